#include "app/app.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "app/command_line.h"
#include "base/utf8.h"
#include "dossier/nearest.h"

namespace paraphe {

namespace {

std::filesystem::path find_knowledge() {
  std::error_code code;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", code);
  const std::filesystem::path installed = program.parent_path().parent_path() / "share" / "paraphe" / "knowledge";
  if (!code && std::filesystem::is_directory(installed, code)) return installed;
  return std::filesystem::path(PARAPHE_SOURCE_DIR) / "knowledge";
}

// The value of an option that must be known before the command line can be parsed: its words come from knowledge/.
std::string early_option(int argc, char** argv, std::string_view name, std::string_view otherwise) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--") break;
    if (word == name && i + 1 < argc) return argv[i + 1];
    if (word.starts_with(name) && word.substr(name.size()).starts_with("="))
      return std::string(word.substr(name.size() + 1));
  }
  return std::string(otherwise);
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

void suggest(Console& console, std::string_view word, const std::vector<std::string>& names) {
  const std::vector<std::string> near = nearest(word, names);
  if (!near.empty()) complain(console, console.say("suggestion", {{"names", quoted_choice(console.say, near)}}));
}

// The words that no command or option took, and what they may have meant.
int refuse_extras(const CommandLine& line, Console& console) {
  const CLI::App* at = &line.app;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
  const std::vector<std::string> extras = line.app.remaining(true);
  const std::string word = extras.empty() ? "" : extras.front();
  const bool is_option = word.starts_with("-");
  const bool wants_command = !is_option && !at->get_subcommands([](const CLI::App*) { return true; }).empty();
  complain(console, console.say(is_option       ? "command_line.unknown_option"
                                : wants_command ? "command_line.unknown_command"
                                                : "command_line.too_much",
                                {{"word", joined(is_option || wants_command ? std::vector{word} : extras)}}));
  if (is_option || wants_command) suggest(console, word, is_option ? option_names(line.app) : command_names(*at));
  return exit_wrong_command;
}

int refuse(const CommandLine& line, Console& console, const CLI::ParseError& error) {
  const CLI::App* at = &line.app;
  std::string name = "paraphe";
  while (!at->get_subcommands().empty()) {
    at = at->get_subcommands().front();
    name += " " + at->get_name();
  }
  if (!line.app.remaining(true).empty()) {
    refuse_extras(line, console);
  } else if (dynamic_cast<const CLI::RequiredError*>(&error)) {
    const std::vector<std::string> commands = command_names(*at);
    const std::string what = error.what();  // « A is required »
    complain(console,
             commands.empty()
                 ? console.say("command_line.required", {{"what", what.substr(0, what.find(' '))}})
                 : console.say("command_line.required_command", {{"names", quoted_choice(console.say, commands)}}));
  } else {
    complain(console, console.say("command_line.wrong", {{"what", error.what()}}));
  }
  complain(console, console.say("command_line.see_help", {{"command", name}}));
  return exit_wrong_command;
}

// A day becomes its last moment; « 2025-11-18T10:30Z » is filled up. False when it is neither.
bool complete_moment(std::string& moment) {
  constexpr std::string_view last = "T23:59:59.999Z";
  if (moment.size() < 10 || !parse_day(std::string_view(moment).substr(0, 10))) return false;
  if (moment.size() == 10) {
    moment += last;
    return true;
  }
  if (moment.back() == 'Z') moment.pop_back();
  for (std::size_t i = 10; i < moment.size(); ++i) {
    const bool digit = moment[i] >= '0' && moment[i] <= '9';
    const char sign = i < last.size() + 9 ? last[i - 10] : '\0';
    if (sign >= '0' && sign <= '9' ? !digit : moment[i] != sign) return false;
  }
  moment += last.substr(moment.size() - 10);
  return true;
}

// Paths, dates and other things that CLI11 does not check. An exit code when something is wrong.
int complete(CommandLine& line, Console& console) {
  Settings& settings = line.settings;
  if (!line.published.empty()) {
    settings.input_date = parse_day(line.published);
    if (!settings.input_date) {
      complain(console, console.say("command_line.wrong_date", {{"date", line.published}}));
      return exit_wrong_command;
    }
  }
  for (const auto& [written, day] :
       {std::pair{&line.as_of, &settings.as_of}, std::pair{&line.since, &settings.filter.since},
        std::pair{&line.until, &settings.filter.until}, std::pair{&line.from, &settings.from},
        std::pair{&line.to, &settings.to}}) {
    if (written->empty()) continue;
    *day = parse_day(*written);
    if (*day) continue;
    complain(console, console.say("command_line.wrong_date", {{"date", *written}}));
    return exit_wrong_command;
  }
  if (!settings.known_at.empty() && !complete_moment(settings.known_at)) {
    complain(console, console.say("command_line.wrong_moment", {{"moment", settings.known_at}}));
    return exit_wrong_command;
  }
  // A pipe into the program is read when nothing is named.
  const bool reads = line.app.got_subcommand("read") || line.app.got_subcommand("add");
  if (reads && settings.paths.empty() && isatty(STDIN_FILENO) == 0) settings.paths = {"-"};
  if (reads && settings.paths.empty()) {
    complain(console, console.say("read.no_paths"));
    return exit_wrong_command;
  }
  return exit_done;
}

int run_command_line(int argc, char** argv, CommandLine& line, Console& console) {
  const bool language_was_given = !early_option(argc, argv, "--lang", "").empty();
  if (argc == 1) {
    complain(console, line.app.help());
    return exit_wrong_command;
  }
  try {
    line.app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    print(console, line.app.help());
    return exit_done;
  } catch (const CLI::ParseError& error) {
    return refuse(line, console, error);
  }
  if (line.version) {
    print(console, fmt::format("paraphe {}\n", PARAPHE_VERSION));
    return exit_done;
  }
  if (!line.command) {
    complain(console, line.app.help());
    return exit_wrong_command;
  }
  Settings& settings = line.settings;
  console.quiet = settings.quiet;
  console.say.language = settings.language;
  // `read` and `explain` take --lang for articles that do not tell their language, too.
  if (language_was_given && (line.app.got_subcommand("read") || line.app.got_subcommand("explain")))
    settings.input_language = settings.language;
  if (const int wrong = complete(line, console); wrong != exit_done) return wrong;
  return line.command(line.settings, console);
}

}  // namespace

int run_app(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe ends the output, not the program
  std::signal(SIGXFSZ, SIG_IGN);  // so does a file that may grow no further: the register tells it
  const std::filesystem::path knowledge = early_option(argc, argv, "--knowledge", find_knowledge().string());
  const std::string language = early_option(argc, argv, "--lang", "fr");
  Faults faults;
  const Words words = load_words(knowledge / "ontology" / "words.tsv", "knowledge/ontology/words.tsv", faults);
  Console console{stdout, stderr, Wording(words, language), false, isatty(STDERR_FILENO) != 0, false};
  const std::unique_ptr<CommandLine> line = make_command_line(console.say);
  line->settings.knowledge = knowledge;
  if (const char* file = std::getenv("PARAPHE_REGISTER"); file != nullptr && *file != '\0')
    line->settings.register_file = file;
  int exit = exit_unusable;
  const bool only_version = argc == 2 && std::string_view(argv[1]) == "--version";
  if (!faults.empty() && !only_version) {  // without words there is nothing to say but this
    print_faults(console, faults);
  } else {
    exit = run_command_line(argc, argv, *line, console);
  }
  if (std::fflush(stdout) != 0 && console.failure == 0) console.failure = errno;
  if (console.failure == 0 || console.failure == EPIPE) return exit;
  complain(console, console.say("output.failed", {{"detail", std::strerror(console.failure)}}));
  return exit_unusable;
}

}  // namespace paraphe
