#include "segment/lookahead.h"

namespace paraphe {

namespace {

// ministre(s), élu(e)s: the end behind the bracket, or `at`.
std::size_t bracketed_ending(const Lookahead& look, std::size_t at) {
  if (at >= look.text.size() || look.text[at] != '(') return at;
  const std::size_t end = look.plain_end(at + 1);
  if (end == at + 1 || end > at + 4 || end >= look.text.size() || look.text[end] != ')') return at;
  return is_lower(look.code(at + 1).value) ? look.plain_end(end + 1) : at;
}

}  // namespace

std::size_t Lookahead::word_end(std::size_t at) const {
  std::size_t end = at;
  const std::size_t limit = std::min(text.size(), at + longest_word);
  while (at < limit) {
    const CodePoint c = code(at);
    if (is_word(c.value)) {
      end = at += bytes(c);
    } else if (is_invisible(c.value)) {
      at += bytes(c);
    } else if ((is_hyphen(c.value) || is_apostrophe(c.value) || c.value == '_' || c.value == '&' ||
                c.value == 0x2013) &&
               end == at && word_at(at + bytes(c))) {
      at += bytes(c);
    } else {
      break;
    }
  }
  return bracketed_ending(*this, end);
}

}  // namespace paraphe
