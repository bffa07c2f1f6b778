#include "merge/merge.h"

namespace paraphe {

Result<void> merge_claims(const Knowledge&, Article&) { return {}; }

}  // namespace paraphe
