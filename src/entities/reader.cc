// What was mentioned before a word: who may be meant by it.
#include "entities/reader.h"

#include <algorithm>

#include "base/utf8.h"

namespace paraphe {

std::int32_t MentionReader::person_of(const Mention& m) const {
  return draft.person_of_mention[static_cast<std::size_t>(&m - draft.article.mentions.data())];
}

std::vector<MentionIndex> MentionReader::last_persons(const Parties& of) const {
  std::vector<MentionIndex> out;
  std::vector<std::int32_t> who;
  for (std::size_t back = 0; back < std::min<std::size_t>(seen.size(), 40) && out.size() < 2; ++back) {
    const MentionIndex index = seen[seen.size() - 1 - back];
    const Mention& m = mention(index);
    const std::int32_t person = person_of(m);
    if (m.kind != EntityKind::person || person < 0 || std::find(who.begin(), who.end(), person) != who.end()) continue;
    const Parties& theirs = draft.persons[static_cast<std::size_t>(person)].parties;
    if (!of.empty() && (theirs.size() != 1 || std::find(of.begin(), of.end(), theirs.front()) == of.end())) continue;
    if (!out.empty() && !of.empty() && theirs == draft.persons[static_cast<std::size_t>(who.front())].parties) continue;
    out.push_back(index);
    who.push_back(person);
  }
  return out;
}

Gender MentionReader::gender_of(const Mention& m) const {
  if (m.kind == EntityKind::person) {
    const auto index = static_cast<std::size_t>(&m - draft.article.mentions.data());
    const std::int32_t person = draft.person_of_mention[index];
    if (person >= 0 && draft.persons[static_cast<std::size_t>(person)].gender != Gender::none) {
      return draft.persons[static_cast<std::size_t>(person)].gender;
    }
    return m.reference == Reference::title ? draft.token(m.head).features.gender : Gender::none;
  }
  if (m.reference == Reference::name && m.kind == EntityKind::state && m.parties.size() == 1) {
    const StateFacts* state = draft.knowledge.gazetteer.state(m.parties.front());
    if (state != nullptr) return state->feminine ? Gender::feminine : Gender::masculine;
  }
  if (m.reference == Reference::metonym && draft.token(m.head).upos == Upos::PROPN) return Gender::none;
  return draft.token(m.head).features.gender;
}

bool MentionReader::agrees(const Mention& m, const Token& token) const {
  const Gender gender = gender_of(m);
  return gender == Gender::none || token.features.gender == Gender::none || gender == token.features.gender;
}

MentionIndex MentionReader::antecedent(TokenIndex t, Prefer prefer) const {
  const bool subject_first = prefer == Prefer::subjects;
  const Token& token = draft.token(t);
  // « « … », prévient-elle »: who speaks is a person, and none whom the quotation names.
  const bool quoted = draft.in_quote[static_cast<std::size_t>(t)] != 0;
  const bool inverted = subject_first && draft.lower_at(t).starts_with('-');
  MentionIndex best = no_mention;
  int best_score = 0;
  constexpr std::size_t looked_at = 30;
  for (std::size_t back = 0; back < std::min(seen.size(), looked_at); ++back) {
    const MentionIndex index = seen[seen.size() - 1 - back];
    const Mention& m = mention(index);
    const std::int32_t distance = token.sentence - draft.token(m.head).sentence;
    if (distance > 2) break;
    const bool person = m.kind == EntityKind::person;
    if (m.kind == EntityKind::place || m.kind == EntityKind::other) continue;
    if (m.reference == Reference::demonym && draft.token(m.head).upos == Upos::ADJ) continue;
    if (!person && m.parties.size() != 1) continue;
    if (is_plural(draft, m.head) || !agrees(m, token)) continue;
    if (distance == 0 && !quoted && draft.in_quote[static_cast<std::size_t>(m.head)] != 0) continue;
    int score = 24 - 6 * distance - static_cast<int>(std::min<std::size_t>(back, 8));
    const bool subject = is_subject(index);
    if (subject) score += subject_first ? 9 : -3;
    // « Reçu par X, il … »: he is the subject of the sentence before, not X.
    if (!subject && subject_first && distance == 0 && token.relation == Relation::nsubj) score -= 12;
    if (person) score += 3;
    if (inverted && !person) score -= 12;
    if (m.place_reading) score -= 8;
    if (score > best_score) {
      best = index;
      best_score = score;
    }
  }
  return best;
}

bool MentionReader::together(TokenIndex t, const Parties& both) const {
  const std::int32_t sentence = draft.sentence_of(t);
  for (std::int32_t which = sentence; which >= std::max(0, sentence - 1); --which) {
    std::size_t found = 0;
    for (const std::string_view party : both) {
      constexpr std::ptrdiff_t looked_at = 60;
      const bool here = std::any_of(seen.end() - std::min(looked_at, std::ssize(seen)), seen.end(), [&](MentionIndex index) {
        const Mention& m = mention(index);
        const bool adjective = m.reference == Reference::demonym && draft.token(m.head).upos == Upos::ADJ;
        return draft.sentence_of(m.head) == which && !m.place_reading && !adjective &&
               std::find(m.parties.begin(), m.parties.end(), party) != m.parties.end();
      });
      found += here ? 1u : 0u;
    }
    if (found == both.size()) return true;
  }
  return false;
}

Parties MentionReader::pair(TokenIndex t) const {
  Parties out;
  const std::int32_t sentence = draft.sentence_of(t);
  for (std::size_t back = 0; back < std::min<std::size_t>(seen.size(), 60); ++back) {
    const Mention& m = mention(seen[seen.size() - 1 - back]);
    if (sentence - draft.token(m.head).sentence > 1) break;
    if (m.place_reading) continue;
    for (const std::string_view party : m.parties) {
      if (is_state(party) && std::find(out.begin(), out.end(), party) == out.end()) out.push_back(party);
    }
  }
  const Parties& salient = draft.article.salient_parties;
  Parties main;
  for (const std::string_view party : salient) {
    if (is_state(party) && main.size() < 2) main.push_back(party);
  }
  const auto in_main = [&](std::string_view party) { return std::find(main.begin(), main.end(), party) != main.end(); };
  if (out.size() == 2 && main.size() == 2 && !(in_main(out[0]) && in_main(out[1]))) {
    // Two that the sentence itself names, or the one before joins, are meant before the article's two.
    return together(t, out) ? out : main;
  }
  if (out.size() == 2) return out;
  if (out.size() > 2) {
    Parties both;
    for (const std::string_view party : main) {
      if (std::find(out.begin(), out.end(), party) != out.end()) both.push_back(party);
    }
    if (both.size() == 2) return both;
    out.resize(2);
    return out;
  }
  if (out.size() == 1 && main.size() == 2) {
    if (out.front() == main[0] || out.front() == main[1]) return main;
    return {out.front(), main[0]};
  }
  return main.size() == 2 ? main : Parties{};
}

Parties MentionReader::other_of_pair(TokenIndex t, const Parties& one) const {
  Parties both = pair(t);
  std::erase_if(both, [&](std::string_view party) { return std::find(one.begin(), one.end(), party) != one.end(); });
  if (both.size() == 1) return both;
  for (const std::string_view party : draft.article.salient_parties) {
    if (is_state(party) && std::find(one.begin(), one.end(), party) == one.end()) return {party};
  }
  return {};
}

MentionIndex MentionReader::possessor(TokenIndex t, Owner owner) const {
  const std::int32_t sentence = draft.sentence_of(t);
  MentionIndex found = no_mention;
  for (std::size_t back = 0; back < std::min<std::size_t>(seen.size(), 30); ++back) {
    const MentionIndex index = seen[seen.size() - 1 - back];
    const Mention& m = mention(index);
    if (sentence - draft.token(m.head).sentence > 1) break;
    if (m.kind == EntityKind::place || m.kind == EntityKind::other || m.place_reading) continue;
    if (owner == Owner::person ? m.kind != EntityKind::person : m.parties.empty()) continue;
    if (m.reference == Reference::demonym && draft.token(m.head).upos == Upos::ADJ) continue;
    const bool here = draft.sentence_of(m.head) == sentence;
    if (here && is_subject(index)) return index;
    if (found == no_mention) found = index;
  }
  return found;
}

MentionIndex MentionReader::possessor_but(TokenIndex t, std::int32_t person) const {
  for (std::size_t back = 0; back < std::min<std::size_t>(seen.size(), 30); ++back) {
    const MentionIndex index = seen[seen.size() - 1 - back];
    const Mention& m = mention(index);
    if (draft.sentence_of(t) - draft.sentence_of(m.head) > 2) break;
    if (m.kind == EntityKind::person && person_of(m) >= 0 && person_of(m) != person) return index;
  }
  return no_mention;
}

void MentionReader::add(TokenIndex t, EntityKind kind, Reference reference, Parties parties, MentionIndex to, MentionIndex owner,
         TokenIndex through) {
  Mention m;
  m.tokens = {t, t + 1};
  m.head = t;
  m.kind = kind;
  m.reference = reference;
  m.parties = std::move(parties);
  m.antecedent = to;
  m.possessor = owner;
  if (through > t) m.span = draft.article.span_of({t, through + 1});
  const MentionIndex index = add_mention(draft, std::move(m));
  if (to != no_mention && kind == EntityKind::person) {
    draft.person_of_mention[static_cast<std::size_t>(index)] = draft.person_of_mention[static_cast<std::size_t>(to)];
  }
  seen.push_back(index);
}

const std::vector<std::string>* MentionReader::described(TokenIndex t) const {
  const auto& all = draft.words.descriptions;
  if (t + 1 < draft.size()) {
    const auto two = all.find(draft.lower_at(t) + ' ' + draft.lower_at(t + 1));
    if (two != all.end()) return &two->second;
  }
  const auto one = all.find(draft.lower_at(t));
  return one == all.end() ? nullptr : &one->second;
}

MentionIndex MentionReader::state_described(TokenIndex t) const {
  const std::vector<std::string>* known = described(t);
  const auto fits = [&](const Mention& m) {
    if (m.parties.size() != 1 || !is_state(m.parties.front())) return false;
    return known == nullptr || std::find(known->begin(), known->end(), m.parties.front()) != known->end();
  };
  bool pointing = false;
  for (const TokenIndex child : children_of(draft, t)) {
    pointing |= child < t && draft.token(child).features.pron_type == PronType::demonstrative;
  }
  const std::int32_t sentence = draft.sentence_of(t);
  if (!pointing && known == nullptr) {
    const MentionIndex other = last_where([&](const Mention& m) {
      const std::int32_t distance = sentence - draft.sentence_of(m.head);
      if (distance > 1 || !fits(m)) return false;
      return distance > 0 || !(is_subject(static_cast<MentionIndex>(&m - draft.article.mentions.data())) || same_as_subject(m, sentence, t));
    });
    if (other != no_mention) return other;
  }
  return last_where(fits);
}

bool MentionReader::same_as_subject(const Mention& m, std::int32_t sentence, TokenIndex before) const {
  const TokenRange range = window(draft, sentence, before);
  for (TokenIndex at = range.begin; at < range.end; ++at) {
    const MentionIndex index = draft.article.mention_of_token[static_cast<std::size_t>(at)];
    if (index != no_mention && draft.token(at).relation == Relation::nsubj && mention(index).parties == m.parties) return true;
  }
  return false;
}

}  // namespace paraphe
