// How a fact stands, in words: the one place where polarity, certainty, source and passed plans are told.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/table.h"
#include "base/utf8.h"
#include "dossier/figures.h"
#include "dossier/party_names.h"
#include "dossier/telling.h"

namespace paraphe {

namespace {

// The form that agrees with the noun: texts are « masculine|feminine » or these and their plurals.
std::string agreeing(const Wording& say, const Fact& fact, std::string_view text) {
  const std::vector<std::string> forms = split(text, '|');
  if (forms.size() < 2) return std::string(text);
  const std::string_view noun = say(fmt::format("agree.{}.{}", fact.type, fact.kind));
  const std::size_t place = noun == "f" ? 1 : noun == "mp" ? 2 : noun == "fp" ? 3 : 0;
  return forms[place < forms.size() ? place : place % 2];
}

std::string form_of(const Fact& fact) {
  return fmt::format("{}{}", fact.certainty, fact.polarity == "negated" ? "_negated" : "");
}

// An act to come: « ouverture prévue ».
std::string act_text(const Wording& say, const Fact& fact) {
  const std::string_view act = slot_text(fact, "act");
  const std::string key = fmt::format("act.{}.{}", act, fact.status);
  if (act.empty() || !say.has(key)) return "";
  return say(fmt::format("form.act.{}", form_of(fact)), {{"act", say(key)}});
}

std::string plain_status(const Teller& teller, const Fact& fact) {
  const Wording& say = teller.say;
  const std::string form = form_of(fact);
  if (std::string text = act_text(say, fact); !text.empty()) return text;
  // Words for the kind come before those for the type: people are in place, money is paid.
  for (const std::string& what : {fmt::format("{}.{}", fact.type, fact.kind), std::string(fact.type)}) {
    if (const std::string key = fmt::format("status.{}.{}.{}", what, fact.status, form); say.has(key)) {
      const std::string_view text = say(key);
      return text == "-" ? "" : agreeing(say, fact, text);
    }
    for (const std::string_view sort : {"deed", "state"}) {
      const std::string key = fmt::format("{}.{}.{}", sort, what, fact.status);
      if (!say.has(key)) continue;
      const std::string done = agreeing(say, fact, say(key));
      return fill(agreeing(say, fact, say(fmt::format("form.{}.{}", sort, form))), {{"done", done}});
    }
  }
  return std::string(fact.status);
}

}  // namespace

std::string source_text(const Wording& say, std::string_view said_by) {
  std::string text(trim(said_by));
  for (const std::string& article : split(say("articles"), ' ')) {
    const bool whole_word =
        article.ends_with("’") || article.ends_with("'") || text.substr(0, article.size() + 1).ends_with(' ');
    if (text.starts_with(article) && whole_word) text.front() = lower(article).front();
  }
  return text;
}

bool is_plan(const Fact& fact) {
  constexpr std::array<std::string_view, 13> plans{"mooted",      "invited",    "scheduled", "postponed", "proposed",
                                                   "negotiating", "requested",  "pledged",   "committed", "planned",
                                                   "agreed",      "threatened", "aspired"};
  for (const std::string_view plan : plans) {
    if (fact.status == plan) return true;
  }
  return false;
}

bool is_past_plan(const Teller& teller, const Fact& fact) {
  if (!is_plan(fact) || fact.polarity == "negated" || !teller.as_of) return false;
  const std::optional<Edtf> date = parse_edtf(slot_text(fact, "date"));
  if (!date) return false;
  // Of an open interval (since X) the beginning counts: the plan was to begin then.
  const std::optional<Day> end = last_day(*date) ? last_day(*date) : first_day(*date);
  return end && *end < *teller.as_of;
}

std::string status_text(const Teller& teller, const Fact& fact) {
  const Wording& say = teller.say;
  if (fact.status == "denied") {
    const std::string done = agreeing(say, fact, say("denied"));
    return fact.said_by.empty() ? done : say("denied.by", {{"done", done}, {"who", source_text(say, fact.said_by)}});
  }
  std::string text = plain_status(teller, fact);
  if (const std::string_view by = slot_text(fact, "by"); !by.empty()) {
    text =
        say("status.by", {{"status", text}, {"who", party_text(teller.knowledge->gazetteer, say, by, PartyForm::the)}});
  }
  if (const std::string who = source_text(say, fact.said_by); !who.empty()) {
    text = text.empty() ? say("said_by.alone", {{"who", who}}) : say("said_by", {{"status", text}, {"who", who}});
  }
  return text;
}

std::string against_text(const Teller& teller, const std::vector<const ReadFact*>& against) {
  const Wording& say = teller.say;
  std::vector<std::string> sources;
  for (const ReadFact* read : against) {
    const std::string date = read->published ? day_text(say, *read->published) : std::string(say("note.no_date"));
    const std::string outlet = read->outlet.empty() ? std::string(say("note.no_outlet")) : read->outlet;
    const std::string source = say("conflict.source", {{"outlet", outlet}, {"date", date}});
    if (std::find(sources.begin(), sources.end(), source) == sources.end()) sources.push_back(source);
  }
  std::string joined;
  for (const std::string& source : sources)
    joined = joined.empty() ? source : say("list.semicolon", {{"a", joined}, {"b", source}});
  return joined.empty() ? joined : say("line.against", {{"who", joined}});
}

}  // namespace paraphe
