#include "segment/segment.h"

namespace paraphe {

Result<void> segment(const Knowledge&, Article&) { return {}; }

}  // namespace paraphe
