// The command line as CLI11 parses it: commands, options, help with examples. Parses only; runs nothing.
#pragma once
#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/commands.h"

namespace paraphe {

struct CommandLine {
  CLI::App app;
  Settings settings;
  std::string published, as_of, since, until, from, to;   // days as written: --date, --as-of …
  std::function<int(const Settings&, Console&)> command;  // the one that was named
  bool version = false;
};

// All commands and options, with their words in the language of `say`.
std::unique_ptr<CommandLine> make_command_line(const Wording& say);

// Names of commands, « rules test » as two words, for suggestions.
std::vector<std::string> command_names(const CLI::App& app);
// Names of options of the command that was being parsed.
std::vector<std::string> option_names(const CLI::App& app);

}  // namespace paraphe
