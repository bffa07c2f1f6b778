#include "text/clause.h"

#include <array>

#include "text/value.h"

namespace paraphe {

namespace {
constexpr std::array<std::string_view, function_count> function_names{
    "subject", "object",  "to",    "from",     "of", "in",    "on",     "at",    "with",  "between",
    "for",     "against", "about", "by-means", "as", "under", "during", "since", "until", "content"};
}  // namespace

std::string_view name_of(Function function) { return function_names[static_cast<std::size_t>(function)]; }

bool function_of(std::string_view name, Function& function) {
  for (std::size_t i = 0; i < function_names.size(); ++i) {
    if (function_names[i] == name) {
      function = static_cast<Function>(i);
      return true;
    }
  }
  return false;
}

std::string_view symbol_of(Comparison op) {
  constexpr std::array<std::string_view, 6> symbols{"=", "~", ">=", "<=", ">", "<"};
  return symbols[static_cast<std::size_t>(op)];
}

}  // namespace paraphe
