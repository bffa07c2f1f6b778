#include "segment/scan.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>

#include "segment/characters.h"

namespace paraphe {

namespace {

constexpr std::size_t longest_address = 2048;
constexpr std::size_t longest_lookup = 64;  // no entry of the tables is longer; longer words are not looked up
// Looking ahead from every piece must not cost more than a constant: longer words and numbers are cut.
constexpr std::size_t longest_word = 512;
constexpr int longest_acronym = 12;  // parts

class Scanner {
 public:
  Scanner(const SegmentWords& words, std::string_view text, Span line, std::vector<Piece>& pieces)
      : words_(words), text_(text.substr(0, line.end)), at_(line.begin), pieces_(pieces), first_(pieces.size()) {}

  void run() {
    while (at_ < text_.size()) {
      const CodePoint c = code(at_);
      if (is_space(c.value) || is_invisible(c.value)) {
        space_ = space_ || (is_space(c.value) && !is_invisible(c.value));
        at_ += bytes(c);
      } else if (!address() && !number(c.value)) {
        if (is_word(c.value)) {
          word();
        } else {
          mark(c);
        }
      }
    }
  }

 private:
  CodePoint code(std::size_t at) const { return code_point_at(text_, at); }
  static std::size_t bytes(CodePoint c) { return static_cast<std::size_t>(std::max(c.bytes, 1)); }
  std::string_view cut(std::size_t begin, std::size_t end) const { return text_.substr(begin, end - begin); }
  bool word_at(std::size_t at) const { return at < text_.size() && is_word(code(at).value); }

  void add(std::size_t end, PieceKind kind, Stop stop = Stop::none) {
    pieces_.push_back({{static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)},
                       kind, stop, space_ || pieces_.size() == first_});
    space_ = false;
    at_ = end;
  }

  std::size_t after_spaces(std::size_t at) const {
    while (at < text_.size()) {
      const CodePoint c = code(at);
      if (!is_space(c.value) && !is_invisible(c.value)) break;
      at += bytes(c);
    }
    return at;
  }

  // The end of the run of letters and digits alone.
  std::size_t plain_end(std::size_t at) const {
    const std::size_t limit = at + longest_word;
    while (at < limit && word_at(at)) at += bytes(code(at));
    return at;
  }

  // ministre(s), élu(e)s: the end behind the bracket, or `at`.
  std::size_t bracketed_ending(std::size_t at) const {
    if (at >= text_.size() || text_[at] != '(') return at;
    const std::size_t end = plain_end(at + 1);
    if (end == at + 1 || end > at + 4 || end >= text_.size() || text_[end] != ')') return at;
    return is_lower(code(at + 1).value) ? plain_end(end + 1) : at;
  }

  // The end of a word with the hyphens and apostrophes inside it.
  std::size_t word_end(std::size_t at) const {
    std::size_t end = at;
    const std::size_t limit = std::min(text_.size(), at + longest_word);
    while (at < limit) {
      const CodePoint c = code(at);
      if (is_word(c.value)) {
        end = at += bytes(c);
      } else if (is_invisible(c.value)) {
        at += bytes(c);
      } else if ((is_hyphen(c.value) || is_apostrophe(c.value) || c.value == '_' || c.value == '&' || c.value == 0x2013) &&
                 end == at && word_at(at + bytes(c))) {
        at += bytes(c);
      } else {
        break;
      }
    }
    return bracketed_ending(end);
  }

  // The last piece, when the next one begins a sentence or quotation (where a capital tells nothing).
  bool at_start() const {
    if (pieces_.size() == first_) return true;
    const Piece& last = pieces_.back();
    return last.kind == PieceKind::mark && text_[last.span.begin] != ',' && text_[last.span.begin] != '/';
  }

  bool known(const WordSet& set, std::string_view word) const {
    return word.size() <= longest_lookup && set.find(lower(word)) != set.end();
  }

  // Addresses ------------------------------------------------------------------------------------------------------

  bool starts_with(std::string_view prefix) const {
    return cut(at_, std::min(text_.size(), at_ + prefix.size())) == prefix;
  }

  std::size_t address_end(std::size_t at) const {
    const std::size_t limit = std::min(text_.size(), at + longest_address);
    while (at < limit) {
      const CodePoint c = code(at);
      if (is_space(c.value) || is_invisible(c.value) || c.value == 0xAB || c.value == 0xBB || c.value == '"' ||
          c.value == '<' || c.value == '>' || c.value == 0x201D || c.value == 0xFFFD) {
        break;
      }
      at += bytes(c);
    }
    constexpr std::string_view not_last = ".,;:!?)]}'*";
    while (at > at_ && not_last.find(text_[at - 1]) != std::string_view::npos) --at;
    return at;
  }

  // contact@paraphe.org, paraphe.org/pages: ASCII without blanks, recognised by its last label.
  std::size_t bare_address_end() const {
    const std::size_t limit = std::min(text_.size(), at_ + 256);
    std::size_t end = at_;
    while (end < limit && (std::isalnum(static_cast<unsigned char>(text_[end])) != 0 ||
                           std::string_view("._%+-@").find(text_[end]) != std::string_view::npos)) {
      ++end;
    }
    if (end < text_.size() && !std::string_view(" /,;:!?)\n\"'").starts_with(text_[end]) && end == limit) return at_;
    while (end > at_ && (text_[end - 1] == '.' || text_[end - 1] == '-')) --end;
    const std::string_view host = cut(at_, end);
    const std::size_t dot = host.rfind('.');
    if (dot == std::string_view::npos || dot < 2 || word_at(end)) return at_;
    const std::string_view last = host.substr(dot + 1);
    if (!std::all_of(last.begin(), last.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return at_;
    const std::size_t sign = host.find('@');
    if (sign != std::string_view::npos) return sign > 0 && sign < dot && last.size() >= 2 ? end : at_;
    if (std::isdigit(static_cast<unsigned char>(host[dot - 1])) != 0 && last.size() < 2) return at_;
    constexpr std::array<std::string_view, 9> endings{"com", "org", "net", "info", "int", "gov", "edu", "mil", "html"};
    const bool country = last.size() == 2 && !known(words_.openers, last) && !known(words_.clitics, last);
    if (!country && std::find(endings.begin(), endings.end(), last) == endings.end()) return at_;
    return end < text_.size() && text_[end] == '/' ? address_end(end) : end;
  }

  bool address() {
    const char c = text_[at_];
    if (c == '#' || c == '@') {
      const std::size_t end = plain_end(at_ + 1);
      if (end == at_ + 1 || std::isdigit(static_cast<unsigned char>(text_[at_ + 1])) != 0) return false;
      std::size_t to = end;
      while (to < text_.size() && text_[to] == '_') to = plain_end(to + 1);
      add(to, PieceKind::address);
      return true;
    }
    if (starts_with("http://") || starts_with("https://") || starts_with("www.")) {
      const std::size_t end = address_end(at_);
      if (end <= at_ + 4) return false;
      add(end, PieceKind::address);
      return true;
    }
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) return false;
    // A word is followed by its full stop or sign at once, or it begins no address.
    std::size_t end = at_;
    while (end < text_.size() && end < at_ + 64 &&
           (std::isalnum(static_cast<unsigned char>(text_[end])) != 0 || text_[end] == '-' || text_[end] == '_')) {
      ++end;
    }
    if (end + 1 >= text_.size() || (text_[end] != '.' && text_[end] != '@') ||
        std::isalnum(static_cast<unsigned char>(text_[end + 1])) == 0) {
      return false;
    }
    const std::size_t to = bare_address_end();
    if (to == at_) return false;
    add(to, PieceKind::address);
    return true;
  }

  // Numbers --------------------------------------------------------------------------------------------------------

  std::size_t digits_end(std::size_t at) const {
    const std::size_t limit = std::min(text_.size(), at + longest_word);
    while (at < limit && is_digit(static_cast<unsigned char>(text_[at]))) ++at;
    return at;
  }

  // 10 000, 3 500 000: groups of exactly three digits behind one blank.
  std::size_t grouped_end(std::size_t begin) const {
    std::size_t end = digits_end(begin);
    if (end - begin > 3 || text_[begin] == '0') return end;
    while (end < text_.size() && end - begin < longest_word) {
      const CodePoint c = code(end);
      const std::size_t group = end + bytes(c);
      if (!is_number_space(c.value) || digits_end(group) != group + 3 || word_at(group + 3)) break;
      end = group + 3;
    }
    return end;
  }

  bool number(char32_t c) {
    std::size_t begin = at_;
    if (c == '-' || c == '+' || c == 0x2212) {
      begin += bytes(code(at_));
      const bool free = space_ || at_start();
      if (!free) return false;
    }
    if (begin >= text_.size() || !is_digit(static_cast<unsigned char>(text_[begin]))) return false;
    std::size_t end = grouped_end(begin);
    while (end < text_.size() && end - begin < longest_word) {
      const CodePoint separator = code(end);
      const std::size_t next = end + bytes(separator);
      const bool joins = std::string_view(".,:/'").find(text_[end]) != std::string_view::npos || is_hyphen(separator.value) ||
                         separator.value == 0x2013 || separator.value == 0x2019;
      if (!joins || next >= text_.size() || !is_digit(static_cast<unsigned char>(text_[next]))) break;
      end = digits_end(next);
    }
    const std::size_t unit = unit_end(end);
    add(unit > end ? end : with_ending(end), PieceKind::number);
    if (unit > end) add(unit, PieceKind::word);
    return true;
  }

  const NumberEnding* ending(std::size_t begin, std::size_t end) const {
    if (begin == end || end - begin > longest_lookup) return nullptr;
    const auto found = words_.number_endings.find(cut(begin, end));
    return found == words_.number_endings.end() ? nullptr : &found->second;
  }

  std::size_t letters_end(std::size_t at) const {
    const std::size_t limit = at + longest_word;
    while (at < limit && word_at(at) && !is_digit(code(at).value)) at += bytes(code(at));
    return at;
  }

  // The end of the unit that stands right behind the figure (20h30, 160km), or `end`.
  std::size_t unit_end(std::size_t end) const {
    if (!word_at(end)) return end;
    for (const std::size_t behind : {plain_end(end), letters_end(end)}) {
      const NumberEnding* found = ending(end, behind);
      if (found != nullptr) return *found == NumberEnding::unit ? behind : end;
    }
    return end;
  }

  // 1er, 5G, 4-temps; also « 1 er », where a page's superscript left a blank.
  std::size_t with_ending(std::size_t end) const {
    if (word_at(end)) return word_end(end);
    if (end >= text_.size() || !is_number_space(code(end).value)) return end;
    const std::size_t begin = end + bytes(code(end));
    const std::size_t behind = plain_end(begin);
    const NumberEnding* apart = ending(begin, behind);
    const bool ordinal = apart != nullptr && *apart == NumberEnding::ordinal && behind < text_.size() &&
                         is_space(code(behind).value);
    return ordinal ? behind : end;
  }

  // Words ----------------------------------------------------------------------------------------------------------

  const AbbreviationKind* abbreviation(std::string_view word) const {
    if (word.size() > words_.longest_abbreviation + 2) return nullptr;
    auto at = words_.abbreviations.find(word);
    if (at == words_.abbreviations.end() && starts_upper(word)) {
      const std::string low = lower(word);
      const std::size_t head = bytes(code_point_at(word, 0));
      if (low.size() == word.size() && word.substr(head) == std::string_view(low).substr(head)) {
        at = words_.abbreviations.find(low);
      }
    }
    return at == words_.abbreviations.end() ? nullptr : &at->second;
  }

  // True when a number, a Roman one, or another abbreviation follows.
  bool before_number(std::size_t end) const {
    const std::size_t next = after_spaces(end);
    if (next >= text_.size()) return false;
    if (is_digit(static_cast<unsigned char>(text_[next]))) return true;
    const std::size_t word = plain_end(next);
    if (word == next) return false;
    if (word < text_.size() && text_[word] == '.' && abbreviation(cut(next, word + 1)) != nullptr) return true;
    const std::string_view roman = cut(next, word);
    return roman.find_first_not_of("IVXLC") == std::string_view::npos;
  }

  bool fits(AbbreviationKind kind, std::size_t end) const {
    const bool glued = word_at(end);
    if (kind == AbbreviationKind::number) return before_number(end);
    if (kind == AbbreviationKind::title) return !glued || is_upper(code(end).value);
    return !glued;
  }

  static Stop stop_of(AbbreviationKind kind) {
    switch (kind) {
      case AbbreviationKind::inner: return Stop::opener;
      case AbbreviationKind::final: return Stop::capital;
      case AbbreviationKind::title:
      case AbbreviationKind::number: break;
    }
    return Stop::never;
  }

  // The longest abbreviation of the table here: its end and stop; `at_` when there is none.
  std::pair<std::size_t, Stop> abbreviation_end() const {
    std::pair<std::size_t, Stop> found{at_, Stop::none};
    const std::size_t limit = std::min(text_.size(), at_ + words_.longest_abbreviation + 1);
    for (std::size_t at = at_; at < limit;) {
      const CodePoint c = code(at);
      at += bytes(c);
      if (c.value == '.') {
        const AbbreviationKind* kind = abbreviation(cut(at_, at));
        if (kind != nullptr && fits(*kind, at)) found = {at, stop_of(*kind)};
      } else if (!is_word(c.value) && !is_hyphen(c.value)) {
        break;
      }
    }
    return found;
  }

  // O.N.U., J.-C., R.I.Ma: the end, `at_` when there are not two parts.
  std::size_t acronym_end() const {
    std::size_t at = at_, end = at_;
    int parts = 0;
    while (at < text_.size() && parts < longest_acronym && is_upper(code(at).value)) {
      const std::size_t part = at;
      at += bytes(code(at));
      for (int low = 0; low < 2 && parts > 0 && at < text_.size() && is_lower(code(at).value); ++low) at += bytes(code(at));
      if (word_at(at)) return parts >= 2 && text_[part - 1] == '.' ? part : at_;
      ++parts;
      end = at;
      if (at >= text_.size() || text_[at] != '.') break;
      end = ++at;
      if (at + 1 < text_.size() && text_[at] == '-' && is_upper(code(at + 1).value)) ++at;
    }
    return parts >= 2 ? end : at_;
  }

  // J. in « J. M. Coetzee »; not the B of « plan B. Il … ».
  bool is_initial() const {
    const CodePoint letter = code(at_);
    const std::size_t dot = at_ + bytes(letter);
    if (!is_upper(letter.value) || dot >= text_.size() || text_[dot] != '.') return false;
    const std::size_t next = after_spaces(dot + 1);
    if (next >= text_.size() || !is_upper(code(next).value)) return false;
    const std::size_t word = plain_end(next);
    return !known(words_.openers, cut(next, word)) || (word < text_.size() && text_[word] == '.');
  }

  bool with_full_stop() {
    const auto [abbreviated, stop] = abbreviation_end();
    const std::size_t acronym = acronym_end();
    if (acronym > at_ && acronym > abbreviated) {
      add(acronym, PieceKind::word, text_[acronym - 1] == '.' ? Stop::opener : Stop::none);
    } else if (abbreviated > at_) {
      add(abbreviated, PieceKind::word, stop);
    } else if (is_initial()) {
      add(at_ + bytes(code(at_)) + 1, PieceKind::word, Stop::never);
    } else {
      return false;
    }
    return true;
  }

  // The end behind the apostrophe of l', d', qu' …, or `at_`.
  std::size_t elision_end() const {
    const std::size_t stop = plain_end(at_);
    if (stop >= text_.size() || stop - at_ > 12 || !is_apostrophe(code(stop).value)) return at_;
    const std::size_t end = stop + bytes(code(stop));
    const auto found = words_.elisions.find(lower(cut(at_, end)));
    if (found == words_.elisions.end()) return at_;
    if (found->second.empty() || !word_at(end)) return end;
    const CodePoint next = code(end);
    const std::string letter = fold(cut(end, end + bytes(next)));
    if (letter.empty() || found->second.find(letter.front()) == std::string::npos) return at_;
    // M'Hamed, N'Ouadhibou: a name, unlike N'ONT or n'a.
    const std::size_t third = end + bytes(next);
    const bool name = is_upper(code(at_).value) && is_upper(next.value) && third < text_.size() && is_lower(code(third).value);
    return name ? at_ : end;
  }

  // Where the clitic that ends text[begin, end) begins (its hyphen), or `end`.
  std::size_t clitic_begin(std::size_t begin, std::size_t end) const {
    std::size_t last = end, before = end;
    for (std::size_t at = begin; at < end; at += bytes(code(at))) {
      if (is_hyphen(code(at).value)) {
        before = last;
        last = at;
      }
    }
    for (const std::size_t hyphen : {before, last}) {
      if (hyphen == end || hyphen == begin) continue;
      const std::string_view tail = cut(hyphen + bytes(code(hyphen)), end);
      if (known(words_.clitics, tail)) return hyphen;
    }
    return end;
  }

  void word() {
    if (with_full_stop()) return;
    const std::size_t end = word_end(at_);
    const bool whole = known(words_.whole_words, cut(at_, end));
    if (!whole) {
      if (const std::size_t elided = elision_end(); elided > at_) return add(elided, PieceKind::word);
    }
    // n°, N°
    if (end < text_.size() && end - at_ <= 3 && (code(end).value == 0xB0 || code(end).value == 0xBA)) {
      return add(end + bytes(code(end)), PieceKind::word);
    }
    if (whole || end - at_ > 4 * longest_lookup) return add(end, PieceKind::word);
    with_clitics(end);
  }

  void with_clitics(std::size_t end) {
    std::array<std::size_t, 3> begins{};
    std::size_t count = 0;
    std::size_t base = end;
    while (count < begins.size()) {
      const std::size_t hyphen = clitic_begin(at_, base);
      if (hyphen == base) break;
      begins[count++] = base = hyphen;
      if (known(words_.whole_words, cut(at_, base))) break;
    }
    // A capital inside a sentence tells a name (Kim Jong-il), unless all is in capitals (FAUT-IL).
    const std::string_view stem = cut(at_, base);
    if (count > 0 && starts_upper(stem) && !at_start() && lower(stem) != stem) {
      const bool capitals = is_upper(code(base + bytes(code(base))).value);
      if (!capitals) count = 0;
    }
    if (count == 0) return add(end, PieceKind::word);
    add(base, PieceKind::word);
    while (count > 0) {
      --count;
      add(count == 0 ? end : begins[count - 1], PieceKind::word);
    }
  }

  // Marks ----------------------------------------------------------------------------------------------------------

  void mark(CodePoint c) {
    std::size_t end = at_ + bytes(c);
    if (std::string_view(".-=_*").find(text_[at_]) != std::string_view::npos) {
      while (end < text_.size() && text_[end] == text_[at_]) ++end;
    }
    add(end, PieceKind::mark);
  }

  const SegmentWords& words_;
  std::string_view text_;
  std::size_t at_;
  std::vector<Piece>& pieces_;
  std::size_t first_;
  bool space_ = false;
};

}  // namespace

void scan_line(const SegmentWords& words, std::string_view text, Span line, std::vector<Piece>& pieces) {
  Scanner(words, text, line, pieces).run();
}

}  // namespace paraphe
