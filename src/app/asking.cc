#include "app/asking.h"

#include <fmt/format.h>

#include "app/party_of_word.h"
#include "dossier/figures.h"
#include "dossier/from_register.h"
#include "register/search.h"

namespace paraphe {

AsKnown view_of(const Settings& settings) {
  return {settings.as_of ? to_string(*settings.as_of) : "", settings.known_at};
}

int with_question(const Settings& settings, Console& console, const std::function<int(Question&)>& use) {
  return with_register(settings, console, Access::read, [&](Register& book) {
    return with_knowledge(settings, console, [&](const Knowledge& knowledge) -> int {
      std::string codes[2];
      for (std::size_t i = 0; i < 2 && i < settings.names.size(); ++i) {
        if (settings.names[i].empty()) continue;
        codes[i] = party_of_word(knowledge.gazetteer, console, settings.names[i]);
        if (codes[i].empty()) return exit_wrong_command;
      }
      if (!codes[0].empty() && codes[0] == codes[1]) {
        complain(console, console.say("party.same", {{"code", codes[0]}}));
        return exit_wrong_command;
      }
      const Result<std::string> latest = latest_publication(book, view_of(settings));
      if (!latest) return refuse_register(settings, console, latest.error());
      const Teller teller{&knowledge, console.say, codes[0], codes[1], parse_day(*latest)};
      Question question{settings, console, knowledge, book, codes[0], codes[1], teller};
      return use(question);
    });
  });
}

Result<void> for_each_wanted(Question& question,
                             const std::function<bool(const RegisterFact&, const std::vector<Account>&)>& use) {
  return for_each_block(question.book, question.knowledge.ontology, question.a, question.b, view_of(question.settings),
                        [&](const BlockFacts& block) {
                          for (const RegisterFact& fact : block.facts) {
                            if (is_wanted(question.settings.filter, fact) && !use(fact, block.accounts)) return false;
                          }
                          return true;
                        });
}

bool print_fact_line(Question& question, const RegisterFact& fact, const std::vector<Account>& accounts) {
  const Wording& say = question.console.say;
  const std::string when = date_text(say, slot_text(fact.fact, "date"));
  const Fate fate = is_past_plan(question.teller, fact.fact) ? Fate::untold : Fate::told;
  std::string text = tell(question.teller, read_fact(fact, accounts), fate);
  if (const std::string against = against_text(question.teller, fact, accounts); !against.empty()) text += " " + against;
  return print(
      question.console,
      fmt::format("{}  {}\n", fact.fact.id, when.empty() ? text : say("line.dated", {{"date", when}, {"text", text}})));
}

}  // namespace paraphe
