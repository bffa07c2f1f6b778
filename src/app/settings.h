// What the command line asks for, and what the program answers with.
#pragma once
#include <cstddef>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "dossier/fact_filter.h"

namespace paraphe {

enum ExitCode : int {
  exit_done = 0,
  exit_empty = 1,          // the answer is empty or a check failed
  exit_wrong_command = 2,  // wrong command line, unknown or ambiguous state
  exit_set_aside = 3,      // done, but some input was set aside
  exit_unusable = 4        // knowledge, model or register cannot be used
};

enum class Form { text, json, csv, facts, claims };

struct Settings {
  std::filesystem::path knowledge;
  std::string language = "fr";    // of what is said
  std::string input_language;     // of articles that do not say; empty: found out
  std::optional<Day> input_date;  // of articles that do not say
  int threads = 1;
  Form form = Form::text;
  bool quiet = false;
  std::filesystem::path register_file = "paraphe.sqlite";
  std::optional<Day> as_of;        // only articles published up to that day
  std::string known_at;            // the register as it stood then: YYYY-MM-DDTHH:MM:SS.mmmZ; empty: now
  FactFilter filter;               // which facts of the register are asked for
  std::optional<Day> from, to;     // of diff
  std::vector<std::string> names;  // what the command is asked about: states, a fact, a sentence
  std::vector<std::string> paths;  // files, folders, or "-" for standard input
  std::vector<std::string> types;  // of facts that are looked at; empty: all
  std::size_t errors = std::numeric_limits<std::size_t>::max();  // that are listed at most
};

}  // namespace paraphe
