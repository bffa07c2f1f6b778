#include <vector>

#include "facts/claim_builder.h"

namespace paraphe {

namespace {

constexpr TokenIndex longest_building = 5;  // words from the noun to the name

// A capital that stands for its state is a town all the same; a seat of power (Kremlin) is a building.
bool is_town(const Builder& b, const Mention& mention) {
  if (mention.kind != EntityKind::state) return !mention.city_of.empty();
  const NameTable* names = b.knowledge.gazetteer.names(b.language.tag);
  if (mention.reference != Reference::metonym || names == nullptr) return false;
  std::string key;
  for (const std::string& word : folded_words(b.article.words(mention.span))) key += key.empty() ? word : " " + word;
  const auto at = names->names.find(key);
  return at == names->names.end() || std::none_of(at->second.begin(), at->second.end(),
                                                  [](const KnownName& name) { return name.role == NameRole::seat; });
}

// The party in whose land the place lies, "" when it is not known or not one of the claim's.
std::string_view land_of(const Builder& b, const Mention& mention) {
  const std::string_view code = !mention.city_of.empty()      ? mention.city_of
                                : mention.parties.size() == 1 ? mention.parties.front()
                                                              : std::string_view();
  const bool ours =
      std::any_of(b.claim.parties.begin(), b.claim.parties.end(), [&](const ClaimParty& p) { return p.code == code; });
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
  const bool hangs = noun != no_token && noun < mention.tokens.begin &&
                     mention.tokens.begin - noun <= longest_building && article.token(noun).upos == Upos::NOUN &&
                     article.mention_at(noun) == nullptr;
  const Relation r = article.token(mention.head).relation;
  const bool named = r == Relation::appos || r == Relation::nmod || r == Relation::flat;
  return hangs && named ? article.span_of({noun, mention.tokens.end}) : mention.span;
}

void add_place(Builder& b, const Mention& mention) {
  const Span building = building_span(b.article, mention);
  const bool in_building = building != mention.span && mention.kind == EntityKind::place && mention.city_of.empty();
  const std::string_view name = in_building            ? b.article.words(building)
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

}  // namespace

void name_speaker(Builder& b, const Standing& standing) {
  if (!b.has_slot("speaker") || standing.said_by_mention == no_mention) return;
  const Mention& source = b.article.mentions[static_cast<std::size_t>(standing.said_by_mention)];
  const bool speaks = std::any_of(b.claim.slots.begin(), b.claim.slots.end(), [&](const SlotValue& s) {
    return s.slot == "speaker" && source.parties.size() == 1 && source.parties.front() == s.text;
  });
  if (!speaks || source.kind != EntityKind::person || source.name.empty()) return;
  std::erase_if(b.claim.slots, [](const SlotValue& s) { return s.slot == "persons"; });
  b.add("persons", source.name, source.span);
}

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

void add_places(Builder& b) {
  std::vector<const Mention*> places;
  for (const RoleFill& fill : b.match.roles) {
    if (fill.role != "place" && fill.role != "city") continue;
    for (const FillerReference reference : fill.fillers) {
      const TokenIndex head = head_of(b.article, reference);
      if (const Mention* mention = b.article.mention_at(head)) {
        places.push_back(mention);
        continue;
      }
      const TokenRange range = tokens_of(b.article, reference);
      for (TokenIndex at = range.begin; at < range.end; ++at) {
        const Mention* mention = b.article.mention_at(at);
        if (mention == nullptr || (mention->kind != EntityKind::place && !mention->place_reading)) continue;
        places.push_back(mention);
      }
    }
  }
  // A town tells more than a region around it: « à Lomé », of an envoy « pour l'Afrique ».
  std::stable_partition(places.begin(), places.end(), [&](const Mention* mention) { return is_town(b, *mention); });
  for (const Mention* mention : places) {
    const bool region = mention->kind == EntityKind::place && mention->city_of.empty() &&
                        building_span(b.article, *mention) == mention->span;
    if (!region || !b.holds("city")) add_place(b, *mention);
  }
}

}  // namespace paraphe
