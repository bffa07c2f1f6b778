#include "facts/claim.h"

#include <algorithm>
#include <span>

#include "facts/context_parties.h"
#include "facts/outcome.h"
#include "facts/topics.h"

namespace paraphe {

namespace {

constexpr std::uint32_t longest_quote = 300;
constexpr std::int32_t longest_stay = 31;  // days
constexpr TokenIndex longest_building = 5;  // words from the noun to the name

// One claim in the making and what it is made from.
struct Builder {
  const Knowledge& knowledge;
  const Language& language;
  const Article& article;
  const Match& match;
  const FactType& type;
  const Clause& clause;
  Claim claim;

  bool has_slot(std::string_view slot) const { return type.slot(slot) != nullptr; }
  bool holds(std::string_view slot) const {
    return std::any_of(claim.slots.begin(), claim.slots.end(), [&](const SlotValue& s) { return s.slot == slot; });
  }
  void add(std::string_view slot, std::string_view text, Span span) {
    const Slot* known = type.slot(slot);
    if (known == nullptr || text.empty()) return;
    const bool again = std::any_of(claim.slots.begin(), claim.slots.end(),
                                   [&](const SlotValue& s) { return s.slot == slot && s.text == text; });
    if (again) return;
    SlotValue value;
    value.slot = known->code;
    value.text = text;
    value.span = span;
    claim.slots.push_back(std::move(value));
  }
};

// --- parties ---------------------------------------------------------------------------------------------------------

void add_party(Builder& b, std::string_view code, Span span) {
  const auto known = std::any_of(b.claim.parties.begin(), b.claim.parties.end(),
                                 [&](const ClaimParty& p) { return p.code == code; });
  if (!known) b.claim.parties.push_back({code, span, b.article.words(span)});
}

bool is_party_role(const FactType& type, std::string_view role) {
  if (role == "party") return true;
  const Slot* slot = type.slot(role);
  return slot != nullptr && slot->type == SlotType::party;
}

void add_parties(Builder& b) {
  for (const RoleFill& fill : b.match.roles) {
    if (!is_party_role(b.type, fill.role)) continue;
    std::vector<std::string_view> codes;
    Span first;
    for (const FillerReference reference : fill.fillers) {
      const Mention* mention = b.article.mention_at(head_of(b.article, reference));
      const Span span = mention != nullptr ? mention->span : b.article.span_of(tokens_of(b.article, reference));
      for (const std::string_view code : parties_of(b.knowledge, b.article, reference)) {
        add_party(b, code, span);
        if (codes.empty()) first = span;
        if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
      }
    }
    // A one-party slot with several fillers is left out: the parties carry them.
    if (fill.role != "party" && codes.size() == 1) b.add(fill.role, codes.front(), first);
  }
}

// --- dates -----------------------------------------------------------------------------------------------------------

std::string date_of(const TimeExpression& time) {
  Edtf date = time.date;
  if (time.role == TimeRole::since && date.interval) date = Edtf{date.begin, {}, false};
  if (time.role == TimeRole::until && !date.interval) date = Edtf{{}, date.begin, true};
  return to_string(date);
}

bool is_dated(const TimeExpression& time) {
  return (time.date.begin.year > 0 || time.date.end.year > 0) &&
         (time.role == TimeRole::point || time.role == TimeRole::since || time.role == TimeRole::until);
}

const TimeExpression* first_dated(const Article& article, const Clause& clause) {
  for (const std::int32_t index : clause.times) {
    const TimeExpression& time = article.times[static_cast<std::size_t>(index)];
    if (is_dated(time) && !time.compared) return &time;
  }
  return nullptr;
}

// The clause that the noun heads, or nullptr.
const Clause* noun_clause(const Article& article, TokenIndex head) {
  for (const Clause& clause : article.clauses) {
    if (clause.predicate == head && clause.kind == PredicateKind::noun) return &clause;
  }
  return nullptr;
}

// The clause on which a noun hangs as a circumstance: « a affirmé en mai, lors d'une visite … ».
const Clause* governing_clause(const Article& article, const Clause& clause) {
  if (clause.kind != PredicateKind::noun) return nullptr;
  for (const Clause& other : article.clauses) {
    if (other.sentence != clause.sentence || other.kind != PredicateKind::verb) continue;
    for (const Filler& filler : other.fillers) {
      if (filler.head == clause.predicate && !filler.shared) return &other;
    }
  }
  return nullptr;
}

// The date of the entry of a chronology in which the clause stands.
const TimeExpression* entry_time(const Builder& b) {
  const std::size_t sentence = static_cast<std::size_t>(b.clause.sentence);
  if (sentence >= b.article.entry_times.size() || b.article.entry_times[sentence] < 0) return nullptr;
  return &b.article.times[static_cast<std::size_t>(b.article.entry_times[sentence])];
}

// The clause's own date; else that of the verb that supports a noun (effectuer une visite mercredi); else that of the
// occasion (signé lors du sommet de mai) or of the verb that a noun is a circumstance of; else that of its entry in a
// chronology.
const TimeExpression* time_of(const Builder& b) {
  if (const TimeExpression* time = first_dated(b.article, b.clause)) return time;
  if (b.clause.support >= 0) {
    if (const TimeExpression* time = first_dated(b.article, b.article.clauses[static_cast<std::size_t>(b.clause.support)])) {
      return time;
    }
  }
  if (b.match.thing != no_token && b.match.thing != b.clause.predicate) {
    // A light verb and its noun fire as one shape: the noun's date is the date.
    const Clause* noun = noun_clause(b.article, b.match.thing);
    if (noun != nullptr && noun->support == b.match.clause) {
      if (const TimeExpression* time = first_dated(b.article, *noun)) return time;
    }
  }
  for (const Filler& filler : b.clause.fillers) {
    if (filler.function != Function::during || filler.clause < 0) continue;
    if (const TimeExpression* time = first_dated(b.article, b.article.clauses[static_cast<std::size_t>(filler.clause)])) {
      return time;
    }
  }
  if (const Clause* governor = governing_clause(b.article, b.clause)) {
    if (const TimeExpression* time = first_dated(b.article, *governor)) return time;
  }
  return entry_time(b);
}

// Days that the thing lasts: « une visite de deux jours ».
int days_of(const Builder& b) {
  const auto in = [&](const Clause& clause) {
    for (const std::int32_t index : clause.times) {
      const TimeExpression& time = b.article.times[static_cast<std::size_t>(index)];
      if (time.role == TimeRole::duration && time.days > 1 && time.days <= longest_stay) return static_cast<int>(time.days);
    }
    return 0;
  };
  int days = in(b.clause);
  if (days == 0 && b.clause.support >= 0) days = in(b.article.clauses[static_cast<std::size_t>(b.clause.support)]);
  for (const Filler& filler : b.clause.fillers) {
    if (days == 0 && filler.clause >= 0) days = in(b.article.clauses[static_cast<std::size_t>(filler.clause)]);
  }
  return days;
}

// A journey that begins on a day and lasts some days is that interval.
std::string date_with_duration(const Builder& b, const TimeExpression& time) {
  const bool day_alone = time.role == TimeRole::point && !time.date.interval && time.date.begin.day > 0;
  const int days = b.claim.kind == "visit" && day_alone ? days_of(b) : 0;
  if (days == 0) return date_of(time);
  const Day first{time.date.begin.year, time.date.begin.month, time.date.begin.day};
  return to_string(Edtf{time.date.begin, part_of(plus_days(first, days - 1)), true});
}

// A present or timeless predicate with a date to come is a plan; with an interval around the day of publication it goes on.
Standing standing_of(const Builder& b, const TimeExpression* time) {
  Standing standing = b.clause.standing;
  // « a annoncé un don »: what a giver announces as a thing is not handed over yet.
  const bool announced = b.clause.kind == PredicateKind::noun && standing.own_side && !standing.said_by.empty();
  if (announced && b.type.slot("provider") != nullptr && standing.time == Time::none && standing.modality == Modality::asserted) {
    standing.modality = Modality::planned;
  }
  // « accuse depuis des mois »
  const bool since = std::any_of(b.clause.times.begin(), b.clause.times.end(), [&](std::int32_t index) {
    return b.article.times[static_cast<std::size_t>(index)].role == TimeRole::since;
  });
  if (since && standing.time == Time::present && !standing.perfect) standing.going_on = true;
  if (time == nullptr || !b.article.published || standing.perfect) return standing;
  const std::optional<Day> first = first_day(time->date);
  const bool to_come = first && *first > *b.article.published && time->role != TimeRole::since;
  // « une livraison d'ici à décembre »: a noun with a limit that lies ahead.
  const bool limit = time->role == TimeRole::until || (time->date.interval && time->date.begin.year == 0);
  const std::optional<Day> bound = limit && standing.time == Time::none ? last_day(time->date) : std::nullopt;
  if (bound && *bound > *b.article.published && standing.modality == Modality::asserted) standing.time = Time::future;
  if (to_come && standing.modality == Modality::asserted && (standing.time == Time::present || standing.time == Time::none)) {
    standing.time = Time::future;
  }
  const std::optional<Day> last = last_day(time->date);
  const bool around = time->date.interval && first && last && *first <= *b.article.published && *b.article.published <= *last;
  if (around && standing.time == Time::present) standing.going_on = true;
  return standing;
}

// --- persons, places, topics -----------------------------------------------------------------------------------------

void add_persons(Builder& b) {
  if (!b.has_slot("persons")) return;
  // Of a visit only those who travel are told.
  const bool travels = b.claim.kind == "visit" && b.match.role("visitor") != nullptr;
  for (const RoleFill& fill : b.match.roles) {
    if (travels && fill.role != "visitor" && fill.role != "person" && fill.role != "persons") continue;
    if (!is_party_role(b.type, fill.role) && fill.role != "person" && fill.role != "persons") continue;
    for (const FillerReference reference : fill.fillers) {
      const TokenRange range = tokens_of(b.article, reference);
      const Mention* own = b.article.mention_at(head_of(b.article, reference));
      if (own != nullptr && own->kind == EntityKind::person) b.add("persons", own->name, own->span);
      for (TokenIndex at = range.begin; at < range.end; ++at) {
        const Mention* mention = b.article.mention_at(at);
        if (mention == nullptr || mention->kind != EntityKind::person || mention->name.empty()) continue;
        b.add("persons", mention->name, mention->span);
      }
    }
  }
}

// A capital that stands for its state is a town all the same; a seat of power (Kremlin) is a building.
bool is_town(const Builder& b, const Mention& mention) {
  if (mention.kind != EntityKind::state) return !mention.city_of.empty();
  const NameTable* names = b.knowledge.gazetteer.names(b.language.tag);
  if (mention.reference != Reference::metonym || names == nullptr) return false;
  std::string key;
  for (const std::string& word : folded_words(b.article.words(mention.span))) key += key.empty() ? word : " " + word;
  const auto at = names->names.find(key);
  return at == names->names.end() ||
         std::none_of(at->second.begin(), at->second.end(), [](const KnownName& name) { return name.role == NameRole::seat; });
}

// The party in whose land the place lies, "" when it is not known or not one of the claim's.
std::string_view land_of(const Builder& b, const Mention& mention) {
  const std::string_view code = !mention.city_of.empty() ? mention.city_of
                                : mention.parties.size() == 1 ? mention.parties.front()
                                                              : std::string_view();
  const bool ours = std::any_of(b.claim.parties.begin(), b.claim.parties.end(),
                                [&](const ClaimParty& p) { return p.code == code; });
  return ours ? code : std::string_view();
}

void set_host(Builder& b, std::string_view land, Span span) {
  if (land.empty() || !b.has_slot("host") || b.holds("host")) return;
  const bool visits = std::any_of(b.claim.slots.begin(), b.claim.slots.end(),
                                  [&](const SlotValue& s) { return s.slot == "visitor" && s.text == land; });
  if (!visits) b.add("host", land, span);
}

// « au palais Constantin », « au siège de l'Otan »: a building is named with the noun that its name hangs on.
Span building_span(const Article& article, const Mention& mention) {
  const TokenIndex noun = article.token(mention.head).head;
  const bool hangs = noun != no_token && noun < mention.tokens.begin && mention.tokens.begin - noun <= longest_building &&
                     article.token(noun).upos == Upos::NOUN && article.mention_at(noun) == nullptr;
  const Relation r = article.token(mention.head).relation;
  const bool named = r == Relation::appos || r == Relation::nmod || r == Relation::flat;
  return hangs && named ? article.span_of({noun, mention.tokens.end}) : mention.span;
}

void add_place(Builder& b, const Mention& mention) {
  const Span building = building_span(b.article, mention);
  const bool in_building = building != mention.span && mention.kind == EntityKind::place && mention.city_of.empty();
  const std::string_view name = in_building             ? b.article.words(building)
                                : mention.name.empty() ? b.article.words(mention.span)
                                                       : mention.name;
  const bool a_state = mention.kind == EntityKind::state && mention.reference != Reference::metonym;
  const bool town = is_town(b, mention);
  if (!a_state) {
    const std::string_view slot = town && b.has_slot("city") ? "city" : "place";
    if (b.has_slot(slot) && !b.holds(slot)) b.add(slot, name, mention.span);
  }
  set_host(b, land_of(b, mention), mention.span);
}

void add_places(Builder& b) {
  for (const RoleFill& fill : b.match.roles) {
    if (fill.role != "place" && fill.role != "city") continue;
    for (const FillerReference reference : fill.fillers) {
      const TokenIndex head = head_of(b.article, reference);
      if (const Mention* mention = b.article.mention_at(head)) {
        add_place(b, *mention);
        continue;
      }
      const TokenRange range = tokens_of(b.article, reference);
      for (TokenIndex at = range.begin; at < range.end; ++at) {
        const Mention* mention = b.article.mention_at(at);
        if (mention == nullptr || (mention->kind != EntityKind::place && !mention->place_reading)) continue;
        add_place(b, *mention);
      }
    }
  }
}

// Of two parties the one that is not the host has come, the one that does not give receives, and the other way round.
void complete_opposite_roles(Builder& b) {
  if (b.claim.parties.size() != 2 || b.claim.kind == "summit" || b.claim.kind == "call") return;
  std::vector<std::string_view> roles;
  for (const Slot& slot : b.type.slots) {
    if (slot.type == SlotType::party) roles.push_back(slot.code);
  }
  if (roles.size() != 2) return;
  if (b.type.slot("provider") != nullptr && !b.holds(roles[0]) && !b.holds(roles[1])) {
    if (b.claim.kind == "trade") return;  // it goes both ways
    // International organisations lend and give to states.
    const auto is_state = [](std::string_view code) { return code.size() == 3; };
    const bool first = is_state(b.claim.parties[0].code), second = is_state(b.claim.parties[1].code);
    if (first == second) return;
    const ClaimParty& giver = b.claim.parties[first ? 1 : 0];
    if (giver.code.starts_with("ORG:")) return;
    b.add(roles[0], giver.code, giver.span);
  }
  if (b.holds(roles[0]) == b.holds(roles[1])) return;
  const std::string_view open = b.holds(roles[0]) ? roles[1] : roles[0];
  for (const SlotValue& known : b.claim.slots) {
    if (known.slot != roles[0] && known.slot != roles[1]) continue;
    const ClaimParty& other = b.claim.parties[b.claim.parties[0].code == known.text ? 1 : 0];
    b.add(open, other.code, other.span);
    return;
  }
}

void add_topics(Builder& b, TokenRange range) {
  for (const TopicFound& topic : find_topics(b.language.topic_words, b.article, range)) {
    const std::string_view slot = find(b.knowledge.ontology.domains, topic.code) != nullptr ? "domains" : "provisions";
    b.add(slot, topic.code, b.article.span_of(topic.tokens));
  }
}

// The phrase of a noun up to where a participle, a relative or an apposition begins: « accord de coopération militaire ».
TokenRange noun_phrase(const Article& article, TokenIndex head) {
  TokenRange range{head, head + 1};
  const TokenRange sentence = article.sentences[static_cast<std::size_t>(article.token(head).sentence)].tokens;
  for (TokenIndex at = head + 1; at < sentence.end; ++at) {
    const Token& token = article.token(at);
    const bool inside = token.head >= head && token.head < range.end;
    const bool ahead = token.head > at && token.head < sentence.end &&
                       (token.relation == Relation::case_ || token.relation == Relation::det || token.relation == Relation::nummod ||
                        token.relation == Relation::amod || token.relation == Relation::cc);
    if (token.relation == Relation::acl || token.relation == Relation::appos || token.relation == Relation::punct) break;
    if (!inside && !ahead) break;
    range.end = at + 1;
  }
  while (range.end > head + 1) {
    const Upos last = article.token(range.end - 1).upos;
    if (last != Upos::ADP && last != Upos::DET && last != Upos::CCONJ) break;
    --range.end;
  }
  return range;
}

void add_title(Builder& b) {
  if (!b.has_slot("title") || b.match.thing == no_token) return;
  if (b.article.token(b.match.thing).upos != Upos::NOUN) return;
  TokenRange range = noun_phrase(b.article, b.match.thing);
  // The parties are no part of the title: « accord avec le Togo ».
  if (const Clause* noun = noun_clause(b.article, b.match.thing)) {
    for (const Filler& filler : noun->fillers) {
      const bool partner = filler.function == Function::with || filler.function == Function::between ||
                           filler.function == Function::subject;
      if (!partner || filler.shared || filler.tokens.begin <= range.begin) continue;
      range.end = std::min(range.end, filler.tokens.begin);
    }
    while (range.end > range.begin + 1 && b.article.token(range.end - 1).upos == Upos::ADP) --range.end;
  }
  if (range.size() < 2) return;
  const Span span = b.article.span_of(range);
  b.add("title", b.article.words(span), span);
}

// « un partenariat stratégique avec le Togo »: the noun with its adjectives, without what it is of or with.
void add_level(Builder& b) {
  const RoleFill* fill = b.match.role("level");
  if (fill == nullptr) return;
  const TokenIndex head = head_of(b.article, fill->fillers.front());
  TokenRange range{head, head + 1};
  for (TokenIndex at = head + 1; at < static_cast<TokenIndex>(b.article.tokens.size()); ++at) {
    const Token& token = b.article.token(at);
    if (token.relation != Relation::amod || token.head != head || b.article.mention_at(at) != nullptr) break;
    range.end = at + 1;
  }
  const Span span = b.article.span_of(range);
  b.add("level", b.article.words(span), span);
}

void add_domains(Builder& b) {
  for (const RoleFill& fill : b.match.roles) {
    const bool matter = fill.role == "topic" || fill.role == "domains" || fill.role == "provisions" ||
                        fill.role == "kind" || fill.role == "object";
    if (!matter) continue;
    for (const FillerReference reference : fill.fillers) {
      TokenRange range = tokens_of(b.article, reference);
      if (fill.role == "kind") range = noun_phrase(b.article, head_of(b.article, reference));
      add_topics(b, range);
    }
  }
  if (b.match.thing != no_token) add_topics(b, noun_phrase(b.article, b.match.thing));
}

// --- amounts ---------------------------------------------------------------------------------------------------------

const Quantity* amount_in(const Builder& b, const Clause& clause) {
  for (const std::int32_t index : clause.quantities) {
    const Quantity& quantity = b.article.quantities[static_cast<std::size_t>(index)];
    if (quantity.is_comparator || quantity.kind == QuantityKind::ordinal) continue;
    return &quantity;
  }
  return nullptr;
}

// The figure of the thing itself before that of the clause.
const Quantity* amount_of(const Builder& b) {
  if (b.match.thing != no_token) {
    if (const Clause* noun = noun_clause(b.article, b.match.thing)) {
      if (const Quantity* quantity = amount_in(b, *noun)) return quantity;
    }
  }
  for (const RoleFill& fill : b.match.roles) {
    for (const FillerReference reference : fill.fillers) {
      const TokenRange range = tokens_of(b.article, reference);
      for (const Quantity& quantity : b.article.quantities) {
        if (quantity.is_comparator || quantity.kind == QuantityKind::ordinal) continue;
        if (quantity.head >= range.begin && quantity.head < range.end) return &quantity;
      }
    }
  }
  if (const Quantity* quantity = amount_in(b, b.clause)) return quantity;
  if (b.clause.support >= 0) return amount_in(b, b.article.clauses[static_cast<std::size_t>(b.clause.support)]);
  return nullptr;
}

void add_comparator(Builder& b, const Quantity& quantity) {
  if (quantity.comparator == no_quantity) return;
  const Quantity& other = b.article.quantities[static_cast<std::size_t>(quantity.comparator)];
  SlotValue value;
  value.slot = b.type.slot("comparator")->code;
  value.form = SlotForm::comparator;
  value.worded = other.worded;
  value.text = b.article.words(other.span);
  value.number = other.value;
  value.op = other.worded ? "~" : symbol_of(other.op);
  value.span = other.span;
  // Its date stands behind it: « contre une poignée deux ans auparavant ».
  const TimeExpression* nearest = nullptr;
  for (const TimeExpression& time : b.article.times) {
    if (!is_dated(time) || time.span.begin < other.span.end) continue;
    if (b.article.token(time.tokens.begin).sentence != b.clause.sentence) continue;
    if (nearest == nullptr || time.span.begin < nearest->span.begin) nearest = &time;
  }
  if (nearest != nullptr) value.date = date_of(*nearest);
  b.claim.slots.push_back(std::move(value));
}

void add_amount(Builder& b) {
  if (!b.has_slot("value")) return;
  const Quantity* quantity = amount_of(b);
  if (quantity == nullptr || quantity->worded) return;
  SlotValue value;
  value.slot = b.type.slot("value")->code;
  value.form = SlotForm::number;
  value.number = quantity->value;
  value.span = quantity->span;
  b.claim.slots.push_back(std::move(value));
  b.add("op", symbol_of(quantity->op), quantity->span);
  b.add("unit", quantity->unit.empty() ? "item" : quantity->unit, quantity->span);
  add_comparator(b, *quantity);
}

// --- proof -----------------------------------------------------------------------------------------------------------

bool is_boundary(std::string_view text, std::uint32_t at) {
  return at == 0 || at >= text.size() || text[at] == ' ' || text[at] == '\n' || text[at - 1] == ' ' || text[at - 1] == '\n';
}

// At most 300 bytes around the trigger, cut between words.
Span cut(std::string_view text, Span whole, Span trigger) {
  if (whole.size() <= longest_quote) return whole;
  const std::uint32_t room = longest_quote - std::min(longest_quote, trigger.size());
  Span out{trigger.begin > whole.begin + room / 2 ? trigger.begin - room / 2 : whole.begin, 0};
  out.end = std::min(whole.end, out.begin + longest_quote);
  while (out.begin < trigger.begin && !is_boundary(text, out.begin)) ++out.begin;
  while (out.end > trigger.end && !is_boundary(text, out.end)) --out.end;
  while (out.begin < trigger.begin && text[out.begin] == ' ') ++out.begin;
  while (out.end > trigger.end && (text[out.end - 1] == ' ' || text[out.end - 1] == '\n')) --out.end;
  return out;
}

int words_in(std::string_view text) {
  int words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

// A quote of fewer than four words could stand anywhere in the text: the sentence proves more.
Span quote_of(const Article& article, Span clause, std::int32_t sentence, Span trigger) {
  const Span whole = article.sentences[static_cast<std::size_t>(sentence)].span;
  const bool enough = !clause.empty() && contains(whole, clause) && words_in(article.words(clause)) >= 4;
  return cut(article.text, enough ? join(clause, trigger) : whole, trigger);
}

std::optional<Claim> title_claim(const Knowledge& knowledge, const Article& article, const Match& match) {
  const FactType* type = knowledge.ontology.type(match.type);
  const Title& title = article.titles[static_cast<std::size_t>(match.title)];
  if (type == nullptr || title.person == no_mention || title.parties.empty()) return std::nullopt;
  const Mention& person = article.mentions[static_cast<std::size_t>(title.person)];
  const Coded* kind = type->kind(title.kind);
  const Coded* status = type->status(title.status);
  if (kind == nullptr || status == nullptr || person.name.empty()) return std::nullopt;
  Claim claim;
  claim.type = type->code;
  claim.kind = kind->code;
  claim.status = status->code;
  claim.polarity = "affirmed";
  claim.certainty = "certain";
  claim.rule = match.reference;
  claim.act = match.act;
  claim.sentence = article.token(title.tokens.begin).sentence;
  claim.trigger = article.span_of(title.tokens);
  claim.head = title.tokens.begin;
  for (const std::string_view code : title.parties) claim.parties.push_back({code, title.span, article.words(title.span)});
  const auto add = [&](std::string_view slot, std::string_view text, Span span) {
    SlotValue value;
    value.slot = type->slot(slot)->code;
    value.text = text;
    value.span = span;
    claim.slots.push_back(std::move(value));
  };
  add("persons", person.name, person.span);
  if (!title.office.empty()) add("office", article.words(title.office), title.office);
  const Span sentence = article.sentences[static_cast<std::size_t>(claim.sentence)].span;
  const bool fits = contains(sentence, title.span) && words_in(article.words(title.span)) >= 2;
  claim.quote = cut(article.text, fits ? title.span : sentence, claim.trigger);
  return claim;
}

}  // namespace

std::optional<Claim> build_claim(const Knowledge& knowledge, const Language& language, const Article& article,
                                 const Match& match) {
  if (match.title >= 0) return title_claim(knowledge, article, match);
  const FactType* type = knowledge.ontology.type(match.type);
  if (type == nullptr || match.clause < 0) return std::nullopt;
  const Clause& clause = article.clauses[static_cast<std::size_t>(match.clause)];
  Builder b{knowledge, language, article, match, *type, clause, {}};

  const TimeExpression* time = time_of(b);
  const Standing standing = standing_of(b, time);
  const Outcome outcome = outcome_of(knowledge.ontology, match.type, match.act, standing);
  if (!outcome.fact) return std::nullopt;
  Claim& claim = b.claim;
  claim.type = type->code;
  claim.kind = match.kind;
  claim.status = type->reading(match.kind, outcome.status);
  claim.polarity = outcome.polarity;
  claim.certainty = outcome.certainty;
  claim.act = match.act;
  claim.rule = match.reference;
  claim.clause = match.clause;
  claim.sentence = clause.sentence;
  claim.head = match.thing;
  claim.trigger = article.token(match.trigger).span;
  claim.said_by = standing.said_by;
  if (const RoleFill* source = match.role("source"); source != nullptr && claim.said_by.empty()) {
    const Mention* mention = article.mention_at(head_of(article, source->fillers.front()));
    claim.said_by = mention != nullptr ? mention->span : article.span_of(tokens_of(article, source->fillers.front()));
  }
  claim.said_by_text = article.words(claim.said_by);
  const Act* act = type->act(match.act);
  claim.attaches = act != nullptr && act->attaches;
  // A noun alone, without verb or date, only comes back to the thing: « cette rencontre ».
  const bool bare_noun = clause.kind == PredicateKind::noun && clause.support < 0 && time == nullptr && !standing.negated &&
                         standing.modality == Modality::asserted && standing.time == Time::none;
  claim.weak = (act != nullptr && act->weak) || bare_noun;

  add_parties(b);
  if (match.context) complete_parties(article, clause, type->minimum_parties, standing.said_by, claim.parties);
  if (static_cast<int>(claim.parties.size()) < type->minimum_parties && !claim.attaches) return std::nullopt;
  if (claim.parties.size() == 1 && type->usual_parties > 1) add_other_main_party(article, claim.parties);
  // Talks of three or more parties are a summit, if the type has such a kind.
  if (claim.kind == "talks" && claim.parties.size() > 2) {
    if (const Coded* summit = type->kind("summit")) claim.kind = summit->code;
  }
  for (const RoleConstant& constant : match.constants) b.add(constant.role, constant.value, claim.trigger);
  if (!outcome.to_do.empty()) b.add("act", outcome.to_do, claim.trigger);
  add_persons(b);
  if (time != nullptr) b.add("date", date_with_duration(b, *time), time->span);
  add_places(b);
  complete_opposite_roles(b);
  add_title(b);
  add_level(b);
  add_domains(b);
  add_amount(b);
  claim.quote = quote_of(article, clause.span, clause.sentence, claim.trigger);
  return std::move(b.claim);
}

Span sentence_quote(const Article& article, std::int32_t sentence, Span trigger) {
  return cut(article.text, article.sentences[static_cast<std::size_t>(sentence)].span, trigger);
}

}  // namespace paraphe
