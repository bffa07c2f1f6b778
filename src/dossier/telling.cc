#include "dossier/telling.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/table.h"
#include "base/utf8.h"
#include "dossier/figures.h"
#include "dossier/party_names.h"

namespace paraphe {

namespace {

std::string party(const Teller& teller, std::string_view code, PartyForm form) {
  return party_text(teller.knowledge->gazetteer, teller.say, code, form);
}

std::string capitalised(std::string text) {
  const CodePoint first = code_point_at(text, 0);
  if (first.bytes == 0) return text;
  const char32_t upper = static_cast<char32_t>(u_toupper(static_cast<UChar32>(first.value)));
  std::string head;
  if (upper < 0x80) {
    head = static_cast<char>(upper);
  } else if (upper < 0x800) {
    head = {static_cast<char>(0xC0 | (upper >> 6)), static_cast<char>(0x80 | (upper & 0x3F))};
  } else {
    return text;
  }
  return head + text.substr(static_cast<std::size_t>(first.bytes));
}

std::string noun_of(const Teller& teller, const Fact& fact) {
  if (const std::string_view rank = slot_text(fact, "rank"); !rank.empty() && fact.kind == "visit") {
    const std::string key = fmt::format("noun.{}.{}.{}", fact.type, fact.kind, rank);
    if (teller.say.has(key)) return std::string(teller.say(key));
  }
  return std::string(teller.say(fmt::format("noun.{}.{}", fact.type, fact.kind)));
}

// True for a name that the gazetteer knows as a town in the language of the page.
bool is_town(const Teller& teller, std::string_view name) {
  const NameTable* names = teller.knowledge->gazetteer.names(teller.say.language);
  if (names == nullptr || name.empty()) return false;
  const std::string key = fmt::format("{}", fmt::join(folded_words(name), " "));
  if (names->cities.contains(key)) return true;
  const auto at = names->names.find(key);
  return at != names->names.end() && std::any_of(at->second.begin(), at->second.end(), [](const KnownName& known) {
           return known.role == NameRole::capital || known.role == NameRole::city;
         });
}

// The building with the article's own preposition: « au Kremlin »; "" where the text has none or is in another
// language.
std::string building_text(const Teller& teller, const ReadFact& read, std::string_view place) {
  if (read.language != teller.say.language) return "";
  const std::string before = lower(read.before_place);
  for (const std::string& preposition : split(teller.say("place.prepositions"), '|')) {
    const std::string whole = preposition.ends_with('\'') ? preposition : preposition + " ";
    const bool alone = before.size() == whole.size() ||
                       (before.size() > whole.size() && before[before.size() - whole.size() - 1] == ' ');
    if (before.ends_with(whole) && alone) return fmt::format("{}{}", whole, place);
  }
  return "";
}

// « au Kremlin (Moscou) », « à Moscou (Kremlin) », with a space before it; "" when the fact has no place.
std::string place_text(const Teller& teller, const ReadFact& read) {
  const Wording& say = teller.say;
  std::string_view place = slot_text(read.fact, "place");
  std::string_view city = slot_text(read.fact, "city");
  if (city.empty() && is_town(teller, place)) std::swap(city, place);
  if (!place.empty() && fold(place) != fold(city)) {
    const std::string building = building_text(teller, read, place);
    if (!building.empty())
      return city.empty() ? " " + building : " " + say("place.both", {{"first", building}, {"other", city}});
    if (city.empty()) return " " + say("place.only", {{"place", place}});
  }
  if (city.empty()) return "";
  std::string_view form = "place.city";
  const std::string article = fmt::format("{} ", say("city.article"));
  std::string_view name = city;
  if (city.starts_with(article)) {
    name.remove_prefix(article.size());
    form = "place.city.article";
  }
  const std::string in_city = say(form, {{"city", name}});
  return " " + (place.empty() || fold(place) == fold(city) ? in_city
                                                           : say("place.both", {{"first", in_city}, {"other", place}}));
}

std::string between(const Teller& teller, const Fact& fact) {
  const std::vector<std::string> persons = slot_texts(fact, "persons");
  std::vector<std::string> names;
  if (persons.size() == 2 && fact.parties.size() == 2 && fact.type == "meeting") return listed(teller.say, persons);
  for (const std::string& code : fact.parties) names.push_back(party(teller, code, PartyForm::the));
  return listed(teller.say, names);
}

// Those of the fact's people that its sentence has not named yet.
std::string with_persons(const Teller& teller, const Fact& fact, std::string matter) {
  std::vector<std::string> missing;
  for (const std::string& person : slot_texts(fact, "persons")) {
    if (matter.find(person) == std::string::npos) missing.push_back(person);
  }
  return missing.empty() ? matter
                         : teller.say("matter.persons", {{"matter", matter}, {"persons", listed(teller.say, missing)}});
}

// The parties that the two sides do not name.
std::string with_others(const Teller& teller, const Fact& fact, std::string_view one, std::string_view other,
                        std::string matter) {
  std::vector<std::string> names;
  for (const std::string& code : fact.parties) {
    if (code != one && code != other) names.push_back(party(teller, code, PartyForm::bare));
  }
  return names.empty() ? matter
                       : teller.say("matter.others", {{"matter", matter}, {"others", listed(teller.say, names)}});
}

// Two sides of which one does and the other is done to: provider and beneficiary, actor and target …
std::string directed(const Teller& teller, const ReadFact& read, std::string_view from_slot, std::string_view to_slot) {
  const Fact& fact = read.fact;
  std::string_view from = slot_text(fact, from_slot), to = slot_text(fact, to_slot);
  const Wording& say = teller.say;
  const bool residence = fact.type == "representation";  // where an embassy or ambassador is comes after the state
  const std::string place = place_text(teller, read);
  const std::string noun = noun_of(teller, fact) + (residence ? "" : place);
  if (fact.parties.size() == 2 && !(from.empty() && to.empty())) {  // the other one can only be the other party
    const auto other = [&](std::string_view one) -> std::string_view {
      return fact.parties[0] == one ? fact.parties[1] : fact.parties[0];
    };
    if (from.empty() && from_slot != "actor" && from_slot != "speaker") from = other(to);
    if (to.empty() && to_slot != "target") to = other(from);
  }
  if (from.empty() && to.empty())
    return say("matter.between", {{"noun", noun}, {"parties", between(teller, fact)}}) + (residence ? place : "");
  const std::string_view form = from.empty() ? "to" : to.empty() ? "from" : "directed";
  const std::string of_kind = fmt::format("matter.{}.{}.{}", fact.type, fact.kind, form);
  const std::string key = say.has(of_kind) ? of_kind : fmt::format("matter.{}.{}", fact.type, form);
  std::string actor = party(teller, from, PartyForm::of);
  if (fact.type == "statement" && !from.empty())
    actor = with_persons(teller, fact, std::move(actor));  // who spoke for it
  const std::string matter = say(key, {{"noun", noun},
                                       {"of_actor", actor},
                                       {"target", party(teller, to, PartyForm::the)},
                                       {"of_target", party(teller, to, PartyForm::of)},
                                       {"in_target", party(teller, to, PartyForm::in)}});
  return with_others(teller, fact, from, to, matter + (residence ? place : ""));
}

std::string meeting(const Teller& teller, const ReadFact& read) {
  const Fact& fact = read.fact;
  std::string_view host = slot_text(fact, "host"), visitor = slot_text(fact, "visitor");
  if (fact.parties.size() == 2 && host.empty() != visitor.empty()) {  // of two parties the other one is what is missing
    const std::string_view known = host.empty() ? visitor : host;
    (host.empty() ? host : visitor) = fact.parties[0] == known ? fact.parties[1] : fact.parties[0];
  }
  const std::vector<std::string> persons = slot_texts(fact, "persons");
  const std::string noun = noun_of(teller, fact);
  if (fact.kind == "visit" && !host.empty() && !visitor.empty()) {
    const std::string who =
        persons.size() == 1 ? of_person(teller.say, persons.front()) : party(teller, visitor, PartyForm::of);
    const std::string place = place_text(teller, read);
    const std::string matter =
        place.empty()
            ? teller.say("matter.visit",
                         {{"noun", noun}, {"of_visitor", who}, {"in_host", party(teller, host, PartyForm::in)}})
            : teller.say("matter.visit.placed", {{"noun", noun},
                                                 {"of_visitor", who},
                                                 {"place", trim(place)},
                                                 {"host", party(teller, host, PartyForm::bare)}});
    return with_others(teller, fact, host, visitor, matter);
  }
  return teller.say("matter.between", {{"noun", noun + place_text(teller, read)}, {"parties", between(teller, fact)}});
}

std::string agreement(const Teller& teller, const ReadFact& read) {
  const Fact& fact = read.fact;
  const std::string noun = noun_of(teller, fact);
  const std::string title(slot_text(fact, "title"));
  const std::string parties = between(teller, fact);
  if (title.empty())
    return teller.say("matter.between", {{"noun", noun}, {"parties", parties}}) + place_text(teller, read);
  const std::string folded = fold(noun);
  // « accord de pêche » can be the noun itself, in the language of the page.
  if ((read.language.empty() || read.language == teller.say.language) &&
      fold(title).starts_with(folded.substr(0, folded.find(' ')))) {
    return teller.say("matter.between", {{"noun", capitalised(title)}, {"parties", parties}}) +
           place_text(teller, read);
  }
  return teller.say("matter.titled", {{"noun", noun}, {"title", title}, {"parties", parties}}) +
         place_text(teller, read);
}

std::string amount_of(const Teller& teller, const Fact& fact) {
  const SlotValue* value = slot_value(fact, "value");
  if (value == nullptr) return "";
  const Ontology& ontology = teller.knowledge->ontology;
  std::string text = amount_text(teller.say, ontology, value->number, slot_text(fact, "op"), slot_text(fact, "unit"));
  if (const std::string key = fmt::format("measure.{}", slot_text(fact, "measure")); teller.say.has(key)) {
    text = teller.say(key, {{"amount", text}});
  }
  const SlotValue* comparator = slot_value(fact, "comparator");
  if (comparator == nullptr) return text;
  const std::string date = date_text(teller.say, comparator->date);
  const std::string_view sort = comparator->worded ? "comparator.words" : "comparator.number";
  const std::string other = comparator->worded ? comparator->text
                                               : amount_text(teller.say, ontology, comparator->number, comparator->op,
                                                             slot_text(fact, "unit"));
  if (date.empty()) return teller.say(sort, {{"amount", text}, {"other", other}});
  return teller.say(fmt::format("{}.dated", sort), {{"amount", text}, {"other", other}, {"date", date}});
}

// What is said of the relation: its level as written, its trend.
std::string tie_value(const Teller& teller, const Fact& fact) {
  const std::string_view level = slot_text(fact, "level"), trend = slot_text(fact, "trend");
  const std::string quoted = level.empty() ? "" : teller.say("quoted", {{"text", level}});
  if (trend.empty()) return quoted;
  const std::string_view direction = teller.say(fmt::format("trend.{}", trend));
  return quoted.empty() ? std::string(direction) : teller.say("list.comma", {{"a", quoted}, {"b", direction}});
}

// True when the words name the party already: « président togolais ».
bool names_party(const Teller& teller, std::string_view words, std::string_view code) {
  for (const std::string& word : folded_words(words)) {
    if (find_party_exactly(teller.knowledge->gazetteer, word) == code) return true;
  }
  return false;
}

std::string office(const Teller& teller, const Fact& fact) {
  std::string title(slot_text(fact, "office"));
  if (title.empty()) {
    const FactType* type = teller.knowledge->ontology.type("office");
    const Coded* kind = type ? type->kind(fact.kind) : nullptr;
    title = kind ? kind->label(teller.say.language) : fact.kind;
  }
  std::vector<std::string> parties;
  for (const std::string& code : fact.parties) {
    if (!names_party(teller, title, code)) parties.push_back(party(teller, code, PartyForm::bare));
  }
  if (parties.empty()) return teller.say("list.comma", {{"a", slot_text(fact, "persons")}, {"b", title}});
  return teller.say(
      "matter.office",
      {{"person", slot_text(fact, "persons")}, {"office", title}, {"parties", listed(teller.say, parties)}});
}

}  // namespace

std::string within_quotes(const Wording& say, std::string_view words) {
  const std::vector<std::string> marks = split(say("quoted.marks"), ' ');  // opening, closing, inner opening, inner closing
  if (marks.size() != 4) return std::string(words);
  const bool spaced = marks[0] != marks[1];
  constexpr std::array<std::string_view, 3> spaces{" ", "\u00A0", "\u202F"};
  std::string out;
  while (!words.empty()) {
    if (words.starts_with(marks[0])) {
      out += marks[2];
      words.remove_prefix(marks[0].size());
      for (const std::string_view space : spaces) {
        if (spaced && words.starts_with(space)) words.remove_prefix(space.size());
      }
    } else if (words.starts_with(marks[1])) {
      for (const std::string_view space : spaces) {
        if (out.ends_with(space)) out.resize(out.size() - space.size());
      }
      out += marks[3];
      words.remove_prefix(marks[1].size());
    } else {
      out += words.front();
      words.remove_prefix(1);
    }
  }
  return out;
}

namespace {

// The first quote without the stop at its end: the sentence that it is put into has its own.
std::string first_quote(const Wording& say, const ReadFact& read) {
  std::string quote = read.quotes.empty() ? "" : read.quotes.front();
  while (!quote.empty() && std::string_view(" .,;:").find(quote.back()) != std::string_view::npos) quote.pop_back();
  return within_quotes(say, quote);
}

// What stands between the matter and its status: a flow's figures, a tie's level, a statement's own words.
std::string value_text(const Teller& teller, const ReadFact& read) {
  if (read.fact.type == "flow") return amount_of(teller, read.fact);
  if (read.fact.type == "tie") return tie_value(teller, read.fact);
  return read.fact.type == "statement" ? teller.say("quoted", {{"text", first_quote(teller.say, read)}}) : "";
}

// An opinion is always somebody's, and told in their words.
std::string opinion(const Teller& teller, const ReadFact& read) {
  const Fact& fact = read.fact;
  const Wording& say = teller.say;
  const std::string who = fact.said_by.empty() ? std::string(say("opinion.article"))
                                               : say("opinion.of", {{"who", source_text(say, fact.said_by)}});
  const std::string words = say("opinion", {{"who", who}, {"quote", first_quote(say, read)}});
  return say("tell.status",
             {{"matter", noun_of(teller, fact)},
              {"status", fact.certainty == "possible" ? say("opinion.possible", {{"opinion", words}}) : words}});
}

std::string labels(const Teller& teller, const std::vector<Coded>& list, const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes) {
    const Coded* coded = find(list, code);
    const std::string_view label = coded ? coded->label(teller.say.language) : std::string_view(code);
    text = text.empty() ? std::string(label) : teller.say("list.semicolon", {{"a", text}, {"b", label}});
  }
  return text;
}

}  // namespace

std::string matter_text(const Teller& teller, const ReadFact& read) {
  const Fact& fact = read.fact;
  const Wording& say = teller.say;
  if (fact.type == "meeting") return with_persons(teller, fact, meeting(teller, read));
  if (fact.type == "agreement") return with_persons(teller, fact, agreement(teller, read));
  if (fact.type == "flow") return directed(teller, read, "provider", "beneficiary");
  if (fact.type == "representation") return with_persons(teller, fact, directed(teller, read, "sender", "receiver"));
  if (fact.type == "friction") return directed(teller, read, "actor", "target");
  if (fact.type == "statement") return with_persons(teller, fact, directed(teller, read, "speaker", "target"));
  if (fact.type == "tie")
    return say("matter.between", {{"noun", noun_of(teller, fact)}, {"parties", between(teller, fact)}});
  if (fact.type == "office") return office(teller, fact);
  if (fact.type == "assessment") return noun_of(teller, fact);
  const std::string key = fmt::format("matter.{}.{}.between", fact.type, fact.kind);
  return say(say.has(key) ? std::string_view(key) : "matter.with",
             {{"noun", noun_of(teller, fact) + place_text(teller, read)}, {"parties", between(teller, fact)}});
}

std::string details_text(const Teller& teller, const ReadFact& read) {
  const Fact& fact = read.fact;
  const Ontology& ontology = teller.knowledge->ontology;
  std::string text;
  const auto add = [&](std::string_view key, const std::string& what) {
    if (!what.empty()) text += " " + teller.say(key, {{"what", what}});
  };
  add("details.provisions", labels(teller, ontology.provisions, slot_texts(fact, "provisions")));
  add(fact.type == "meeting" ? "details.agenda" : "details.domains",
      labels(teller, ontology.domains, slot_texts(fact, "domains")));
  return text;
}

std::string headline_text(const Teller& teller, const ReadFact& read, Fate fate) {
  const Fact& fact = read.fact;
  const Wording& say = teller.say;
  if (fact.type == "assessment") return opinion(teller, read);
  const std::string matter = matter_text(teller, read);
  std::string status = status_text(teller, fact);
  if (fact.type == "office" && fact.status == "holds" && read.published) {
    status = say("office.as_of", {{"status", status}, {"date", day_text(say, *read.published)}});
  }
  if (const std::string value = value_text(teller, read); !value.empty()) {
    status = status.empty() ? value : say("list.comma", {{"a", value}, {"b", status}});
  }
  if (fate == Fate::untold) {
    const std::string key = fmt::format("past_plan.{}", fact.type);
    status = say(say.has(key) ? std::string_view(key) : "past_plan", {{"text", status}});
  }
  return status.empty() ? matter : say("tell.status", {{"matter", matter}, {"status", status}});
}

std::string tell(const Teller& teller, const ReadFact& read, Fate fate) {
  return teller.say("tell.sentence", {{"text", headline_text(teller, read, fate)}}) + details_text(teller, read);
}

}  // namespace paraphe
