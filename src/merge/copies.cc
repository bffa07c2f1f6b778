#include "merge/copies.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/utf8.h"

namespace paraphe {

namespace {

constexpr std::size_t run_length = 5;
constexpr std::uint64_t one_in = 3;             // of the runs is sampled
constexpr std::size_t most_fingerprints = 256;  // of one text

struct Word {
  std::uint64_t levelled;  // the hash of the word, any figure for any other
  std::string figure;      // the digits, "" for a word without
};

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
  hash ^= value + 0x9E3779B97F4A7C15ULL + (hash << 6) + (hash >> 2);
  hash *= 0xFF51AFD7ED558CCDULL;
  return hash ^ (hash >> 33);
}

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;  // FNV-1a: the same on every machine
  for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
  return hash;
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  const std::string folded = fold(text);
  std::size_t at = 0;
  while (at < folded.size()) {
    const std::size_t begin = at;
    bool digits = false;
    for (CodePoint c = code_point_at(folded, at); c.bytes > 0 && (is_letter(c.value) || is_digit(c.value));
         c = code_point_at(folded, at)) {
      digits = digits || is_digit(c.value);
      at += static_cast<std::size_t>(c.bytes);
    }
    if (at == begin) {
      at += static_cast<std::size_t>(std::max(1, code_point_at(folded, at).bytes));
      continue;
    }
    const std::string_view word = std::string_view(folded).substr(begin, at - begin);
    // « 10 000 » and « 10000 » are one figure.
    if (digits && !words.empty() && !words.back().figure.empty()) {
      words.back().figure += word;
    } else {
      words.push_back({digits ? 1 : hash_of(word), digits ? std::string(word) : std::string()});
    }
  }
  return words;
}

struct Run {
  std::uint64_t levelled;
  std::string figures;
};

std::vector<Run> runs_of(std::string_view text) {
  const std::vector<Word> words = words_of(text);
  std::vector<Run> runs;
  for (std::size_t i = 0; i + run_length <= words.size(); ++i) {
    Run run{run_length, {}};
    for (std::size_t j = i; j < i + run_length; ++j) {
      run.levelled = mixed(run.levelled, words[j].levelled);
      if (!words[j].figure.empty()) run.figures += words[j].figure + ' ';
    }
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace

std::vector<std::uint64_t> fingerprints(std::string_view text) {
  std::vector<std::uint64_t> sample;
  for (const Run& run : runs_of(text)) {
    if (run.levelled % one_in == 0) sample.push_back(run.levelled);
  }
  std::sort(sample.begin(), sample.end());
  sample.erase(std::unique(sample.begin(), sample.end()), sample.end());
  if (sample.size() > most_fingerprints) sample.resize(most_fingerprints);
  return sample;
}

Likeness likeness(std::string_view text, std::string_view other) {
  std::vector<Run> shorter = runs_of(text), longer = runs_of(other);
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  if (shorter.empty()) return {};
  std::unordered_map<std::uint64_t, std::vector<const std::string*>> figures;
  for (const Run& run : longer) figures[run.levelled].push_back(&run.figures);
  Likeness alike;
  std::size_t shared = 0;
  for (const Run& run : shorter) {
    const auto at = figures.find(run.levelled);
    if (at == figures.end()) continue;
    ++shared;
    const auto same = [&](const std::string* f) { return *f == run.figures; };
    alike.altered = alike.altered || std::none_of(at->second.begin(), at->second.end(), same);
  }
  alike.shared = static_cast<double>(shared) / static_cast<double>(shorter.size());
  return alike;
}

}  // namespace paraphe
