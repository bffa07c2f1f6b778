#include "app/command_line.h"

#include <fmt/format.h>

#include <thread>

namespace paraphe {

namespace {

using Command = int (*)(const Settings&, Console&);
using Named = std::pair<const char*, Command>;

void use_words(CLI::App& app, const Wording& say) {
  const auto formatter = std::make_shared<CLI::Formatter>();
  for (const char* label : {"Usage", "OPTIONS", "Options", "Positionals", "Subcommands", "SUBCOMMAND", "SUBCOMMANDS",
                            "TEXT", "INT", "REQUIRED"}) {
    const std::string key = fmt::format("help.label.{}", label);
    if (say.has(key)) formatter->label(label, std::string(say(key)));
  }
  formatter->column_width(26);
  app.formatter(formatter);
  app.set_help_flag("-h,--help", std::string(say("option.help")));
}

// The options that every command takes.
void add_everywhere(CLI::App& app, Settings& settings, const Wording& say) {
  app.add_option("--knowledge", settings.knowledge, std::string(say("option.knowledge")))
      ->type_name(std::string(say("help.label.DIR")));
  app.add_option("--lang", settings.language, std::string(say("option.lang")))
      ->type_name("fr|en")
      ->check(CLI::IsMember({"fr", "en"}).description(""));
  app.add_option("--threads", settings.threads, std::string(say("option.threads")))
      ->type_name("N")
      ->check(CLI::Range(1, 1024).description(""));
  app.add_flag("--quiet", settings.quiet, std::string(say("option.quiet")));
}

void add_form(CLI::App& app, Settings& settings, const Wording& say, const std::string& name, Form form) {
  app.add_flag_callback("--" + name, [&settings, form] { settings.form = form; }, std::string(say("option." + name)));
}

CLI::App& new_command(CommandLine& line, CLI::App& parent, const Wording& say, const std::string& name,
                      const std::string& key, Command command) {
  CLI::App& app = *parent.add_subcommand(name, std::string(say(fmt::format("command.{}.about", key))));
  app.group(std::string(say("help.label.Subcommands")));
  use_words(app, say);
  app.footer(fmt::format("{}\n  {}", say("help.examples"), say(fmt::format("command.{}.examples", key))));
  if (command) app.parse_complete_callback([&line, command] { line.command = command; });
  add_everywhere(app, line.settings, say);
  return app;
}

void add_paths(CLI::App& app, Settings& settings, const Wording& say) {
  app.add_option("PATH", settings.paths, std::string(say("option.paths")))->type_name("");
}

void add_date(CLI::App& app, CommandLine& line, const Wording& say) {
  app.add_option("--date", line.published, std::string(say("option.date")))
      ->type_name(std::string(say("help.label.DATE")));
}

void add_input_defaults(CLI::App& app, CommandLine& line, const Wording& say) {
  app.get_option("--lang")->description(std::string(say("option.lang.input")));
  add_date(app, line, say);
}

void add_register_option(CLI::App& app, Settings& settings, const Wording& say) {
  app.add_option("--register", settings.register_file, std::string(say("option.register")))
      ->type_name(std::string(say("help.label.FILE")));
}

// Which part of the register counts.
void add_view(CLI::App& app, CommandLine& line, const Wording& say) {
  add_register_option(app, line.settings, say);
  app.add_option("--as-of", line.as_of, std::string(say("option.as_of")))
      ->type_name(std::string(say("help.label.DATE")));
  app.add_option("--known-at", line.settings.known_at, std::string(say("option.known_at")))
      ->type_name(std::string(say("help.label.DATE")));
}

void add_reading_commands(CommandLine& line, const Wording& say) {
  Settings& settings = line.settings;
  CLI::App& read = new_command(line, line.app, say, "read", "read", read_command);
  add_paths(read, settings, say);
  add_input_defaults(read, line, say);
  for (const auto& [name, form] : {std::pair{"facts", Form::facts}, std::pair{"claims", Form::claims},
                                   std::pair{"json", Form::json}, std::pair{"csv", Form::csv}}) {
    add_form(read, settings, say, name, form);
  }

  CLI::App& dossier = new_command(line, line.app, say, "dossier", "dossier", dossier_command);
  settings.names.resize(2);
  dossier.add_option("A", settings.names[0], std::string(say("option.state_a")))->type_name("")->required();
  dossier.add_option("B", settings.names[1], std::string(say("option.state_b")))->type_name("")->required();
  add_paths(dossier, settings, say);
  add_date(dossier, line, say);
  add_view(dossier, line, say);
  add_form(dossier, settings, say, "json", Form::json);
  add_form(dossier, settings, say, "csv", Form::csv);

  CLI::App& why = new_command(line, line.app, say, "why", "why", why_command);
  why.add_option("ID", settings.names[0], std::string(say("option.id")))->type_name("")->required();
  add_paths(why, settings, say);
  add_date(why, line, say);
  add_view(why, line, say);
  add_form(why, settings, say, "json", Form::json);

  CLI::App& explain = new_command(line, line.app, say, "explain", "explain", explain_command);
  explain.add_option("SENTENCE", settings.names[0], std::string(say("option.sentence")))->type_name("")->required();
  add_input_defaults(explain, line, say);
  add_form(explain, settings, say, "json", Form::json);
}

void add_evaluate_command(CommandLine& line, const Wording& say) {
  Settings& settings = line.settings;
  CLI::App& app = new_command(line, line.app, say, "evaluate", "evaluate", evaluate_command);
  app.add_option("GOLD", settings.paths, std::string(say("option.gold")))->type_name("")->required();
  app.add_option("--type", settings.types, std::string(say("option.type")))
      ->type_name(std::string(say("help.label.TYPES")))
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("--errors", settings.errors, std::string(say("option.errors")))->type_name("N");
  add_form(app, settings, say, "json", Form::json);
  add_form(app, settings, say, "csv", Form::csv);
}

void add_register_commands(CommandLine& line, const Wording& say) {
  Settings& settings = line.settings;
  CLI::App& init = new_command(line, line.app, say, "init", "init", init_command);
  add_register_option(init, settings, say);
  CLI::App& add = new_command(line, line.app, say, "add", "add", paraphe::add_command);
  add_paths(add, settings, say);
  add_input_defaults(add, line, say);
  add_register_option(add, settings, say);
  add_form(add, settings, say, "json", Form::json);
  CLI::App& articles = new_command(line, line.app, say, "articles", "articles", articles_command);
  add_register_option(articles, settings, say);
  add_form(articles, settings, say, "json", Form::json);
  CLI::App& verify = new_command(line, line.app, say, "verify", "verify", verify_command);
  add_register_option(verify, settings, say);
  add_form(verify, settings, say, "json", Form::json);
  CLI::App& backup = new_command(line, line.app, say, "backup", "backup", backup_command);
  backup.add_option("FILE", settings.names[0], std::string(say("option.backup_file")))->type_name("")->required();
  add_register_option(backup, settings, say);
}

void add_parties(CLI::App& app, Settings& settings, const Wording& say) {
  app.add_option("A", settings.names[0], std::string(say("option.party")))->type_name("");
  app.add_option("B", settings.names[1], std::string(say("option.state_b")))->type_name("");
}

// Which facts are wanted.
void add_filter(CLI::App& app, CommandLine& line, const Wording& say) {
  FactFilter& filter = line.settings.filter;
  app.add_option("--since", line.since, std::string(say("option.since")))
      ->type_name(std::string(say("help.label.DATE")));
  app.add_option("--until", line.until, std::string(say("option.until")))
      ->type_name(std::string(say("help.label.DATE")));
  app.add_option("--domain", filter.domain, std::string(say("option.domain")))->type_name("DEF");
  app.add_option("--status", filter.status, std::string(say("option.status")))->type_name("signed");
  app.add_option("--min-origins", filter.least_origins, std::string(say("option.min_origins")))->type_name("N");
}

void add_type(CLI::App& app, Settings& settings, const Wording& say) {
  app.add_option("--type", settings.filter.types, std::string(say("option.fact_types")))
      ->type_name(std::string(say("help.label.TYPES")))
      ->delimiter(',')
      ->allow_extra_args(false);
}

CLI::App& add_list(CommandLine& line, const Wording& say, const std::string& name, Command command) {
  CLI::App& app = new_command(line, line.app, say, name, name, command);
  add_parties(app, line.settings, say);
  add_view(app, line, say);
  add_filter(app, line, say);
  add_form(app, line.settings, say, "json", Form::json);
  return app;
}

void add_asking_commands(CommandLine& line, const Wording& say) {
  Settings& settings = line.settings;
  for (const auto& [name, command] :
       {Named{"facts", facts_command}, Named{"timeline", timeline_command}, Named{"conflicts", conflicts_command}}) {
    CLI::App& app = add_list(line, say, name, command);
    add_type(app, settings, say);
    if (command != conflicts_command) add_form(app, settings, say, "csv", Form::csv);
  }
  for (const auto& [name, command] :
       {Named{"meetings", meetings_command}, Named{"agreements", agreements_command}, Named{"flows", flows_command}}) {
    add_form(add_list(line, say, name, command), settings, say, "csv", Form::csv);
  }
  CLI::App& offices = new_command(line, line.app, say, "offices", "offices", offices_command);
  offices.add_option("STATE", settings.names[0], std::string(say("option.state_a")))->type_name("")->required();
  offices.add_option("--at", line.as_of, std::string(say("option.at")))->type_name(std::string(say("help.label.DATE")));
  add_register_option(offices, settings, say);
  add_form(offices, settings, say, "json", Form::json);
  add_form(offices, settings, say, "csv", Form::csv);

  CLI::App& diff = new_command(line, line.app, say, "diff", "diff", diff_command);
  diff.add_option("A", settings.names[0], std::string(say("option.state_a")))->type_name("")->required();
  diff.add_option("B", settings.names[1], std::string(say("option.state_b")))->type_name("")->required();
  diff.add_option("FROM", line.from, std::string(say("option.from")))->type_name("")->required();
  diff.add_option("TO", line.to, std::string(say("option.to")))->type_name("")->required();
  add_register_option(diff, settings, say);
  add_type(diff, settings, say);
  add_form(diff, settings, say, "json", Form::json);

  CLI::App& show = new_command(line, line.app, say, "show", "show", show_command);
  show.add_option("ID", settings.names[0], std::string(say("option.fact_id")))->type_name("")->required();
  add_view(show, line, say);
  add_form(show, settings, say, "json", Form::json);
  CLI::App& search = new_command(line, line.app, say, "search", "search", search_command);
  search.add_option("WORDS", settings.names[0], std::string(say("option.words")))->type_name("")->required();
  add_view(search, line, say);
  add_form(search, settings, say, "json", Form::json);
  CLI::App& stats = new_command(line, line.app, say, "stats", "stats", stats_command);
  add_register_option(stats, settings, say);
  add_form(stats, settings, say, "json", Form::json);
}

void add_knowledge_commands(CommandLine& line, const Wording& say) {
  Settings& settings = line.settings;
  CLI::App& rules = new_command(line, line.app, say, "rules", "rules", nullptr);
  rules.require_subcommand(1);
  new_command(line, rules, say, "check", "rules.check", rules_check_command);
  CLI::App& test = new_command(line, rules, say, "test", "rules.test", rules_test_command);
  test.add_option("FILE", settings.paths, std::string(say("option.rule_files")))->type_name("");
  CLI::App& coverage = new_command(line, rules, say, "coverage", "rules.coverage", rules_coverage_command);
  add_paths(coverage, settings, say);
  add_form(coverage, settings, say, "csv", Form::csv);
  add_form(coverage, settings, say, "json", Form::json);

  CLI::App& knowledge = new_command(line, line.app, say, "knowledge", "knowledge", nullptr);
  knowledge.require_subcommand(1);
  new_command(line, knowledge, say, "check", "knowledge.check", knowledge_check_command);
  CLI::App& pipeline = new_command(line, line.app, say, "pipeline", "pipeline", pipeline_command);
  add_form(pipeline, settings, say, "json", Form::json);
  add_form(pipeline, settings, say, "csv", Form::csv);
}

}  // namespace

std::unique_ptr<CommandLine> make_command_line(const Wording& say) {
  auto line = std::make_unique<CommandLine>();
  CLI::App& app = line->app;
  app.name("paraphe");
  app.description(std::string(say("program.about")));
  use_words(app, say);
  app.footer(fmt::format("{}\n  {}\n\n{}", say("help.examples"), say("program.examples"), say("program.exits")));
  app.add_flag("--version", line->version, std::string(say("option.version")));
  line->settings.threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  add_everywhere(app, line->settings, say);
  add_reading_commands(*line, say);
  add_evaluate_command(*line, say);
  add_register_commands(*line, say);
  add_asking_commands(*line, say);
  add_knowledge_commands(*line, say);
  return line;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* sub : app.get_subcommands({})) names.push_back(sub->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& app) {
  const CLI::App* at = &app;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
  std::vector<std::string> names;
  for (const CLI::Option* option : at->get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

}  // namespace paraphe
