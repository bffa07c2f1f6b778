#include "segment/addresses.h"

#include <array>
#include <cctype>

namespace paraphe {

namespace {

constexpr std::size_t longest_address = 2048;  // bytes

bool is_plain(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

// Up to a blank or quotation mark, without the marks that end a sentence.
std::size_t run_end(const Lookahead& look, std::size_t from, std::size_t at) {
  const std::size_t limit = std::min(look.text.size(), at + longest_address);
  while (at < limit) {
    const CodePoint c = look.code(at);
    if (is_space(c.value) || is_invisible(c.value) || c.value == 0xAB || c.value == 0xBB || c.value == '"' ||
        c.value == '<' || c.value == '>' || c.value == 0x201D || c.value == 0xFFFD) {
      break;
    }
    at += Lookahead::bytes(c);
  }
  constexpr std::string_view not_last = ".,;:!?)]}'*";
  while (at > from && not_last.find(look.text[at - 1]) != std::string_view::npos) --at;
  return at;
}

// contact@paraphe.org, paraphe.org/pages: ASCII without blanks, recognised by its last label.
std::size_t bare_address_end(const Lookahead& look, std::size_t from) {
  const std::size_t limit = std::min(look.text.size(), from + 256);
  std::size_t end = from;
  while (end < limit &&
         (is_plain(look.text[end]) || std::string_view("._%+-@").find(look.text[end]) != std::string_view::npos)) {
    ++end;
  }
  if (end == limit && end < look.text.size()) return from;
  while (end > from && (look.text[end - 1] == '.' || look.text[end - 1] == '-')) --end;
  const std::string_view host = look.cut(from, end);
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot < 2 || look.word_at(end)) return from;
  const std::string_view last = host.substr(dot + 1);
  if (!std::all_of(last.begin(), last.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return from;
  const std::size_t sign = host.find('@');
  if (sign != std::string_view::npos) return sign > 0 && sign < dot && last.size() >= 2 ? end : from;
  if (std::isdigit(static_cast<unsigned char>(host[dot - 1])) != 0 && last.size() < 2) return from;
  constexpr std::array<std::string_view, 9> endings{"com", "org", "net", "info", "int", "gov", "edu", "mil", "html"};
  const bool country =
      last.size() == 2 && !look.known(look.words.openers, last) && !look.known(look.words.clitics, last);
  if (!country && std::find(endings.begin(), endings.end(), last) == endings.end()) return from;
  return end < look.text.size() && look.text[end] == '/' ? run_end(look, from, end) : end;
}

// #Paix, @ministre_x
std::size_t tag_end(const Lookahead& look, std::size_t from) {
  std::size_t end = look.plain_end(from + 1);
  if (end == from + 1 || is_digit(static_cast<unsigned char>(look.text[from + 1]))) return from;
  while (end < look.text.size() && look.text[end] == '_') end = look.plain_end(end + 1);
  return end;
}

// A word that is followed at once by a full stop or @ and more; all others begin no address.
bool may_be_bare(const Lookahead& look, std::size_t from) {
  constexpr std::size_t longest_label = 64;
  std::size_t end = from;
  while (end < look.text.size() && end < from + longest_label &&
         (is_plain(look.text[end]) || look.text[end] == '-' || look.text[end] == '_')) {
    ++end;
  }
  return end > from && end + 1 < look.text.size() && (look.text[end] == '.' || look.text[end] == '@') &&
         is_plain(look.text[end + 1]);
}

}  // namespace

std::size_t address_end(const Lookahead& look, std::size_t from) {
  const char c = look.text[from];
  if (c == '#' || c == '@') return tag_end(look, from);
  if (!is_plain(c)) return from;
  const std::string_view rest = look.text.substr(from, 8);
  if (rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.")) {
    constexpr std::size_t prefix = 4;
    const std::size_t end = run_end(look, from, from);
    return end > from + prefix ? end : from;
  }
  return may_be_bare(look, from) ? bare_address_end(look, from) : from;
}

}  // namespace paraphe
