#include "quantities/comparisons.h"

namespace paraphe {

namespace {

bool is_degree(NumberKind kind) { return kind == NumberKind::more_than || kind == NumberKind::less_than; }

// The end of the comparison that begins at the word, or the word itself.
std::size_t comparison_at(const NumberWords& numbers, const NumberSentence& s, std::size_t at) {
  // en hausse de 22 %
  if (s.kind(at) == NumberKind::risen) {
    std::size_t i = at + s.entries[at].phrase;
    if (s.kind(i) == NumberKind::of) ++i;
    const NumberReading number = read_number(numbers, s.lowers, i);
    if (number.words == 0) return at;
    i += number.words;
    return s.kind(i) == NumberKind::percent ? i + 1 : at;
  }
  // le double, le triple
  if (s.kind(at) == NumberKind::the && s.kind(at + 1) == NumberKind::twice) return at + 2;
  // moitié moins
  if (s.kind(at) == NumberKind::fraction && is_degree(s.kind(at + 1))) return at + 2;
  std::size_t i = at;
  const NumberReading number = read_number(numbers, s.lowers, at);
  if (number.words > 0) {
    i += number.words;
    // deux fois plus; dix fois le chiffre of something is none
    if (s.kind(i) == NumberKind::unit && s.entries[i].entry->unit_kind == UnitKind::other && is_degree(s.kind(i + 1)) &&
        s.entries[i].phrase == 1) {
      return i + 2;
    }
    if (s.kind(i) == NumberKind::times && is_degree(s.kind(i + 1))) return i + 2;
    if (s.kind(i) == NumberKind::percent)
      ++i;
    else if (s.kind(i) == NumberKind::fraction)
      ++i;
  }
  if (i > at && s.kind(i) == NumberKind::surplus) return i + s.entries[i].phrase;
  return at;
}

// Words that hedge it: près de, presque, environ, plus de.
std::size_t hedge_before(const NumberSentence& s, std::size_t begin) {
  std::size_t i = begin;
  if (i > 0 && s.kind(i - 1) == NumberKind::of) --i;
  if (i == 0) return begin;
  const NumberKind kind = s.kind(i - 1);
  const bool hedge = kind == NumberKind::about || (i < begin && is_degree(kind));
  return hedge && s.entries[i - 1].phrase == 1 ? i - 1 : begin;
}

}  // namespace

std::vector<WordedComparison> worded_comparisons(const Language& language, const NumberSentence& sentence) {
  std::vector<WordedComparison> out;
  for (std::size_t i = 0; i < sentence.size();) {
    const std::size_t end = sentence.entries[i].dated ? i : comparison_at(language.number_words, sentence, i);
    if (end == i) {
      ++i;
      continue;
    }
    std::size_t begin = hedge_before(sentence, i);
    if (!out.empty() && begin < out.back().end) begin = i;
    const bool surplus =
        end >= 2 && sentence.kind(end - 2) == NumberKind::surplus &&
        (end < 3 || (sentence.kind(end - 3) != NumberKind::percent && sentence.kind(end - 3) != NumberKind::fraction));
    out.push_back({begin, end, surplus});
    i = end;
  }
  return out;
}

}  // namespace paraphe
