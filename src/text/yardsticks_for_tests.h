// For tests that measure on data outside the repository: where it lies, and what they count, told in the lines that
// tests/accuracy/measure.py reads. What no fact needs is left out under a reason, and counted too.
#pragma once
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace paraphe {

// The folder under the data (PARAPHE_DATA, else ../shared), or an empty path when it is not there.
inline std::filesystem::path data_for_tests(std::string_view folder) {
  const char* set = std::getenv("PARAPHE_DATA");
  const std::filesystem::path root = set != nullptr ? set : PARAPHE_SOURCE_DIR "/../shared";
  for (const std::filesystem::path& path : {root / "data" / folder, root / folder}) {
    std::error_code code;
    if (std::filesystem::exists(path, code)) return path;
  }
  return {};
}

struct Yardstick {
  std::string measure, set;
  int right = 0, all = 0;
  std::map<std::string, int, std::less<>> left_out;  // by reason

  // `miss` says what was expected and what was read; shown on demand.
  void count(bool is_right, std::string_view miss) {
    ++all;
    right += is_right ? 1 : 0;
    if (!is_right && std::getenv("PARAPHE_SHOW_MISSES") != nullptr) fmt::print("{}: {}\n", set, miss);
  }
  void leave_out(std::string_view reason) { ++left_out[std::string(reason)]; }
  double share() const { return all == 0 ? 0 : static_cast<double>(right) / all; }
  void print() const {
    fmt::print("accuracy\t{}\t{}\t{:.4f}\n", measure, set, share());
    fmt::print("read\t{}\t{}\t{}\t{}\n", measure, set, right, all);
    for (const auto& [reason, n] : left_out) fmt::print("left out\t{}\t{}\t{}\t{}\n", measure, set, reason, n);
  }
};

}  // namespace paraphe
