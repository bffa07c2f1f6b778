// Facts of the register as `facts --json` prints them: the codebook's form, and their history, the numbers of
// independent origins for and against, the articles, contradictions, and since when the register knows.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "dossier/fact_json.h"
#include "merge/account.h"
#include "merge/register_fact.h"

namespace paraphe {

Json register_fact_json(const RegisterFact& fact, std::span<const Account> accounts);

// The proof of a fact, one to three quotes, those of different origins first.
std::vector<std::string> proof_of(const RegisterFact& fact, std::span<const Account> accounts);

}  // namespace paraphe
