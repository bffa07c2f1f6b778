#include "segment/full_stops.h"

#include <utility>

namespace paraphe {

namespace {

constexpr int longest_acronym = 12;  // parts

const AbbreviationKind* abbreviation(const Lookahead& look, std::string_view word) {
  if (word.size() > look.words.longest_abbreviation + 2) return nullptr;
  auto at = look.words.abbreviations.find(word);
  if (at == look.words.abbreviations.end() && starts_upper(word)) {
    const std::string low = lower(word);
    const std::size_t head = Lookahead::bytes(code_point_at(word, 0));
    if (low.size() == word.size() && word.substr(head) == std::string_view(low).substr(head)) {
      at = look.words.abbreviations.find(low);
    }
  }
  return at == look.words.abbreviations.end() ? nullptr : &at->second;
}

// True when a number, a Roman one, or another abbreviation follows.
bool before_number(const Lookahead& look, std::size_t end) {
  const std::size_t next = look.after_spaces(end);
  if (next >= look.text.size()) return false;
  if (is_digit(static_cast<unsigned char>(look.text[next]))) return true;
  const std::size_t word = look.plain_end(next);
  if (word == next) return false;
  if (word < look.text.size() && look.text[word] == '.' && abbreviation(look, look.cut(next, word + 1)) != nullptr)
    return true;
  const std::string_view roman = look.cut(next, word);
  return roman.find_first_not_of("IVXLC") == std::string_view::npos;
}

bool fits(const Lookahead& look, AbbreviationKind kind, std::size_t end) {
  const bool glued = look.word_at(end);
  if (kind == AbbreviationKind::number) return before_number(look, end);
  if (kind == AbbreviationKind::title) return !glued || is_upper(look.code(end).value);
  return !glued;
}

Stop stop_of(AbbreviationKind kind) {
  switch (kind) {
    case AbbreviationKind::inner:
      return Stop::opener;
    case AbbreviationKind::final:
      return Stop::capital;
    case AbbreviationKind::title:
    case AbbreviationKind::number:
      break;
  }
  return Stop::never;
}

// The longest abbreviation of the table here: its end and stop; `from` when there is none.
std::pair<std::size_t, Stop> abbreviation_end(const Lookahead& look, std::size_t from) {
  std::pair<std::size_t, Stop> found{from, Stop::none};
  const std::size_t limit = std::min(look.text.size(), from + look.words.longest_abbreviation + 1);
  for (std::size_t at = from; at < limit;) {
    const CodePoint c = look.code(at);
    at += Lookahead::bytes(c);
    if (c.value == '.') {
      const AbbreviationKind* kind = abbreviation(look, look.cut(from, at));
      if (kind != nullptr && fits(look, *kind, at)) found = {at, stop_of(*kind)};
    } else if (!is_word(c.value) && !is_hyphen(c.value)) {
      break;
    }
  }
  return found;
}

// O.N.U., J.-C., R.I.Ma: the end, `from` when there are not two parts.
std::size_t acronym_end(const Lookahead& look, std::size_t from) {
  std::size_t at = from, end = from;
  int parts = 0;
  while (at < look.text.size() && parts < longest_acronym && is_upper(look.code(at).value)) {
    const std::size_t part = at;
    at += Lookahead::bytes(look.code(at));
    for (int low = 0; low < 2 && parts > 0 && at < look.text.size() && is_lower(look.code(at).value); ++low)
      at += Lookahead::bytes(look.code(at));
    if (look.word_at(at)) return parts >= 2 && look.text[part - 1] == '.' ? part : from;
    ++parts;
    end = at;
    if (at >= look.text.size() || look.text[at] != '.') break;
    end = ++at;
    if (at + 1 < look.text.size() && look.text[at] == '-' && is_upper(look.code(at + 1).value)) ++at;
  }
  return parts >= 2 ? end : from;
}

// J. in « J. M. Coetzee »; not the B of « plan B. Il … ».
bool is_initial(const Lookahead& look, std::size_t from) {
  const CodePoint letter = look.code(from);
  const std::size_t dot = from + Lookahead::bytes(letter);
  if (!is_upper(letter.value) || dot >= look.text.size() || look.text[dot] != '.') return false;
  const std::size_t next = look.after_spaces(dot + 1);
  if (next >= look.text.size() || !is_upper(look.code(next).value)) return false;
  const std::size_t word = look.plain_end(next);
  return !look.known(look.words.openers, look.cut(next, word)) || (word < look.text.size() && look.text[word] == '.');
}

}  // namespace

std::optional<StoppedWord> read_stopped_word(const Lookahead& look, std::size_t from) {
  const auto [abbreviated, stop] = abbreviation_end(look, from);
  const std::size_t acronym = acronym_end(look, from);
  if (acronym > from && acronym > abbreviated) {
    return StoppedWord{acronym, look.text[acronym - 1] == '.' ? Stop::opener : Stop::none};
  }
  if (abbreviated > from) return StoppedWord{abbreviated, stop};
  if (is_initial(look, from)) return StoppedWord{from + Lookahead::bytes(look.code(from)) + 1, Stop::never};
  return std::nullopt;
}

}  // namespace paraphe
