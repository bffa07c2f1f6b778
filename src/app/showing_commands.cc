// One fact of the register with its course and proof (show, why ID), words in its texts (search), and its size (stats).
#include <fmt/format.h>

#include "app/asking.h"
#include "dossier/figures.h"
#include "dossier/from_register.h"
#include "dossier/register_json.h"
#include "register/search.h"

namespace paraphe {

namespace {

enum class Depth : unsigned char { course, chain };

std::string label_of(const Question& question, std::string_view type, std::string_view status) {
  const FactType* known = question.knowledge.ontology.type(type);
  const Coded* found = known ? known->status(status) : nullptr;
  return std::string(found ? found->label(question.console.say.language) : status);
}

std::string reasons_in_words(const Wording& say, std::string_view reason) {
  std::string words;
  while (!reason.empty()) {
    const std::size_t space = reason.find(' ');
    const std::string word(say(fmt::format("reason.{}", reason.substr(0, space))));
    words = words.empty() ? word : say("list.comma", {{"a", words}, {"b", word}});
    reason = space == std::string_view::npos ? std::string_view() : reason.substr(space + 1);
  }
  return words;
}

void print_steps(Question& question, const RegisterFact& fact) {
  const Wording& say = question.console.say;
  for (const Step& step : fact.steps) {
    std::string what = label_of(question, fact.fact.type, step.status);
    if (step.polarity == "negated") what = say("conflict.not", {{"status", what}});
    if (!step.party.empty()) what += fmt::format(" ({})", step.party);
    if (step.number) what += fmt::format(" {}", number_text(say, *step.number));
    const std::string when = date_text(say, step.date);
    print(question.console,
          "  " +
              say("show.step",
                  {{"what", when.empty() ? what : say("line.dated", {{"date", when}, {"text", what}})},
                   {"published", step.published ? day_text(say, *step.published) : std::string(say("why.no_date"))}}) +
              "\n");
  }
}

Result<void> print_evidence(Question& question, const RegisterFact& fact, const std::vector<Account>& accounts,
                            Depth depth) {
  const Wording& say = question.console.say;
  for (const Evidence& each : fact.evidence) {
    const Account& account = accounts[each.account];
    std::string line =
        "  " + say("show.evidence",
                   {{"stance", say(fmt::format("stance.{}", name_of(each.stance)))},
                    {"quote", account.quotes.empty() ? std::string() : account.quotes.front()},
                    {"outlet", account.outlet.empty() ? std::string(say("why.no_outlet")) : account.outlet},
                    {"date", account.published ? day_text(say, *account.published) : std::string(say("why.no_date"))},
                    {"id", account.article + "#" + account.fact.id}});
    if (account.origin != account.article) line += " " + say("show.copy", {{"origin", account.origin}});
    if (!each.reason.empty()) line += " " + say("show.because", {{"reason", reasons_in_words(say, each.reason)}});
    print(question.console, line + "\n");
    if (depth != Depth::chain) continue;
    const Result<std::vector<ClaimRow>> claims = claims_of_account(question.book, account.number);
    if (!claims) return tl::make_unexpected(claims.error());
    for (const ClaimRow& claim : *claims) {
      print(question.console,
            "      " +
                say("show.claim",
                    {{"id", claim.id}, {"what", claim.what}, {"rule", claim.rule}, {"sentence", claim.sentence}}) +
                "\n");
    }
  }
  return {};
}

Result<Json> chain_json(Question& question, const RegisterFact& fact, const std::vector<Account>& accounts) {
  Json json = register_fact_json(fact, accounts);
  Json& evidence = json["evidence"] = Json::array();
  for (const Evidence& each : fact.evidence) {
    const Account& account = accounts[each.account];
    Json row{{"account", account.article + "#" + account.fact.id},
             {"stance", name_of(each.stance)},
             {"origin", account.origin},
             {"because", each.reason},
             {"quotes", account.quotes}};
    const Result<std::vector<ClaimRow>> claims = claims_of_account(question.book, account.number);
    if (!claims) return tl::make_unexpected(claims.error());
    for (const ClaimRow& claim : *claims)
      row["claims"].push_back(
          Json{{"claim", claim.id}, {"rule", claim.rule}, {"quote", claim.quote}, {"sentence", claim.sentence}});
    evidence.push_back(std::move(row));
  }
  return json;
}

// The fact to which the account with that key belongs now: an old id still leads to its fact.
const RegisterFact* fact_with_key(const BlockFacts& block, std::string_view key) {
  for (const RegisterFact& fact : block.facts) {
    for (const Evidence& each : fact.evidence) {
      if (block.accounts[each.account].key == key) return &fact;
    }
  }
  return nullptr;
}

int show_fact(const Settings& settings, Console& console, Depth depth) {
  Settings own = settings;
  own.names.clear();
  const std::string asked = settings.names[0];
  return with_question(own, console, [&](Question& question) -> int {
    const Result<std::string> of_account = key_of_account(question.book, asked);
    if (!of_account) return refuse_register(settings, console, of_account.error());
    const std::string& key = of_account->empty() ? asked : *of_account;
    const Result<std::string> name = block_of_key(question.book, key);
    if (!name) return refuse_register(settings, console, name.error());
    const auto block =
        guarded([&] { return facts_of_block(question.book, question.knowledge.ontology, *name, view_of(settings)); });
    if (!block) return refuse_register(settings, console, block.error());
    const RegisterFact* fact = fact_with_key(*block, key);
    if (fact == nullptr) {
      complain(console, console.say("show.unknown", {{"id", asked}}));
      return exit_empty;
    }
    if (settings.form == Form::json) {
      const Result<Json> json = chain_json(question, *fact, block->accounts);
      if (!json) return refuse_register(settings, console, json.error());
      print(console, to_line(*json) + "\n");
      return exit_done;
    }
    print_fact_line(question, *fact, block->accounts);
    print(console, "  " +
                       console.say("show.counts", {{"for", std::to_string(fact->supporting)},
                                                   {"against", std::to_string(fact->opposing)},
                                                   {"known_since", fact->known_since},
                                                   {"updated", fact->updated}}) +
                       "\n");
    print_steps(question, *fact);
    const Result<void> done = print_evidence(question, *fact, block->accounts, depth);
    return done ? exit_done : refuse_register(settings, console, done.error());
  });
}

}  // namespace

int show_command(const Settings& settings, Console& console) { return show_fact(settings, console, Depth::course); }

int why_in_register(const Settings& settings, Console& console) { return show_fact(settings, console, Depth::chain); }

int search_command(const Settings& settings, Console& console) {
  return with_register(settings, console, Access::read, [&](Register& book) -> int {
    constexpr std::int64_t most = 50;
    std::size_t found = 0;
    const AsKnown view{settings.as_of ? to_string(*settings.as_of) : "", settings.known_at};
    const Result<void> done = search_articles(book, settings.names[0], view, most, [&](const FoundArticle& article) {
      ++found;
      if (settings.form == Form::json)
        return print(console, to_line(Json{{"article", article.id},
                                           {"published", article.published},
                                           {"outlet", article.outlet},
                                           {"title", article.title},
                                           {"excerpt", article.excerpt}}) +
                                  "\n");
      return print(console, fmt::format("{:<10}  {}  {}\n            {}\n", article.published, article.id,
                                        article.title, article.excerpt));
    });
    if (!done) return refuse_register(settings, console, done.error());
    if (found == 0) tell(console, console.say("search.none", {{"words", settings.names[0]}}));
    return found == 0 ? exit_empty : exit_done;
  });
}

int stats_command(const Settings& settings, Console& console) {
  return with_register(settings, console, Access::read, [&](Register& book) -> int {
    const Result<std::vector<Count>> counts = counts_of(book);
    if (!counts) return refuse_register(settings, console, counts.error());
    Json json = Json::object();
    for (const Count& count : *counts) {
      if (settings.form == Form::json)
        json[count.what] = count.number;
      else
        print(console, fmt::format("{:<22} {:>10}\n", count.what, count.number));
    }
    if (settings.form == Form::json) print(console, to_line(json) + "\n");
    return exit_done;
  });
}

}  // namespace paraphe
