// « son homologue afghan », « son prédécesseur », « son hôte », « leurs ministres »: offices and parties that another's tell.
#include "entities/reader.h"

#include <algorithm>

#include "base/utf8.h"

namespace paraphe {

void MentionReader::predecessor(TokenIndex t) {
  if (!draft.is(WordClass::predecessor, t) || possessive_of(draft, t) == no_token) return;
  TokenIndex next = t + 1;
  if (next < draft.size() && draft.token(next).upos == Upos::PUNCT) ++next;
  if (next >= draft.size() || draft.sentence_of(next) != draft.sentence_of(t)) return;
  const std::int32_t person = draft.person_at[static_cast<std::size_t>(next)];
  const MentionIndex owner = possessor(t, Owner::person);
  if (person < 0 || owner == no_mention || person_of(mention(owner)) < 0) return;
  const Person& holder = draft.persons[static_cast<std::size_t>(person_of(mention(owner)))];
  const Person& who = draft.persons[static_cast<std::size_t>(person)];
  const std::size_t before = draft.article.titles.size();
  for (const MentionIndex index : who.mentions) {
    if (mention(index).head >= next) {
      add_counterpart_title(t, person, holder.office, holder.parties, index);
      break;
    }
  }
  if (draft.article.titles.size() > before) draft.article.titles.back().status = "held";
}

bool MentionReader::theirs(TokenIndex t) {
  const TokenIndex possessive = possessive_of(draft, t);
  if (possessive == no_token || !draft.is(WordClass::their, possessive)) return false;
  const bool titled = draft.title_at[static_cast<std::size_t>(t)] >= 0 && draft.titles[static_cast<std::size_t>(draft.title_at[static_cast<std::size_t>(t)])].head == t;
  const auto body = draft.words.bodies.find(draft.lower_at(t));
  if ((!titled && body == draft.words.bodies.end()) || draft.is(WordClass::neighbour, t) || draft.is(WordClass::counterpart, t) ||
      draft.is(WordClass::members_only, t)) {
    return false;
  }
  const MentionIndex at = draft.article.mention_of_token[static_cast<std::size_t>(t)];
  if (at != no_mention && person_of(mention(at)) >= 0) return false;
  draft.article.mention_of_token[static_cast<std::size_t>(t)] = no_mention;
  Parties parties;
  const MentionIndex plural = last_where([&](const Mention& m) { return m.parties.size() > 1 && draft.token(m.head).upos != Upos::ADJ; });
  if (plural != no_mention && draft.sentence_of(t) - draft.sentence_of(mention(plural).head) <= 1) parties = mention(plural).parties;
  if (parties.empty()) parties = pair(t);
  add(t, titled ? EntityKind::person : EntityKind::state, Reference::description, std::move(parties), no_mention, no_mention);
  return true;
}

bool MentionReader::counterpart(TokenIndex t) {
  if (!draft.is(WordClass::counterpart, t) && !draft.is(WordClass::guest, t)) return false;
  if (draft.title_at[static_cast<std::size_t>(t)] >= 0) return false;
  const bool guest = draft.is(WordClass::guest, t);
  MentionIndex owner = possessor(t, Owner::person);
  if (owner == no_mention) owner = possessor(t, Owner::anyone);
  TokenIndex through = no_token;
  Parties parties = complement_parties(draft, t, &through);
  std::int32_t person = -1;
  bool name_first = false;
  for (TokenIndex next = t + 1; next < draft.size() && next <= t + 6 && draft.sentence_of(next) == draft.sentence_of(t); ++next) {
    person = draft.person_at[static_cast<std::size_t>(next)];
    if (person >= 0) break;
    const Upos upos = draft.token(next).upos;
    if (upos != Upos::ADJ && upos != Upos::PUNCT && upos != Upos::NOUN && upos != Upos::ADP && upos != Upos::DET && upos != Upos::PROPN) break;
  }
  if (person < 0 && t > 2 && !guest) {  // « X, son homologue serbe »
    TokenIndex before = t - 1;
    while (before > 0 && (draft.token(before).upos == Upos::DET || draft.token(before).upos == Upos::ADJ)) --before;
    for (TokenIndex back = before - 1; draft.lower_at(before) == "," && back >= 0 && before - back <= 9 && person < 0; --back) {
      if (draft.person_at[static_cast<std::size_t>(back)] >= 0) {
        if (draft.person_end[static_cast<std::size_t>(back)] == before) person = draft.person_at[static_cast<std::size_t>(back)];
        break;
      }
    }
    if (person >= 0) {
      name_first = true;
      owner = possessor_but(t, person);
    }
  }
  if (parties.empty() && person >= 0) parties = draft.persons[static_cast<std::size_t>(person)].parties;
  if (parties.empty() && guest && owner != no_mention) {  // « reçu à Pretoria par son hôte »
    const MentionIndex place = last_where([&](const Mention& m) {
      return m.place_reading && m.parties.size() == 1 && m.parties != mention(owner).parties && draft.sentence_of(m.head) == draft.sentence_of(t);
    });
    if (place != no_mention) parties = mention(place).parties;
  }
  if (parties.empty() && owner != no_mention) parties = other_of_pair(t, mention(owner).parties);
  std::string_view office;
  if (owner != no_mention && !guest) {
    const std::int32_t who = draft.person_of_mention[static_cast<std::size_t>(owner)];
    if (who >= 0) office = draft.persons[static_cast<std::size_t>(who)].office;
    const std::int32_t title = draft.title_at[static_cast<std::size_t>(mention(owner).head)];
    if (who < 0 && title >= 0) office = draft.titles[static_cast<std::size_t>(title)].office;
  }
  MentionIndex to = no_mention;
  if (person >= 0) {
    Person& who = draft.persons[static_cast<std::size_t>(person)];
    for (const MentionIndex index : who.mentions) {
      if (name_first ? mention(index).head < t : mention(index).head > t && to == no_mention) to = index;
      if (!parties.empty() && who.parties.empty()) {
        draft.article.mentions[static_cast<std::size_t>(index)].parties = parties;
        sort_parties(draft.article.mentions[static_cast<std::size_t>(index)].parties);
      }
    }
    if (who.parties.empty()) who.parties = parties;
    if (const KnownOffice* known = known_office(draft, who.words, "", parties); known != nullptr && !parties.empty() && known->party == parties.front()) {
      office = known->office;  // the tables know better than the sentence whose counterpart it is
    }
    if (who.office.empty() || who.office == "weak") who.office = office;
    add_counterpart_title(t, person, office, parties, to);
  }
  if (to == no_mention && parties.size() == 1) {  // « son homologue serbe » alone: the person of that state
    to = last_where([&](const Mention& m) { return m.kind == EntityKind::person && m.parties == parties && person_of(m) >= 0; });
  }
  if (!guest && person < 0 && to != no_mention && draft.persons[static_cast<std::size_t>(person_of(mention(to)))].office == office) add_counterpart_title(t, person_of(mention(to)), office, parties, to);
  add(t, EntityKind::person, Reference::description, std::move(parties), to, owner, through);
  return true;
}

void MentionReader::add_counterpart_title(TokenIndex t, std::int32_t person, std::string_view office, const Parties& parties, MentionIndex name) {
  if (office.empty() || office == "rank" || office == "leader" || office == "weak" || name == no_mention) return;
  for (const TitleSpan& title : draft.titles) {
    if (title.person == person && title.office == office) return;
  }
  for (const Title& title : draft.article.titles) {
    if (title.kind == office && person_of(mention(title.person)) == person) return;
  }
  // The same office told by a title from afar is told there.
  for (const TitleSpan& title : draft.titles) {
    const MentionIndex at = draft.article.mention_of_token[static_cast<std::size_t>(title.head)];
    if (at != no_mention && title.office == office && person_of(mention(at)) == person) return;
  }
  Title title;
  title.person = name;
  title.tokens = {t, t + 1};
  title.span = draft.sentence_of(mention(name).head) == draft.sentence_of(t) ? join(draft.token(t).span, mention(name).span) : draft.token(t).span;
  title.kind = office;
  title.parties = parties;
  sort_parties(title.parties);
  title.status = "holds";
  draft.article.titles.push_back(std::move(title));
}

}  // namespace paraphe
