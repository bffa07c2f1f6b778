// Web and mail addresses, #tags and @names: https://exemple.org/a, www.exemple.fr, exemple.fr, presse@exemple.int.
#pragma once
#include "segment/lookahead.h"

namespace paraphe {

// The end of the address that begins at `from`, or `from` when none does.
std::size_t address_end(const Lookahead& look, std::size_t from);

}  // namespace paraphe
