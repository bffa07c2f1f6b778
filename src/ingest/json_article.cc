#include "ingest/json_article.h"

#include <fmt/format.h>
#include <simdjson.h>

#include "base/utf8.h"

namespace paraphe {

namespace {

constexpr std::size_t deepest = 64;

using simdjson::dom::element;
using simdjson::dom::object;

enum class Wrong : unsigned char { refuse, pass_over };

// Reads a string into `field`. A value of another type refuses the article, or is passed over and said.
void read_string(const object& json, std::string_view key, std::string& field, Wrong wrong, ArticleDraft& draft) {
  element value;
  if (json[key].get(value) != simdjson::SUCCESS || value.is_null()) return;
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) {
    field = text;
  } else if (wrong == Wrong::refuse) {
    if (!draft.refused) {
      draft.refused =
          Error{ErrorKind::malformed_input, fmt::format("`{}` is not a string; write it between quotation marks", key)};
    }
  } else {
    draft.notes.push_back(fmt::format("`{}` is not a string: read without it", key));
  }
}

ArticleDraft read_object(const element& value) {
  ArticleDraft draft;
  object json;
  if (value.get(json) != simdjson::SUCCESS) {
    draft.refused = Error{ErrorKind::malformed_input, "not a JSON object; an article is {\"text\": …}"};
    return draft;
  }
  read_string(json, "id", draft.id, Wrong::refuse, draft);
  element text;
  if (json["text"].get(text) != simdjson::SUCCESS || text.is_null()) {
    draft.refused = Error{ErrorKind::malformed_input, "`text` is missing; an article is {\"text\": …}"};
  }
  read_string(json, "text", draft.text, Wrong::refuse, draft);
  read_string(json, "title", draft.title, Wrong::refuse, draft);
  read_string(json, "lang", draft.language, Wrong::pass_over, draft);
  read_string(json, "published", draft.published, Wrong::pass_over, draft);
  read_string(json, "outlet", draft.outlet, Wrong::pass_over, draft);
  read_string(json, "url", draft.url, Wrong::pass_over, draft);
  read_string(json, "author", draft.author, Wrong::pass_over, draft);
  read_string(json, "retrieved", draft.retrieved, Wrong::pass_over, draft);
  return draft;
}

ArticleDraft refuse(simdjson::error_code code, std::string_view text) {
  ArticleDraft draft;
  draft.id = rescue_id(text);
  const bool bytes = code == simdjson::UTF8_ERROR;
  const bool deep = code == simdjson::DEPTH_ERROR;
  draft.refused = Error{ErrorKind::malformed_input,
                        bytes  ? fmt::format("byte {} is not UTF-8; save the file as UTF-8", first_invalid_utf8(text))
                        : deep ? fmt::format("objects are nested more than {} deep", deepest)
                               : fmt::format("not valid JSON ({})", simdjson::error_message(code))};
  return draft;
}

}  // namespace

struct JsonArticles::Parser {
  simdjson::dom::parser json{largest_document + simdjson::SIMDJSON_PADDING};
  simdjson::error_code ready = json.allocate(1 << 16, deepest);

  simdjson::error_code parse(std::string_view text, element& out) {
    if (ready != simdjson::SUCCESS) return ready;
    return json.parse(text.data(), text.size()).get(out);
  }
};

JsonArticles::JsonArticles() : parser_(std::make_unique<Parser>()) {}
JsonArticles::~JsonArticles() = default;

ArticleDraft JsonArticles::read(std::string_view object) {
  element value;
  if (const simdjson::error_code code = parser_->parse(object, value); code != simdjson::SUCCESS)
    return refuse(code, object);
  return read_object(value);
}

std::vector<ArticleDraft> JsonArticles::read_all(std::string_view document) {
  std::vector<ArticleDraft> drafts;
  element value;
  if (const simdjson::error_code code = parser_->parse(document, value); code != simdjson::SUCCESS) {
    drafts.push_back(refuse(code, document));
    return drafts;
  }
  simdjson::dom::array all;
  if (value.get(all) != simdjson::SUCCESS) {
    drafts.push_back(read_object(value));
    return drafts;
  }
  for (const element each : all) drafts.push_back(read_object(each));
  return drafts;
}

namespace {

// The string literal that begins at line[at] (its opening quotation mark): where it ends, behind the closing mark.
std::size_t literal_end(std::string_view line, std::size_t at) {
  for (++at; at < line.size(); ++at) {
    if (line[at] == '\\') {
      ++at;
    } else if (line[at] == '"') {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

}  // namespace

std::string rescue_id(std::string_view line) {
  int depth = 0;
  for (std::size_t at = 0; at < line.size();) {
    const char c = line[at];
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (c != '"') {
      ++at;
      continue;
    }
    const std::size_t end = literal_end(line, at);
    if (end == std::string_view::npos) return "";
    const bool key = depth == 1 && line.substr(at, end - at) == "\"id\"";
    at = end;
    if (!key) continue;
    std::size_t value = line.find_first_not_of(" \t:", at);
    if (value == std::string_view::npos || line[value] != '"') return "";
    const std::size_t stop = literal_end(line, value);
    if (stop == std::string_view::npos || stop - value > longest_id) return "";
    const std::string_view id = line.substr(value + 1, stop - value - 2);
    const bool plain = id.find('\\') == std::string_view::npos && is_valid_utf8(id);
    return plain ? std::string(id) : "";
  }
  return "";
}

}  // namespace paraphe
