#include "ingest/plain_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace paraphe {

namespace {

// Takes the first line off the text, without its line break.
std::string_view take_line(std::string_view& text) {
  const std::size_t stop = text.find('\n');
  std::string_view line = text.substr(0, stop);
  text.remove_prefix(stop == std::string_view::npos ? text.size() : stop + 1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

// True when the lines are one paragraph that was cut at a column: all but the last of a page's width, and most of them
// ending inside a sentence.
bool is_wrapped(const std::vector<std::string_view>& lines) {
  constexpr std::size_t narrowest = 50, widest = 110;
  if (lines.size() < 2) return false;
  std::size_t inside = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].size() < narrowest || lines[i].size() > widest) return false;
    const char last = lines[i].back();
    if (last != '.' && last != '!' && last != '?' && last != ':' && last != ';') ++inside;
    const char next = lines[i + 1].front();
    if (next == '-' || next == '*' || static_cast<unsigned char>(next) == 0xE2) return false;  // items: - • –
  }
  return inside * 2 > lines.size() - 1;
}

// The text with wrapped paragraphs on one line each.
std::string unwrapped(std::string_view text) {
  std::string out;
  std::vector<std::string_view> paragraph;
  const auto end_paragraph = [&] {
    const char joint = is_wrapped(paragraph) ? ' ' : '\n';
    for (std::size_t i = 0; i < paragraph.size(); ++i) {
      if (i > 0) out += joint;
      out += paragraph[i];
    }
    if (!paragraph.empty()) out += '\n';
    paragraph.clear();
  };
  while (!text.empty()) {
    const std::string_view line = trim(take_line(text));
    if (!line.empty()) {
      paragraph.push_back(line);
      continue;
    }
    end_paragraph();
    out += '\n';
  }
  end_paragraph();
  return std::string(trim(out));
}

// Head ---------------------------------------------------------------------------------------------------------------

std::string unquoted(std::string_view value) {
  value = trim(value);
  const bool quoted =
      value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front();
  return std::string(quoted ? value.substr(1, value.size() - 2) : value);
}

// Reads the head into the draft and takes it off the file.
void read_head(std::string_view& file, ArticleDraft& draft) {
  std::string_view rest = file;
  if (trim(take_line(rest)) != "---") return;
  std::vector<std::pair<std::string, std::string>> head;
  for (;;) {
    if (rest.empty()) return;  // no second line of ---: it was no head
    const std::string_view line = take_line(rest);
    if (trim(line) == "---") break;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    head.emplace_back(lower(trim(line.substr(0, colon))), unquoted(line.substr(colon + 1)));
  }
  const std::array<std::pair<std::string_view, std::string*>, 12> fields{{{"id", &draft.id},
                                                                          {"title", &draft.title},
                                                                          {"date", &draft.published},
                                                                          {"published", &draft.published},
                                                                          {"outlet", &draft.outlet},
                                                                          {"source", &draft.outlet},
                                                                          {"lang", &draft.language},
                                                                          {"language", &draft.language},
                                                                          {"url", &draft.url},
                                                                          {"author", &draft.author},
                                                                          {"retrieved", &draft.retrieved},
                                                                          {"link", &draft.url}}};
  for (const auto& [key, value] : head) {
    for (const auto& [name, field] : fields) {
      if (key == name && field->empty()) *field = value;
    }
  }
  file = rest;
}

// Signs --------------------------------------------------------------------------------------------------------------

bool is_rule(std::string_view line) {
  line = trim(line);
  return line.size() >= 3 &&
         (line.front() == '-' || line.front() == '*' || line.front() == '_' || line.front() == '=') &&
         std::all_of(line.begin(), line.end(), [&](char c) { return c == line.front() || c == ' '; });
}

// The end of the bracket that opens at line[at], or npos. Looks a bounded way ahead.
std::size_t bracket_end(std::string_view line, std::size_t at, char open, char close) {
  int depth = 0;
  const std::size_t limit = std::min(line.size(), at + 2048);
  for (std::size_t i = at; i < limit; ++i) {
    if (line[i] == open) ++depth;
    if (line[i] == close && --depth == 0) return i;
  }
  return std::string_view::npos;
}

// [words](address) at line[at]: the words are kept, those of an image are not. Returns where to go on, or `at`.
std::size_t take_link(std::string_view line, std::size_t at, bool keep, std::string& out) {
  const std::size_t words = bracket_end(line, at, '[', ']');
  if (words == std::string_view::npos || words + 1 >= line.size() || line[words + 1] != '(') return at;
  const std::size_t address = bracket_end(line, words + 1, '(', ')');
  if (address == std::string_view::npos) return at;
  if (keep) out += line.substr(at + 1, words - at - 1);
  return address + 1;
}

std::string without_signs(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const char c = line[at];
    if (c == '\\' && at + 1 < line.size() && std::ispunct(static_cast<unsigned char>(line[at + 1])) != 0) {
      out += line[at + 1];
      at += 2;
    } else if (c == '!' && at + 1 < line.size() && line[at + 1] == '[') {
      const std::size_t next = take_link(line, at + 1, false, out);
      if (next == at + 1) out += c;
      at = next == at + 1 ? at + 1 : next;
    } else if (c == '[') {
      const std::size_t next = take_link(line, at, true, out);
      if (next == at) out += c;
      at = next == at ? at + 1 : next;
    } else if (c == '<' && at + 1 < line.size() &&
               (std::isalpha(static_cast<unsigned char>(line[at + 1])) != 0 || line[at + 1] == '/' ||
                line[at + 1] == '!')) {
      const std::size_t end = line.find('>', at);
      if (end == std::string_view::npos) return out + std::string(line.substr(at));
      at = end + 1;
    } else if (c == '*' || c == '`' ||
               (c == '_' && (at == 0 || !std::isalnum(static_cast<unsigned char>(line[at - 1])) ||
                             at + 1 == line.size() || !std::isalnum(static_cast<unsigned char>(line[at + 1]))))) {
      ++at;
    } else {
      out += c;
      ++at;
    }
  }
  return out;
}

std::string plain_line(std::string_view line) {
  std::string_view rest = trim(line);
  while (!rest.empty() && rest.front() == '>') rest = trim(rest.substr(1));
  const std::size_t marks = std::min(rest.find_first_not_of('#'), rest.size());
  if (marks > 0 && marks <= 6 && (marks == rest.size() || rest[marks] == ' ')) rest = trim(rest.substr(marks));
  if (rest.size() > 2 && (rest.front() == '*' || rest.front() == '+') && rest[1] == ' ')
    return "- " + without_signs(rest.substr(2));
  return without_signs(rest);
}

}  // namespace

ArticleDraft read_plain_text(std::string_view file) {
  ArticleDraft draft;
  std::string_view rest = file;
  const std::string_view first = take_line(rest);
  std::string_view after = rest;
  constexpr std::size_t longest_title = 400;
  const bool title =
      !trim(first).empty() && first.size() <= longest_title && trim(take_line(after)).empty() && !trim(after).empty();
  if (title) draft.title = trim(first);
  draft.text = unwrapped(trim(title ? after : file));
  return draft;
}

ArticleDraft read_markdown(std::string_view file) {
  ArticleDraft draft;
  read_head(file, draft);
  bool first = true;
  while (!file.empty()) {
    const std::string_view line = take_line(file);
    if (is_rule(line)) continue;
    const bool heading = trim(line).starts_with("# ");
    std::string plain = plain_line(line);
    if (first && heading && (draft.title.empty() || fold(draft.title) == fold(plain))) {
      draft.title = plain;
      first = false;
      continue;
    }
    if (!trim(plain).empty()) first = false;
    // A line that held only an image or a tag leaves nothing behind.
    if (trim(plain).empty() && !trim(line).empty()) continue;
    draft.text += plain;
    draft.text += '\n';
  }
  draft.text = std::string(trim(draft.text));
  return draft;
}

}  // namespace paraphe
