// Whose office it is: from the title itself, the dated offices, the person's other titles, the noun that the name
// explains, or the state that the text is at. And the titles as the article keeps them.
#include <algorithm>

#include "base/utf8.h"
#include "entities/draft.h"

namespace paraphe {

namespace {

bool real_office(std::string_view office) { return office != "rank" && office != "leader" && office != "weak" && !office.empty(); }

std::vector<std::string_view> parties_named(const Draft& draft) {
  std::vector<std::string_view> out;
  for (const Mention& mention : draft.article.mentions) {
    if (mention.kind != EntityKind::person) out.insert(out.end(), mention.parties.begin(), mention.parties.end());
    if (!mention.city_of.empty()) out.push_back(mention.city_of);
  }
  sort_parties(out);
  return out;
}

void from_titles(Draft& draft) {
  for (const TitleSpan& title : draft.titles) {
    if (title.person < 0 || title.parties.empty()) continue;
    Person& person = draft.persons[static_cast<std::size_t>(title.person)];
    if (person.parties.empty() || (!real_office(person.office) && real_office(title.office))) {
      person.parties = title.parties;
      person.office = title.office;
    }
  }
}

// « le politologue togolais Kodjo Agbo »: the noun that the name explains.
void from_nouns(Draft& draft) {
  for (Person& person : draft.persons) {
    if (!person.parties.empty()) continue;
    for (const MentionIndex index : person.mentions) {
      const Mention& mention = draft.article.mentions[static_cast<std::size_t>(index)];
      const Token& token = draft.token(mention.head);
      if (token.head == no_token || (token.relation != Relation::appos && token.relation != Relation::flat && token.relation != Relation::nmod)) continue;
      if (draft.token(token.head).upos != Upos::NOUN || case_of(draft, mention.head) != no_token) continue;
      const std::int32_t title = draft.title_at[static_cast<std::size_t>(token.head)];
      if (title >= 0 && draft.titles[static_cast<std::size_t>(title)].person >= 0) continue;
      person.parties = complement_parties(draft, token.head, nullptr);
      if (!person.parties.empty()) break;
    }
  }
}

void from_offices(Draft& draft) {
  const std::vector<std::string_view> among = parties_named(draft);
  for (Person& person : draft.persons) {
    if (!person.parties.empty() && !person.office.empty()) continue;
    const KnownOffice* office = known_office(draft, person.words, "", among);
    if (office == nullptr) continue;
    if (person.parties.empty()) person.parties = {office->party};
    if (person.office.empty() && person.parties.front() == office->party) person.office = office->office;
  }
}

void give_parties(Draft& draft, const Person& person) {
  for (const MentionIndex index : person.mentions) {
    draft.article.mentions[static_cast<std::size_t>(index)].parties = person.parties;
    sort_parties(draft.article.mentions[static_cast<std::size_t>(index)].parties);
  }
}

bool share(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  return std::any_of(a.begin(), a.end(), [&](std::string_view x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

// How far back a person was mentioned last before the token, in sentences; large when only after it.
std::int32_t distance_to(const Draft& draft, const Person& person, TokenIndex t) {
  std::int32_t best = 1000;
  for (const MentionIndex index : person.mentions) {
    const TokenIndex head = draft.article.mentions[static_cast<std::size_t>(index)].head;
    if (head < t) best = std::min(best, draft.sentence_of(t) - draft.sentence_of(head));
  }
  return best;
}

bool is_monarch(const Draft& draft, std::int32_t person) {
  return std::any_of(draft.titles.begin(), draft.titles.end(), [&](const TitleSpan& title) {
    return title.person == person && draft.is(WordClass::monarch, title.head);
  });
}

// « le président russe » alone: the person of the article who holds that office; of several the one titled with the
// same words, then the one mentioned last.
std::int32_t holder_of(const Draft& draft, const TitleSpan& title) {
  std::int32_t best = -1, best_distance = 0;
  const bool monarch = draft.is(WordClass::monarch, title.head);
  for (const TitleSpan& other : draft.titles) {
    if (other.person < 0 || other.office != title.office || other.folded != title.folded) continue;
    if (!title.parties.empty() && !share(title.parties, draft.persons[static_cast<std::size_t>(other.person)].parties)) continue;
    const std::int32_t distance = distance_to(draft, draft.persons[static_cast<std::size_t>(other.person)], title.tokens.begin);
    if (best < 0 || distance < best_distance) {
      best = other.person;
      best_distance = distance;
    }
  }
  if (best >= 0) return best;
  for (std::size_t i = 0; i < draft.persons.size(); ++i) {
    const Person& person = draft.persons[i];
    if (person.office != title.office || person.mentions.empty()) continue;
    if (monarch && !is_monarch(draft, static_cast<std::int32_t>(i))) continue;
    if (!title.parties.empty() && !person.parties.empty() && !share(title.parties, person.parties)) continue;
    const std::int32_t distance = distance_to(draft, person, title.tokens.begin);
    if (best < 0 || distance < best_distance) {
      best = static_cast<std::int32_t>(i);
      best_distance = distance;
    }
  }
  return best;
}

// « la ministre de la Coopération, X, et son homologue congolais »: she is of the other state; so is the one whom a
// person of another state meets: « Y s'est entretenu en Irak avec le président X ».
std::vector<std::string_view> by_contrast(const Draft& draft, const TitleSpan& title) {
  constexpr TokenIndex looked_at = 25;
  const TokenIndex end = std::max(title.tokens.end, title.name.end);
  bool joined = true;  // nothing but « , et la » so far
  for (TokenIndex t = end; t < std::min(draft.size(), end + looked_at) && draft.sentence_of(t) == draft.sentence_of(title.head); ++t) {
    std::vector<std::string_view> facing;
    if (draft.is(WordClass::counterpart, t)) facing = complement_parties(draft, t, nullptr);
    const std::int32_t other = draft.title_at[static_cast<std::size_t>(t)];
    if (joined && other >= 0 && draft.titles[static_cast<std::size_t>(other)].head_words.begin == t) {
      facing = draft.titles[static_cast<std::size_t>(other)].parties;
    }
    const Upos upos = draft.token(t).upos;
    joined = joined && (upos == Upos::PUNCT || upos == Upos::CCONJ || upos == Upos::DET || upos == Upos::ADJ);
    if (facing.size() == 1) return other_party(draft, facing);
  }
  const TokenIndex by = case_of(draft, title.head);
  if (by == no_token || !draft.is(WordClass::with_preposition, by)) return {};
  const TokenRange before = window(draft, draft.sentence_of(title.head), title.tokens.begin);
  std::vector<std::string_view> subject, place;
  for (TokenIndex t = before.begin; t < before.end; ++t) {
    const MentionIndex index = draft.article.mention_of_token[static_cast<std::size_t>(t)];
    if (index == no_mention) continue;
    const Mention& mention = draft.article.mentions[static_cast<std::size_t>(index)];
    if (mention.parties.size() != 1) continue;
    if (mention.place_reading) place = mention.parties;
    else if (stands_as_subject(draft, index)) subject = mention.parties;
  }
  if (subject.empty()) return {};
  return !place.empty() && place != subject ? place : other_party(draft, subject);
}

// A title without a party takes that of its holder, of « son », or of the state that the text is at.
void fill_title(Draft& draft, TitleSpan& title) {
  if (title.plural) join_parties(title.parties, complement_parties(draft, title.head, nullptr));  // les présidents russe et togolais
  if (title.parties.empty()) {
    const bool definite = has_definite_determiner(draft, title.head);
    const bool real = real_office(title.office);
    std::int32_t holder = title.person;
    if (holder < 0 && definite && real && !title.plural && !title.possessive) holder = holder_of(draft, title);
    if (holder >= 0 && !draft.persons[static_cast<std::size_t>(holder)].parties.empty()) {
      title.parties = draft.persons[static_cast<std::size_t>(holder)].parties;
    } else if (title.possessive) {
      title.parties = owner_party(draft, title.tokens.begin);
    } else if (title.posted) {
      if (title.person >= 0) title.parties = owner_party(draft, title.tokens.begin);
    } else if (title.person >= 0 || (definite && real)) {
      title.parties = by_contrast(draft, title);
      if (title.parties.empty()) title.parties = context_party(draft, title.tokens.begin);
    }
  }
  if (title.person < 0) return;
  Person& person = draft.persons[static_cast<std::size_t>(title.person)];
  if (person.parties.empty()) {
    person.parties = title.parties;
    give_parties(draft, person);
  }
  if (person.office.empty()) person.office = title.office;
}

// The title's noun stands for the name beside it, or is a mention of its own.
void mention_title(Draft& draft, const TitleSpan& title) {
  MentionIndex& slot = draft.article.mention_of_token[static_cast<std::size_t>(title.head)];
  if (slot != no_mention) return;
  if (title.person >= 0) {
    for (const MentionIndex index : draft.persons[static_cast<std::size_t>(title.person)].mentions) {
      if (draft.article.mentions[static_cast<std::size_t>(index)].tokens == title.name) slot = index;
    }
    if (slot != no_mention) return;
  }
  Mention mention;
  mention.tokens = title.head_words;
  mention.head = title.head;
  mention.span = draft.article.span_of(title.tokens);
  mention.kind = EntityKind::person;
  mention.reference = Reference::title;
  mention.parties = title.parties;
  if (mention.parties.empty()) mention.parties = complement_parties(draft, title.head, nullptr);
  add_mention(draft, std::move(mention));
}

void resolve_titles(Draft& draft) {
  for (TitleSpan& title : draft.titles) {
    if (title.person >= 0 || title.plural || !real_office(title.office) || title.status != "holds") continue;
    const std::int32_t person = holder_of(draft, title);
    if (person < 0) continue;
    const MentionIndex index = draft.article.mention_of_token[static_cast<std::size_t>(title.head)];
    if (index == no_mention) continue;
    Mention& mention = draft.article.mentions[static_cast<std::size_t>(index)];
    if (mention.head != title.head || draft.person_of_mention[static_cast<std::size_t>(index)] >= 0) continue;
    if (!has_definite_determiner(draft, title.head) && title.parties.empty()) continue;
    const Person& who = draft.persons[static_cast<std::size_t>(person)];
    mention.antecedent = who.mentions.front();
    if (mention.parties.empty()) mention.parties = who.parties;
    draft.person_of_mention[static_cast<std::size_t>(index)] = person;
  }
}

}  // namespace

bool stands_as_subject(const Draft& draft, MentionIndex index) {
  const Mention& mention = draft.article.mentions[static_cast<std::size_t>(index)];
  if (draft.token(mention.head).relation == Relation::nsubj) return true;
  // The noun that the name explains stands before it or just behind.
  const TokenIndex head = draft.token(mention.head).head;
  return head != no_token && draft.article.mention_of_token[static_cast<std::size_t>(head)] == index &&
         draft.token(head).relation == Relation::nsubj;
}

namespace {

// The mention's one party if it may own or act: no place, no adjective.
std::vector<std::string_view> acting_party(const Draft& draft, TokenIndex at, bool states_only) {
  const MentionIndex index = draft.article.mention_of_token[static_cast<std::size_t>(at)];
  if (index == no_mention) return {};
  const Mention& mention = draft.article.mentions[static_cast<std::size_t>(index)];
  if (mention.parties.size() != 1 || mention.place_reading || draft.in_quote[static_cast<std::size_t>(at)] != 0) return {};
  if (mention.reference == Reference::demonym && draft.token(mention.head).upos == Upos::ADJ) return {};
  if (states_only && draft.knowledge.gazetteer.state(mention.parties.front()) == nullptr) return {};
  return mention.parties;
}

std::vector<std::string_view> subject_party(const Draft& draft, std::int32_t sentence, TokenIndex before, bool states_only) {
  if (sentence < 0) return {};
  const TokenRange range = window(draft, sentence, before);
  std::vector<std::string_view> found;
  for (TokenIndex at = range.begin; at < range.end; ++at) {
    if (draft.token(at).relation != Relation::nsubj) continue;
    if (auto parties = acting_party(draft, at, states_only); !parties.empty()) found = parties;
  }
  return found;
}

}  // namespace

std::vector<std::string_view> other_party(const Draft& draft, const std::vector<std::string_view>& one) {
  for (const std::string_view party : draft.article.salient_parties) {
    if (draft.knowledge.gazetteer.state(party) != nullptr && std::find(one.begin(), one.end(), party) == one.end()) return {party};
  }
  return {};
}

std::vector<std::string_view> owner_party(const Draft& draft, TokenIndex t) {
  const std::int32_t sentence = draft.sentence_of(t);
  if (auto found = subject_party(draft, sentence, t, false); !found.empty()) return found;
  const TokenRange here = window(draft, sentence, t);
  for (TokenIndex at = here.end - 1; at >= here.begin; --at) {
    if (auto found = acting_party(draft, at, false); !found.empty()) return found;
  }
  if (auto found = subject_party(draft, sentence - 1, t, false); !found.empty()) return found;
  return context_party(draft, t);
}

namespace {

// What speaks for a state as the one that the text is at.
struct Votes {
  std::vector<std::pair<std::string_view, int>> of;
  void add(const std::vector<std::string_view>& parties, int worth) {
    if (parties.size() != 1) return;
    for (auto& [party, votes] : of) {
      if (party == parties.front()) {
        votes += worth;
        return;
      }
    }
    of.emplace_back(parties.front(), worth);
  }
};

}  // namespace

std::vector<std::string_view> context_party(const Draft& draft, TokenIndex t) {
  // « En Irak, l'armée … »: a place that opens the sentence says which state the text is at.
  constexpr TokenIndex opening = 2;
  constexpr int worth_of_opening = 8;
  const std::int32_t sentence = draft.sentence_of(t);
  Votes votes;
  const auto read = [&](std::int32_t which, TokenIndex end, int subject, int acting, int adjective, int place) {
    if (which < 0) return;
    const TokenRange range = window(draft, which, end);
    for (TokenIndex at = range.begin; at < range.end; ++at) {
      const MentionIndex index = draft.article.mention_of_token[static_cast<std::size_t>(at)];
      if (index == no_mention) continue;
      const Mention& mention = draft.article.mentions[static_cast<std::size_t>(index)];
      if (mention.parties.size() != 1 || draft.knowledge.gazetteer.state(mention.parties.front()) == nullptr) continue;
      if (draft.in_quote[static_cast<std::size_t>(at)] != 0) {  // who speaks of a state is hardly of it
        if (which == sentence) votes.add(mention.parties, -3);
      } else if (mention.place_reading) {
        const bool opens = which == sentence && mention.tokens.begin - range.begin <= opening;
        votes.add(mention.parties, opens ? worth_of_opening : mention.reference == Reference::metonym ? place : 0);
      } else if (mention.reference == Reference::demonym && draft.token(mention.head).upos == Upos::ADJ) {
        votes.add(mention.parties, adjective);
      } else {
        votes.add(mention.parties, stands_as_subject(draft, index) ? subject : acting);
      }
    }
  };
  read(sentence, t, 7, 4, 2, 5);
  read(sentence - 1, t, 4, 2, 1, 1);
  read(sentence - 2, t, 2, 1, 1, 0);
  const auto& salient = draft.article.salient_parties;
  int worth = 5;
  for (const std::string_view party : salient) {
    if (draft.knowledge.gazetteer.state(party) == nullptr) continue;
    votes.add({party}, worth);
    worth /= 2;
  }
  std::vector<std::string_view> best;
  int most = 0;
  for (const auto& [party, count] : votes.of) {
    if (count > most) {
      best = {party};
      most = count;
    }
  }
  return best;
}

void find_holders(Draft& draft) {
  from_titles(draft);
  from_nouns(draft);
  from_offices(draft);
  for (const Person& person : draft.persons) give_parties(draft, person);
  for (TitleSpan& title : draft.titles) {
    fill_title(draft, title);
    mention_title(draft, title);
  }
  resolve_titles(draft);
}

void write_titles(Draft& draft) {
  Article& article = draft.article;
  std::vector<std::string_view> names;
  for (const Person& person : draft.persons) names.push_back(article.arena.copy(person.name));
  for (std::size_t i = 0; i < article.mentions.size(); ++i) {
    const std::int32_t person = draft.person_of_mention[i];
    if (person >= 0) article.mentions[i].name = names[static_cast<std::size_t>(person)];
  }
  // A person titled beside the name needs no title from afar; of several titles of one kind the longest stands.
  std::vector<char> beside(draft.persons.size(), 0);
  for (const TitleSpan& title : draft.titles) {
    if (title.person >= 0 && real_office(title.office)) beside[static_cast<std::size_t>(title.person)] = 1;
  }
  struct Kept {
    std::int32_t person;
    std::size_t title;
  };
  std::vector<Kept> kept;
  for (const TitleSpan& span : draft.titles) {
    if (!real_office(span.office) || span.plural) continue;
    std::int32_t person = span.person;
    const MentionIndex at = article.mention_of_token[static_cast<std::size_t>(span.head)];
    if (person < 0 && at != no_mention) {
      person = draft.person_of_mention[static_cast<std::size_t>(at)];
      if (person < 0 || beside[static_cast<std::size_t>(person)] != 0) continue;
    }
    if (person < 0) continue;
    const Person& who = draft.persons[static_cast<std::size_t>(person)];
    Title title;
    title.person = who.mentions.front();
    title.tokens = span.tokens;
    title.office = article.span_of(span.tokens);
    title.span = title.office;
    if (span.person >= 0 && span.name.size() > 0) {
      const Span name = article.span_of(span.name);
      if (article.token(span.name.begin).sentence == article.token(span.tokens.begin).sentence) title.span = join(title.span, name);
      for (const MentionIndex index : who.mentions) {
        if (article.mentions[static_cast<std::size_t>(index)].tokens == span.name) title.person = index;
      }
    }
    title.kind = span.office;
    title.parties = span.parties.empty() ? who.parties : span.parties;
    sort_parties(title.parties);
    title.status = span.status;
    const auto same = std::find_if(kept.begin(), kept.end(), [&](const Kept& k) {
      return k.person == person && article.titles[k.title].kind == title.kind && article.titles[k.title].status == title.status;
    });
    if (same != kept.end()) {
      Title& before = article.titles[same->title];
      const bool better = beside[static_cast<std::size_t>(person)] != 0 && span.tokens.size() > before.tokens.size();
      if (better) before = title;
      continue;
    }
    kept.push_back({person, article.titles.size()});
    article.titles.push_back(std::move(title));
  }
}

}  // namespace paraphe
