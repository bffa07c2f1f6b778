#pragma once
#include "base/result.h"
#include "knowledge/knowledge.h"
#include "syntax/model.h"
#include "text/article.h"
#include "text/workspace.h"

namespace paraphe {

Result<void> parse(const Knowledge& knowledge, const Model& model, Workspace& workspace, Article& article);

}  // namespace paraphe
