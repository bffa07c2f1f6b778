#include "ingest/language.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace paraphe {

namespace {

constexpr std::size_t most_letters = 4000;
constexpr std::size_t fewest_letters = 12;
constexpr double unseen = 0.5;               // in ten thousand: of a word or trigram that the profile does not hold
constexpr std::size_t enough_words = 30;     // from here on a text must hold the commonest words of its language
constexpr double least_common_words = 0.15;  // a share of them; running French has about 0.45

struct Sample {
  std::vector<std::string> words;
  std::size_t letters = 0;
};

Sample sample(std::string_view text) {
  Sample out;
  std::string word;
  for (std::size_t at = 0; at < text.size() && out.letters < most_letters;) {
    const CodePoint c = code_point_at(text, at);
    if (is_letter(c.value)) {
      word.append(text.substr(at, static_cast<std::size_t>(c.bytes)));
      ++out.letters;
    } else if (!word.empty()) {
      out.words.push_back(lower(word));
      word.clear();
    }
    at += static_cast<std::size_t>(std::max(c.bytes, 1));
  }
  if (!word.empty()) out.words.push_back(lower(word));
  return out;
}

double weight(const WordMap<double>& table, std::string_view key) {
  const auto at = table.find(key);
  return std::log(at == table.end() ? unseen : at->second);
}

struct Score {
  double likelihood = 0;
  std::size_t common = 0;  // words of the text that are among the language's commonest
};

Score score(const LanguageProfile& profile, const Sample& text) {
  Score out;
  for (const std::string& word : text.words) {
    out.likelihood += weight(profile.words, word);
    if (profile.words.find(word) != profile.words.end()) ++out.common;
    const std::string padded = "_" + word + "_";
    std::size_t starts[3] = {0, 0, 0};
    int known = 0;
    for (std::size_t at = 0; at < padded.size(); at += static_cast<std::size_t>(code_point_at(padded, at).bytes)) {
      if (known < 3) {
        starts[known++] = at;
        continue;
      }
      out.likelihood += weight(profile.trigrams, std::string_view(padded).substr(starts[0], at - starts[0]));
      starts[0] = starts[1];
      starts[1] = starts[2];
      starts[2] = at;
    }
    if (known == 3) out.likelihood += weight(profile.trigrams, std::string_view(padded).substr(starts[0]));
  }
  return out;
}

}  // namespace

DetectedLanguage detect_language(std::span<const LanguageProfile> profiles, std::string_view text) {
  const Sample words = sample(text);
  DetectedLanguage found{"", words.letters};
  if (words.letters < fewest_letters) return found;
  Score best;
  for (const LanguageProfile& profile : profiles) {
    const Score here = score(profile, words);
    if (!found.tag.empty() && here.likelihood <= best.likelihood) continue;
    found.tag = profile.tag;
    best = here;
  }
  const double share = static_cast<double>(best.common) / static_cast<double>(words.words.size());
  if (words.words.size() >= enough_words && share < least_common_words) found.tag = "";
  return found;
}

}  // namespace paraphe
