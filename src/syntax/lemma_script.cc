#include "syntax/lemma_script.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <charconv>

#include "base/utf8.h"

namespace paraphe {

namespace {

std::string upper(std::string_view letter) {
  char out[U8_MAX_LENGTH];
  int size = 0;
  const UChar32 c = u_toupper(static_cast<UChar32>(code_point_at(letter, 0).value));
  U8_APPEND_UNSAFE(out, size, c);
  return letter.empty() ? std::string() : std::string(out, static_cast<std::size_t>(size));
}

std::string based(LemmaBase base, std::string_view form) {
  if (base == LemmaBase::lower) return lower(form);
  if (base == LemmaBase::written) return std::string(form);
  const auto first = static_cast<std::size_t>(code_point_at(form, 0).bytes);
  return upper(form.substr(0, first)) + lower(form.substr(first));
}

}  // namespace

std::optional<LemmaScript> lemma_script(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon < 2) return std::nullopt;
  LemmaScript script;
  switch (text[0]) {
    case 'l':
      script.base = LemmaBase::lower;
      break;
    case 'w':
      script.base = LemmaBase::written;
      break;
    case 't':
      script.base = LemmaBase::title;
      break;
    case '=':
      script.base = LemmaBase::text;
      break;
    default:
      return std::nullopt;
  }
  const auto [end, fault] = std::from_chars(text.data() + 1, text.data() + colon, script.cut);
  if (fault != std::errc() || end != text.data() + colon) return std::nullopt;
  script.ending = text.substr(colon + 1);
  return script;
}

std::string apply_script(const LemmaScript& script, std::string_view form) {
  if (script.base == LemmaBase::text) return script.ending.empty() ? lower(form) : script.ending;
  std::string out = based(script.base, form);
  for (std::size_t cut = 0; cut < script.cut && !out.empty(); ++cut) {
    while (out.size() > 1 && (static_cast<unsigned char>(out.back()) & 0xC0) == 0x80) out.pop_back();
    out.pop_back();
  }
  out += script.ending;
  return out.empty() ? lower(form) : out;
}

}  // namespace paraphe
