#include "clauses/clauses.h"

namespace paraphe {

Result<void> find_clauses(const Knowledge&, Article&) { return {}; }

}  // namespace paraphe
