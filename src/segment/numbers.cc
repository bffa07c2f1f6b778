#include "segment/numbers.h"

namespace paraphe {

namespace {

// 10 000, 3 500 000: groups of exactly three digits behind one blank.
std::size_t grouped_end(const Lookahead& look, std::size_t begin) {
  std::size_t end = look.digits_end(begin);
  if (end - begin > 3 || look.text[begin] == '0') return end;
  while (end < look.text.size() && end - begin < longest_word) {
    const CodePoint c = look.code(end);
    const std::size_t group = end + Lookahead::bytes(c);
    if (!is_number_space(c.value) || look.digits_end(group) != group + 3 || look.word_at(group + 3)) break;
    end = group + 3;
  }
  return end;
}

// Digits joined by a mark: 3,4 1.000 12/03/2024 2024-2025 10:30
std::size_t joined_end(const Lookahead& look, std::size_t begin) {
  std::size_t end = grouped_end(look, begin);
  while (end < look.text.size() && end - begin < longest_word) {
    const char32_t c = look.code(end).value;
    const std::size_t next = end + Lookahead::bytes(look.code(end));
    constexpr std::u32string_view marks = U".,:/'\u2019\u2013";
    const bool joins = marks.find(c) != std::u32string_view::npos || is_hyphen(c);
    if (!joins || next >= look.text.size() || !is_digit(static_cast<unsigned char>(look.text[next]))) break;
    const bool range = is_hyphen(c) || c == 0x2013;  // 10 000-15 000
    end = range ? grouped_end(look, next) : look.digits_end(next);
  }
  return end;
}

const NumberEnding* ending(const Lookahead& look, std::size_t begin, std::size_t end) {
  if (begin == end || end - begin > longest_lookup) return nullptr;
  const auto found = look.words.number_endings.find(look.cut(begin, end));
  return found == look.words.number_endings.end() ? nullptr : &found->second;
}

// The end of the unit that stands right behind the figure (20h30, 160km), or `end`.
std::size_t unit_end(const Lookahead& look, std::size_t end) {
  if (!look.word_at(end)) return end;
  for (const std::size_t behind : {look.plain_end(end), look.letters_end(end)}) {
    const NumberEnding* found = ending(look, end, behind);
    if (found != nullptr) return *found == NumberEnding::unit ? behind : end;
  }
  return end;
}

// 1er, 5G, 4-temps; also « 1 er », where a page's superscript left a blank.
std::size_t with_ending(const Lookahead& look, std::size_t end) {
  if (look.word_at(end)) return look.word_end(end);
  if (end >= look.text.size() || !is_number_space(look.code(end).value)) return end;
  const std::size_t begin = end + Lookahead::bytes(look.code(end));
  const std::size_t behind = look.plain_end(begin);
  const NumberEnding* apart = ending(look, begin, behind);
  const bool ordinal = apart != nullptr && *apart == NumberEnding::ordinal && behind < look.text.size() &&
                       is_space(look.code(behind).value);
  return ordinal ? behind : end;
}

}  // namespace

Figure read_figure(const Lookahead& look, std::size_t begin) {
  const std::size_t end = joined_end(look, begin);
  const std::size_t unit = unit_end(look, end);
  if (unit > end) return {end, unit};
  const std::size_t whole = with_ending(look, end);
  return {whole, whole};
}

}  // namespace paraphe
