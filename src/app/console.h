// Where the program's words go: results on standard output, words to people on standard error.
#pragma once
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/words.h"

namespace paraphe {

struct Console {
  std::FILE* out = stdout;
  std::FILE* err = stderr;
  Wording say;
  bool quiet = false;     // no words to people but errors
  bool progress = false;  // standard error is a terminal
  bool closed = false;    // standard output takes no more: stop
  int failure = 0;        // why, as errno; EPIPE: its reader has gone, which is no fault
};

// Writes a result; false when nobody reads it any more.
bool print(Console& console, std::string_view text);
// A word to people, one line; left out when quiet.
void tell(Console& console, std::string_view text);
// An error, one line, never left out.
void complain(Console& console, std::string_view text);
// How many articles have been read; only on a terminal. 0 wipes the line.
void show_progress(Console& console, std::size_t articles);

// « a », « b » ou « c »
std::string quoted_choice(const Wording& say, const std::vector<std::string>& names);

}  // namespace paraphe
