// Whom a statement is aimed at where it names an act alone: « a condamné les frappes », « nie ».
#pragma once
#include <vector>

#include "knowledge/knowledge.h"
#include "text/article.h"

namespace paraphe {

// Who condemns an act speaks to whoever did it, who denies or rejects to whoever accused or asked; where the doer is
// unknown the victim is a party and nobody is the target. Only what the context completed is settled anew, and what
// the statement's own object tells as an act.
void settle_addressees(const Knowledge& knowledge, const Article& article, std::vector<Claim>& claims);

}  // namespace paraphe
