// What stands from a place of the text on: the small questions that the scanner asks. Every answer costs a constant at
// most, however long the text: runs are followed for longest_word bytes.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>

#include "knowledge/segment_words.h"
#include "segment/characters.h"

namespace paraphe {

inline constexpr std::size_t longest_lookup = 64;  // bytes; no entry of the tables is longer
inline constexpr std::size_t longest_word = 512;   // bytes; longer words and numbers are cut

struct Lookahead {
  const SegmentWords& words;
  std::string_view text;  // up to the end of the line

  CodePoint code(std::size_t at) const { return code_point_at(text, at); }
  static std::size_t bytes(CodePoint c) { return static_cast<std::size_t>(std::max(c.bytes, 1)); }
  std::string_view cut(std::size_t begin, std::size_t end) const { return text.substr(begin, end - begin); }
  bool word_at(std::size_t at) const { return at < text.size() && is_word(code(at).value); }

  bool known(const WordSet& set, std::string_view word) const {
    return word.size() <= longest_lookup && set.find(lower(word)) != set.end();
  }

  // Behind the blanks from `at` on.
  std::size_t after_spaces(std::size_t at) const {
    const std::size_t limit = std::min(text.size(), at + longest_word);
    while (at < limit) {
      const CodePoint c = code(at);
      if (!is_space(c.value) && !is_invisible(c.value)) break;
      at += bytes(c);
    }
    return at;
  }

  // Behind the letters and digits.
  std::size_t plain_end(std::size_t at) const {
    const std::size_t limit = at + longest_word;
    while (at < limit && word_at(at)) at += bytes(code(at));
    return at;
  }

  std::size_t digits_end(std::size_t at) const {
    const std::size_t limit = std::min(text.size(), at + longest_word);
    while (at < limit && is_digit(static_cast<unsigned char>(text[at]))) ++at;
    return at;
  }

  std::size_t letters_end(std::size_t at) const {
    const std::size_t limit = at + longest_word;
    while (at < limit && word_at(at) && !is_digit(code(at).value)) at += bytes(code(at));
    return at;
  }

  // Behind a word with the hyphens and apostrophes inside it: accord-cadre, main-d'œuvre, ministre(s).
  std::size_t word_end(std::size_t at) const;
};

}  // namespace paraphe
