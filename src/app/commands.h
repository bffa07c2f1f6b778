// The commands: each is given what the command line says, calls the rooms that think, prints, and answers with an exit
// code.
#pragma once
#include <functional>
#include <string_view>

#include "app/console.h"
#include "app/settings.h"
#include "pipeline.h"

namespace paraphe {

int read_command(const Settings& settings, Console& console);
int dossier_command(const Settings& settings, Console& console);
int why_command(const Settings& settings, Console& console);
int explain_command(const Settings& settings, Console& console);
int evaluate_command(const Settings& settings, Console& console);
int rules_check_command(const Settings& settings, Console& console);
int rules_test_command(const Settings& settings, Console& console);
int rules_coverage_command(const Settings& settings, Console& console);
int knowledge_check_command(const Settings& settings, Console& console);
int pipeline_command(const Settings& settings, Console& console);

// Prints every fault, one a line.
void print_faults(Console& console, const Faults& faults);
// Loads all knowledge and hands it on; prints the faults and answers exit_unusable if there are any.
int with_engine(const Settings& settings, Console& console, const std::function<int(const Engine&)>& use);

// What became of the input of a run.
struct Tally {
  std::size_t articles = 0, set_aside = 0, facts = 0, claims = 0, undated = 0;
};

// Runs the pipeline over settings.paths in settings.threads threads and hands each article on in input order, those set
// aside too; tells what people should know. `use` answers false to stop. An exit code instead when a path is wrong.
struct ArticleRun {
  int exit = exit_done;
  Tally tally;
};
ArticleRun read_articles(const Engine& engine, const Settings& settings, Console& console, std::string_view last_stage,
                         const std::function<bool(Article&)>& use);

}  // namespace paraphe
