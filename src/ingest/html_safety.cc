#include "ingest/html_safety.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_map>

namespace paraphe {

namespace {

constexpr std::size_t deepest = 2000;
constexpr std::size_t most_elements = 1'000'000;  // with those that the parser copies

constexpr std::array<std::string_view, 8> dropped{"script", "style",    "svg",    "math",
                                                  "iframe", "template", "object", "noscript"};
constexpr std::array<std::string_view, 16> empty_elements{"area",  "base",  "br",    "col",   "embed", "hr",
                                                          "img",   "input", "link",  "meta",  "param", "source",
                                                          "track", "wbr",   "frame", "keygen"};
// Their end tag may be missing: the next one ends them.
constexpr std::array<std::string_view, 15> self_ending{"p",      "li",       "dd",       "dt",    "tr",
                                                       "td",     "th",       "thead",    "tbody", "tfoot",
                                                       "option", "optgroup", "colgroup", "body",  "html"};
constexpr std::array<std::string_view, 14> formatting{"a",    "b", "big",   "code",   "em",     "font", "i",
                                                      "nobr", "s", "small", "strike", "strong", "tt",   "u"};

template <std::size_t size>
bool holds(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string tag_name(std::string_view file, std::size_t at) {
  std::string name;
  while (at < file.size() && name.size() < 32 &&
         (std::isalnum(static_cast<unsigned char>(file[at])) != 0 || file[at] == '-')) {
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(file[at++])));
  }
  return name;
}

// Where the element that must be dropped ends, behind its end tag; the file's end if it has none.
std::size_t end_of(std::string_view file, std::size_t at, std::string_view name) {
  for (;;) {
    at = file.find("</", at);
    if (at == std::string_view::npos) return file.size();
    if (tag_name(file, at + 2) == name) {
      const std::size_t close = file.find('>', at);
      return close == std::string_view::npos ? file.size() : close + 1;
    }
    at += 2;
  }
}

class Page {
 public:
  explicit Page(std::string_view file) : file_(file) {}

  Result<std::string> clean() {
    while (at_ < file_.size()) {
      const std::size_t tag = std::min(file_.find('<', at_), file_.size());
      out_.append(file_.substr(at_, tag - at_));
      at_ = tag;
      if (at_ + 1 >= file_.size()) break;
      if (file_.substr(at_).starts_with("<!--")) {
        const std::size_t end = file_.find("-->", at_ + 4);
        at_ = end == std::string_view::npos ? file_.size() : end + 3;
      } else if (!open_or_close()) {
        out_ += file_[at_++];
      }
      if (elements_ > most_elements) {
        return failure(ErrorKind::too_large, fmt::format("the page has more than {} elements", most_elements));
      }
      if (depth_ > deepest)
        return failure(ErrorKind::too_large, fmt::format("the page is nested more than {} deep", deepest));
    }
    return std::move(out_);
  }

 private:
  bool open_or_close() {
    const bool closing = file_[at_ + 1] == '/';
    const std::string name = tag_name(file_, at_ + (closing ? 2 : 1));
    if (name.empty()) return false;
    if (!closing && holds(dropped, name)) {
      at_ = end_of(file_, at_ + 1, name);
      return true;
    }
    out_ += '<';
    ++at_;
    // Only an end tag that has its begin tag counts: the parser ignores others.
    if (closing) {
      if (const auto open = open_.find(name); open != open_.end() && open->second > 0) {
        --open->second;
        --depth_;
        if (holds(formatting, name)) --formatting_;
      }
      return true;
    }
    elements_ += 1 + formatting_;
    if (holds(empty_elements, name) || holds(self_ending, name)) return true;
    ++open_[name];
    ++depth_;
    if (holds(formatting, name)) ++formatting_;
    return true;
  }

  std::string_view file_;
  std::size_t at_ = 0;
  std::string out_;
  std::unordered_map<std::string, std::size_t> open_;
  std::size_t depth_ = 0, formatting_ = 0, elements_ = 0;
};

}  // namespace

Result<std::string> safe_html(std::string_view file) { return Page(file).clean(); }

}  // namespace paraphe
