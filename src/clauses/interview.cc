#include "clauses/interview.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "base/utf8.h"

namespace paraphe {

namespace {

constexpr int least_questions = 3;

struct Paragraph {
  Span span;
  bool question = false;  // ends in « ? »
  bool prompt = false;    // ends in « … »: a question that is none
  bool marked = false;    // begins with a dash or a guillemet
};

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
  for (const std::string_view end : ends) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

std::vector<Paragraph> paragraphs_of(const Article& article) {
  std::vector<Paragraph> out;
  const std::string_view text = article.text;
  std::size_t begin = article.title_bytes + std::size_t{1};
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view words = trim(text.substr(begin, end - begin));
    if (!words.empty()) {
      Paragraph p;
      p.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
      p.question = words.ends_with("?");
      p.prompt = ends_with_any(words, {"…", "..."});
      constexpr std::array<std::string_view, 4> marks{"«", "–", "—", "- "};
      for (const std::string_view mark : marks) p.marked = p.marked || words.starts_with(mark);
      out.push_back(p);
    }
    begin = end + 1;
  }
  return out;
}

// The person named in the title, else one whose office the lead tells, else the first named there.
MentionIndex find_guest(const Article& article, std::uint32_t lead_end) {
  MentionIndex first = no_mention;
  const auto named = [&](const Mention& m) {
    return m.kind == EntityKind::person && !m.name.empty() && m.span.begin < lead_end &&
           (m.reference == Reference::name || m.reference == Reference::surname);
  };
  for (std::size_t i = 0; i < article.mentions.size(); ++i) {
    const Mention& mention = article.mentions[i];
    if (!named(mention)) continue;
    if (mention.span.end <= article.title_bytes) return static_cast<MentionIndex>(i);
    if (first == no_mention) first = static_cast<MentionIndex>(i);
  }
  for (const Title& title : article.titles) {
    if (title.person == no_mention) continue;
    if (named(article.mentions[static_cast<std::size_t>(title.person)])) return title.person;
  }
  return first;
}

}  // namespace

Interview find_interview(const Article& article) {
  Interview interview;
  const std::vector<Paragraph> paragraphs = paragraphs_of(article);
  int questions = 0, marked = 0;
  std::size_t first = paragraphs.size();
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    if (!paragraphs[i].question) continue;
    ++questions;
    if (first == paragraphs.size()) first = i;
    if (i + 1 < paragraphs.size() && paragraphs[i + 1].marked) ++marked;
  }
  if (questions < least_questions) return interview;
  interview.guest = find_guest(article, paragraphs[first].span.begin);
  if (interview.guest == no_mention) return interview;
  // Where answers begin with a dash or stand in guillemets, that tells them; else all that is no question.
  const bool by_mark = 2 * marked >= questions;
  interview.answer.assign(article.sentences.size(), 0);
  std::size_t p = 0;
  for (std::size_t s = 0; s < article.sentences.size(); ++s) {
    const std::uint32_t begin = article.sentences[s].span.begin;
    while (p < paragraphs.size() && paragraphs[p].span.end <= begin) ++p;
    if (p == paragraphs.size() || p <= first || begin < paragraphs[p].span.begin) continue;
    const Paragraph& paragraph = paragraphs[p];
    interview.answer[s] = by_mark ? paragraph.marked : !paragraph.question && !paragraph.prompt;
  }
  return interview;
}

}  // namespace paraphe
