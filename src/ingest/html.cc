#include "ingest/html.h"

#include <gumbo.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <unordered_map>
#include <vector>

#include "base/calendar.h"
#include "base/utf8.h"
#include "ingest/html_safety.h"

namespace paraphe {

namespace {

// Bytes to UTF-8 ------------------------------------------------------------------------------------------------------

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

// The name behind charset= in the first bytes of the page; "" without one.
std::string declared_charset(std::string_view file) {
  const std::string head = lower_ascii(file.substr(0, 4096));
  std::size_t at = head.find("charset=");
  if (at == std::string::npos) return "";
  at += 8;
  while (at < head.size() && (head[at] == '"' || head[at] == '\'')) ++at;
  std::size_t end = at;
  while (end < head.size() &&
         (std::isalnum(static_cast<unsigned char>(head[end])) != 0 || head[end] == '-' || head[end] == '_'))
    ++end;
  return head.substr(at, end - at);
}

// A page that is not UTF-8 is read in the character set that it declares.
Result<std::string> to_utf8(std::string_view file) {
  if (file.starts_with("\xEF\xBB\xBF")) file.remove_prefix(3);
  const std::size_t bad = first_invalid_utf8(file);
  if (bad == std::string_view::npos) return std::string(file);
  std::string charset = declared_charset(file);
  if (charset == "iso-8859-1") charset = "windows-1252";  // as browsers do
  UErrorCode status = U_ZERO_ERROR;
  const bool useless = charset.empty() || charset == "utf-8" || charset == "utf8";
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      useless ? nullptr : ucnv_open(charset.c_str(), &status), &ucnv_close);
  if (!converter || U_FAILURE(status)) {
    return failure(ErrorKind::malformed_input,
                   "the page is not UTF-8 and declares no other character set; save it as UTF-8");
  }
  const int32_t size = static_cast<int32_t>(file.size());
  std::string out(file.size() * 4 + 16, '\0');
  const int32_t written = ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), out.data(), static_cast<int32_t>(out.size()),
                                             file.data(), size, &status);
  if (U_FAILURE(status)) return failure(ErrorKind::malformed_input, "the page's bytes do not fit its character set");
  out.resize(static_cast<std::size_t>(written));
  return out;
}

// The tree ------------------------------------------------------------------------------------------------------------

std::string_view attribute(const GumboNode* node, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE; }
GumboTag tag_of(const GumboNode* node) { return is_element(node) ? node->v.element.tag : GUMBO_TAG_UNKNOWN; }

bool has_tag(const GumboNode* node, std::initializer_list<GumboTag> tags) {
  return is_element(node) && std::find(tags.begin(), tags.end(), node->v.element.tag) != tags.end();
}

bool is_block(const GumboNode* node) {
  return has_tag(node, {GUMBO_TAG_P,      GUMBO_TAG_DIV,        GUMBO_TAG_H1,      GUMBO_TAG_H2,      GUMBO_TAG_H3,
                        GUMBO_TAG_H4,     GUMBO_TAG_H5,         GUMBO_TAG_H6,      GUMBO_TAG_LI,      GUMBO_TAG_UL,
                        GUMBO_TAG_OL,     GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_TABLE,
                        GUMBO_TAG_TR,     GUMBO_TAG_TD,         GUMBO_TAG_TH,      GUMBO_TAG_DL,      GUMBO_TAG_DT,
                        GUMBO_TAG_DD,     GUMBO_TAG_PRE,        GUMBO_TAG_FIGURE,  GUMBO_TAG_MAIN,    GUMBO_TAG_BODY,
                        GUMBO_TAG_HEADER, GUMBO_TAG_CENTER});
}

bool is_aside(const GumboNode* node) {
  if (has_tag(node,
              {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NAV, GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE, GUMBO_TAG_FORM,
               GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_NOSCRIPT,
               GUMBO_TAG_IFRAME, GUMBO_TAG_TEMPLATE, GUMBO_TAG_HEAD, GUMBO_TAG_VIDEO, GUMBO_TAG_AUDIO})) {
    return true;
  }
  if (!is_element(node) || has_tag(node, {GUMBO_TAG_BODY, GUMBO_TAG_HTML, GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN}))
    return false;
  if (gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr) return true;
  const std::string names =
      lower_ascii(std::string(attribute(node, "class")) + " " + std::string(attribute(node, "id")) + " " +
                  std::string(attribute(node, "role")));
  constexpr std::array<std::string_view, 17> marks{
      "comment", "share",      "social", "related", "newsletter", "sidebar",    "breadcrumb", "cookie", "advert",
      "promo",   "navigation", "menu",   "footer",  "subscribe",  "pagination", "banner",     "popup"};
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return names.find(mark) != std::string::npos; });
}

// Visits the tree in document order without recursion. enter() says whether to go in; leave() is called on the way out.
template <typename Enter, typename Leave>
void walk(const GumboNode* root, Enter enter, Leave leave) {
  struct Step {
    const GumboNode* node;
    bool done;
  };
  std::vector<Step> steps{{root, false}};
  while (!steps.empty()) {
    const Step step = steps.back();
    steps.pop_back();
    if (step.done) {
      leave(step.node);
      continue;
    }
    if (!enter(step.node)) continue;
    steps.push_back({step.node, true});
    const bool has_children = is_element(step.node) || step.node->type == GUMBO_NODE_DOCUMENT;
    if (!has_children) continue;
    const GumboVector& children =
        step.node->type == GUMBO_NODE_DOCUMENT ? step.node->v.document.children : step.node->v.element.children;
    for (unsigned int i = children.length; i > 0; --i)
      steps.push_back({static_cast<const GumboNode*>(children.data[i - 1]), false});
  }
}

template <typename Enter>
void walk(const GumboNode* root, Enter enter) {
  walk(root, enter, [](const GumboNode*) {});
}

bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
}

// White space of the source is one blank; a no-break space stays.
void append_words(std::string_view text, std::string& out) {
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ' && out.back() != '\n') {
      out += ' ';
    }
  }
}

// Gathers text in document order, one block a line. A paragraph or list item that is mostly links is left out: it leads
// to other pages.
class TextGatherer {
 public:
  explicit TextGatherer(std::size_t enough) : enough_(enough) {}

  void gather(const GumboNode* root) {
    walk(root, [&](const GumboNode* node) { return enter(node, root); }, [&](const GumboNode* node) { leave(node); });
  }

  std::string take() { return std::move(out_); }

 private:
  struct Block {
    const GumboNode* node;
    std::size_t begin, links;
  };

  static bool may_be_links(const GumboNode* node) { return has_tag(node, {GUMBO_TAG_P, GUMBO_TAG_LI, GUMBO_TAG_TD}); }

  bool enter(const GumboNode* node, const GumboNode* root) {
    if (++nodes_ > enough_ || out_.size() > enough_) return false;
    if (is_text(node)) {
      const std::size_t before = out_.size();
      append_words(node->v.text.text, out_);
      if (inside_link_ > 0) link_bytes_ += out_.size() - before;
    }
    if (node != root && is_aside(node)) return false;
    if (is_block(node) || tag_of(node) == GUMBO_TAG_BR) new_line();
    if (tag_of(node) == GUMBO_TAG_A) ++inside_link_;
    if (may_be_links(node)) blocks_.push_back({node, out_.size(), link_bytes_});
    if (tag_of(node) == GUMBO_TAG_LI) out_ += "- ";
    return true;
  }

  void leave(const GumboNode* node) {
    if (tag_of(node) == GUMBO_TAG_A) --inside_link_;
    if (!blocks_.empty() && blocks_.back().node == node) {
      const Block block = blocks_.back();
      blocks_.pop_back();
      const std::size_t begin = std::min(block.begin, out_.size());
      const std::size_t size = out_.size() - begin;
      if (link_bytes_ > block.links && (link_bytes_ - block.links) * 3 > size * 2) out_.resize(begin);
    }
    if (is_block(node)) new_line();
  }

  void new_line() {
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  }

  std::size_t enough_;
  std::string out_;
  std::size_t nodes_ = 0, link_bytes_ = 0;
  int inside_link_ = 0;
  std::vector<Block> blocks_;
};

// The text under a node; not much more than `enough` bytes of it.
std::string text_under(const GumboNode* root, std::size_t enough = largest_document) {
  TextGatherer gatherer(enough);
  gatherer.gather(root);
  return gatherer.take();
}

// Head ---------------------------------------------------------------------------------------------------------------

std::string day_in(std::string_view text) {
  const std::string_view day = trim(text).substr(0, 10);
  return parse_day(day) ? std::string(day) : "";
}

struct Head {
  std::string og_title, title, h1, published, time, outlet, author, url, language;
};

void read_meta(const GumboNode* node, Head& head) {
  std::string name = lower_ascii(attribute(node, "property"));
  if (name.empty()) name = lower_ascii(attribute(node, "name"));
  if (name.empty()) name = lower_ascii(attribute(node, "itemprop"));
  const std::string_view content = trim(attribute(node, "content"));
  const auto set = [&](std::string& field, std::string_view value) {
    if (field.empty()) field = value;
  };
  if (name == "og:title") set(head.og_title, content);
  if (name == "og:site_name") set(head.outlet, content);
  if (name == "og:url") set(head.url, content);
  if (name == "author" || name == "article:author") set(head.author, content);
  constexpr std::array<std::string_view, 8> dates{
      "article:published_time", "date", "dc.date", "dc.date.issued", "pubdate", "publishdate", "datepublished",
      "og:published_time"};
  if (std::find(dates.begin(), dates.end(), name) != dates.end()) set(head.published, day_in(content));
}

Head read_head(const GumboNode* root) {
  Head head;
  walk(root, [&](const GumboNode* node) {
    switch (tag_of(node)) {
      case GUMBO_TAG_HTML:
        head.language = attribute(node, "lang");
        break;
      case GUMBO_TAG_META:
        read_meta(node, head);
        break;
      case GUMBO_TAG_TIME:
        if (head.time.empty()) head.time = day_in(attribute(node, "datetime"));
        break;
      case GUMBO_TAG_LINK:
        if (head.url.empty() && attribute(node, "rel") == "canonical") head.url = attribute(node, "href");
        break;
      case GUMBO_TAG_TITLE:
        if (head.title.empty()) head.title = trim(text_under(node));
        break;
      case GUMBO_TAG_H1:
        if (head.h1.empty()) head.h1 = trim(text_under(node));
        break;
      default:
        break;
    }
    return true;
  });
  return head;
}

// The day of « "datePublished": "2024-05-06T… » in a script of linked data.
std::string linked_day(std::string_view file) {
  constexpr std::string_view key = "\"datePublished\"";
  const std::size_t at = file.find(key);
  if (at == std::string_view::npos) return "";
  const std::size_t value = file.find_first_not_of(" :\t\n\r", at + key.size());
  if (value == std::string_view::npos || file[value] != '"') return "";
  return day_in(file.substr(value + 1, 10));
}

// Body ---------------------------------------------------------------------------------------------------------------

// The element with most running text: every paragraph counts for its parent, by half for the grandparent.
class Densest {
 public:
  const GumboNode* find(const GumboNode* root) {
    walk(root, [&](const GumboNode* node) {
      if (is_aside(node)) return false;
      if (has_tag(node, {GUMBO_TAG_P, GUMBO_TAG_PRE})) paragraph(node);
      return true;
    });
    const GumboNode* best = nullptr;
    for (const GumboNode* node : order_) {
      if (best == nullptr || scores_[node] > scores_[best]) best = node;
    }
    return best;
  }

  // The text of the element and of those beside it that hold a part of the running text too.
  std::string text(const GumboNode* best) const {
    if (best->parent == nullptr || !is_element(best->parent)) return text_under(best);
    constexpr double part = 0.2;
    const double least = scores_.at(best) * part;
    TextGatherer gatherer(largest_document);
    const GumboVector& beside = best->parent->v.element.children;
    for (unsigned int i = 0; i < beside.length; ++i) {
      const GumboNode* node = static_cast<const GumboNode*>(beside.data[i]);
      const auto score = scores_.find(node);
      if (node == best || (score != scores_.end() && score->second >= least && !is_aside(node))) gatherer.gather(node);
    }
    return gatherer.take();
  }

 private:
  void paragraph(const GumboNode* node) {
    constexpr std::size_t enough = 1024;  // paragraphs may be nested: none may cost more than this
    const std::string text = text_under(node, enough);
    constexpr std::size_t shortest = 40;
    if (text.size() < shortest) return;
    const double commas = static_cast<double>(std::count(text.begin(), text.end(), ','));
    const double score = 1 + std::min(commas, 10.0) + std::min(static_cast<double>(text.size()) / 100, 5.0);
    const GumboNode* parent = node->parent;
    if (parent == nullptr) return;
    add(parent, score);
    if (parent->parent != nullptr && is_element(parent->parent)) add(parent->parent, score / 2);
  }

  void add(const GumboNode* node, double score) {
    const auto [at, fresh] = scores_.emplace(node, 0);
    if (fresh) {
      order_.push_back(node);
      if (has_tag(node, {GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN})) at->second += 5;
    }
    at->second += score;
  }

  std::unordered_map<const GumboNode*, double> scores_;
  std::vector<const GumboNode*> order_;  // so that equal scores give the first one
};

// The text without the title that repeats itself as its first line.
std::string without_title(std::string text, std::string_view title) {
  const std::size_t stop = text.find('\n');
  if (stop != std::string::npos && !title.empty() &&
      fold(trim(std::string_view(text).substr(0, stop))) == fold(title)) {
    text.erase(0, stop + 1);
  }
  return std::string(trim(text));
}

struct DestroyOutput {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

}  // namespace

ArticleDraft read_html(std::string_view file) {
  ArticleDraft draft;
  const auto refuse = [&](const Error& error) {
    draft.refused = error;
    return draft;
  };
  const Result<std::string> text = to_utf8(file);
  if (!text) return refuse(text.error());
  const Result<std::string> page = safe_html(*text);
  if (!page) return refuse(page.error());
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const std::unique_ptr<GumboOutput, DestroyOutput> output(
      gumbo_parse_with_options(&options, page->data(), page->size()));
  if (!output) return refuse(Error{ErrorKind::malformed_input, "the page cannot be read as HTML"});
  const Head head = read_head(output->root);
  draft.title = !head.og_title.empty() ? head.og_title : !head.h1.empty() ? head.h1 : head.title;
  std::replace(draft.title.begin(), draft.title.end(), '\n', ' ');
  draft.published = !head.published.empty() ? head.published : linked_day(*text);
  if (draft.published.empty()) draft.published = head.time;
  draft.outlet = head.outlet;
  draft.author = head.author;
  draft.url = head.url;
  draft.language = head.language;
  Densest densest;
  const GumboNode* body = densest.find(output->root);
  draft.text = without_title(body != nullptr ? densest.text(body) : text_under(output->root), draft.title);
  return draft;
}

}  // namespace paraphe
