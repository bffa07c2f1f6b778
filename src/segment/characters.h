// Which characters make words, and which only look like letters or are not seen at all.
#pragma once
#include <unicode/uchar.h>

#include <cstdint>

#include "base/utf8.h"

namespace paraphe {

// Characters without a glyph of their own: soft hyphen, zero-width space and joiners, marks of direction, BOM.
inline bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

// Letters, digits, combining marks, superscript digits.
inline bool is_word(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  constexpr std::uint32_t mask = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
  return c != 0xFFFD && !is_invisible(c) && (U_MASK(u_charType(static_cast<UChar32>(c))) & mask) != 0;
}

// What stands for an apostrophe inside a word.
inline bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xB4 || c == '`';
}

inline bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }
inline bool is_dash(char32_t c) { return is_hyphen(c) || c == 0x2012 || c == 0x2013 || c == 0x2014 || c == 0x2015; }

// A blank that may stand between the groups of a number: 10 000.
inline bool is_number_space(char32_t c) { return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2009 || c == 0x2007; }

}  // namespace paraphe
