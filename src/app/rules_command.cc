// rules check, test and coverage; knowledge check; pipeline.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "app/commands.h"
#include "dossier/csv.h"
#include "dossier/fact_json.h"
#include "facts/rule_examples.h"
#include "facts/rules.h"
#include "ingest/article_reader.h"

namespace paraphe {

namespace {

// Knowledge and rules without the model: what a change of a table or a rule can break.
int check(const Settings& settings, Console& console, std::string_view done) {
  Faults faults;
  const Knowledge knowledge = load_knowledge(settings.knowledge, faults);
  if (faults.empty()) load_rules(knowledge, faults);
  print_faults(console, faults);
  if (!faults.empty()) {
    complain(console, console.say("check.faults", {{"n", std::to_string(faults.size())}}));
    return exit_unusable;
  }
  tell(console, console.say(done));
  return exit_done;
}

bool is_asked_for(const Settings& settings, const Example& example) {
  if (settings.paths.empty()) return true;
  for (const std::string& path : settings.paths) {
    const std::string name = std::filesystem::path(path).filename().string();
    if (std::filesystem::path(example.file).filename() == name) return true;
  }
  return false;
}

Article article_of(const Engine& engine, const Example& example) {
  ArticleDraft draft;
  draft.id = fmt::format("{}:{}", example.file, example.line);
  draft.text = example.sentence;
  draft.language = example.language;
  return finish_article(engine.knowledge, {}, std::move(draft), draft.id);
}

std::string json_of(const Json& json) { return to_line(json) + "\n"; }

}  // namespace

int rules_check_command(const Settings& settings, Console& console) {
  return check(settings, console, "check.rules_good");
}
int knowledge_check_command(const Settings& settings, Console& console) {
  return check(settings, console, "check.knowledge_good");
}

int rules_test_command(const Settings& settings, Console& console) {
  return with_engine(settings, console, [&](const Engine& engine) {
    std::map<std::string_view, int> counts;
    int failed = 0, tried = 0;
    Workspace workspace;
    for (const Example& example : examples_of(engine.rules)) {
      if (!is_asked_for(settings, example) || !engine.knowledge.language(example.language)) continue;
      Article article = article_of(engine, example);
      run_pipeline(engine, workspace, article, "facts");
      const ExampleResult result = judge(engine.knowledge, example, article);
      ++tried;
      ++counts[name_of(result.outcome)];
      const bool fault = fails(example, result);
      failed += fault ? 1 : 0;
      if (!fault) continue;
      if (!print(console, fmt::format("{}:{}: {} {}: {}\n    {}\n", example.file, example.line, name_of(example.mark),
                                      name_of(result.outcome), example.sentence, result.reason)))
        break;
    }
    std::string summary;
    for (const auto& [outcome, count] : counts)
      summary += fmt::format("{}{} {}", summary.empty() ? "" : ", ", outcome, count);
    print(console, fmt::format("{}\n", summary.empty() ? std::string(console.say("rules.no_examples")) : summary));
    if (failed > 0)
      tell(console, console.say("rules.failed", {{"n", std::to_string(failed)}, {"all", std::to_string(tried)}}));
    return static_cast<int>(failed > 0 || tried == 0 ? exit_empty : exit_done);
  });
}

int rules_coverage_command(const Settings& settings, Console& console) {
  return with_engine(settings, console, [&](const Engine& engine) -> int {
    std::vector<RuleUse> uses = all_rules(engine.rules);
    if (settings.paths.empty()) {
      complain(console, console.say("why.no_paths"));
      return exit_wrong_command;
    }
    const ArticleRun run = read_articles(engine, settings, console, "facts", [&](Article& article) {
      count_claims(article, uses);
      return true;
    });
    if (run.exit == exit_wrong_command) return run.exit;
    std::stable_sort(uses.begin(), uses.end(), [](const RuleUse& a, const RuleUse& b) { return a.claims > b.claims; });
    if (settings.form == Form::csv) print(console, csv_row({"rule", "trigger", "claims", "example"}));
    for (const RuleUse& use : uses) {
      const std::string rule = fmt::format("{}:{}", use.rule.file, use.rule.line);
      if (settings.form == Form::csv) {
        print(console, csv_row({rule, use.trigger, std::to_string(use.claims), use.example}));
      } else if (settings.form == Form::json) {
        print(
            console,
            json_of(Json{{"rule", rule}, {"trigger", use.trigger}, {"claims", use.claims}, {"example", use.example}}));
      } else {
        print(console, fmt::format("{:>6}  {:<36}  {}{}\n", use.claims, rule, use.trigger,
                                   use.example.empty()
                                       ? ""
                                       : fmt::format("\n        {}", console.say("quoted", {{"text", use.example}}))));
      }
    }
    if (run.exit != exit_done) return run.exit;
    return run.tally.claims == 0 ? exit_empty : exit_done;
  });
}

namespace {

std::string layers_of(Layer layers) {
  constexpr std::array<std::pair<Layer, std::string_view>, 9> names{{{Layer::text, "text"},
                                                                     {Layer::tokens, "tokens"},
                                                                     {Layer::syntax, "syntax"},
                                                                     {Layer::times, "times"},
                                                                     {Layer::quantities, "quantities"},
                                                                     {Layer::mentions, "mentions"},
                                                                     {Layer::clauses, "clauses"},
                                                                     {Layer::claims, "claims"},
                                                                     {Layer::facts, "facts"}}};
  std::string text;
  for (const auto& [layer, name] : names) {
    if (includes(layers, layer)) text += fmt::format("{}{}", text.empty() ? "" : " ", name);
  }
  return text;
}

}  // namespace

int pipeline_command(const Settings& settings, Console& console) {
  if (settings.form == Form::csv) print(console, csv_row({"stage", "reads", "writes"}));
  if (settings.form == Form::text) {
    print(console, fmt::format("{:<12} {:<36} {}\n", console.say("pipeline.stage"), console.say("pipeline.reads"),
                               console.say("pipeline.writes")));
  }
  for (const Stage& stage : stages()) {
    const std::string reads = layers_of(stage.reads), writes = layers_of(stage.writes);
    if (settings.form == Form::csv) {
      print(console, csv_row({std::string(stage.name), reads, writes}));
    } else if (settings.form == Form::json) {
      print(console, json_of(Json{{"stage", stage.name}, {"reads", reads}, {"writes", writes}}));
    } else {
      print(console, fmt::format("{:<12} {:<36} {}\n", stage.name, reads, writes));
    }
  }
  return exit_done;
}

}  // namespace paraphe
