#include "knowledge/language_profile.h"

#include <fmt/format.h>

#include <charconv>

#include "base/table.h"
#include "base/utf8.h"

namespace paraphe {

LanguageProfile load_language_profile(const std::filesystem::path& folder, std::string_view name, Faults& faults) {
  LanguageProfile profile;
  profile.tag = folder.filename().string();
  const Table table =
      read_table(folder / "profile.tsv", fmt::format("{}/profile.tsv", name), {"kind", "text", "in_10000"}, faults);
  for (const TableRow& row : table.rows) {
    const auto fault = [&](std::string message, std::string hint) {
      faults.push_back({table.name, row.line, std::move(message), std::move(hint)});
    };
    const std::string& number = row.fields[2];
    double value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || end != number.data() + number.size() || value <= 0 || value > 10000) {
      fault(fmt::format("« {} » is not a number of ten thousand", number), "write it as 583.4");
    }
    if (row.fields[0] == "word") {
      profile.words.emplace(lower(row.fields[1]), value);
    } else if (row.fields[0] == "trigram") {
      profile.trigrams.emplace(lower(row.fields[1]), value);
    } else {
      fault(fmt::format("no kind is called « {} »", row.fields[0]), "word or trigram");
    }
  }
  return profile;
}

}  // namespace paraphe
