// Facts in and out of the register: written anew for a block, or computed for the asker as of a day.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/ontology.h"
#include "merge/account.h"
#include "merge/register_fact.h"
#include "register/register.h"

namespace paraphe {

// A block's accounts and the facts made of them; evidence points into the accounts.
struct BlockFacts {
  std::vector<Account> accounts;
  std::vector<RegisterFact> facts;
};

BlockFacts facts_of_block(Register& book, const Ontology& ontology, std::string_view block, const AsKnown& known);

// Replaces the block's rows in the derived tables.
void write_facts(Register& book, std::string_view block, const BlockFacts& facts);

// Every block in which `a` and `b` have accounts ("" for any), in order; stops when `use` answers false.
Result<void> for_each_block(Register& book, const Ontology& ontology, std::string_view a, std::string_view b,
                            const AsKnown& known, const std::function<bool(const BlockFacts&)>& use);

// The block of an account or fact with that key, now or ever; "" when there is none.
Result<std::string> block_of_key(Register& book, std::string_view key);

// The key of the account that is shown as ARTICLE#f3, of the article's latest version; "" when there is none.
Result<std::string> key_of_account(Register& book, std::string_view shown);

}  // namespace paraphe
