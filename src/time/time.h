#pragma once
#include "base/result.h"
#include "knowledge/knowledge.h"
#include "text/article.h"

namespace paraphe {

Result<void> find_times(const Knowledge& knowledge, Article& article);

}  // namespace paraphe
