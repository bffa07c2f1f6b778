// Who gives and who receives, where a claim of a flow leaves one side to its surroundings: « La Banque mondiale versera
// 20 millions » in an article on the aid that Malawi gets. Those who receive in the article's full claims receive here too.
#pragma once
#include <vector>

#include "knowledge/knowledge.h"
#include "text/article.h"

namespace paraphe {

// Changes only parties that were taken from the article's main ones (without words of their own) and roles that are
// open. Linear in the claims.
void settle_receivers(const Knowledge& knowledge, const std::vector<std::string_view>& main_parties, std::vector<Claim>& claims);

}  // namespace paraphe
