// Who says « nous » and « notre »: the speaker of a quotation, the one whom an interview asks.
#include "entities/reader.h"

#include <algorithm>

#include "base/utf8.h"

namespace paraphe {

MentionIndex MentionReader::speaker(TokenIndex t) {
  if (draft.in_quote[static_cast<std::size_t>(t)] == 0) return interviewed();
  const std::int32_t sentence = draft.sentence_of(t);
  for (const std::int32_t which : {sentence, sentence - 1, sentence + 1}) {
    if (which < 0 || which >= static_cast<std::int32_t>(draft.article.sentences.size())) continue;
    constexpr TokenIndex behind = 60;
    const TokenRange range = window(draft, which, t + behind);
    MentionIndex found = no_mention;
    for (TokenIndex at = range.begin; at < range.end; ++at) {
      const MentionIndex index = draft.article.mention_of_token[static_cast<std::size_t>(at)];
      if (index == no_mention || draft.in_quote[static_cast<std::size_t>(at)] != 0) continue;
      const Mention& m = mention(index);
      if (m.parties.size() != 1 || m.place_reading || m.kind == EntityKind::place) continue;
      // Parsers take an inverted subject (« …, a dit X ») for an object.
      if (m.kind == EntityKind::person || stands_as_subject(draft, index)) found = index;
    }
    if (found != no_mention) return found;
  }
  return interviewed();
}

MentionIndex MentionReader::interviewed() const {
  constexpr int enough = 4;  // words of the first or second person outside quotations
  if (first_persons < enough) return no_mention;
  for (const TitleSpan& title : draft.titles) {
    if (title.person < 0 || title.parties.size() != 1) continue;
    const Person& person = draft.persons[static_cast<std::size_t>(title.person)];
    if (!person.mentions.empty()) return person.mentions.front();
  }
  return no_mention;
}

void MentionReader::first_person(TokenIndex t) {
  const bool first = draft.is(WordClass::first_plural, t), second = draft.is(WordClass::second_plural, t);
  if (!first && !second) return;
  const MentionIndex who = speaker(t);
  if (who == no_mention || mention(who).parties.size() != 1) return;
  const Parties parties = first ? mention(who).parties : other_of_pair(t, mention(who).parties);
  if (parties.empty()) return;
  TokenIndex head = t;
  if (draft.token(t).features.possessive || draft.token(t).upos == Upos::DET) {
    head = draft.token(t).head;
    if (head == no_token || head < t || head - t > 4) return;
    const std::string& noun = draft.lower_at(head);
    const bool title = draft.title_at[static_cast<std::size_t>(head)] >= 0;
    if (!title && !draft.words.bodies.contains(noun) && !draft.is(WordClass::this_state, head)) return;
    const MentionIndex at = draft.article.mention_of_token[static_cast<std::size_t>(head)];
    if (at != no_mention && (person_of(mention(at)) >= 0 || mention(at).reference == Reference::metonym)) return;
    draft.article.mention_of_token[static_cast<std::size_t>(head)] = no_mention;
    add(head, title ? EntityKind::person : EntityKind::state, Reference::description, parties, no_mention, who);
  } else if (draft.token(t).upos == Upos::PRON && draft.article.mention_of_token[static_cast<std::size_t>(t)] == no_mention) {
    const bool whole = first && mention(who).kind == EntityKind::person;
    add(t, EntityKind::state, Reference::pronoun, parties, whole ? no_mention : who, no_mention);
  }
}

}  // namespace paraphe
