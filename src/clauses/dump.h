// A clause in words, for people and for tests: the predicate with its standing, then one line a filler, date, amount.
//
//   signer  verb  past perfect  said by l'agence Sputnik
//     subject   la Russie
//     object    un accord
//     with      le Togo, le Bénin (shared)
//     time      mercredi
#pragma once
#include <string>

#include "text/article.h"

namespace paraphe {

std::string dump(const Article& article, const Clause& clause);
// The standing alone, without the plain parts: "future planned negated".
std::string dump(const Article& article, const Standing& standing);

}  // namespace paraphe
