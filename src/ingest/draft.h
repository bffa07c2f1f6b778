// What a file says of one article before it is checked: every format is read into this, and finish() in
// article_reader.cc makes an Article of it or sets it aside. Fields that the file does not have stay empty.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace paraphe {

struct ArticleDraft {
  std::string id, title, text, language, published, outlet, url, author, retrieved;
  std::vector<std::string> notes;
  std::optional<Error> refused;  // why this is no article
};

// Bounds that protect the program, in bytes.
inline constexpr std::size_t largest_text = 2'000'000;       // title and text
inline constexpr std::size_t largest_line = 16'000'000;      // of JSONL: the text may be escaped
inline constexpr std::size_t largest_document = 16'000'000;  // of HTML, Markdown, plain text
inline constexpr std::size_t longest_id = 512;

}  // namespace paraphe
