#include "facts/addressees.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace paraphe {

namespace {

constexpr std::int32_t sentences_between = 6;
constexpr std::int64_t bytes_between = 4000;

const SlotValue* slot_in(const Claim& claim, std::string_view name) {
  const auto at =
      std::find_if(claim.slots.begin(), claim.slots.end(), [&](const SlotValue& s) { return s.slot == name; });
  return at == claim.slots.end() ? nullptr : &*at;
}

bool has_party(const Claim& claim, std::string_view code) {
  return std::any_of(claim.parties.begin(), claim.parties.end(), [&](const ClaimParty& p) { return p.code == code; });
}

bool answers(const Claim& statement) { return statement.kind == "deny" || statement.kind == "reject"; }
bool judges(const Claim& statement) { return statement.kind == "condemn" || statement.kind == "criticise"; }

// Those who did the act: its actor, or all but its victim and the speaker.
std::vector<ClaimParty> doers_of(const Claim& act, std::string_view doer, std::string_view done_to,
                                 std::string_view speaker) {
  std::vector<ClaimParty> doers;
  const SlotValue *by = slot_in(act, doer), *to = slot_in(act, done_to);
  for (const ClaimParty& party : act.parties) {
    const bool is_doer = by != nullptr ? party.code == by->text : to != nullptr && party.code != to->text;
    if (is_doer && party.code != speaker) doers.push_back(party);
  }
  return doers;
}

struct Settlement {
  std::vector<ClaimParty> parties;  // beside the speaker
  bool aimed = false;               // at the one party
};

// What the act says of whom the statement is aimed at; no parties when it says nothing.
Settlement settlement_from(const Claim& statement, const Claim& act, std::string_view speaker) {
  const bool said = act.type == statement.type;
  if (said && (!answers(statement) || act.kind == "deny" || act.kind == "reject")) return {};
  const std::string_view doer = said ? "speaker" : "actor";
  if (act.polarity == "negated") return {};
  std::vector<ClaimParty> doers = doers_of(act, doer, "target", speaker);
  if (answers(statement)) {
    const SlotValue* accused = slot_in(act, "target");
    if (accused == nullptr || accused->text != speaker) doers.clear();
    return {doers, doers.size() == 1};
  }
  if (statement.kind == "praise" && !said && act.status == "lifted") return {doers, doers.size() == 1};
  if (!judges(statement) || said || act.kind == "dispute" || act.kind == "accusation") return {};
  if (!doers.empty()) return {doers, doers.size() == 1};
  const SlotValue* victim = slot_in(act, "target");
  if (slot_in(act, "actor") != nullptr || victim == nullptr || victim->text == speaker) return {};
  return {act.parties, false};
}

void settle(Claim& statement, Settlement&& settlement, const ClaimParty& speaker) {
  statement.parties = {speaker};
  for (ClaimParty& party : settlement.parties) {
    if (!has_party(statement, party.code)) statement.parties.push_back(party);
  }
  const auto target = std::find_if(statement.slots.begin(), statement.slots.end(),
                                   [](const SlotValue& s) { return s.slot == "target"; });
  if (!settlement.aimed) {
    if (target != statement.slots.end()) statement.slots.erase(target);
  } else if (target != statement.slots.end()) {
    target->text = statement.parties.back().code;
    target->span = statement.parties.back().span;
  }
}

// A named person of whom the article tells no office speaks for nobody: « a regretté Habib Beye ».
bool speaks_for_himself(const Article& article, const ClaimParty& speaker) {
  const auto same_name = [&](const Mention& person) {
    return std::any_of(article.titles.begin(), article.titles.end(), [&](const Title& title) {
      return title.person != no_mention && article.mentions[static_cast<std::size_t>(title.person)].name == person.name;
    });
  };
  const auto at = std::find_if(article.mentions.begin(), article.mentions.end(), [&](const Mention& mention) {
    return mention.kind == EntityKind::person && mention.span == speaker.span;
  });
  return at != article.mentions.end() && !at->name.empty() && !same_name(*at);
}

// The act that the statement's object tells: « condamné les frappes ».
bool is_object(const Article& article, const Claim& statement, const Claim& act) {
  if (statement.clause < 0 || act.head == no_token) return false;
  const std::vector<Filler>& fillers = article.clauses[static_cast<std::size_t>(statement.clause)].fillers;
  return std::any_of(fillers.begin(), fillers.end(), [&](const Filler& filler) {
    return filler.head == act.head && (filler.function == Function::object || filler.function == Function::about ||
                                       filler.function == Function::of);
  });
}

}  // namespace

void settle_addressees(const Knowledge& knowledge, const Article& article, std::vector<Claim>& claims) {
  std::vector<bool> baseless(claims.size());
  for (Claim& statement : claims) {
    const FactType* type = knowledge.ontology.type(statement.type);
    const SlotValue* by = slot_in(statement, "speaker");
    if (type == nullptr || type->slot("speaker") == nullptr || by == nullptr) continue;
    const std::string code = by->text;
    const auto speaker = std::find_if(statement.parties.begin(), statement.parties.end(),
                                      [&](const ClaimParty& p) { return p.code == code; });
    if (speaker == statement.parties.end()) continue;
    Settlement best;
    std::int64_t nearest = -1;
    for (const Claim& act : claims) {
      if (&act == &statement || std::abs(act.sentence - statement.sentence) > sentences_between) continue;
      if (std::abs(std::int64_t{act.trigger.begin} - statement.trigger.begin) > bytes_between) continue;
      const bool object = is_object(article, statement, act);
      if (!object && !statement.completed) continue;
      Settlement told = settlement_from(statement, act, code);
      if (told.parties.empty()) continue;
      // What the text has just told goes before what it comes to.
      const std::int64_t distance = act.trigger.begin <= statement.trigger.begin
                                        ? statement.trigger.begin - act.trigger.begin
                                        : 4 * (act.trigger.begin - statement.trigger.begin);
      const std::int64_t far = object ? 0 : distance;
      if (nearest >= 0 && far >= nearest) continue;
      nearest = far;
      best = std::move(told);
    }
    if (nearest >= 0) settle(statement, std::move(best), ClaimParty(*speaker));
    const bool open = nearest < 0 && statement.completed &&
                      (statement.kind == "deny" || speaks_for_himself(article, ClaimParty(*speaker)));
    baseless[static_cast<std::size_t>(&statement - claims.data())] = open;
  }
  // A denial that answers nobody whom the text names is a rumour's, not a statement to another party.
  std::erase_if(claims, [&](const Claim& claim) { return baseless[static_cast<std::size_t>(&claim - claims.data())]; });
}

}  // namespace paraphe
