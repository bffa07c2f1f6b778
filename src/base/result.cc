#include "base/result.h"

#include <fmt/format.h>

namespace paraphe {

std::string_view name_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::unreadable_file: return "unreadable_file";
    case ErrorKind::malformed_input: return "malformed_input";
    case ErrorKind::too_large: return "too_large";
    case ErrorKind::empty_input: return "empty_input";
    case ErrorKind::wrong_language: return "wrong_language";
    case ErrorKind::wrong_knowledge: return "wrong_knowledge";
    case ErrorKind::wrong_model: return "wrong_model";
    case ErrorKind::unknown_name: return "unknown_name";
    case ErrorKind::no_register: return "no_register";
    case ErrorKind::wrong_register: return "wrong_register";
    case ErrorKind::newer_register: return "newer_register";
    case ErrorKind::register_busy: return "register_busy";
    case ErrorKind::no_room: return "no_room";
  }
  return "";
}

std::string to_string(const Fault& fault) {
  std::string where = fault.line > 0 ? fmt::format("{}:{}", fault.file, fault.line) : fault.file;
  return fault.hint.empty() ? fmt::format("{}: {}", where, fault.message)
                            : fmt::format("{}: {}; {}", where, fault.message, fault.hint);
}

}  // namespace paraphe
