#include "evaluation/proof.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace paraphe {

namespace {

constexpr std::size_t most_quotes = 3, least_words = 2, words_that_tell = 4, most_characters = 300;

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

// What a sentence may begin with: a digit, a Latin or Cyrillic capital, a dash.
bool can_begin(char32_t c) {
  return is_digit(c) || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
         (c >= 0x410 && c <= 0x42F) || is_one_of(c, U"—–-");
}

std::size_t past_spaces(std::string_view text, std::size_t at) {
  for (;;) {
    const CodePoint c = code_point_at(text, at);
    if (c.bytes == 0 || !is_space(c.value)) return at;
    at += static_cast<std::size_t>(c.bytes);
  }
}

// « (« Le … »: an opening mark, then a space, both optional, then what can begin a sentence.
bool sentence_begins(std::string_view text, std::size_t at) {
  CodePoint c = code_point_at(text, at);
  if (is_one_of(c.value, U"«“\"(")) {
    at += static_cast<std::size_t>(c.bytes);
    c = code_point_at(text, at);
  }
  if (c.bytes != 0 && is_space(c.value)) c = code_point_at(text, at + static_cast<std::size_t>(c.bytes));
  return c.bytes != 0 && can_begin(c.value);
}

// The gap after the stop that ends at `at`: closing marks may stand before it, taken as far as a gap can follow them.
Span gap_after(std::string_view text, std::size_t at) {
  std::vector<std::size_t> ends{at};
  for (;;) {
    std::size_t next = ends.back();
    CodePoint c = code_point_at(text, next);
    if (c.bytes != 0 && is_space(c.value)) {
      next += static_cast<std::size_t>(c.bytes);
      c = code_point_at(text, next);
    }
    if (c.bytes == 0 || !is_one_of(c.value, U"»”\")’'")) break;
    ends.push_back(next + static_cast<std::size_t>(c.bytes));
  }
  for (; !ends.empty(); ends.pop_back()) {
    const std::size_t begin = ends.back(), end = past_spaces(text, begin);
    if (end > begin && sentence_begins(text, end))
      return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  return {};
}

char32_t last_of(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) {
  }
  return text.empty() ? U'\0' : code_point_at(text, at).value;
}

std::string_view without_last(std::string_view text) {
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.remove_suffix(1);
  if (!text.empty()) text.remove_suffix(1);
  return text;
}

bool word_begins_after(std::string_view before) {
  const char32_t c = last_of(before);
  return before.empty() || is_space(c) || is_one_of(c, U"(«’'");
}

bool is_initial(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE); }

// « J.-P. », « U. R. S. S. »: initials one after the other, to the end of `text` (without its last full stop).
bool ends_in_initials(std::string_view text) {
  while (is_initial(last_of(text))) {
    text = without_last(text);
    if (word_begins_after(text)) return true;
    if (last_of(text) == U'-') text = without_last(text);
    if (is_space(last_of(text))) text = without_last(text);
    if (last_of(text) != U'.') return false;
    text = without_last(text);
  }
  return false;
}

// The scorer's list of what ends in a full stop without ending the sentence: part of the measure's definition.
bool ends_in_abbreviation(std::string_view text) {
  if (!text.ends_with('.')) return false;
  text.remove_suffix(1);
  constexpr std::array<std::string_view, 27> words{"M",   "MM",  "Mme", "Mmes", "Mlle", "Mlles", "Dr",  "Drs", "Pr",
                                                   "Prs", "Me",  "Mgr", "Mr",   "Mrs",  "Ms",    "n°",  "No",  "art",
                                                   "St",  "Ste", "Gen", "Col",  "Lt",   "Sgt",   "Sen", "Rep", "Gov"};
  const bool listed = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.ends_with(word) && word_begins_after(text.substr(0, text.size() - word.size()));
  });
  return listed || ends_in_initials(text);
}

std::size_t past_stops(std::string_view text, std::size_t at) {
  for (;;) {
    const CodePoint c = code_point_at(text, at);
    if (c.bytes == 0 || !is_one_of(c.value, U".!?…")) return at;
    at += static_cast<std::size_t>(c.bytes);
  }
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0, at = past_spaces(text, 0);
  while (at < text.size()) {
    ++words;
    while (at < text.size() && !is_space(code_point_at(text, at).value))
      at += static_cast<std::size_t>(code_point_at(text, at).bytes);
    at = past_spaces(text, at);
  }
  return words;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

}  // namespace

std::vector<Span> scorer_sentences(std::string_view text) {
  std::vector<Span> sentences;
  std::uint32_t start = 0;
  const auto cut = [&](Span gap) {
    if (gap.begin > start) sentences.push_back({start, gap.begin});
    start = gap.end;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\n') {
      std::size_t end = at;
      while (end < text.size() && text[end] == '\n') ++end;
      cut({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
      at = end;
      continue;
    }
    const std::size_t stop = past_stops(text, at);
    if (stop == at) {
      at += static_cast<std::size_t>(std::max(1, code_point_at(text, at).bytes));
      continue;
    }
    const Span gap = gap_after(text, stop);
    at = gap.empty() ? stop : gap.end;
    if (!gap.empty() && !ends_in_abbreviation(text.substr(start, gap.begin - start))) cut(gap);
  }
  if (start < text.size()) sentences.push_back({start, static_cast<std::uint32_t>(text.size())});
  return sentences;
}

std::vector<Span> places_of_quote(std::string_view text, std::string_view quote) {
  std::vector<Span> places;
  const std::size_t words = count_words(quote);
  if (words < least_words || count_characters(quote) > most_characters) return places;
  for (std::size_t at = text.find(quote); at != std::string_view::npos; at = text.find(quote, at + quote.size())) {
    places.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + quote.size())});
    if (words < words_that_tell) break;
  }
  return places;
}

std::vector<std::int32_t> touched_sentences(std::string_view text, const std::vector<Span>& sentences,
                                            const std::vector<std::string>& quotes) {
  std::vector<std::int32_t> touched;
  for (std::size_t i = 0; i < std::min(quotes.size(), most_quotes); ++i) {
    for (const Span place : places_of_quote(text, quotes[i])) {
      for (std::size_t s = 0; s < sentences.size(); ++s) {
        if (overlap(place, sentences[s])) touched.push_back(static_cast<std::int32_t>(s));
      }
    }
  }
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  return touched;
}

}  // namespace paraphe
