#include "segment/scan.h"

#include <array>
#include <string>

#include "segment/addresses.h"
#include "segment/full_stops.h"
#include "segment/lookahead.h"
#include "segment/numbers.h"

namespace paraphe {

namespace {

class Scanner {
 public:
  Scanner(const SegmentWords& words, std::string_view text, Span line, std::vector<Piece>& pieces)
      : look_{words, text.substr(0, line.end)}, at_(line.begin), pieces_(pieces), first_(pieces.size()) {}

  void run() {
    while (at_ < look_.text.size()) {
      const CodePoint c = look_.code(at_);
      if (is_space(c.value) || is_invisible(c.value)) {
        space_ = space_ || !is_invisible(c.value);
        at_ += Lookahead::bytes(c);
      } else if (const std::size_t address = address_end(look_, at_); address > at_) {
        add(address, PieceKind::address);
      } else if (!number(c.value)) {
        if (is_word(c.value)) {
          word();
        } else {
          mark(c);
        }
      }
    }
  }

 private:
  void add(std::size_t end, PieceKind kind, Stop stop = Stop::none) {
    pieces_.push_back({{static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)},
                       kind,
                       stop,
                       space_ || pieces_.size() == first_});
    space_ = false;
    at_ = end;
  }

  // The last piece, when the next one begins a sentence or quotation (where a capital tells nothing).
  bool at_start() const {
    if (pieces_.size() == first_) return true;
    const Piece& last = pieces_.back();
    return last.kind == PieceKind::mark && look_.text[last.span.begin] != ',' && look_.text[last.span.begin] != '/';
  }

  bool number(char32_t c) {
    std::size_t begin = at_;
    if (c == '-' || c == '+' || c == 0x2212) {
      if (!space_ && !at_start()) return false;
      begin += Lookahead::bytes(look_.code(at_));
    }
    if (begin >= look_.text.size() || !is_digit(static_cast<unsigned char>(look_.text[begin]))) return false;
    const Figure figure = read_figure(look_, begin);
    add(figure.end, PieceKind::number);
    if (figure.unit_end > figure.end) add(figure.unit_end, PieceKind::word);
    return true;
  }

  // The end behind the apostrophe of l', d', qu' …, or `at_`.
  std::size_t elision_end() const {
    const std::size_t stop = look_.plain_end(at_);
    if (stop >= look_.text.size() || stop - at_ > 12 || !is_apostrophe(look_.code(stop).value)) return at_;
    const std::size_t end = stop + Lookahead::bytes(look_.code(stop));
    const auto found = look_.words.elisions.find(lower(look_.cut(at_, end)));
    if (found == look_.words.elisions.end()) return at_;
    if (found->second.empty() || !look_.word_at(end)) return end;
    const CodePoint next = look_.code(end);
    const std::string letter = fold(look_.cut(end, end + Lookahead::bytes(next)));
    if (letter.empty() || found->second.find(letter.front()) == std::string::npos) return at_;
    // M'Hamed, N'Ouadhibou: a name, unlike N'ONT or n'a.
    const std::size_t third = end + Lookahead::bytes(next);
    const bool name = is_upper(look_.code(at_).value) && is_upper(next.value) && third < look_.text.size() &&
                      is_lower(look_.code(third).value);
    return name ? at_ : end;
  }

  // Where the clitic that ends text[begin, end) begins (its hyphen), or `end`.
  std::size_t clitic_begin(std::size_t begin, std::size_t end) const {
    std::size_t last = end, before = end;
    for (std::size_t at = begin; at < end; at += Lookahead::bytes(look_.code(at))) {
      if (is_hyphen(look_.code(at).value)) {
        before = last;
        last = at;
      }
    }
    for (const std::size_t hyphen : {before, last}) {
      if (hyphen == end || hyphen == begin) continue;
      const std::string_view tail = look_.cut(hyphen + Lookahead::bytes(look_.code(hyphen)), end);
      if (look_.known(look_.words.clitics, tail)) return hyphen;
    }
    return end;
  }

  void word() {
    if (const std::optional<StoppedWord> stopped = read_stopped_word(look_, at_)) {
      return add(stopped->end, PieceKind::word, stopped->stop);
    }
    const std::size_t end = look_.word_end(at_);
    const bool whole = look_.known(look_.words.whole_words, look_.cut(at_, end));
    if (!whole) {
      if (const std::size_t elided = elision_end(); elided > at_) return add(elided, PieceKind::word);
    }
    // n°, N°
    if (end < look_.text.size() && end - at_ <= 3 && (look_.code(end).value == 0xB0 || look_.code(end).value == 0xBA)) {
      return add(end + Lookahead::bytes(look_.code(end)), PieceKind::word);
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
      if (look_.known(look_.words.whole_words, look_.cut(at_, base))) break;
    }
    // A capital inside a sentence tells a name (Kim Jong-il), unless all is in capitals (FAUT-IL).
    const std::string_view stem = look_.cut(at_, base);
    if (count > 0 && starts_upper(stem) && !at_start() && lower(stem) != stem) {
      const bool capitals = is_upper(look_.code(base + Lookahead::bytes(look_.code(base))).value);
      if (!capitals) count = 0;
    }
    if (count == 0) return add(end, PieceKind::word);
    add(base, PieceKind::word);
    while (count > 0) {
      --count;
      add(count == 0 ? end : begins[count - 1], PieceKind::word);
    }
  }

  void mark(CodePoint c) {
    std::size_t end = at_ + Lookahead::bytes(c);
    if (std::string_view(".-=_*").find(look_.text[at_]) != std::string_view::npos) {
      while (end < look_.text.size() && look_.text[end] == look_.text[at_]) ++end;
    }
    add(end, PieceKind::mark);
  }

  Lookahead look_;
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
