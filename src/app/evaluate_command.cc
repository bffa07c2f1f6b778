// Told facts against annotated ones: figures, a table of where facts were lost, then each of them.
#include <fmt/format.h>

#include <algorithm>

#include "app/commands.h"
#include "dossier/csv.h"
#include "dossier/fact_json.h"
#include "evaluation/evaluation.h"

namespace paraphe {

namespace {

// The annotations of all files, in the order in which their articles are read. An exit code when a file is wrong.
int read_gold(const Settings& settings, Console& console, const Knowledge& knowledge, std::vector<GoldArticle>& gold) {
  for (const std::string& path : settings.paths) {
    const std::string extension = std::filesystem::path(path).extension().string();
    if (extension != ".jsonl" && extension != ".ndjson") {
      complain(console, console.say("evaluate.not_jsonl", {{"path", path}}));
      return exit_wrong_command;
    }
    Result<std::vector<GoldArticle>> articles = read_gold_file(knowledge, path);
    if (!articles) {
      complain(console, articles.error().message);
      return exit_wrong_command;
    }
    std::move(articles->begin(), articles->end(), std::back_inserter(gold));
  }
  return exit_done;
}

int check_types(const Settings& settings, Console& console, const Ontology& ontology) {
  std::vector<std::string> known;
  for (const FactType& type : ontology.types) known.push_back(type.code);
  for (const std::string& name : settings.types) {
    if (ontology.type(name) != nullptr) continue;
    complain(console,
             console.say("evaluate.unknown_type", {{"type", name}, {"types", quoted_choice(console.say, known)}}));
    return exit_wrong_command;
  }
  return exit_done;
}

bool is_asked_for(const Settings& settings, std::string_view type) {
  return settings.types.empty() ||
         std::find(settings.types.begin(), settings.types.end(), type) != settings.types.end();
}

void keep_types(const Settings& settings, Article& article, GoldArticle& gold) {
  std::erase_if(gold.facts, [&](const AnnotatedFact& fact) { return !is_asked_for(settings, fact.type); });
  std::erase_if(article.facts, [&](const Fact& fact) { return !is_asked_for(settings, fact.type); });
}

struct ShownLoss {
  std::string article, sentence;
  LossOutcome outcome = LossOutcome::missed;
  std::string type;
  LossCause cause;
  std::vector<std::string> different;
  Json gold, told;  // null for none
};

ShownLoss shown(const Article& article, const ArticleEvaluation& evaluation, const Loss& loss) {
  const auto fact = [](const std::vector<AnnotatedFact>& facts, std::int32_t at) {
    return at < 0 ? Json(nullptr) : facts[static_cast<std::size_t>(at)].json;
  };
  return {article.id,
          quote_of(article.text, loss.sentence),
          loss.outcome,
          loss.type,
          loss.cause,
          loss.different,
          fact(evaluation.pairing.gold, loss.gold),
          fact(evaluation.pairing.told, loss.told)};
}

std::string why_of(const Wording& say, const LossCause& cause) {
  return say("evaluate.reason." + cause.reason, {{"what", cause.what}});
}

std::string loss_json(const Wording& say, const ShownLoss& loss) {
  Json json{{"article", loss.article},     {"outcome", name_of(loss.outcome)},
            {"type", loss.type},           {"stage", name_of(loss.cause.stage)},
            {"reason", loss.cause.reason}, {"why", why_of(say, loss.cause)}};
  json["fields"] = loss.different;
  json["gold"] = loss.gold;
  json["told"] = loss.told;
  json["sentence"] = loss.sentence;
  return to_line(json) + "\n";
}

// agreement/treaty signed affirmed certain, RUS TGO, {"date":"2024"}
std::string fact_line(const Json& fact) {
  const auto text = [&](const char* key) { return fact.value(key, std::string("?")); };
  std::string parties;
  for (const Json& party : fact.value("parties", Json::array()))
    parties += (parties.empty() ? "" : " ") + party.get<std::string>();
  const Json slots = fact.value("slots", Json::object());
  return fmt::format("{}/{} {} {} {}, {}{}", text("type"), text("kind"), text("status"), text("polarity"),
                     text("certainty"), parties, slots.empty() ? "" : ", " + to_line(slots));
}

void print_loss(Console& console, const ShownLoss& loss) {
  const Wording& say = console.say;
  print(console,
        fmt::format("\n{}  {}  {}: {}\n", loss.article, say(fmt::format("evaluate.outcome.{}", name_of(loss.outcome))),
                    say(fmt::format("evaluate.stage.{}", name_of(loss.cause.stage))), why_of(say, loss.cause)));
  const bool gold_is_near = loss.outcome == LossOutcome::spurious, told_is_near = loss.outcome == LossOutcome::missed;
  if (!loss.gold.is_null()) {
    print(console,
          "    " + say(gold_is_near ? "evaluate.near_gold" : "evaluate.gold", {{"fact", fact_line(loss.gold)}}) + "\n");
  }
  if (!loss.told.is_null()) {
    print(console,
          "    " + say(told_is_near ? "evaluate.near_told" : "evaluate.told", {{"fact", fact_line(loss.told)}}) + "\n");
  }
  if (!loss.sentence.empty()) print(console, fmt::format("    {}\n", say("quoted", {{"text", loss.sentence}})));
}

void print_figures_line(Console& console, std::string_view name, const FactFigures& figures) {
  print(console, fmt::format("{:<16}{:>7}{:>7}{:>7}{:>7}{:>7}   {:.3f}  {:.3f}  {:.3f}\n", name, figures.gold,
                             figures.told, figures.found, figures.exact, figures.strict, f1(figures.found, figures),
                             f1(figures.exact, figures), f1(figures.strict, figures)));
}

void print_figures(Console& console, const EvaluationTotals& totals) {
  const Wording& say = console.say;
  print(console, say("evaluate.figures", {{"n", std::to_string(totals.articles)}}) + "\n");
  print(console, fmt::format("{:<16}{}\n", "", say("evaluate.figures.columns")));
  for (const auto& [type, figures] : totals.figures) print_figures_line(console, type, figures);
  print_figures_line(console, say("evaluate.main"), totals.main_figures());
}

void print_losses_table(Console& console, const EvaluationTotals& totals) {
  const Wording& say = console.say;
  print(console, fmt::format("\n{}\n{:<12}{:<12}", say("evaluate.losses"), "", ""));
  for (const auto& [type, figures] : totals.figures) print(console, fmt::format("{:>7}", type.substr(0, 6)));
  print(console, fmt::format("{:>7}\n", say("evaluate.all")));
  for (std::size_t outcome = 0; outcome < totals.losses.size(); ++outcome) {
    for (std::size_t stage = 0; stage < totals.losses[outcome].size(); ++stage) {
      const EvaluationTotals::ByType& counts = totals.losses[outcome][stage];
      if (counts.empty()) continue;
      std::size_t all = 0;
      // Padded by characters: fmt counts them, not bytes.
      print(console, fmt::format("{:<12}{:<12}",
                                 say(fmt::format("evaluate.outcome.{}", name_of(static_cast<LossOutcome>(outcome)))),
                                 say(fmt::format("evaluate.stage.{}", name_of(static_cast<LossStage>(stage))))));
      for (const auto& [type, figures] : totals.figures) {
        const auto at = counts.find(type);
        const std::size_t count = at == counts.end() ? 0 : at->second;
        all += count;
        print(console, count == 0 ? fmt::format("{:>7}", "·") : fmt::format("{:>7}", count));
      }
      print(console, fmt::format("{:>7}\n", all));
    }
  }
}

// One count a line: what was counted, the stage that lost it (empty for all), the type.
void print_csv(Console& console, const EvaluationTotals& totals) {
  const auto row = [&](std::string_view count, std::string_view stage, std::string_view type, std::size_t n) {
    print(console, csv_row({std::string(count), std::string(stage), std::string(type), std::to_string(n)}));
  };
  row("articles", "", "", totals.articles);
  for (const auto& [type, figures] : totals.figures) {
    row("gold", "", type, figures.gold);
    row("told", "", type, figures.told);
    row("found", "", type, figures.found);
    row("exact", "", type, figures.exact);
    row("strict", "", type, figures.strict);
  }
  for (std::size_t outcome = 0; outcome < totals.losses.size(); ++outcome) {
    for (std::size_t stage = 0; stage < totals.losses[outcome].size(); ++stage) {
      for (const auto& [type, count] : totals.losses[outcome][stage])
        row(name_of(static_cast<LossOutcome>(outcome)), name_of(static_cast<LossStage>(stage)), type, count);
    }
  }
}

int run_evaluation(const Settings& settings, Console& console, const Engine& engine, std::vector<GoldArticle> gold) {
  EvaluationTotals totals;
  std::vector<ShownLoss> losses;
  std::size_t next = 0, shown_count = 0;
  bool set_aside = false;
  const auto use = [&](Article& article) {
    if (next >= gold.size()) return false;
    GoldArticle& annotation = gold[next++];
    if (!annotation.fault.empty() || article.set_aside) {
      set_aside = true;
      if (!annotation.fault.empty())
        tell(console, console.say("evaluate.left_out", {{"place", annotation.place}, {"reason", annotation.fault}}));
      return true;
    }
    keep_types(settings, article, annotation);
    const ArticleEvaluation evaluation = evaluate(engine.knowledge, engine.rules, article, std::move(annotation.facts));
    totals.add(evaluation);
    for (const Loss& loss : evaluation.losses) {
      if (settings.form == Form::csv || shown_count >= settings.errors) break;
      ++shown_count;
      if (settings.form == Form::text) losses.push_back(shown(article, evaluation, loss));
      if (settings.form == Form::json && !print(console, loss_json(console.say, shown(article, evaluation, loss))))
        return false;
    }
    return true;
  };
  const ArticleRun run = read_articles(engine, settings, console, "merge", use);
  if (run.exit == exit_wrong_command) return run.exit;
  if (settings.form == Form::text) {
    print_figures(console, totals);
    print_losses_table(console, totals);
    for (const ShownLoss& loss : losses) print_loss(console, loss);
  }
  if (settings.form == Form::csv) {
    print(console, csv_row({"count", "stage", "type", "n"}));
    print_csv(console, totals);
  }
  if (set_aside) return exit_set_aside;
  return totals.articles == 0 ? exit_empty : exit_done;
}

}  // namespace

int evaluate_command(const Settings& settings, Console& console) {
  return with_engine(settings, console, [&](const Engine& engine) {
    std::vector<GoldArticle> gold;
    if (const int wrong = check_types(settings, console, engine.knowledge.ontology); wrong != exit_done) return wrong;
    if (const int wrong = read_gold(settings, console, engine.knowledge, gold); wrong != exit_done) return wrong;
    return run_evaluation(settings, console, engine, std::move(gold));
  });
}

}  // namespace paraphe
