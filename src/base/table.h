// Tab-separated tables under knowledge/: a header line, UTF-8, one thing a line, '#' lines are comments.
// Every fault is added to `faults` with its line; what could be read is returned all the same.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace paraphe {

struct TableRow {
  int line;                         // from 1, for messages
  std::vector<std::string> fields;  // one a column, trimmed; missing ones at the end are empty
};

struct Table {
  std::string name;  // the file, as messages name it
  std::vector<std::string> columns;
  std::vector<TableRow> rows;
};

// `columns` are those that the file must have, in order. `name` is how messages call the file.
Table read_table(const std::filesystem::path& path, std::string_view name, const std::vector<std::string>& columns,
                 Faults& faults);

// A field that holds several values: split at the separator, trimmed, empty ones dropped.
std::vector<std::string> split(std::string_view field, char separator);

// The whole file, at most `limit` bytes.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit = std::size_t{1} << 30);

}  // namespace paraphe
