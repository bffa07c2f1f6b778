// Tags, lemmas, heads and names: runs the neural tagger-parser over the sentences of an article.
//
//   Result<void> done = parse(knowledge, model, workspace, article);
//
// Reads tokens with span and form; writes upos, features, lemma, head, relation, subtype and Article::names. A form
// that the model finds to be a contraction (des = de + les) becomes two tokens, so that token numbers shift: nothing
// may have been attached to tokens before. A sentence's result depends on that sentence alone, not on its neighbours or
// the thread. Some 2 ms a sentence of news; sentences of any length in linear time (long ones in parts of some 220
// pieces). Errors: wrong_model for an empty model, wrong_language for a language that the model was not trained on.
#pragma once
#include "base/result.h"
#include "knowledge/knowledge.h"
#include "syntax/model.h"
#include "text/article.h"
#include "text/workspace.h"

namespace paraphe {

Result<void> parse(const Knowledge& knowledge, const Model& model, Workspace& workspace, Article& article);

}  // namespace paraphe
