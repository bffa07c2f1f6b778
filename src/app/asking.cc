// Questions to the register: facts.
#include <fmt/format.h>

#include "app/commands.h"
#include "app/party_of_word.h"
#include "dossier/csv.h"
#include "dossier/figures.h"
#include "dossier/from_register.h"
#include "dossier/register_json.h"
#include "dossier/telling.h"
#include "register/facts.h"

namespace paraphe {

namespace {

AsKnown view_of(const Settings& settings) {
  return {settings.as_of ? to_string(*settings.as_of) : "", settings.known_at};
}

bool print_fact(const Settings& settings, Console& console, const Teller& teller, const RegisterFact& fact,
                std::span<const Account> accounts) {
  if (settings.form == Form::json) return print(console, to_line(register_fact_json(fact, accounts)) + "\n");
  const ReadFact read = read_fact(fact, accounts);
  if (settings.form == Form::csv) return print(console, csv_row(fact_fields(read)));
  const std::string when = date_text(console.say, slot_text(fact.fact, "date"));
  const std::string text = tell(teller, read);
  return print(console, fmt::format("{}  {}\n", fact.fact.id,
                                    when.empty() ? text : console.say("line.dated", {{"date", when}, {"text", text}})));
}

}  // namespace

int facts_command(const Settings& settings, Console& console) {
  return with_register(settings, console, Access::read, [&](Register& book) {
    return with_knowledge(settings, console, [&](const Knowledge& knowledge) -> int {
      std::string codes[2];
      for (std::size_t i = 0; i < 2; ++i) {
        if (settings.names[i].empty()) continue;
        codes[i] = party_of_word(knowledge.gazetteer, console, settings.names[i]);
        if (codes[i].empty()) return exit_wrong_command;
      }
      const Teller teller{&knowledge, console.say, codes[0], codes[1], settings.as_of};
      std::size_t facts = 0;
      const Result<void> done =
          for_each_block(book, knowledge.ontology, codes[0], codes[1], view_of(settings), [&](const BlockFacts& block) {
            for (const RegisterFact& fact : block.facts) {
              ++facts;
              if (!print_fact(settings, console, teller, fact, block.accounts)) return false;
            }
            return true;
          });
      if (!done) return refuse_register(settings, console, done.error());
      if (facts == 0) tell(console, console.say("facts.none"));
      return facts == 0 ? exit_empty : exit_done;
    });
  });
}

}  // namespace paraphe
