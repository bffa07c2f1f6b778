#include "facts/quotes.h"

#include <algorithm>

namespace paraphe {

namespace {

constexpr std::uint32_t longest_quote = 300;

bool is_boundary(std::string_view text, std::uint32_t at) {
  return at == 0 || at >= text.size() || text[at] == ' ' || text[at] == '\n' || text[at - 1] == ' ' ||
         text[at - 1] == '\n';
}

}  // namespace

// At most 300 bytes around the trigger, cut between words.
Span cut(std::string_view text, Span whole, Span trigger) {
  if (whole.size() <= longest_quote) return whole;
  const std::uint32_t room = longest_quote - std::min(longest_quote, trigger.size());
  Span out{trigger.begin > whole.begin + room / 2 ? trigger.begin - room / 2 : whole.begin, 0};
  out.end = std::min(whole.end, out.begin + longest_quote);
  while (out.begin < trigger.begin && !is_boundary(text, out.begin)) ++out.begin;
  while (out.end > trigger.end && !is_boundary(text, out.end)) --out.end;
  while (out.begin < trigger.begin && text[out.begin] == ' ') ++out.begin;
  while (out.end > trigger.end && (text[out.end - 1] == ' ' || text[out.end - 1] == '\n')) --out.end;
  return out;
}

int words_in(std::string_view text) {
  int words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

// A quote of fewer than four words could stand anywhere in the text: the sentence proves more.
Span quote_of(const Article& article, Span clause, std::int32_t sentence, Span trigger) {
  const Span whole = article.sentences[static_cast<std::size_t>(sentence)].span;
  const bool enough = !clause.empty() && contains(whole, clause) && words_in(article.words(clause)) >= 4;
  return cut(article.text, enough ? join(clause, trigger) : whole, trigger);
}

Span sentence_quote(const Article& article, std::int32_t sentence, Span trigger) {
  return cut(article.text, article.sentences[static_cast<std::size_t>(sentence)].span, trigger);
}

}  // namespace paraphe
