#include "knowledge/kind_words.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/table.h"
#include "base/utf8.h"

namespace paraphe {

KindWords load_kind_words(const std::filesystem::path& folder, std::string_view name, Faults& faults) {
  KindWords result;
  const std::string kinds_name = fmt::format("{}/kinds.tsv", name);
  const Table kinds = read_table(folder / "kinds.tsv", kinds_name, {"type", "kind", "nouns"}, faults);
  for (const TableRow& row : kinds.rows) {
    for (const std::string& noun : split(row.fields[2], ',')) {
      result.words.push_back({row.fields[0], split(lower(noun), ' '), row.fields[1], row.line});
    }
  }
  std::stable_sort(result.words.begin(), result.words.end(), [](const KindWord& a, const KindWord& b) {
    if (a.words.front() != b.words.front()) return a.words.front() < b.words.front();
    if (a.words.size() != b.words.size()) return a.words.size() > b.words.size();
    if (a.words != b.words) return a.words < b.words;
    return a.type < b.type;
  });
  for (std::size_t i = 1; i < result.words.size(); ++i) {
    const KindWord &a = result.words[i - 1], &b = result.words[i];
    if (a.words == b.words && a.type == b.type) {
      faults.push_back({kinds_name, b.line, fmt::format("\"{}\" stands twice for {}", fmt::join(b.words, " "), b.type), "remove one"});
    }
  }
  const Table reflexive = read_table(folder / "reflexive.tsv", fmt::format("{}/reflexive.tsv", name), {"prefix"}, faults);
  for (const TableRow& row : reflexive.rows) result.reflexive_prefixes.push_back(row.fields[0]);
  return result;
}

}  // namespace paraphe
