#include "facts/claim_builder.h"

namespace paraphe {

namespace {

void add_party(Builder& b, std::string_view code, Span span) {
  const auto known =
      std::any_of(b.claim.parties.begin(), b.claim.parties.end(), [&](const ClaimParty& p) { return p.code == code; });
  if (!known) b.claim.parties.push_back({code, span, b.article.words(span)});
}

}  // namespace

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

bool settle_one_sided(Builder& b) {
  if (b.type.slot("provider") == nullptr || b.match.kind == "trade") return true;
  const RoleFill* givers = b.match.role("provider");
  if (givers == nullptr || b.claim.parties.size() < 2 || b.holds("provider") || b.holds("beneficiary")) return true;
  const bool all_give = std::all_of(b.claim.parties.begin(), b.claim.parties.end(), [&](const ClaimParty& party) {
    return std::any_of(givers->fillers.begin(), givers->fillers.end(), [&](FillerReference each) {
      const std::vector<std::string_view> codes = parties_of(b.knowledge, b.article, each);
      return std::find(codes.begin(), codes.end(), party.code) != codes.end();
    });
  });
  if (!all_give) return true;
  constexpr std::size_t main_parties = 2;
  for (std::size_t i = 0; i < std::min(main_parties, b.article.salient_parties.size()); ++i) {
    const std::string_view code = b.article.salient_parties[i];
    const auto gives = [&](const ClaimParty& party) { return party.code == code; };
    if (std::any_of(b.claim.parties.begin(), b.claim.parties.end(), gives)) continue;
    add_party(b, code, {});
    b.add("beneficiary", code, {});
    return true;
  }
  return false;
}

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

}  // namespace paraphe
