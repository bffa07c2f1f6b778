#pragma once
#include "base/result.h"
#include "knowledge/knowledge.h"
#include "text/article.h"

namespace paraphe {

Result<void> merge_claims(const Knowledge& knowledge, Article& article);

}  // namespace paraphe
