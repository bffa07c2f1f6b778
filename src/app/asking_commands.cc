// Questions to the register whose answer is a list of facts: facts, meetings, agreements, flows, offices, timeline,
// conflicts, diff.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/asking.h"
#include "dossier/csv.h"
#include "dossier/figures.h"
#include "dossier/from_register.h"
#include "dossier/register_json.h"

namespace paraphe {

namespace {

struct Answer {
  std::size_t facts = 0;
  Result<void> done;
};

int finish(Question& question, const Answer& answer) {
  if (!answer.done) return refuse_register(question.settings, question.console, answer.done.error());
  if (answer.facts == 0) tell(question.console, question.console.say("facts.none"));
  return answer.facts == 0 ? exit_empty : exit_done;
}

bool print_fact(Question& question, const RegisterFact& fact, const std::vector<Account>& accounts) {
  switch (question.settings.form) {
    case Form::json:
      return print(question.console, to_line(register_fact_json(fact, accounts)) + "\n");
    case Form::csv:
      return print(question.console, csv_row(fact_fields(read_fact(fact, accounts))));
    default:
      return print_fact_line(question, fact, accounts);
  }
}

int print_facts(Question& question) {
  Answer answer;
  if (question.settings.form == Form::csv) print(question.console, csv_row(fact_field_names()));
  answer.done = for_each_wanted(question, [&](const RegisterFact& fact, const std::vector<Account>& accounts) {
    ++answer.facts;
    return print_fact(question, fact, accounts);
  });
  return finish(question, answer);
}

// A fact that outlives its block.
struct KeptFact {
  RegisterFact fact;
  std::vector<Account> accounts;  // its own only; evidence points into them
};

KeptFact kept(const RegisterFact& fact, const std::vector<Account>& accounts) {
  KeptFact own{fact, {}};
  std::map<std::size_t, std::size_t> place;
  const auto moved = [&](std::size_t index) {
    const auto [at, added] = place.emplace(index, own.accounts.size());
    if (added) own.accounts.push_back(accounts[index]);
    return at->second;
  };
  for (Evidence& each : own.fact.evidence) each.account = moved(each.account);
  for (Contradiction& each : own.fact.contradictions) {
    each.one_account = moved(each.one_account);
    each.other_account = moved(each.other_account);
  }
  return own;
}

std::string status_in_words(const Question& question, const Fact& fact, std::string_view told) {
  const bool denied = told.starts_with("not ");
  const std::string_view code = denied ? told.substr(4) : told;
  const FactType* type = question.knowledge.ontology.type(fact.type);
  const Coded* status = type ? type->status(code) : nullptr;
  const std::string label(status ? status->label(question.console.say.language) : code);
  return denied ? question.console.say("conflict.not", {{"status", label}}) : label;
}

std::string value_in_words(const Question& question, const Fact& fact, const Contradiction& each,
                           const std::string& value) {
  if (each.about == "status") return status_in_words(question, fact, value);
  const std::string date = date_text(question.console.say, value);
  return date.empty() ? value : date;
}

std::string source_of(const Console& console, const Account& account) {
  const Wording& say = console.say;
  return say("conflict.source",
             {{"outlet", account.outlet.empty() ? std::string(say("why.no_outlet")) : account.outlet},
              {"date", account.published ? day_text(say, *account.published) : std::string(say("why.no_date"))}});
}

void print_contradictions(Question& question, const RegisterFact& fact, const std::vector<Account>& accounts) {
  const Wording& say = question.console.say;
  print_fact_line(question, fact, accounts);
  for (const Contradiction& each : fact.contradictions) {
    const std::string step = each.step.empty() ? "" : status_in_words(question, fact.fact, each.step);
    print(question.console,
          "    " +
              say("conflict.line", {{"about", say(fmt::format("about.{}", each.about))},
                                    {"step", step},
                                    {"one", value_in_words(question, fact.fact, each, each.one)},
                                    {"one_source", source_of(question.console, accounts[each.one_account])},
                                    {"other", value_in_words(question, fact.fact, each, each.other)},
                                    {"other_source", source_of(question.console, accounts[each.other_account])}}) +
              "\n");
  }
}

int facts_of_type(const Settings& settings, Console& console, const char* type) {
  Settings own = settings;
  own.filter.types = {type};
  return with_question(own, console, [](Question& question) { return print_facts(question); });
}

// What two states of the register tell of a fact.
std::string gist(const Question& question, const RegisterFact& fact) {
  return fmt::format("{} {} {} {} {}", fact.fact.status, fact.fact.polarity, slot_text(fact.fact, "date"),
                     status_text(question.teller, fact.fact), fact.opposing);
}

std::map<std::string, KeptFact> facts_until(Question& question, const Day& day, Answer& answer) {
  std::map<std::string, KeptFact> facts;
  Settings own = question.settings;
  own.as_of = day;
  Question until{own, question.console, question.knowledge, question.book, question.a, question.b, question.teller};
  answer.done = for_each_wanted(until, [&](const RegisterFact& fact, const std::vector<Account>& accounts) {
    facts.emplace(fact.fact.id, kept(fact, accounts));
    return true;
  });
  return facts;
}

// What became of it: its status where that has changed, or its date; "" where only what speaks against it has.
std::string change_in_words(const Question& question, const Fact& before, const Fact& now) {
  const Wording& say = question.console.say;
  const auto change = [&](const std::string& one, const std::string& other) {
    return one == other || one.empty() || other.empty() ? "" : say("diff.change", {{"before", one}, {"after", other}});
  };
  const std::string status = change(status_text(question.teller, before), status_text(question.teller, now));
  return status.empty()
             ? change(date_text(say, slot_text(before, "date")), date_text(say, slot_text(now, "date")))
             : status;
}

// `before`: nullptr for a new fact.
bool print_change(Question& question, std::string_view change, const KeptFact& now, const KeptFact* before) {
  if (question.settings.form == Form::json) {
    Json json = register_fact_json(now.fact, now.accounts);
    json["change"] = change;
    if (before != nullptr) json["before"] = before->fact.fact.status;
    return print(question.console, to_line(json) + "\n");
  }
  print(question.console, fmt::format("{}  ", question.console.say(fmt::format("diff.{}", change))));
  if (!print_fact_line(question, now.fact, now.accounts)) return false;
  if (before == nullptr) return true;
  const std::string words = change_in_words(question, before->fact.fact, now.fact.fact);
  return words.empty() || print(question.console, fmt::format("    {}\n", words));
}

}  // namespace

int facts_command(const Settings& settings, Console& console) {
  return with_question(settings, console, [](Question& question) { return print_facts(question); });
}

int meetings_command(const Settings& settings, Console& console) { return facts_of_type(settings, console, "meeting"); }
int agreements_command(const Settings& settings, Console& console) {
  return facts_of_type(settings, console, "agreement");
}
int flows_command(const Settings& settings, Console& console) { return facts_of_type(settings, console, "flow"); }
int offices_command(const Settings& settings, Console& console) { return facts_of_type(settings, console, "office"); }

int timeline_command(const Settings& settings, Console& console) {
  return with_question(settings, console, [](Question& question) {
    Answer answer;
    std::vector<KeptFact> dated;
    answer.done = for_each_wanted(question, [&](const RegisterFact& fact, const std::vector<Account>& accounts) {
      const bool tells = fact.fact.type != "office" && fact.fact.type != "assessment";
      if (tells && !slot_text(fact.fact, "date").empty()) dated.push_back(kept(fact, accounts));
      return true;
    });
    std::stable_sort(dated.begin(), dated.end(),
                     [](const KeptFact& a, const KeptFact& b) { return day_of(a.fact.fact) < day_of(b.fact.fact); });
    if (question.settings.form == Form::csv) print(question.console, csv_row(fact_field_names()));
    for (const KeptFact& each : dated) print_fact(question, each.fact, each.accounts);
    answer.facts = dated.size();
    return finish(question, answer);
  });
}

int conflicts_command(const Settings& settings, Console& console) {
  return with_question(settings, console, [](Question& question) {
    Answer answer;
    answer.done = for_each_wanted(question, [&](const RegisterFact& fact, const std::vector<Account>& accounts) {
      if (fact.contradictions.empty()) return true;
      ++answer.facts;
      if (question.settings.form == Form::json) return print_fact(question, fact, accounts);
      print_contradictions(question, fact, accounts);
      return true;
    });
    return finish(question, answer);
  });
}

int diff_command(const Settings& settings, Console& console) {
  if (*settings.to < *settings.from) {
    complain(console, console.say("diff.backwards", {{"from", day_text(console.say, *settings.from)},
                                                     {"to", day_text(console.say, *settings.to)}}));
    return exit_wrong_command;
  }
  return with_question(settings, console, [](Question& question) {
    Answer answer;
    const auto before = facts_until(question, *question.settings.from, answer);
    if (!answer.done) return finish(question, answer);
    const auto after = facts_until(question, *question.settings.to, answer);
    for (const auto& [id, now] : after) {
      const auto at = before.find(id);
      const bool is_new = at == before.end();
      if (!is_new && gist(question, at->second.fact) == gist(question, now.fact)) continue;
      ++answer.facts;
      if (!print_change(question, is_new ? "new" : "changed", now, is_new ? nullptr : &at->second)) break;
    }
    return finish(question, answer);
  });
}

}  // namespace paraphe
