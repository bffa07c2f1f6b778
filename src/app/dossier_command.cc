#include "app/asking.h"
#include "app/party_of_word.h"
#include "dossier/dossier.h"
#include "dossier/from_register.h"
#include "register/search.h"

namespace paraphe {

namespace {

Dossier print_dossier(const Settings& settings, Console& console, const Teller& teller, const Collection& collection) {
  Dossier dossier = make_dossier(teller, collection);
  switch (settings.form) {
    case Form::json:
      print(console, dossier_json(teller, collection, dossier));
      break;
    case Form::csv:
      print(console, dossier_csv(teller, dossier));
      break;
    default:
      print(console, dossier_markdown(teller, collection, dossier));
      break;
  }
  return dossier;
}

}  // namespace

int dossier_of_register(const Settings& settings, Console& console) {
  return with_question(settings, console, [&](Question& question) -> int {
    Collection collection;
    collection.a = question.a;
    collection.b = question.b;
    collection.latest = question.teller.as_of;
    const auto collect_fact = [&](const RegisterFact& fact, const std::vector<Account>& accounts) {
      collect(collection, fact, accounts);
      return true;
    };
    Result<void> done = for_each_wanted(question, collect_fact);
    const bool any = !collection.merged.empty();
    for (const std::string& party :
         {question.a, question.b}) {  // who stood for either, where there is something to tell
      if (!done || !any) break;
      Settings own = settings;
      own.filter.types = {"office"};
      Question offices{own, console, question.knowledge, question.book, party, "", question.teller};
      done = for_each_wanted(offices, [&](const RegisterFact& fact, const std::vector<Account>& accounts) {
        return fact.fact.parties.size() > 1 || collect_fact(fact, accounts);
      });
    }
    if (!done) return refuse_register(settings, console, done.error());
    const Result<std::size_t> held = number_of_articles(question.book, view_of(settings));
    if (!held) return refuse_register(settings, console, held.error());
    collection.held = *held;
    const Dossier dossier = print_dossier(settings, console, question.teller, collection);
    return dossier.lines == 0 ? exit_empty : exit_done;
  });
}

int dossier_command(const Settings& settings, Console& console) {
  if (settings.paths.empty()) return dossier_of_register(settings, console);
  return with_engine(settings, console, [&](const Engine& engine) -> int {
    Collection collection;
    collection.a = party_of_word(engine.knowledge.gazetteer, console, settings.names[0]);
    collection.b = party_of_word(engine.knowledge.gazetteer, console, settings.names[1]);
    if (collection.a.empty() || collection.b.empty()) return exit_wrong_command;
    if (collection.a == collection.b) {
      complain(console, console.say("party.same", {{"code", collection.a}}));
      return exit_wrong_command;
    }
    const ArticleRun run = read_articles(engine, settings, console, "merge", [&](Article& article) {
      collect(collection, article);
      return true;
    });
    if (run.exit == exit_wrong_command) return run.exit;
    const Teller teller{&engine.knowledge, console.say, collection.a, collection.b, collection.latest};
    const Dossier dossier = print_dossier(settings, console, teller, collection);
    if (run.exit != exit_done) return run.exit;
    return dossier.lines == 0 ? exit_empty : exit_done;
  });
}

}  // namespace paraphe
