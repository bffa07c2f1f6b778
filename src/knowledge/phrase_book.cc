#include "knowledge/phrase_book.h"

#include <algorithm>

#include "base/table.h"
#include "base/utf8.h"

namespace paraphe {

bool PhraseBook::add(std::string_view phrase, std::int32_t entry) {
  std::vector<std::int32_t> words;
  for (const std::string& word : split(lower(phrase), ' ')) {
    const auto [at, is_new] = vocabulary_.try_emplace(word, static_cast<std::int32_t>(vocabulary_.size()));
    words.push_back(at->second);
  }
  if (words.empty()) return false;
  phrases_.resize(vocabulary_.size());
  std::vector<Phrase>& same_first = phrases_[static_cast<std::size_t>(words.front())];
  for (const Phrase& each : same_first) {
    if (each.words == words) return false;
  }
  const auto place = std::find_if(same_first.begin(), same_first.end(),
                                  [&](const Phrase& each) { return each.words.size() < words.size(); });
  same_first.insert(place, Phrase{std::move(words), entry});
  return true;
}

std::int32_t PhraseBook::word(std::string_view text) const {
  const auto at = vocabulary_.find(text);
  return at == vocabulary_.end() ? unknown : at->second;
}

PhraseBook::Match PhraseBook::match(std::span<const std::int32_t> words, std::size_t at) const {
  if (at >= words.size() || words[at] == unknown) return {};
  for (const Phrase& phrase : phrases_[static_cast<std::size_t>(words[at])]) {
    if (at + phrase.words.size() > words.size()) continue;
    if (std::equal(phrase.words.begin(), phrase.words.end(), words.begin() + static_cast<std::ptrdiff_t>(at))) {
      return {phrase.entry, phrase.words.size()};
    }
  }
  return {};
}

std::int32_t PhraseBook::entry_of(std::string_view text) const {
  const std::int32_t one = word(text);
  return match(std::span(&one, 1), 0).entry;
}

}  // namespace paraphe
