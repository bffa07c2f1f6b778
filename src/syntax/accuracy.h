// How good the tagger-parser is: measured on treebanks with their own words, as training/evaluate.py counts.
//
//   Result<Article> gold = read_conllu(file);
//   Result<SyntaxAccuracy> figures = measure_syntax(knowledge, model, workspace, *gold);
//
// The words are given to the parser as segment/ would give them: a contraction that the model decides (des) as one
// word, a partitive du as de + le. A word counts as right in a contraction only when the model split it as the treebank
// does. Also the speed: sentences a second of parse() alone, in processor time of this thread.
#pragma once
#include <string>

#include "base/result.h"
#include "knowledge/knowledge.h"
#include "syntax/model.h"
#include "text/article.h"
#include "text/workspace.h"

namespace paraphe {

struct SyntaxAccuracy {
  int sentences = 0, words = 0;
  int upos = 0, lemmas = 0, heads = 0, labelled = 0;  // right ones; `labelled` without subtypes
  int undecided = 0, decided = 0;                     // forms that may be one word or two; rightly decided ones
  double seconds = 0;
};

Result<SyntaxAccuracy> measure_syntax(const Knowledge& knowledge, const Model& model, Workspace& workspace,
                                      const Article& gold);

struct NameAccuracy {
  int gold = 0, found = 0, right = 0;  // right: same span and kind
  double f1() const { return gold + found == 0 ? 0 : 200.0 * right / (gold + found); }
};

// Names of a parsed article against gold spans of its text.
struct GoldName {
  Span span;
  NameKind kind = NameKind::other;
};
NameAccuracy measure_names(const Article& parsed, const std::vector<GoldName>& gold);

// "98.1 UPOS, 89.2 LAS …" for people.
std::string to_string(const SyntaxAccuracy& figures);

}  // namespace paraphe
