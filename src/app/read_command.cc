#include <fmt/format.h>

#include "app/commands.h"
#include "dossier/csv.h"
#include "dossier/fact_json.h"
#include "dossier/figures.h"
#include "dossier/telling.h"

namespace paraphe {

namespace {

bool print_claims(Console& console, const Article& article) {
  for (std::size_t i = 0; i < article.claims.size(); ++i) {
    if (!print(console, to_line(claim_json(article, article.claims[i], i + 1)) + "\n")) return false;
  }
  return true;
}

bool print_json(Console& console, const Article& article) {
  Json json = facts_json(article);
  json["title"] = article.title();
  json["published"] = article.published ? Json(to_string(*article.published)) : Json(nullptr);
  json["outlet"] = article.outlet.empty() ? Json(nullptr) : Json(article.outlet);
  json["lang"] = article.language;
  return print(console, to_line(json) + "\n");
}

bool print_csv(Console& console, const Article& article) {
  for (const Fact& fact : article.facts) {
    if (!print(console, csv_row(fact_fields(read_fact(article, fact))))) return false;
  }
  return true;
}

// For people: a heading an article, then a line a fact with its proof under it.
bool print_table(Console& console, const Engine& engine, const Article& article) {
  const Wording& say = console.say;
  const std::string date = article.published ? day_text(say, *article.published) : std::string(say("why.no_date"));
  print(console, say("read.article",
                     {{"id", article.id},
                      {"title", article.title()},
                      {"outlet", article.outlet.empty() ? say("why.no_outlet") : std::string_view(article.outlet)},
                      {"date", date}}) +
                     "\n");
  if (article.facts.empty())
    print(console, fmt::format("  {}\n", say(article.set_aside ? "read.set_aside" : "read.no_facts")));
  const Teller teller{&engine.knowledge, say, {}, {}, article.published};
  for (const Fact& fact : article.facts) {
    const ReadFact read = read_fact(article, fact);
    const std::string when = date_text(say, slot_text(fact, "date"));
    const std::string text = tell(teller, read);
    print(console, fmt::format("  {:<4} {}\n", fact.id,
                               when.empty() ? text : say("line.dated", {{"date", when}, {"text", text}})));
    for (const std::string& quote : read.quotes)
      print(console, fmt::format("       {}\n", say("quoted", {{"text", quote}})));
  }
  return print(console, "\n");
}

bool print_article(const Settings& settings, Console& console, const Engine& engine, const Article& article) {
  switch (settings.form) {
    case Form::facts:
      return print(console, to_line(facts_json(article)) + "\n");
    case Form::claims:
      return print_claims(console, article);
    case Form::json:
      return print_json(console, article);
    case Form::csv:
      return print_csv(console, article);
    case Form::text:
      break;
  }
  return print_table(console, engine, article);
}

// Nothing to show: no article at all, or no fact in a table, no claim in a list of claims.
bool is_empty(const Settings& settings, const Tally& tally) {
  switch (settings.form) {
    case Form::claims:
      return tally.claims == 0;
    case Form::facts:
    case Form::json:
      return tally.articles == 0;
    default:
      return tally.facts == 0;
  }
}

}  // namespace

int read_command(const Settings& settings, Console& console) {
  return with_engine(settings, console, [&](const Engine& engine) {
    if (settings.form == Form::csv) {
      print(console, csv_row(fact_field_names()));
    }
    const std::string_view last_stage = settings.form == Form::claims ? "facts" : "merge";
    const ArticleRun run = read_articles(engine, settings, console, last_stage, [&](Article& article) {
      return print_article(settings, console, engine, article);
    });
    if (run.exit != exit_done) return run.exit;
    return static_cast<int>(is_empty(settings, run.tally) ? exit_empty : exit_done);
  });
}

}  // namespace paraphe
