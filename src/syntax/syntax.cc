#include "syntax/syntax.h"

namespace paraphe {

Result<Model> load_model(const std::filesystem::path&) { return Model{}; }
Result<void> parse(const Knowledge&, const Model&, Workspace&, Article&) { return {}; }

}  // namespace paraphe
