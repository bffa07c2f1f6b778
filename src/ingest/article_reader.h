// Files, folders and standard input, read as articles one after the other; a file of any length needs no more memory
// than its longest line.
//
//   ArticleReader reader(knowledge, {"articles.jsonl", "saved/"}, {}, std::cin);
//   while (std::optional<Article> article = reader.next()) …
//
// .jsonl .ndjson (one article a line), .json (one article or an array), .txt, .md, .html; any other file is told by its
// beginning. Folders are read in the order of names, with those inside them; there, files of other kinds are passed
// over. « - » is standard input. What is no good article is handed out all the same, with set_aside filled (stage
// ingest) and an id: its own, or FILE:LINE. Nothing is thrown; nothing is printed.
#pragma once
#include <filesystem>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "ingest/draft.h"
#include "knowledge/knowledge.h"
#include "text/article.h"

namespace paraphe {

struct IngestOptions {
  std::optional<Day> published;  // for articles that have no date
  std::string language;          // for articles that do not tell theirs; "": found out
};

class ArticleReader {
 public:
  // The knowledge and the stream must outlive the reader.
  ArticleReader(const Knowledge& knowledge, std::vector<std::filesystem::path> paths, IngestOptions options,
                std::istream& standard_input);
  ~ArticleReader();
  ArticleReader(ArticleReader&&) noexcept;
  ArticleReader& operator=(ArticleReader&&) noexcept;

  // The next article; nothing at the end.
  std::optional<Article> next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The article of a draft, checked: date, language, size, characters. `place` is FILE:LINE, the id of what has none.
// Does not know of other articles: a repeated id is the reader's to see.
Article finish_article(const Knowledge& knowledge, const IngestOptions& options, ArticleDraft draft, std::string_view place);

}  // namespace paraphe
