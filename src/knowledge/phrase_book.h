// Words and phrases with an entry each, found by one hash of a word: the vocabulary gives every word a number, and the
// phrases that begin with a word are tried longest first. A word's text is as lower() makes it. In the tables elisions
// stand apart (d' ici à), as the words of a text do. Of two equal phrases the later is a fault of the file.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace paraphe {

class PhraseBook {
 public:
  static constexpr std::int32_t unknown = -1;

  struct Match {
    std::int32_t entry = unknown;
    std::size_t words = 0;
  };

  // False when the phrase is already there.
  bool add(std::string_view phrase, std::int32_t entry);
  std::int32_t word(std::string_view lower) const;
  // The longest phrase that begins at `at`.
  Match match(std::span<const std::int32_t> words, std::size_t at) const;
  // The entry of a single word.
  std::int32_t entry_of(std::string_view lower) const;
  bool empty() const { return phrases_.empty(); }

 private:
  struct Phrase {
    std::vector<std::int32_t> words;
    std::int32_t entry;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> vocabulary_;
  std::vector<std::vector<Phrase>> phrases_;  // by first word, longest first
};

}  // namespace paraphe
