#include "entities/entities.h"

namespace paraphe {

Result<void> find_entities(const Knowledge&, Article&) { return {}; }

}  // namespace paraphe
