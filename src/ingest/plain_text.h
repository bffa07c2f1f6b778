// Plain text and Markdown files as drafts.
// .txt: the first line is the title when an empty line follows it; paragraphs that were cut at a column are put
// together. .md: a head of `key: value` lines between two lines
// of --- (title, date, outlet, lang, id, url, author), then text, of which the signs are lightly removed: links keep
// their words, images and HTML tags go, list marks stay. Not a full Markdown reader.
#pragma once
#include <string_view>

#include "ingest/draft.h"

namespace paraphe {

ArticleDraft read_plain_text(std::string_view file);
ArticleDraft read_markdown(std::string_view file);

}  // namespace paraphe
