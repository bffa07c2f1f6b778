#include "base/table.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "base/utf8.h"

namespace paraphe {

std::vector<std::string> split(std::string_view field, char separator) {
  std::vector<std::string> out;
  while (!field.empty()) {
    const std::size_t at = field.find(separator);
    const std::string_view part = trim(field.substr(0, at));
    if (!part.empty()) out.emplace_back(part);
    if (at == std::string_view::npos) break;
    field.remove_prefix(at + 1);
  }
  return out;
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
  std::error_code code;
  if (std::filesystem::is_directory(path, code)) {
    return failure(ErrorKind::unreadable_file, fmt::format("{}: is a folder; name a file", path.string()));
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return failure(ErrorKind::unreadable_file,
                   fmt::format("{}: cannot be opened; check the name and the rights", path.string()));
  }
  std::string text;
  char buffer[1 << 16];
  while (file.read(buffer, sizeof buffer) || file.gcount() > 0) {
    text.append(buffer, static_cast<std::size_t>(file.gcount()));
    if (text.size() > limit) {
      return failure(ErrorKind::too_large, fmt::format("{}: is over {} bytes", path.string(), limit));
    }
  }
  return text;
}

Table read_table(const std::filesystem::path& path, std::string_view name, const std::vector<std::string>& columns,
                 Faults& faults) {
  Table table{std::string(name), columns, {}};
  Result<std::string> text = read_file(path);
  if (!text) {
    faults.push_back({table.name, 0, "cannot be read", "the knowledge folder is incomplete; install it again"});
    return table;
  }
  if (const std::size_t bad = first_invalid_utf8(*text); bad != std::string::npos) {
    faults.push_back({table.name, 0, fmt::format("byte {} is not UTF-8", bad), "save the file as UTF-8"});
    return table;
  }
  std::istringstream lines(*text);
  std::string line;
  bool header = true;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> fields;
    std::string_view rest = line;
    for (;;) {
      const std::size_t tab = rest.find('\t');
      fields.emplace_back(trim(rest.substr(0, tab)));
      if (tab == std::string_view::npos) break;
      rest.remove_prefix(tab + 1);
    }
    if (header) {
      header = false;
      if (fields != columns) {
        faults.push_back({table.name, number, "the header line is not the expected one",
                          fmt::format("expected: {}", fmt::join(columns, " ⇥ "))});
      }
      continue;
    }
    if (fields.size() > columns.size()) {
      faults.push_back({table.name, number, fmt::format("{} columns where {} are declared", fields.size(), columns.size()),
                        "remove the tabs that are too many"});
      continue;
    }
    fields.resize(columns.size());
    table.rows.push_back({number, std::move(fields)});
  }
  return table;
}

}  // namespace paraphe
