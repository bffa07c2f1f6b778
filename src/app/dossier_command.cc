#include "app/commands.h"
#include "app/party_of_word.h"
#include "dossier/dossier.h"

namespace paraphe {

int dossier_command(const Settings& settings, Console& console) {
  return with_engine(settings, console, [&](const Engine& engine) -> int {
    Collection collection;
    collection.a = party_of_word(engine.knowledge.gazetteer, console, settings.names[0]);
    collection.b = party_of_word(engine.knowledge.gazetteer, console, settings.names[1]);
    if (collection.a.empty() || collection.b.empty()) return exit_wrong_command;
    if (collection.a == collection.b) {
      complain(console, console.say("party.same", {{"code", collection.a}}));
      return exit_wrong_command;
    }
    if (settings.paths.empty()) {
      complain(console, console.say("dossier.no_paths"));
      return exit_wrong_command;
    }
    const ArticleRun run = read_articles(engine, settings, console, "merge", [&](Article& article) {
      collect(collection, article);
      return true;
    });
    if (run.exit == exit_wrong_command) return run.exit;
    const Teller teller{&engine.knowledge, console.say, collection.a, collection.b, collection.latest};
    const Dossier dossier = make_dossier(teller, collection);
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
    if (run.exit != exit_done) return run.exit;
    return dossier.lines == 0 ? exit_empty : exit_done;
  });
}

}  // namespace paraphe
