#include "dossier/fact_json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace paraphe {

namespace {

// The codebook's order of slots over all types.
constexpr std::array<std::string_view, 27> slot_order{
    "title",   "host",  "visitor", "provider", "beneficiary", "sender", "receiver", "actor",      "target",
    "speaker", "value", "op",      "unit",     "measure",     "level",  "trend",    "by",         "persons",
    "office",  "date",  "place",   "city",     "domains",     "rank",   "act",      "provisions", "comparator"};

std::size_t rank_of(std::string_view slot) {
  return static_cast<std::size_t>(std::find(slot_order.begin(), slot_order.end(), slot) - slot_order.begin());
}

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

Json comparator_json(const SlotValue& slot) {
  Json json = Json::object();
  json["value"] = slot.worded ? Json(slot.text) : number_json(slot.number);
  if (!slot.op.empty()) json["op"] = slot.op;
  if (!slot.date.empty()) json["date"] = slot.date;
  return json;
}

Json value_json(const SlotValue& slot) {
  switch (slot.form) {
    case SlotForm::number:
      return number_json(slot.number);
    case SlotForm::comparator:
      return comparator_json(slot);
    case SlotForm::text:
      break;
  }
  return slot.text;
}

Json span_json(Span span) { return Json::array({span.begin, span.end}); }

// The slots in the codebook's order, values of one slot together in the order given.
std::vector<const SlotValue*> in_order(const std::vector<SlotValue>& slots) {
  std::vector<const SlotValue*> ordered;
  for (const SlotValue& slot : slots) ordered.push_back(&slot);
  std::stable_sort(ordered.begin(), ordered.end(), [](const SlotValue* a, const SlotValue* b) {
    const std::size_t x = rank_of(a->slot), y = rank_of(b->slot);
    return x != y ? x < y : a->slot < b->slot;
  });
  return ordered;
}

Json slots_json(const std::vector<SlotValue>& slots) {
  Json json = Json::object();
  for (const SlotValue* slot : in_order(slots)) {
    const std::string name(slot->slot);
    if (is_set_slot(name)) {
      Json& set = json[name];
      const Json value = value_json(*slot);
      if (std::find(set.begin(), set.end(), value) == set.end()) set.push_back(value);
    } else if (!json.contains(name)) {
      json[name] = value_json(*slot);
    }
  }
  return json;
}

}  // namespace

bool is_set_slot(std::string_view slot) { return slot == "persons" || slot == "domains" || slot == "provisions"; }

Json number_json(double value) {
  constexpr double exact = 9007199254740992.0;  // 2^53
  if (std::isfinite(value) && std::floor(value) == value && std::fabs(value) <= exact) {
    return static_cast<std::int64_t>(value);
  }
  return value;
}

std::string quote_of(std::string_view text, Span span) {
  std::size_t begin = std::min<std::size_t>(span.begin, text.size());
  std::size_t end = std::min<std::size_t>(std::max(span.begin, span.end), text.size());
  while (begin > 0 && begin < text.size() && continues_character(text[begin])) --begin;
  while (end < text.size() && continues_character(text[end])) ++end;
  return std::string(text.substr(begin, end - begin));
}

Json fact_json(const Fact& fact, std::string_view article_text) {
  std::vector<std::string> quotes;
  for (const Span quote : fact.quotes) quotes.push_back(quote_of(article_text, quote));
  return fact_json(fact, quotes);
}

Json fact_json(const Fact& fact, const std::vector<std::string>& quotes) {
  Json json;
  json["id"] = fact.id;
  json["type"] = fact.type;
  json["kind"] = fact.kind;
  json["status"] = fact.status;
  json["polarity"] = fact.polarity;
  json["certainty"] = fact.certainty;
  json["parties"] = fact.parties;
  json["slots"] = slots_json(fact.slots);
  json["said_by"] = fact.said_by.empty() ? Json(nullptr) : Json(fact.said_by);
  json["weight"] = fact.core ? "core" : "background";
  json["quotes"] = quotes;
  return json;
}

Json claim_json(const Article& article, const Claim& claim, std::size_t number) {
  Json json;
  json["claim"] = article.id + "#" + std::to_string(number);
  json["article"] = article.id;
  json["type"] = claim.type;
  json["kind"] = claim.kind;
  json["status"] = claim.status;
  json["polarity"] = claim.polarity;
  json["certainty"] = claim.certainty;
  json["said_by"] = nullptr;
  if (!claim.said_by.empty()) {
    const std::string text = claim.said_by_text.empty() ? quote_of(article.text, claim.said_by) : claim.said_by_text;
    json["said_by"] = Json{{"text", text}, {"span", span_json(claim.said_by)}};
  }
  json["rule"] = std::string(claim.rule.file) + ":" + std::to_string(claim.rule.line);
  const std::size_t sentence = static_cast<std::size_t>(claim.sentence);
  json["sentence"] = span_json(sentence < article.sentences.size() ? article.sentences[sentence].span : claim.quote);
  json["trigger"] = span_json(claim.trigger);
  Json& parties = json["parties"] = Json::array();
  for (const ClaimParty& party : claim.parties) {
    Json each{{"code", party.code}, {"span", span_json(party.span)}};
    if (!party.via.empty()) each["via"] = party.via;
    parties.push_back(std::move(each));
  }
  Json& slots = json["slots"] = Json::object();
  for (const SlotValue* slot : in_order(claim.slots)) {
    slots[std::string(slot->slot)].push_back(Json{{"value", value_json(*slot)}, {"span", span_json(slot->span)}});
  }
  return json;
}

Json facts_json(const Article& article) {
  Json json;
  json["id"] = article.id;
  Json& facts = json["facts"] = Json::array();
  for (const Fact& fact : article.facts) facts.push_back(fact_json(fact, article.text));
  if (article.set_aside) {
    json["set_aside"] = Json{{"stage", article.set_aside->stage}, {"reason", article.set_aside->reason}};
  }
  return json;
}

std::string to_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace paraphe
