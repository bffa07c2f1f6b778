#include "quantities/quantities.h"

namespace paraphe {

void find_quantities_in(const Language&, Article& article) { article.quantities.clear(); }

Result<void> find_quantities(const Knowledge& knowledge, Article& article) {
  if (const Language* language = knowledge.language(article.language)) find_quantities_in(*language, article);
  return {};
}

}  // namespace paraphe
