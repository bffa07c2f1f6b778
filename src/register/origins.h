// Copy families in the register: which articles were copied from which. A family is what likeness connects; its origin
// is the article published first. Families are a function of the articles that count, whatever the order in which they
// came.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "merge/account.h"
#include "register/register.h"

namespace paraphe {

// Writes the fingerprints of a new version and its likeness to the articles that are there.
void write_likeness(Register& book, std::int64_t version);

// The version itself and those it is directly like.
std::vector<std::int64_t> alike_to(Register& book, std::int64_t version);

struct FamilyMember {
  std::int64_t version = 0;
  std::string id, published;
  bool altered = false;  // other figures than the origin has
};
// The origin first; one member for an article without copies.
std::vector<FamilyMember> family_of(Register& book, std::int64_t version, const AsKnown& known);

// Fills in Account::origin and Account::altered.
void find_origins(Register& book, const AsKnown& known, std::vector<Account>& accounts);

}  // namespace paraphe
