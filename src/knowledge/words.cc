#include "knowledge/words.h"

#include <fmt/format.h>

#include <set>

#include "base/table.h"

namespace paraphe {

namespace {

std::string with_new_lines(std::string_view field) {
  std::string text;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] == '\\' && i + 1 < field.size() && field[i + 1] == 'n') {
      text += '\n';
      ++i;
    } else {
      text += field[i];
    }
  }
  return text;
}

std::set<std::string_view> holes_of(std::string_view text) {
  std::set<std::string_view> names;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    names.insert(text.substr(open + 1, close - open - 1));
  }
  return names;
}

}  // namespace

Words load_words(const std::filesystem::path& file, std::string_view name, Faults& faults) {
  Words words;
  const Table table = read_table(file, name, {"key", "fr", "en"}, faults);
  for (const TableRow& row : table.rows) {
    const std::string& key = row.fields[0];
    Words::Text text{with_new_lines(row.fields[1]), with_new_lines(row.fields[2])};
    if (key.empty() || text.french.empty() || text.english.empty()) {
      faults.push_back({table.name, row.line, "a key or one of its two texts is missing", "write key ⇥ fr ⇥ en"});
    } else if (holes_of(text.french) != holes_of(text.english)) {
      faults.push_back({table.name, row.line, fmt::format("the two texts of {} have not the same holes", key),
                        "give both the same names in braces"});
    } else if (!words.texts.emplace(key, std::move(text)).second) {
      faults.push_back({table.name, row.line, fmt::format("{} stands twice", key), "remove one of the two lines"});
    }
  }
  return words;
}

std::string fill(std::string_view text, Holes holes) {
  std::string filled;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    filled += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) {
      filled += text.substr(open);
      break;
    }
    const std::string_view name = text.substr(open + 1, close - open - 1);
    std::string_view value = text.substr(open, close - open + 1);
    for (const auto& [hole, given] : holes) {
      if (hole == name) value = given;
    }
    filled += value;
    text.remove_prefix(close + 1);
  }
  return filled;
}

std::string_view Wording::operator()(std::string_view key) const {
  const auto at = words->texts.find(key);
  if (at == words->texts.end()) return key;
  return language == "en" ? at->second.english : at->second.french;
}

}  // namespace paraphe
