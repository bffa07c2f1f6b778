#include <fmt/format.h>

#include "app/commands.h"
#include "dossier/fact_json.h"

namespace paraphe {

namespace {

bool print_facts(Console& console, const Article& article) {
  return print(console, to_line(facts_json(article)) + "\n");
}

bool print_claims(Console& console, const Article& article) {
  for (std::size_t i = 0; i < article.claims.size(); ++i) {
    if (!print(console, to_line(claim_json(article, article.claims[i], i + 1)) + "\n")) return false;
  }
  return true;
}

bool print_article(const Settings& settings, Console& console, const Article& article) {
  switch (settings.form) {
    case Form::claims: return print_claims(console, article);
    default: break;
  }
  return print_facts(console, article);
}

}  // namespace

int read_command(const Settings& settings, Console& console) {
  return with_engine(settings, console, [&](const Engine& engine) {
    const std::string_view last_stage = settings.form == Form::claims ? "facts" : "merge";
    const Reading reading = read_articles(engine, settings, console, last_stage,
                                          [&](Article& article) { return print_article(settings, console, article); });
    return reading.exit;
  });
}

}  // namespace paraphe
