#include "segment/boundaries.h"

#include <algorithm>
#include <string>

#include "segment/characters.h"

namespace paraphe {

namespace {

constexpr std::size_t longest_dateline = 28;  // pieces before the dash
constexpr std::size_t longest_headline = 30;  // pieces
constexpr std::size_t longest_lead_in = 6;    // pieces before « . – »

bool is_closing(char32_t c) {
  return c == ')' || c == ']' || c == '}' || c == 0xBB || c == 0x201D || c == 0x2019 || c == 0x203A;
}

bool is_opening(char32_t c) {
  return c == '(' || c == '[' || c == 0xAB || c == 0x201C || c == 0x201E || c == 0x2018 || c == 0x2039 || c == '"' ||
         c == '\'';
}

bool is_bullet(char32_t c) {
  constexpr std::u32string_view bullets = U"•‣▪●◦*·►➢→✓■□";
  return is_dash(c) || bullets.find(c) != std::u32string_view::npos ||
         u_charType(static_cast<UChar32>(c)) == U_OTHER_SYMBOL;
}

class Line {
 public:
  Line(const SegmentWords& words, std::string_view text, std::span<const Piece> pieces, LinePlace place)
      : words_(words), text_(text), pieces_(pieces), place_(place) {}

  std::vector<SentencePieces> sentences() {
    std::size_t begin = 0;
    if (place_ != LinePlace::title) begin = dateline_end();
    if (begin > 0) add(0, begin, SentenceKind::dateline);
    if (begin == pieces_.size()) return std::move(found_);
    const SentenceKind kind = kind_of_rest(begin);
    std::size_t from = begin;
    bool in_quotes = false;
    for (std::size_t at = begin; at < pieces_.size(); ++at) {
      if (first(at) == '"') in_quotes = !in_quotes;
      if (!may_end(at) || is_enumerator(from, at) || (at == from && !is_stop(at))) continue;
      std::size_t next = at + 1;
      bool quotes = in_quotes;
      while (next < pieces_.size() && (is_stop(next) || is_closing_at(next, quotes))) {
        if (first(next) == '"') quotes = false;
        ++next;
      }
      const bool lead_in = next == at + 1 && place_ != LinePlace::title && is_lead_in(begin, at);
      if (lead_in) {
        add(from, ++next, SentenceKind::headline);
        from = next;
      } else if (next < pieces_.size() && ends(at, next)) {
        add(from, next, kind);
        from = next;
      }
      in_quotes = quotes;
      at = next - 1;
    }
    if (from < pieces_.size()) add(from, pieces_.size(), kind);
    return std::move(found_);
  }

 private:
  std::string_view form(std::size_t at) const { return text_of(text_, pieces_[at].span); }
  char32_t first(std::size_t at) const { return code_point_at(form(at), 0).value; }
  bool mark(std::size_t at) const { return pieces_[at].kind == PieceKind::mark; }

  void add(std::size_t begin, std::size_t end, SentenceKind kind) {
    while (end - begin > longest_sentence) {
      std::size_t cut = begin + longest_sentence;
      for (std::size_t at = cut; at > begin + longest_sentence * 3 / 4; --at) {
        const char32_t c = first(at - 1);
        if (mark(at - 1) && (c == ';' || c == ',' || c == ':' || c == '.')) {
          cut = at;
          break;
        }
      }
      found_.push_back({begin, cut, kind});
      begin = cut;
    }
    found_.push_back({begin, end, kind});
  }

  // Full stops ---------------------------------------------------------------------------------------------------

  // . ! ? … as marks of their own.
  bool is_stop(std::size_t at) const {
    const char32_t c = first(at);
    return mark(at) && (c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x203C || c == 0x2047);
  }
  bool is_ellipsis(std::size_t at) const { return first(at) == 0x2026 || form(at).size() > 1; }

  bool may_end(std::size_t at) const {
    const Stop stop = pieces_[at].stop;
    return is_stop(at) || stop == Stop::opener || stop == Stop::capital;
  }

  bool is_closing_at(std::size_t at, bool in_quotes) const {
    if (!mark(at)) return false;
    const char32_t c = first(at);
    if (c == '"' || c == '\'') {
      const bool before_space = at + 1 == pieces_.size() || pieces_[at + 1].space_before || mark(at + 1);
      return (c == '"' && in_quotes) || (!pieces_[at].space_before && before_space);
    }
    return is_closing(c) && !(c == 0x2019 && pieces_[at].space_before);
  }

  bool capital(std::size_t at) const { return at < pieces_.size() && !mark(at) && is_upper(first(at)); }

  // A capital, a number, an address, or one of them behind a quotation mark, bracket or dash.
  bool begins_sentence(std::size_t at) const {
    if (at >= pieces_.size()) return false;
    if (!mark(at))
      return capital(at) || pieces_[at].kind == PieceKind::address || (is_digit(first(at)) && pieces_[at].space_before);
    const char32_t c = first(at);
    if (!is_opening(c) && !is_bullet(c) && c != 0xBF && c != 0xA1) return false;
    for (std::size_t next = at + 1; next < pieces_.size() && next < at + 4; ++next) {
      if (!mark(next)) return is_upper(first(next)) || is_digit(first(next));
    }
    return true;
  }

  bool ends(std::size_t at, std::size_t next) const {
    if (!is_stop(at)) {
      if (!capital(next)) return pieces_[at].stop == Stop::capital && begins_sentence(next);
      return pieces_[at].stop == Stop::capital || words_.openers.find(lower(form(next))) != words_.openers.end();
    }
    if (!begins_sentence(next)) return false;
    if (next == at + 1 && !pieces_[next].space_before && !mark(next)) return is_glued_end(at, next);
    // « [...] » leaves out words inside a sentence.
    return !(is_ellipsis(at) && at > 0 && (first(at - 1) == '[' || first(at - 1) == '('));
  }

  // « la paix.Le président »: a blank was lost.
  bool is_glued_end(std::size_t at, std::size_t next) const {
    if (at == 0 || mark(at - 1) || !capital(next)) return false;
    const std::string_view before = form(at - 1), after = form(next);
    const CodePoint head = code_point_at(after, 0);
    const bool alone = after.size() == static_cast<std::size_t>(head.bytes);
    const bool small = alone ? next + 1 < pieces_.size() && pieces_[next + 1].space_before
                             : is_lower(code_point_at(after, static_cast<std::size_t>(head.bytes)).value);
    return small && before.size() >= 3 &&
           std::none_of(before.begin() + 1, before.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  // The stop of « 1. », « 2.3. », « IV. » or « B. » at the beginning of the line, also behind its dash.
  bool is_enumerator(std::size_t begin, std::size_t at) const {
    if (at == begin + 2 && mark(begin) && is_bullet(first(begin))) ++begin;
    if (at != begin + 1 || first(at) != '.' || pieces_[at].space_before) return false;
    const std::string_view sign = form(begin);
    if (pieces_[begin].kind == PieceKind::number) return sign.size() <= 6;
    return pieces_[begin].kind == PieceKind::word &&
           (sign.size() == 1 || (sign.size() <= 5 && sign.find_first_not_of("IVXLC") == std::string_view::npos));
  }

  // « Énergie. – Le barrage … »
  bool is_lead_in(std::size_t begin, std::size_t at) const {
    return first(at) == '.' && at <= begin + longest_lead_in && at + 2 < pieces_.size() && mark(at + 1) &&
           is_dash(first(at + 1)) && pieces_[at + 1].space_before && pieces_[at + 2].space_before &&
           found_.size() <= (begin > 0);
  }

  // Datelines ----------------------------------------------------------------------------------------------------

  struct Signs {
    bool place = false, capitals = false, date = false, year = false, hour = false, bracket = false;
  };

  // What the pieces before the dash hold; false if something stands there that no dateline has.
  bool read_signs(std::size_t end, Signs& signs) const {
    bool inside = false;
    for (std::size_t at = 0; at < end; ++at) {
      const char32_t c = first(at);
      if (mark(at)) {
        if (c == '(' || c == '[') inside = signs.bracket = true;
        if (c == ')' || c == ']') inside = false;
        if (!inside && std::u32string_view(U",.()[]/:|*'").find(c) == std::u32string_view::npos && !is_dash(c))
          return false;
        continue;
      }
      if (inside) continue;
      if (pieces_[at].kind == PieceKind::number) {
        const bool timed = form(at).find_first_of("hH:") != std::string_view::npos;
        const bool dated = form(at).size() == 4 || form(at).find_first_of("/.-") != std::string_view::npos;
        signs.hour = signs.hour || timed;
        signs.date = signs.date || (dated && !timed);
        signs.year = signs.year || dated;
        continue;
      }
      auto known = words_.dateline_words.find(lower(form(at)));
      if (known == words_.dateline_words.end()) known = words_.dateline_words.find(lower(form(at)) + ".");
      if (known != words_.dateline_words.end()) {
        if (known->second == DatelineWord::month) signs.date = true;
        if (known->second == DatelineWord::hour && at > 0 && pieces_[at - 1].kind == PieceKind::number)
          signs.hour = true;
      } else if (is_upper(c)) {
        signs.place = true;
        if (at == 0 && is_capitals(form(at))) signs.capitals = true;
      } else if (words_.elisions.find(lower(form(at))) == words_.elisions.end()) {
        return false;
      }
    }
    return !inside;
  }

  static bool is_capitals(std::string_view word) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size();) {
      const CodePoint c = code_point_at(word, at);
      if (is_lower(c.value)) return false;
      if (is_letter(c.value)) ++letters;
      at += static_cast<std::size_t>(std::max(c.bytes, 1));
    }
    return letters >= 2;
  }

  // The number of pieces of the dateline that begins the line, its dash included; 0 without one.
  std::size_t dateline_end() const {
    if (pieces_.empty() || is_bullet(first(0))) return 0;
    const std::size_t limit = std::min(pieces_.size(), longest_dateline);
    for (std::size_t at = 1; at < limit; ++at) {
      if (!mark(at) || !is_dash(first(at))) continue;
      const bool apart = pieces_[at].space_before || first(at - 1) == ')';
      if (!apart || (at + 1 < pieces_.size() && !pieces_[at + 1].space_before)) continue;
      Signs signs;
      return read_signs(at, signs) && is_dateline(signs, at) ? at + 1 : 0;
    }
    return 0;
  }

  // A date alone may also be an entry of a chronology, whose date belongs to the sentence.
  bool is_dateline(const Signs& signs, std::size_t dash) const {
    const bool alone = dash + 1 == pieces_.size();
    const bool opening = place_ == LinePlace::first_line;
    if (signs.bracket || signs.capitals) return true;
    if (signs.hour && !signs.place && !signs.date) return true;
    if (signs.date) return alone || signs.place || (signs.year && (opening || is_stop(dash - 1)));
    return opening && signs.place && dash <= 4 && capital(0) && capital(dash + 1) && !is_stop(dash - 1);
  }

  // Kinds --------------------------------------------------------------------------------------------------------

  bool is_item(std::size_t begin) const {
    if (begin + 1 >= pieces_.size()) return false;
    if (mark(begin)) return is_bullet(first(begin)) && pieces_[begin + 1].space_before;
    if (!mark(begin + 1) || pieces_[begin + 1].space_before) return false;
    if (first(begin + 1) == ')') return form(begin).size() <= 4;
    return is_enumerator(begin, begin + 1) && begin + 2 < pieces_.size() && pieces_[begin + 2].space_before;
  }

  SentenceKind kind_of_rest(std::size_t begin) const {
    if (place_ == LinePlace::title) return SentenceKind::headline;
    if (is_item(begin)) return SentenceKind::item;
    if (begin > 0 || place_ == LinePlace::last_line || pieces_.size() > longest_headline) return SentenceKind::body;
    std::size_t last = pieces_.size();
    while (last > 0 && mark(last - 1) && (is_closing(first(last - 1)) || first(last - 1) == '"')) --last;
    if (last == 0) return SentenceKind::body;
    constexpr std::u32string_view going_on = U",;:";
    const bool open =
        is_stop(last - 1) || (mark(last - 1) && going_on.find(first(last - 1)) != std::u32string_view::npos);
    return open ? SentenceKind::body : SentenceKind::headline;
  }

  const SegmentWords& words_;
  std::string_view text_;
  std::span<const Piece> pieces_;
  LinePlace place_;
  std::vector<SentencePieces> found_;
};

}  // namespace

std::vector<SentencePieces> find_sentences(const SegmentWords& words, std::string_view text,
                                           std::span<const Piece> pieces, LinePlace place) {
  return Line(words, text, pieces, place).sentences();
}

}  // namespace paraphe
