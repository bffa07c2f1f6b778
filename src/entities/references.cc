// Pronouns and descriptions: il, ce dernier, les deux pays, la partie russe, l'organisation.
// One pass over the words with what was mentioned before; the subject of the sentence before comes first.
#include <algorithm>

#include "base/utf8.h"
#include "entities/reader.h"

namespace paraphe {

void MentionReader::pronoun(TokenIndex t) {
  const Token& token = draft.token(t);
  if (token.features.person != 3 && token.features.person != 0 && token.features.pron_type != PronType::demonstrative) return;
  if (token.relation == Relation::expl || token.features.reflexive || draft.is(WordClass::skipped_pronoun, t)) return;
  const bool personal = token.features.pron_type == PronType::personal && token.features.person == 3;
  const bool demonstrative = token.features.pron_type == PronType::demonstrative && token.features.gender != Gender::none &&
                             token.lemma.size() > 2 && draft.lower_at(t).find('-') != std::string::npos;
  if (!personal && !demonstrative) return;
  if (token.features.number == Number::plural) {
    plural_pronoun(t);
    return;
  }
  if (personal && token.relation != Relation::nsubj && token.relation != Relation::obj && token.relation != Relation::iobj &&
      token.relation != Relation::obl && token.relation != Relation::nmod && token.relation != Relation::conj) {
    return;
  }
  const MentionIndex to = antecedent(t, personal ? Prefer::subjects : Prefer::others);
  if (to != no_mention) add(t, mention(to).kind, Reference::pronoun, mention(to).parties, to, no_mention);
}

void MentionReader::plural_pronoun(TokenIndex t) {
  const std::int32_t sentence = draft.sentence_of(t);
  MentionIndex best = no_mention;
  for (std::size_t back = 0; back < std::min<std::size_t>(seen.size(), 20); ++back) {
    const MentionIndex index = seen[seen.size() - 1 - back];
    const Mention& m = mention(index);
    if (sentence - draft.token(m.head).sentence > 1) break;
    if (m.reference == Reference::demonym && draft.token(m.head).upos == Upos::ADJ) continue;
    const bool plural = is_plural(draft, m.head) || m.kind == EntityKind::group;
    if (m.kind != EntityKind::place && !m.parties.empty() && plural && agrees(m, draft.token(t))) {
      best = index;
      break;
    }
  }
  if (best != no_mention) {
    std::vector<MentionIndex> members = mention(best).members;
    add(t, mention(best).kind, Reference::pronoun, mention(best).parties, best, no_mention);
    draft.article.mentions.back().members = std::move(members);
    return;
  }
  std::vector<MentionIndex> two = last_persons({});
  if (two.size() != 2 || draft.sentence_of(t) - draft.sentence_of(mention(two.back()).head) > 1) return;
  Parties parties = mention(two[0]).parties;
  join_parties(parties, mention(two[1]).parties);
  add(t, EntityKind::person, Reference::pronoun, std::move(parties), no_mention, no_mention);
  draft.article.mentions.back().members = std::move(two);
}

bool MentionReader::pair_description(TokenIndex t) {
  bool two = false;
  for (const TokenIndex child : children_of(draft, t)) two |= child < t && draft.is(WordClass::pair_word, child);
  if (!two && t > 0) two = draft.is(WordClass::pair_word, t - 1) && draft.sentence_of(t - 1) == draft.sentence_of(t);
  if (!two || !is_definite(t)) return false;
  const bool states = draft.is(WordClass::pair_states, t), persons = draft.is(WordClass::pair_persons, t);
  if (!states && !persons) return false;
  Parties parties = pair(t);
  std::vector<MentionIndex> members;
  if (persons) {
    members = last_persons(parties);
    if (members.size() != 2) members = last_persons({});
    if (members.size() == 2 && parties.size() != 2) {
      parties = mention(members[0]).parties;
      join_parties(parties, mention(members[1]).parties);
    }
  }
  add(t, persons ? EntityKind::person : EntityKind::state, Reference::description, std::move(parties), no_mention, no_mention);
  if (members.size() == 2) draft.article.mentions.back().members = std::move(members);
  return true;
}

bool MentionReader::is_definite(TokenIndex t) const {
  if (has_definite_determiner(draft, t)) return true;
  const TokenIndex possessive = possessive_of(draft, t);
  if (possessive != no_token) return true;
  for (TokenIndex back = 1; back <= 3 && t - back >= 0; ++back) {
    if (draft.token(t - back).upos == Upos::DET) return true;
  }
  return false;
}

bool MentionReader::description(TokenIndex t) {
  const Token& token = draft.token(t);
  if (draft.is(WordClass::this_last, t) && token.upos != Upos::VERB) {
    bool demonstrative = t > 0 && draft.token(t - 1).features.pron_type == PronType::demonstrative;
    if (!demonstrative) return false;
    // « ce dernier » stands alone; « ce dernier pays » has a noun
    if (token.head != no_token && token.relation == Relation::amod && token.head > t) return false;
    if (token.features.number == Number::plural) {
      plural_pronoun(t);
      return true;
    }
    const MentionIndex to = antecedent(t, Prefer::others);
    if (to != no_mention) add(t, mention(to).kind, Reference::description, mention(to).parties, to, no_mention);
    return true;
  }
  if (token.upos != Upos::NOUN || draft.title_at[static_cast<std::size_t>(t)] >= 0) return false;
  if (token.features.number == Number::plural) return false;
  const TokenIndex owner_word = possessive_of(draft, t);
  if (draft.is(WordClass::neighbour, t) && owner_word != no_token) {
    const MentionIndex owner = possessor(t, Owner::anyone);
    Parties parties = complement_parties(draft, t, nullptr);
    if (parties.empty() && owner != no_mention) parties = other_of_pair(t, mention(owner).parties);
    add(t, EntityKind::state, Reference::description, std::move(parties), no_mention, owner);
    return true;
  }
  if (!has_definite_determiner(draft, t)) return false;
  if (draft.is(WordClass::this_state, t) || described(t) != nullptr) {
    for (const TokenIndex child : children_of(draft, t)) {  // « l'état de belligérance » is none
      const MentionIndex at = draft.article.mention_of_token[static_cast<std::size_t>(child)];
      if (child > t && draft.token(child).relation == Relation::nmod && at == no_mention && child - t <= 3) return false;
    }
    const MentionIndex to = state_described(t);
    if (to == no_mention) return false;
    add(t, EntityKind::state, Reference::description, mention(to).parties, to, no_mention);
    MentionIndex self = seen.back();
    const TokenIndex by = case_of(draft, t);
    draft.article.mentions[static_cast<std::size_t>(self)].place_reading =
        by != no_token && draft.words.is(WordClass::place_preposition, draft.token(by).lemma);
    return true;
  }
  if (draft.is(WordClass::this_organisation, t)) {
    for (const TokenIndex child : children_of(draft, t)) {  // « l'alliance nouée avec la France » is another thing
      const Relation relation = draft.token(child).relation;
      if (child > t && (relation == Relation::nmod || relation == Relation::acl)) return false;
    }
    MentionIndex to = no_mention;
    for (const std::string_view party : draft.article.salient_parties) {
      if (is_state(party) || to != no_mention) continue;
      to = last_where([&](const Mention& m) { return m.parties.size() == 1 && m.parties.front() == party; });
    }
    if (to == no_mention) {
      to = last_where([&](const Mention& m) { return (m.kind == EntityKind::organisation || m.kind == EntityKind::group) && m.parties.size() == 1; });
    }
    if (to == no_mention) return false;
    add(t, mention(to).kind, Reference::description, mention(to).parties, to, no_mention);
    return true;
  }
  return false;
}

void find_references(Draft& draft) {
  MentionReader reader{draft, 0, {}};
  for (TokenIndex t = 0; t < draft.size(); ++t) {
    const bool person = draft.is(WordClass::first_plural, t) || draft.is(WordClass::second_plural, t);
    if (person && draft.in_quote[static_cast<std::size_t>(t)] == 0) ++reader.first_persons;
  }
  for (TokenIndex t = 0; t < draft.size(); ++t) {
    MentionIndex index = draft.article.mention_of_token[static_cast<std::size_t>(t)];
    const Upos upos = draft.token(t).upos;
    reader.first_person(t);
    index = draft.article.mention_of_token[static_cast<std::size_t>(t)];
    if (upos == Upos::NOUN || upos == Upos::ADJ) {
      // A body noun without complement has had the context's party; two of them mean the pair.
      const bool replace = index != no_mention && reader.mention(index).reference == Reference::description;
      if (index == no_mention || replace || draft.is(WordClass::pair_persons, t)) {
        const MentionIndex kept = index;
        if (kept == no_mention || reader.mention(kept).reference == Reference::description || reader.mention(kept).reference == Reference::title) {
          draft.article.mention_of_token[static_cast<std::size_t>(t)] = no_mention;
          if (reader.pair_description(t)) continue;
          draft.article.mention_of_token[static_cast<std::size_t>(t)] = kept;
        }
      }
      if (reader.theirs(t)) continue;
      reader.predecessor(t);
      if (index == no_mention && (reader.counterpart(t) || reader.description(t))) continue;
      if (index != no_mention && draft.is(WordClass::counterpart, t)) {
        draft.article.mention_of_token[static_cast<std::size_t>(t)] = no_mention;
        reader.counterpart(t);
        continue;
      }
    } else if (upos == Upos::PRON && index == no_mention) {
      reader.pronoun(t);
      continue;
    }
    if (index != no_mention && reader.mention(index).head == t) reader.seen.push_back(index);
  }
}

}  // namespace paraphe
