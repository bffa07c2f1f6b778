// The commands: each is given what the command line says, calls the rooms that think, prints, and answers with an exit
// code.
#pragma once
#include <functional>
#include <string_view>

#include "app/console.h"
#include "app/settings.h"
#include "pipeline.h"
#include "register/register.h"

namespace paraphe {

int read_command(const Settings& settings, Console& console);
int dossier_command(const Settings& settings, Console& console);
int why_command(const Settings& settings, Console& console);
int explain_command(const Settings& settings, Console& console);
int evaluate_command(const Settings& settings, Console& console);
int init_command(const Settings& settings, Console& console);
int add_command(const Settings& settings, Console& console);
int articles_command(const Settings& settings, Console& console);
int facts_command(const Settings& settings, Console& console);
int meetings_command(const Settings& settings, Console& console);
int agreements_command(const Settings& settings, Console& console);
int flows_command(const Settings& settings, Console& console);
int offices_command(const Settings& settings, Console& console);
int timeline_command(const Settings& settings, Console& console);
int conflicts_command(const Settings& settings, Console& console);
int diff_command(const Settings& settings, Console& console);
int show_command(const Settings& settings, Console& console);
int search_command(const Settings& settings, Console& console);
int stats_command(const Settings& settings, Console& console);
// `why ID` without paths: the chain of a fact of the register.
int why_in_register(const Settings& settings, Console& console);
// `dossier A B` without paths.
int dossier_of_register(const Settings& settings, Console& console);
int verify_command(const Settings& settings, Console& console);
int backup_command(const Settings& settings, Console& console);
int rules_check_command(const Settings& settings, Console& console);
int rules_test_command(const Settings& settings, Console& console);
int rules_coverage_command(const Settings& settings, Console& console);
int knowledge_check_command(const Settings& settings, Console& console);
int pipeline_command(const Settings& settings, Console& console);

// The knowledge without rules and model, for what does not read articles.
int with_knowledge(const Settings& settings, Console& console, const std::function<int(const Knowledge&)>& use);
// Opens the register and hands it on; says why it cannot be used and answers exit_unusable if so.
int with_register(const Settings& settings, Console& console, Access access, const std::function<int(Register&)>& use);
// Says what is wrong with the register and what to do; the exit code.
int refuse_register(const Settings& settings, Console& console, const Error& error);

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
// The same with another work than the whole pipeline; `work` runs in many threads at once.
ArticleRun read_articles(const Engine& engine, const Settings& settings, Console& console,
                         const std::function<void(Workspace&, Article&)>& work,
                         const std::function<bool(Article&)>& use);

}  // namespace paraphe
