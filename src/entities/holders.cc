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

// A title without a party takes that of its holder, or the state that the text is at.
void fill_titles(Draft& draft) {
  for (TitleSpan& title : draft.titles) {
    if (!title.parties.empty()) continue;
    if (title.person >= 0 && !draft.persons[static_cast<std::size_t>(title.person)].parties.empty()) {
      title.parties = draft.persons[static_cast<std::size_t>(title.person)].parties;
    } else if (title.possessive || title.person >= 0 || has_definite_determiner(draft, title.head)) {
      if (!title.posted || title.possessive) title.parties = context_party(draft, title.tokens.begin);
    }
    if (title.person < 0) continue;
    Person& person = draft.persons[static_cast<std::size_t>(title.person)];
    if (person.parties.empty()) person.parties = title.parties;
    if (person.office.empty()) person.office = title.office;
  }
}

void mention_titles(Draft& draft) {
  for (std::size_t i = 0; i < draft.titles.size(); ++i) {
    const TitleSpan& title = draft.titles[i];
    MentionIndex& slot = draft.article.mention_of_token[static_cast<std::size_t>(title.head)];
    if (slot != no_mention) continue;
    if (title.person >= 0) {  // the name beside it is the mention
      for (const MentionIndex index : draft.persons[static_cast<std::size_t>(title.person)].mentions) {
        if (draft.article.mentions[static_cast<std::size_t>(index)].tokens == title.name) slot = index;
      }
      if (slot != no_mention) continue;
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
}

bool share(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  return std::any_of(a.begin(), a.end(), [&](std::string_view x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

// « le président russe » alone: the person of the article who holds that office.
std::int32_t holder_of(const Draft& draft, const TitleSpan& title) {
  std::int32_t best = -1;
  for (std::size_t i = 0; i < draft.persons.size(); ++i) {
    const Person& person = draft.persons[i];
    if (person.office != title.office || person.mentions.empty()) continue;
    if (!title.parties.empty() && !person.parties.empty() && !share(title.parties, person.parties)) continue;
    if (title.parties.empty() && best >= 0) return -1;  // two may be meant
    if (best < 0 || draft.article.mentions[static_cast<std::size_t>(person.mentions.front())].head < title.tokens.begin) best = static_cast<std::int32_t>(i);
  }
  return best;
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

std::vector<std::string_view> context_party(const Draft& draft, TokenIndex t) {
  const std::int32_t sentence = draft.sentence_of(t);
  const auto state_at = [&](TokenIndex at) -> std::vector<std::string_view> {
    const MentionIndex index = draft.article.mention_of_token[static_cast<std::size_t>(at)];
    if (index == no_mention) return {};
    const Mention& mention = draft.article.mentions[static_cast<std::size_t>(index)];
    if (mention.parties.size() != 1 || draft.knowledge.gazetteer.state(mention.parties.front()) == nullptr) return {};
    return mention.parties;
  };
  for (TokenIndex at = t - 1; at >= 0 && draft.sentence_of(at) == sentence; --at) {
    if (auto found = state_at(at); !found.empty()) return found;
  }
  if (sentence > 0) {
    const TokenRange before = draft.article.sentences[static_cast<std::size_t>(sentence - 1)].tokens;
    for (TokenIndex at = before.begin; at < before.end; ++at) {
      if (draft.token(at).relation != Relation::nsubj) continue;
      if (auto found = state_at(at); !found.empty()) return found;
    }
    for (TokenIndex at = before.begin; at < before.end; ++at) {
      if (auto found = state_at(at); !found.empty()) return found;
    }
  }
  constexpr TokenIndex looked_at = 400;
  for (TokenIndex at = 0; at < std::min(draft.size(), looked_at); ++at) {
    if (auto found = state_at(at); !found.empty()) return found;
  }
  return {};
}

void find_holders(Draft& draft) {
  from_titles(draft);
  from_nouns(draft);
  from_offices(draft);
  fill_titles(draft);
  for (const Person& person : draft.persons) {
    for (const MentionIndex index : person.mentions) {
      draft.article.mentions[static_cast<std::size_t>(index)].parties = person.parties;
      sort_parties(draft.article.mentions[static_cast<std::size_t>(index)].parties);
    }
  }
  mention_titles(draft);
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
