// Facts of the register in the form that dossier lines are made of.
#pragma once
#include <span>

#include "dossier/collect.h"
#include "dossier/telling.h"
#include "merge/account.h"
#include "merge/register_fact.h"

namespace paraphe {

// An account as a fact read in its article.
ReadFact read_fact(const Account& account);
// Adds the register's fact and what each article says of it; altered copies are left out.
void collect(Collection& collection, const RegisterFact& fact, std::span<const Account> accounts);
// The register's fact with the source and proof of its latest supporting account.
ReadFact read_fact(const RegisterFact& fact, std::span<const Account> accounts);
// Who says that the fact is not so, "" when nobody does.
std::string against_text(const Teller& teller, const RegisterFact& fact, std::span<const Account> accounts);

}  // namespace paraphe
