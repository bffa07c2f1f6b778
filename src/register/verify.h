// Whether the register is whole: the file, every quote in its text, every fact with live evidence, and every fact what
// its accounts make of it.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "knowledge/ontology.h"
#include "register/register.h"

namespace paraphe {

struct Verdict {
  std::size_t articles = 0, claims = 0, facts = 0;
  std::vector<std::string> faults;  // at most a hundred are told
};

Result<Verdict> verify_register(Register& book, const Ontology& ontology);

}  // namespace paraphe
