#include "knowledge/topic_words.h"

#include <algorithm>

#include "base/table.h"
#include "base/utf8.h"

namespace paraphe {

TopicWords load_topic_words(const std::filesystem::path& folder, std::string_view name, Faults& faults) {
  TopicWords topics;
  const Table table = read_table(folder / "topics.tsv", std::string(name) + "/topics.tsv", {"code", "words"}, faults);
  for (const TableRow& row : table.rows) {
    for (const std::string& phrase : split(row.fields[1], ',')) {
      std::vector<std::string> words = split(fold(phrase), ' ');
      // d'information: an elided word is a word of its own, written in full as the lemma is
      std::vector<std::string> whole;
      for (const std::string& word : words) {
        const std::size_t apostrophe = word.find('\'');
        if (apostrophe != std::string::npos && apostrophe > 0 && apostrophe + 1 < word.size()) {
          whole.push_back(word.substr(0, apostrophe) + "e");
          whole.push_back(word.substr(apostrophe + 1));
        } else {
          whole.push_back(word);
        }
      }
      const std::string first = whole.front();
      topics.by_first_word[first].push_back({std::move(whole), row.fields[0] == "-" ? "" : row.fields[0]});
    }
  }
  for (auto& [word, list] : topics.by_first_word) {
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.words.size() > b.words.size(); });
  }
  return topics;
}

}  // namespace paraphe
