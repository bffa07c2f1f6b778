#pragma once
#include "base/result.h"
#include "facts/rules.h"
#include "knowledge/knowledge.h"
#include "text/article.h"

namespace paraphe {

Result<void> find_claims(const Knowledge& knowledge, const Rules& rules, Article& article);

}  // namespace paraphe
