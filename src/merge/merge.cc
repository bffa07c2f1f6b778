#include "merge/merge.h"

#include <fmt/format.h>

#include <algorithm>

#include "merge/same_thing.h"

namespace paraphe {

namespace {

bool is_set(std::string_view slot) { return slot == "persons" || slot == "domains" || slot == "provisions"; }

bool holds(const std::vector<SlotValue>& slots, const SlotValue& value) {
  return std::any_of(slots.begin(), slots.end(), [&](const SlotValue& s) {
    return s.slot == value.slot &&
           (s.text == value.text || (value.slot == "persons" && same_person(s.text, value.text)));
  });
}

void add_slot(std::vector<SlotValue>& slots, const SlotValue& value) {
  if (is_set(value.slot) ? holds(slots, value) : slot_of(slots, value.slot) != nullptr) return;
  slots.push_back(value);
}

// The title says in short what the text says again: one statement.
bool repeats_title(const Article& article, const Thing& thing, const Claim& claim) {
  if (thing.type != "statement" || thing.kind != claim.kind || claim.polarity != thing.polarity) return false;
  const Claim& first = article.claims[static_cast<std::size_t>(thing.claims.front())];
  if (thing.claims.size() != 1 || first.quote.end > article.title_bytes || claim.quote.begin <= article.title_bytes) return false;
  const auto same_speaker = [&](const SlotValue& s) {
    const SlotValue* title = slot_of(thing.slots, s.slot);
    return s.slot == "speaker" && title != nullptr && title->text == s.text;
  };
  return std::any_of(claim.slots.begin(), claim.slots.end(), same_speaker);
}

Thing thing_of(const Claim& claim, std::int32_t index) {
  Thing thing{claim.type, claim.kind, claim.status,       claim.polarity, claim.certainty,
              {},         {},         claim.said_by_text, {index},        claim.weak};
  for (const ClaimParty& party : claim.parties) thing.parties.emplace_back(party.code);
  std::sort(thing.parties.begin(), thing.parties.end());
  thing.parties.erase(std::unique(thing.parties.begin(), thing.parties.end()), thing.parties.end());
  for (const SlotValue& value : claim.slots) add_slot(thing.slots, value);
  return thing;
}

// Talks name the counterpart, so they tell more than the visit that they are part of.
std::string_view kind_of_both(const Thing& a, const Thing& b) {
  if (a.kind == b.kind) return a.kind;
  if (a.type == "meeting") {
    const auto weight = [](std::string_view kind) { return kind == "visit" ? 0 : kind == "talks" ? 1 : 2; };
    return weight(a.kind) >= weight(b.kind) ? a.kind : b.kind;
  }
  if (a.type == "agreement") return a.kind == "agreement" ? b.kind : a.kind;
  if (a.type == "flow") return a.kind == "grant" || (a.kind == "other" && b.kind != "grant") ? b.kind : a.kind;
  return a.kind;
}

// Slots that belong to an act and not to the thing: they follow the status.
bool is_of_the_act(std::string_view type, std::string_view slot) {
  return type == "agreement" && (slot == "date" || slot == "place" || slot == "by" || slot == "persons");
}

// A meeting put off has the day that it is put off to.
void keep_later_date(Thing& into, const Thing& other) {
  if (into.type != "meeting" || (into.status == "postponed") == (other.status == "postponed")) return;
  const SlotValue* theirs = slot_of(other.slots, "date");
  for (SlotValue& own : into.slots) {
    if (own.slot == "date" && theirs != nullptr && own.text < theirs->text) own = *theirs;
  }
}

void join_things(const Ontology& ontology, Thing& into, const Thing& other) {
  into.kind = kind_of_both(into, other);
  keep_later_date(into, other);
  const bool fighting = is_part_of_fighting(into, other) || is_part_of_fighting(other, into);
  const bool later = fighting ? other.status == "ongoing" : into.weak != other.weak
                         ? into.weak
                         : stage_of(ontology, into.type, other.status) > stage_of(ontology, into.type, into.status);
  const bool status_differs = into.status != other.status && !into.weak && !other.weak;
  if (later) {
    if (status_differs) std::erase_if(into.slots, [&](const SlotValue& s) { return is_of_the_act(into.type, s.slot); });
    into.status = other.status;
    into.certainty = other.certainty;
    into.said_by = other.said_by;
  } else if (into.headline && !other.headline && into.said_by.empty()) {
    // « L'Ouganda déploie ses forces » ⏎ « L'armée affirme avoir déployé … »: the text says whose word it is.
    into.said_by = other.said_by;
    if (into.status == other.status && into.certainty == "certain") into.certainty = other.certainty;
  }
  into.headline = into.headline && other.headline;
  for (const SlotValue& value : other.slots) {
    if (status_differs && !later && is_of_the_act(into.type, value.slot)) continue;
    add_slot(into.slots, value);
  }
  into.weak = into.weak && other.weak;
  std::vector<std::string> parties;
  std::set_union(into.parties.begin(), into.parties.end(), other.parties.begin(), other.parties.end(),
                 std::back_inserter(parties));
  into.parties = std::move(parties);
  into.claims.insert(into.claims.end(), other.claims.begin(), other.claims.end());
}

// One text and several are two things, when both are nouns: « le mémorandum », « trois textes ».
bool differ_in_number(const Article& article, TokenIndex a, TokenIndex b) {
  if (a == no_token || b == no_token) return false;
  const Token &x = article.token(a), &y = article.token(b);
  const auto known = [](const Token& token) {
    return token.upos == Upos::NOUN && token.features.number != Number::none;
  };
  return known(x) && known(y) && x.features.number != y.features.number;
}

// « Trois textes, dont un protocole »: the claims of one clause with different things are different things.
bool told_apart(const Article& article, const Thing& a, const Claim& b) {
  return b.type == "agreement" && std::any_of(a.claims.begin(), a.claims.end(), [&](std::int32_t index) {
           const Claim& claim = article.claims[static_cast<std::size_t>(index)];
           const bool beside = claim.clause == b.clause && claim.head != b.head && claim.rule.line == b.rule.line;
           return beside || differ_in_number(article, claim.head, b.head);
         });
}

// An agenda or a provision adds to the nearest thing of its type that shares a party, before it or else after it.
Thing* thing_to_add_to(std::vector<Thing>& things, const Thing& part, const Article& article) {
  Thing* best = nullptr;
  std::int64_t best_distance = 0;
  const std::int64_t here = article.claims[static_cast<std::size_t>(part.claims.front())].quote.begin;
  for (Thing& thing : things) {
    if (thing.type != part.type || thing.polarity == "negated") continue;
    const bool shares =
        part.parties.empty() || std::any_of(thing.parties.begin(), thing.parties.end(), [&](const auto& p) {
          return std::find(part.parties.begin(), part.parties.end(), p) != part.parties.end();
        });
    if (!shares) continue;
    for (const std::int32_t claim : thing.claims) {
      const std::int64_t there = article.claims[static_cast<std::size_t>(claim)].quote.begin;
      const std::int64_t distance = there <= here ? here - there : 4 * (there - here);
      if (best == nullptr || distance < best_distance) {
        best = &thing;
        best_distance = distance;
      }
    }
  }
  return best;
}

void add_part(Thing& thing, const Thing& part) {
  for (const SlotValue& value : part.slots) {
    if (value.slot == "domains" || value.slot == "provisions" || value.slot == "persons" ||
        slot_of(thing.slots, value.slot) == nullptr) {
      add_slot(thing.slots, value);
    }
  }
  thing.claims.insert(thing.claims.end(), part.claims.begin(), part.claims.end());
}

// Exercises, training, deliveries that are only named where an agreement is told are what it provides, no facts.
void drop_what_agreements_provide(const Article& article, std::vector<Thing>& things) {
  const auto sentence_of = [&](std::int32_t claim) { return article.claims[static_cast<std::size_t>(claim)].sentence; };
  std::vector<std::int32_t> told;
  for (const Thing& thing : things) {
    if (thing.type != "agreement") continue;
    for (const std::int32_t claim : thing.claims) told.push_back(sentence_of(claim));
  }
  std::erase_if(things, [&](const Thing& thing) {
    const bool named_only = thing.weak && thing.claims.size() == 1 && slot_of(thing.slots, "date") == nullptr &&
                            slot_of(thing.slots, "value") == nullptr;
    // A flow that is only named (ses ventes d'armes au pays), without figure or date, tells no deed.
    if (named_only && thing.type == "flow" && thing.polarity != "negated" && thing.status == "delivered") return true;
    return named_only && (thing.type == "cooperation" || thing.type == "flow") &&
           std::find(told.begin(), told.end(), sentence_of(thing.claims.front())) != told.end();
  });
}

// The meeting of all these parties with a day of its own that is told in the same sentence or just before.
const Thing* occasion_of(const Article& article, const std::vector<Thing>& things, const Thing& told,
                         std::int32_t sentences_between, bool (*fits)(std::string_view status)) {
  const auto sentence_of = [&](const Thing& thing) {
    return article.claims[static_cast<std::size_t>(thing.claims.front())].sentence;
  };
  const Thing* occasion = nullptr;
  for (const Thing& meeting : things) {
    if (meeting.type != "meeting" || meeting.polarity == "negated" || !fits(meeting.status)) continue;
    const bool all = std::includes(meeting.parties.begin(), meeting.parties.end(), told.parties.begin(), told.parties.end());
    const std::int32_t distance = sentence_of(told) - sentence_of(meeting);
    if (!all || distance < 0 || distance > sentences_between || slot_of(meeting.slots, "date") == nullptr) continue;
    if (occasion == nullptr || sentence_of(*occasion) <= sentence_of(meeting)) occasion = &meeting;
  }
  return occasion;
}

bool is_held(std::string_view status) { return status == "held" || status == "under_way"; }
bool is_to_come(std::string_view status) { return status == "scheduled"; }

// What is signed or said when the two sides meet is signed or said that day, unless the text gives it a day of its own.
void lend_meeting_dates(const Article& article, std::vector<Thing>& things) {
  for (Thing& told : things) {
    if (told.polarity == "negated" || slot_of(told.slots, "date") != nullptr) continue;
    const Thing* occasion = nullptr;
    if (told.type == "agreement" && !told.weak) {
      const bool deed = told.status == "signed" || told.status == "concluded" || told.status == "initialled";
      const bool plan = told.status == "proposed";
      if (deed || plan) occasion = occasion_of(article, things, told, 2, deed ? is_held : is_to_come);
      if (occasion != nullptr && occasion->parties != told.parties) occasion = nullptr;
    } else if (told.type == "statement") {
      occasion = occasion_of(article, things, told, 4, is_held);
    }
    if (occasion != nullptr) told.slots.push_back(*slot_of(occasion->slots, "date"));
  }
}

// Where nothing is told between parties the offices of one state alone are its own affair.
bool tells_offices_of_one_state(const std::vector<Thing>& things) {
  return std::all_of(things.begin(), things.end(), [&](const Thing& thing) {
    return thing.type == "office" && thing.parties == things.front().parties;
  });
}

// One to three quotes, each of another sentence, those of the first claims first.
std::vector<Span> quotes_of(const Article& article, const Thing& thing) {
  std::vector<Span> quotes;
  std::vector<std::int32_t> sentences;
  for (const std::int32_t index : thing.claims) {
    const Claim& claim = article.claims[static_cast<std::size_t>(index)];
    if (quotes.size() == 3) break;
    if (std::find(sentences.begin(), sentences.end(), claim.sentence) != sentences.end()) continue;
    sentences.push_back(claim.sentence);
    quotes.push_back(claim.quote);
  }
  std::sort(quotes.begin(), quotes.end());
  return quotes;
}

Fact fact_of(const Article& article, Thing&& thing) {
  Fact fact;
  fact.type = thing.type;
  fact.kind = thing.kind;
  fact.status = thing.status;
  fact.polarity = thing.polarity;
  fact.certainty = thing.certainty;
  fact.quotes = quotes_of(article, thing);
  fact.parties = std::move(thing.parties);
  fact.slots = std::move(thing.slots);
  fact.said_by = std::move(thing.said_by);
  fact.claims = std::move(thing.claims);
  // What the article is about stands in its title or its first sentences, or is spoken of again.
  const auto early = [&](Span quote) {
    return article.sentences.size() < 3 ||
           quote.begin < article.sentences[std::min<std::size_t>(3, article.sentences.size() - 1)].span.end;
  };
  fact.core = fact.type != "office" && (fact.quotes.size() > 1 || (!fact.quotes.empty() && early(fact.quotes.front())));
  return fact;
}

}  // namespace

Result<void> merge_claims(const Knowledge& knowledge, Article& article) {
  const Ontology& ontology = knowledge.ontology;
  std::vector<Thing> things, parts;
  for (std::size_t i = 0; i < article.claims.size(); ++i) {
    const Claim& claim = article.claims[i];
    Thing thing = thing_of(claim, static_cast<std::int32_t>(i));
    thing.headline = claim.trigger.end <= article.title_bytes;
    if (claim.attaches) {
      parts.push_back(std::move(thing));
      continue;
    }
    // The latest thing first: a text comes back to what it has just spoken of.
    const auto at = std::find_if(things.rbegin(), things.rend(), [&](const Thing& t) {
      return (same_thing(ontology, t, thing) && !told_apart(article, t, claim)) || repeats_title(article, t, claim);
    });
    if (at == things.rend()) {
      things.push_back(std::move(thing));
    } else {
      join_things(ontology, *at, thing);
    }
  }
  for (const Thing& part : parts) {
    if (Thing* thing = thing_to_add_to(things, part, article)) add_part(*thing, part);
  }
  lend_meeting_dates(article, things);
  article.facts.clear();
  drop_what_agreements_provide(article, things);
  // A meeting that is named and of which nothing is told, not even a day, is no fact: « depuis leur rencontre ».
  std::erase_if(things, [](const Thing& thing) { return thing.type == "meeting" && thing.weak; });
  if (tells_offices_of_one_state(things)) things.clear();
  for (Thing& thing : things) article.facts.push_back(fact_of(article, std::move(thing)));
  std::stable_sort(article.facts.begin(), article.facts.end(),
                   [](const Fact& a, const Fact& b) { return a.quotes.front() < b.quotes.front(); });
  for (std::size_t i = 0; i < article.facts.size(); ++i) article.facts[i].id = fmt::format("f{}", i + 1);
  return {};
}

}  // namespace paraphe
