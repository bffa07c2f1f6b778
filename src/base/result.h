// What can go wrong, as values: Result<T> holds a T or an Error; Faults collects all that is wrong with the files
// under knowledge/, so that they are reported at once, like a compiler does. Nothing here prints or exits.
#pragma once
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace paraphe {

enum class ErrorKind : unsigned char {
  unreadable_file,   // The file cannot be opened or read.
  malformed_input,   // The input is not of the form that it claims to be.
  too_large,         // The input is over a bound that protects the program.
  empty_input,       // There is nothing to read in it.
  wrong_language,    // The language of the text is not one that knowledge/languages holds.
  wrong_knowledge,   // A file under knowledge/ is at fault.
  wrong_model,       // The model file is damaged, of another version, or missing.
  unknown_name,      // A state, command, fact or option of that name does not exist.
  no_register,       // There is no register at that place.
  wrong_register,    // The file is no register, or a damaged one.
  newer_register,    // The register was written by a newer version of the program.
  register_busy,     // Another process has been writing to the register for too long.
  no_room,           // The disk is full, or a limit on the size of files is reached.
};

// The enumerator's name, as it stands in machine-readable output.
std::string_view name_of(ErrorKind kind);

struct Error {
  ErrorKind kind;
  std::string message;  // what, where, and what to do
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorKind kind, std::string message) {
  return tl::make_unexpected(Error{kind, std::move(message)});
}

struct Fault {
  std::string file;  // relative to the knowledge folder's parent: knowledge/facts/meeting.rules
  int line;          // from 1; 0 when the fault is of the whole file
  std::string message;
  std::string hint;  // what to do; may be empty
};

using Faults = std::vector<Fault>;

// "file:line: message; hint" as one line a fault.
std::string to_string(const Fault& fault);

}  // namespace paraphe
