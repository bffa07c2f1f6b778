#include "quantities/quantities.h"

namespace paraphe {

Result<void> find_quantities(const Knowledge&, Article&) { return {}; }

}  // namespace paraphe
