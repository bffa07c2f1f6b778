#include "dossier/register_json.h"

#include <algorithm>

namespace paraphe {

namespace {

constexpr std::size_t most_quotes = 3;

Json day_json(const std::optional<Day>& day) { return day ? Json(to_string(*day)) : Json(nullptr); }

Json step_json(const Step& step) {
  Json json{{"status", step.status}, {"polarity", step.polarity}, {"certainty", step.certainty}};
  if (!step.date.empty()) json["date"] = step.date;
  if (!step.party.empty()) json["by"] = step.party;
  if (step.number) json["value"] = number_json(*step.number);
  json["published"] = day_json(step.published);
  return json;
}

Json contradiction_json(const Contradiction& each, std::span<const Account> accounts) {
  Json json{{"about", each.about}};
  if (!each.step.empty()) json["step"] = each.step;
  json["one"] = Json{{"value", each.one}, {"article", accounts[each.one_account].article}};
  json["other"] = Json{{"value", each.other}, {"article", accounts[each.other_account].article}};
  return json;
}

}  // namespace

std::vector<std::string> proof_of(const RegisterFact& fact, std::span<const Account> accounts) {
  std::vector<std::string> quotes, origins;
  const auto add = [&](const Account& account, bool same_origin_too) {
    if (quotes.size() >= most_quotes || account.quotes.empty()) return;
    if (!same_origin_too && std::find(origins.begin(), origins.end(), account.origin) != origins.end()) return;
    if (std::find(quotes.begin(), quotes.end(), account.quotes.front()) != quotes.end()) return;
    origins.push_back(account.origin);
    quotes.push_back(account.quotes.front());
  };
  // The latest first: they tell what became of it.
  for (const bool same_origin_too : {false, true}) {
    for (auto at = fact.evidence.rbegin(); at != fact.evidence.rend(); ++at) {
      if (at->stance == Stance::supports) add(accounts[at->account], same_origin_too);
    }
  }
  return quotes;
}

Json register_fact_json(const RegisterFact& whole, std::span<const Account> accounts) {
  Json json = fact_json(whole.fact, proof_of(whole, accounts));
  Json& history = json["history"] = Json::array();
  for (const Step& step : whole.steps) history.push_back(step_json(step));
  json["for"] = whole.supporting;
  json["against"] = whole.opposing;
  Json& articles = json["articles"] = Json::array();
  for (const Evidence& each : whole.evidence) {
    const std::string& id = accounts[each.account].article;
    if (std::find(articles.begin(), articles.end(), id) == articles.end()) articles.push_back(id);
  }
  if (!whole.contradictions.empty()) {
    Json& contradictions = json["contradictions"] = Json::array();
    for (const Contradiction& each : whole.contradictions) contradictions.push_back(contradiction_json(each, accounts));
  }
  json["known_since"] = whole.known_since;
  json["updated"] = whole.updated;
  return json;
}

}  // namespace paraphe
