// Universal Dependencies' CoNLL-U, read into an Article (for tests and measuring) and written from one (for people).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/article.h"

namespace paraphe {

struct ConlluSentence {
  std::string id, text;
};

// Sentences with tokens and syntax as the file gives them; the article's text is the sentences' texts, one a line.
// Words of a multiword token share its span; empty nodes are passed over.
Result<Article> read_conllu(std::string_view file);

// The article's sentences with syntax, ten columns.
std::string write_conllu(const Article& article);

}  // namespace paraphe
