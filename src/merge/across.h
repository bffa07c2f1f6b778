// The accounts of one block (account.h), of many articles, become the facts of the register. A pure function: the same
// accounts give the same facts in whatever order they come.
#pragma once
#include <span>
#include <vector>

#include "knowledge/ontology.h"
#include "merge/account.h"
#include "merge/register_fact.h"

namespace paraphe {

// In the order of the facts' dates, undated ones last; evidence points into `accounts`.
std::vector<RegisterFact> merge_accounts(const Ontology& ontology, std::span<const Account> accounts);

}  // namespace paraphe
