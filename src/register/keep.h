// Keeps an article: writes it with its claims and accounts, then computes anew the facts of every block that it
// touches, all in one transaction. When it returns without an Error, the article outlives any crash.
#pragma once
#include <cstdint>
#include <string_view>

#include "knowledge/ontology.h"
#include "register/register.h"
#include "text/article.h"

namespace paraphe {

enum class KeptAs : unsigned char { added, unchanged, new_version };
std::string_view name_of(KeptAs kept);

struct Kept {
  KeptAs as = KeptAs::added;
  std::int64_t claims = 0;
};

// `learnt`: the present moment, UTC, YYYY-MM-DDTHH:MM:SS.mmmZ. The same article again changes nothing.
Result<Kept> keep(Register& book, const Ontology& ontology, const Article& article, std::string_view learnt);

}  // namespace paraphe
