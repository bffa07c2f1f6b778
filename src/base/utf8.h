// UTF-8 as the other folders need it: decoding that never reads past the end, folding for look-ups, validity.
// Offsets are bytes. Folding follows Unicode's case folding with accents and typographic signs levelled (ICU).
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace paraphe {

struct CodePoint {
  char32_t value;  // U+FFFD for a byte that is not UTF-8
  int bytes;       // 1 to 4; 0 at the end of the text
};

CodePoint code_point_at(std::string_view text, std::size_t offset);
bool is_valid_utf8(std::string_view text);
// The offset of the first byte that is not UTF-8, or npos.
std::size_t first_invalid_utf8(std::string_view text);

bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_digit(char32_t c);  // 0–9 only
bool is_space(char32_t c);  // with no-break and thin spaces

// True when the first letter is upper case.
bool starts_upper(std::string_view text);

// Lower case, accents kept, typographic apostrophe and hyphens made plain: the key for words (président, l', peut-être).
std::string lower(std::string_view text);
// lower() without accents (œ → oe): the key for names, titles and what people type (Côte d’Ivoire → cote d'ivoire).
std::string fold(std::string_view text);
// Spaces of every kind at both ends removed.
std::string_view trim(std::string_view text);

}  // namespace paraphe
