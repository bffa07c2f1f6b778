#include "facts/receivers.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace paraphe {

namespace {

constexpr std::string_view gives = "provider", receives = "beneficiary";

struct Votes {
  int gives = 0, receives = 0;
};
enum class Side { giver, receiver };
using Tally = std::map<std::string_view, Votes>;

SlotValue* slot_in(Claim& claim, std::string_view name) {
  const auto at = std::find_if(claim.slots.begin(), claim.slots.end(), [&](const SlotValue& s) { return s.slot == name; });
  return at == claim.slots.end() ? nullptr : &*at;
}

// A party without words of its own was taken from the article's main parties.
bool is_taken(const ClaimParty& party) { return party.span.empty(); }

// Trade goes both ways, and what is negated or asked for still tells who would receive.
bool votes(const Claim& claim) {
  return claim.kind != "trade" && claim.parties.size() == 2 && std::none_of(claim.parties.begin(), claim.parties.end(), is_taken);
}

Tally tally_of(std::vector<Claim>& claims, std::string_view type) {
  Tally tally;
  for (Claim& claim : claims) {
    if (claim.type != type || !votes(claim)) continue;
    const SlotValue *from = slot_in(claim, gives), *to = slot_in(claim, receives);
    if (from == nullptr || to == nullptr) continue;
    for (const ClaimParty& party : claim.parties) {
      if (party.code == from->text) ++tally[party.code].gives;
      if (party.code == to->text) ++tally[party.code].receives;
    }
  }
  return tally;
}

void set_role(Claim& claim, std::string_view slot, const ClaimParty& party) {
  if (SlotValue* known = slot_in(claim, slot)) {
    known->text = party.code;
    known->span = party.span;
    return;
  }
  SlotValue value;
  value.slot = slot;  // both names outlive the article
  value.text = party.code;
  value.span = party.span;
  claim.slots.push_back(std::move(value));
}

// One side is told, the other was taken: of the main parties the one that plays the open role elsewhere.
void choose_other(Claim& claim, ClaimParty& taken, const ClaimParty& told, Side told_side,
                  const std::vector<std::string_view>& main_parties, Tally& tally) {
  const auto weight = [&](std::string_view code) { return told_side == Side::giver ? tally[code].receives : tally[code].gives; };
  for (const std::string_view code : main_parties) {
    if (code != told.code && weight(code) > weight(taken.code)) taken.code = code;
  }
  set_role(claim, told_side == Side::giver ? receives : gives, taken);
}

void settle(Claim& claim, const std::vector<std::string_view>& main_parties, Tally& tally) {
  ClaimParty &first = claim.parties[0], &second = claim.parties[1];
  const SlotValue *from = slot_in(claim, gives), *to = slot_in(claim, receives);
  if (is_taken(first) != is_taken(second) && (from != nullptr || to != nullptr)) {
    ClaimParty& taken = is_taken(first) ? first : second;
    const ClaimParty& told = is_taken(first) ? second : first;
    choose_other(claim, taken, told, from != nullptr && from->text == told.code ? Side::giver : Side::receiver, main_parties, tally);
  } else if (from == nullptr && to == nullptr) {
    const bool first_receives = tally[first.code].receives > 0 && tally[second.code].receives == 0;
    const bool second_receives = tally[second.code].receives > 0 && tally[first.code].receives == 0;
    if (!first_receives && !second_receives) return;
    set_role(claim, receives, first_receives ? first : second);
    set_role(claim, gives, first_receives ? second : first);
  }
}

// « La France et la Chine ont aussi envoyé des vivres »: of the main parties the one that receives elsewhere.
void settle_common_receiver(Claim& claim, const std::vector<std::string_view>& main_parties, Tally& tally) {
  SlotValue* to = slot_in(claim, receives);
  if (to == nullptr || !to->span.empty()) return;
  const auto party_of = [&](std::string_view code) {
    return std::find_if(claim.parties.begin(), claim.parties.end(), [&](const ClaimParty& p) { return p.code == code; });
  };
  const auto taken = party_of(to->text);
  if (taken == claim.parties.end() || !is_taken(*taken)) return;
  for (const std::string_view code : main_parties) {
    if (party_of(code) == claim.parties.end() && tally[code].receives > tally[taken->code].receives) taken->code = code;
  }
  to->text = taken->code;
}

}  // namespace

void settle_receivers(const Knowledge& knowledge, const std::vector<std::string_view>& main_parties, std::vector<Claim>& claims) {
  for (const FactType& type : knowledge.ontology.types) {
    if (type.slot(gives) == nullptr || type.slot(receives) == nullptr) continue;
    Tally tally = tally_of(claims, type.code);
    for (Claim& claim : claims) {
      if (claim.type != type.code || claim.kind == "trade") continue;
      if (claim.parties.size() == 2) settle(claim, main_parties, tally);
      else settle_common_receiver(claim, main_parties, tally);
    }
  }
}

}  // namespace paraphe
