#include "base/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>

namespace paraphe {

CodePoint code_point_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {0, 0};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  int length = first >= 0xF0 && first <= 0xF4 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 && first < 0xE0 ? 2 : 0;
  if (first > 0xF4) length = 0;
  if (length == 0 || offset + static_cast<std::size_t>(length) > text.size()) return {0xFFFD, 1};
  char32_t value = first & (0xFF >> (length + 1));
  for (int i = 1; i < length; ++i) {
    if ((byte(static_cast<std::size_t>(i)) & 0xC0) != 0x80) return {0xFFFD, 1};
    value = (value << 6) | (byte(static_cast<std::size_t>(i)) & 0x3F);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  if (overlong || (value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF) return {0xFFFD, 1};
  return {value, length};
}

std::size_t first_invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const CodePoint c = code_point_at(text, i);
    if (c.bytes == 1) return i;
    i += static_cast<std::size_t>(c.bytes);
  }
  return std::string_view::npos;
}

bool is_valid_utf8(std::string_view text) { return first_invalid_utf8(text) == std::string_view::npos; }

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool is_upper(char32_t c) { return u_isupper(static_cast<UChar32>(c)); }
bool is_lower(char32_t c) { return u_islower(static_cast<UChar32>(c)); }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0x202F || c == 0xFEFF; }

bool starts_upper(std::string_view text) {
  const CodePoint c = code_point_at(text, 0);
  return c.bytes > 0 && is_upper(c.value);
}

namespace {

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

char32_t plain(char32_t c) {
  if (c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x00B4 || c == 0x0060) return '\'';
  if (c == 0x2010 || c == 0x2011) return '-';
  if (is_space(c)) return ' ';
  return c;
}

}  // namespace

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    append(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(plain(c.value)))));
    i += static_cast<std::size_t>(c.bytes);
  }
  return out;
}

std::string fold(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    i += static_cast<std::size_t>(c.bytes);
    const char32_t low = static_cast<char32_t>(u_tolower(static_cast<UChar32>(plain(c.value))));
    if (low < 0x80) {
      out += static_cast<char>(low);
    } else if (low == 0x153) {
      out += "oe";
    } else if (low == 0xE6) {
      out += "ae";
    } else {
      icu::UnicodeString parts;
      if (U_FAILURE(status) || !nfkd->getDecomposition(static_cast<UChar32>(low), parts)) {
        append(out, low);
        continue;
      }
      for (int32_t k = 0; k < parts.length(); k = parts.moveIndex32(k, 1)) {
        const UChar32 part = parts.char32At(k);
        if (u_charType(part) != U_NON_SPACING_MARK) append(out, static_cast<char32_t>(part));
      }
    }
  }
  return out;
}

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const CodePoint c = code_point_at(text, begin);
    if (!is_space(c.value)) break;
    begin += static_cast<std::size_t>(c.bytes);
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t start = end - 1;
    while (start > begin && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    if (!is_space(code_point_at(text, start).value)) break;
    end = start;
  }
  return text.substr(begin, end - begin);
}

}  // namespace paraphe
