#include <fmt/format.h>

#include <charconv>

#include "app/commands.h"
#include "dossier/collect.h"
#include "dossier/fact_json.h"
#include "dossier/figures.h"
#include "dossier/telling.h"

namespace paraphe {

namespace {

// What ID names: a fact (ARTICLE#f3, f3) or a claim (ARTICLE#7). An article's id may itself hold a #.
struct Wanted {
  std::string article;  // empty: the only one
  std::string fact;     // f3, or empty
  std::size_t claim = 0;
};

bool is_number(std::string_view text, std::size_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number > 0;
}

std::optional<Wanted> wanted_of(const std::string& id) {
  Wanted wanted;
  const std::size_t mark = id.rfind('#');
  const std::string last = mark == std::string::npos ? id : id.substr(mark + 1);
  if (mark != std::string::npos) wanted.article = id.substr(0, mark);
  std::size_t number = 0;
  if (last.starts_with("f") && is_number(std::string_view(last).substr(1), number)) {
    wanted.fact = last;
    return wanted;
  }
  if (mark == std::string::npos || !is_number(last, wanted.claim)) return std::nullopt;
  return wanted;
}

const Sentence* sentence_of(const Article& article, const Claim& claim) {
  const std::size_t at = static_cast<std::size_t>(claim.sentence);
  return at < article.sentences.size() ? &article.sentences[at] : nullptr;
}

void print_claim(Console& console, const Article& article, std::size_t index) {
  const Claim& claim = article.claims[index];
  const Wording& say = console.say;
  print(console, say("why.claim", {{"id", fmt::format("{}#{}", article.id, index + 1)},
                                   {"what", fmt::format("{}/{} {} {} {}", claim.type, claim.kind, claim.status,
                                                        claim.polarity, claim.certainty)}}) +
                     "\n");
  for (const ClaimParty& party : claim.parties) {
    print(console,
          fmt::format("    {} ← {}\n", party.code, say("quoted", {{"text", quote_of(article.text, party.span)}})));
  }
  for (const SlotValue& slot : claim.slots) {
    const std::string value = slot.form == SlotForm::number || (slot.form == SlotForm::comparator && !slot.worded)
                                  ? number_text(say, slot.number)
                                  : slot.text;
    print(console, fmt::format("    {} = {} ← {}\n", slot.slot, value,
                               say("quoted", {{"text", quote_of(article.text, slot.span)}})));
  }
  print(console, say("why.rule", {{"rule", fmt::format("{}:{}", claim.rule.file, claim.rule.line)},
                                  {"word", quote_of(article.text, claim.trigger)}}) +
                     "\n");
  if (const Sentence* sentence = sentence_of(article, claim)) {
    print(console, say("why.sentence", {{"sentence", quote_of(article.text, sentence->span)}}) + "\n");
  }
}

void print_article(Console& console, const Article& article) {
  const Wording& say = console.say;
  print(console, say("why.article",
                     {{"id", article.id},
                      {"outlet", article.outlet.empty() ? say("why.no_outlet") : std::string_view(article.outlet)},
                      {"date", article.published ? day_text(say, *article.published) : std::string(say("why.no_date"))},
                      {"title", article.title()}}) +
                     "\n");
}

void print_chain(Console& console, const Teller& teller, const Article& article, const Fact& fact) {
  print(console, console.say("why.fact", {{"id", fmt::format("{}#{}", article.id, fact.id)},
                                          {"what", tell(teller, read_fact(article, fact))}}) +
                     "\n");
  print(console, fmt::format("    {}\n", to_line(fact_json(fact, article.text))));
  for (const std::int32_t index : fact.claims) {
    if (static_cast<std::size_t>(index) < article.claims.size())
      print_claim(console, article, static_cast<std::size_t>(index));
  }
  print_article(console, article);
}

Json chain_json(const Article& article, const Fact* fact, const std::vector<std::int32_t>& claims) {
  Json json;
  json["fact"] = fact ? fact_json(*fact, article.text) : Json(nullptr);
  Json& list = json["claims"] = Json::array();
  for (const std::int32_t index : claims) {
    Json claim =
        claim_json(article, article.claims[static_cast<std::size_t>(index)], static_cast<std::size_t>(index) + 1);
    if (const Sentence* sentence = sentence_of(article, article.claims[static_cast<std::size_t>(index)])) {
      claim["sentence_text"] = quote_of(article.text, sentence->span);
    }
    list.push_back(std::move(claim));
  }
  json["article"] = Json{{"id", article.id},
                         {"title", article.title()},
                         {"outlet", article.outlet},
                         {"published", article.published ? Json(to_string(*article.published)) : Json(nullptr)}};
  return json;
}

// False when the article has no such fact or claim.
bool answer(const Settings& settings, Console& console, const Engine& engine, const Wanted& wanted,
            const Article& article) {
  if (wanted.claim > 0) {
    if (wanted.claim > article.claims.size()) return false;
    const std::int32_t index = static_cast<std::int32_t>(wanted.claim - 1);
    if (settings.form == Form::json) return print(console, to_line(chain_json(article, nullptr, {index})) + "\n");
    print_claim(console, article, wanted.claim - 1);
    print_article(console, article);
    return true;
  }
  for (const Fact& fact : article.facts) {
    if (fact.id != wanted.fact) continue;
    const Teller teller{&engine.knowledge, console.say, {}, {}, article.published};
    if (settings.form == Form::json) return print(console, to_line(chain_json(article, &fact, fact.claims)) + "\n");
    print_chain(console, teller, article, fact);
    return true;
  }
  return false;
}

}  // namespace

int why_command(const Settings& settings, Console& console) {
  if (settings.paths.empty()) return why_in_register(settings, console);
  const std::optional<Wanted> wanted = wanted_of(settings.names[0]);
  if (!wanted) {
    complain(console, console.say("why.wrong_id", {{"id", settings.names[0]}}));
    return exit_wrong_command;
  }
  return with_engine(settings, console, [&](const Engine& engine) {
    bool found = false;
    std::size_t candidates = 0;
    const ArticleRun run = read_articles(engine, settings, console, "merge", [&](Article& article) {
      if (!wanted->article.empty() && article.id != wanted->article) return true;
      if (++candidates > 1) return false;
      found = answer(settings, console, engine, *wanted, article);
      return wanted->article.empty();  // f3 alone: the next article would make it ambiguous
    });
    if (run.exit == exit_wrong_command) return run.exit;
    if (wanted->article.empty() && candidates > 1) {
      complain(console, console.say("why.which_article", {{"id", settings.names[0]}}));
      return static_cast<int>(exit_wrong_command);
    }
    if (!found) complain(console, console.say("why.unknown", {{"id", settings.names[0]}}));
    return static_cast<int>(found ? exit_done : exit_empty);
  });
}

}  // namespace paraphe
