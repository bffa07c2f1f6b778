// Persons: names as the tagger sees them, as the gazetteer lists them, and capitalised words behind « M. » or a title;
// put together by their words (Vladimir Poutine, M. Poutine).
#include <algorithm>
#include <unordered_set>

#include "base/utf8.h"
#include "entities/draft.h"

namespace paraphe {

namespace {

constexpr TokenIndex longest_name = 9;  // words of a person's name

bool upper_at(const Draft& draft, TokenIndex t) { return starts_upper(draft.article.words(draft.token(t).span)); }

bool is_name_word(const Draft& draft, TokenIndex t) {
  const Token& token = draft.token(t);
  if (!upper_at(draft, t)) return false;
  return token.upos == Upos::PROPN || token.upos == Upos::NOUN || token.upos == Upos::X || token.upos == Upos::ADJ ||
         token.upos == Upos::VERB;
}

// A title, honorific or preposition that the tagger took for part of the name.
TokenRange trimmed(const Draft& draft, TokenRange range) {
  range.begin = std::max(range.begin, 0);
  range.end = std::min(range.end, draft.size());
  while (range.begin < range.end &&
         (draft.is(WordClass::honorific, range.begin) || draft.words.titles.contains(draft.lower_at(range.begin)) ||
          !is_letter(code_point_at(draft.token(range.begin).form, 0).value) || draft.token(range.begin).upos == Upos::DET ||
          (draft.token(range.begin).upos == Upos::ADP && !upper_at(draft, range.begin)))) {
    ++range.begin;
  }
  while (range.end > range.begin && draft.token(range.end - 1).upos == Upos::PUNCT) --range.end;
  if (range.size() > longest_name) range.end = range.begin + longest_name;
  return range;
}

// The capitalised words from here on, with particles between them.
TokenRange run_from(const Draft& draft, TokenIndex begin) {
  TokenIndex end = begin;
  for (TokenIndex t = begin; t < draft.size() && t - begin < longest_name; ++t) {
    if (draft.sentence_of(t) != draft.sentence_of(begin)) break;
    if (is_name_word(draft, t) && (t == begin || draft.token(t).upos == Upos::PROPN || draft.token(t).upos == Upos::X)) {
      end = t + 1;
    } else if (!(draft.is(WordClass::particle, t) && t > begin)) {
      break;
    }
  }
  return {begin, end};
}

bool overlaps_person(const Draft& draft, TokenRange range) {
  for (TokenIndex t = range.begin; t < range.end; ++t) {
    if (draft.in_person[static_cast<std::size_t>(t)] != 0) return true;
  }
  return false;
}

bool overlaps_name(const Draft& draft, TokenRange range) {
  for (TokenIndex t = range.begin; t < range.end; ++t) {
    const MentionIndex at = draft.article.mention_of_token[static_cast<std::size_t>(t)];
    if (at != no_mention) return true;
  }
  return false;
}

bool same_person(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& fewer = a.size() <= b.size() ? a : b;
  const auto& more = a.size() <= b.size() ? b : a;
  if (fewer.size() == 1) return fewer.front() == more.back() || fewer.front() == more.front();
  std::size_t at = 0;  // the fewer words stand in the same order
  for (const std::string& word : more) {
    if (at < fewer.size() && fewer[at] == word) ++at;
  }
  return at == fewer.size() && fewer.size() >= 2;
}

// « M. Xi », « MM. Trump et Xi »
bool is_honoured(const Draft& draft, TokenIndex begin) {
  constexpr TokenIndex looked_at = 7;
  for (TokenIndex t = begin - 1; t >= 0 && begin - t <= looked_at && draft.sentence_of(t) == draft.sentence_of(begin); --t) {
    if (draft.is(WordClass::person_honorific, t)) return t == begin - 1 || draft.is(WordClass::plural_honorific, t);
    if (draft.in_person[static_cast<std::size_t>(t)] == 0 && draft.token(t).upos != Upos::CCONJ && draft.token(t).upos != Upos::PUNCT &&
        !draft.is(WordClass::plural_honorific, t)) {
      return false;
    }
    if (draft.is(WordClass::plural_honorific, t)) return true;
  }
  return false;
}

void note(Draft& draft, TokenRange range) {
  Mention mention;
  mention.tokens = range;
  mention.head = head_of(draft, range);
  mention.span = draft.article.span_of(range);
  mention.kind = EntityKind::person;
  const std::string_view written = draft.article.words(mention.span);
  const std::vector<std::string> words = folded_words(written);
  if (words.empty()) return;
  const bool honoured = is_honoured(draft, range.begin);
  std::int32_t person = find_person(draft, words, honoured ? FirstWord::counts : FirstWord::does_not_count);
  if (person < 0) {
    person = static_cast<std::int32_t>(draft.persons.size());
    draft.persons.push_back({std::string(written), words, {}, {}, "", Gender::none, false});
  }
  Person& who = draft.persons[static_cast<std::size_t>(person)];
  if (words.size() > who.words.size()) {
    who.words = words;
    who.name = std::string(written);
  }
  if (words.size() < who.words.size()) mention.reference = Reference::surname;
  // The person takes the place of a town or state that its name may hold.
  for (TokenIndex t = range.begin; t < range.end; ++t) draft.article.mention_of_token[static_cast<std::size_t>(t)] = no_mention;
  const MentionIndex index = add_mention(draft, mention);
  draft.person_of_mention[static_cast<std::size_t>(index)] = person;
  who.mentions.push_back(index);
  for (TokenIndex t = range.begin; t < range.end; ++t) {
    draft.in_person[static_cast<std::size_t>(t)] = 1;
    const TokenIndex head = draft.token(t).head;
    if (head < range.begin || head >= range.end) draft.article.mention_of_token[static_cast<std::size_t>(t)] = index;
  }
  draft.person_at[static_cast<std::size_t>(range.begin)] = person;
  draft.person_end[static_cast<std::size_t>(range.begin)] = range.end;
}

// The tables know the whole of it as another name: the tagger took a town for a person.
bool is_other_name(const Draft& draft, TokenRange range) {
  for (TokenIndex t = range.begin; t < range.end; ++t) {
    if (draft.name_at[static_cast<std::size_t>(t)] == no_mention && draft.token(t).upos != Upos::PUNCT) return false;
  }
  return true;
}

std::vector<TokenRange> candidates(Draft& draft) {
  std::vector<TokenRange> out;
  std::vector<std::string_view> parties;
  for (const Mention& mention : draft.article.mentions) {
    parties.insert(parties.end(), mention.parties.begin(), mention.parties.end());
  }
  sort_parties(parties);
  for (const Name& name : draft.article.names) {
    if (name.kind != NameKind::person || name.tokens.begin < 0 || name.tokens.end > draft.size()) continue;
    const TokenRange range = trimmed(draft, name.tokens);
    if (range.size() <= 0) continue;
    if (is_other_name(draft, range)) {  // unless a person of public life is called so: Hollande
      if (range.size() > 1 || known_office(draft, folded_words(draft.article.words(draft.article.span_of(range))), "", parties) == nullptr) continue;
    }
    out.push_back(range);
  }
  for (const TokenRange written : draft.known_people) {
    const TokenRange range = trimmed(draft, written);
    if (range.size() <= 0) continue;
    if (range.size() > 1 || known_office(draft, folded_words(draft.article.words(draft.article.span_of(range))), "", parties)) {
      out.push_back(range);
    }
  }
  for (TokenIndex t = 0; t + 1 < draft.size(); ++t) {
    const bool honorific = draft.is(WordClass::person_honorific, t);
    const bool title = draft.words.titles.contains(draft.lower_at(t));
    if (!honorific && !title) continue;
    const TokenRange run = run_from(draft, t + 1);
    if (run.size() <= 0) continue;
    if (!honorific && (overlaps_name(draft, run) || draft.token(run.begin).upos != Upos::PROPN)) continue;
    out.push_back(run);
  }
  if (draft.article.names.empty()) {  // no tagger: two capitalised words that are no other name
    for (TokenIndex t = 0; t + 1 < draft.size(); ++t) {
      if (draft.token(t).upos != Upos::PROPN || !upper_at(draft, t)) continue;
      const TokenRange run = run_from(draft, t);
      if (run.size() >= 2 && !overlaps_name(draft, run)) out.push_back(run);
      t = std::max(t, run.end - 1);
    }
  }
  return out;
}

// A surname alone that the article has given in full, whatever the tagger sees in it: Hollande, once there was François
// Hollande, unless it has an article (la Hollande) or a preposition of place.
void note_surnames(Draft& draft) {
  std::unordered_set<std::string> surnames;
  for (const Person& person : draft.persons) {
    if (person.words.size() > 1 && person.words.back().size() > 2) surnames.insert(person.words.back());
  }
  for (TokenIndex t = 0; t < draft.size(); ++t) {
    if (draft.in_person[static_cast<std::size_t>(t)] != 0 || draft.token(t).upos != Upos::PROPN || !upper_at(draft, t)) continue;
    if (!surnames.contains(fold(draft.token(t).form)) || has_determiner(draft, t)) continue;
    const TokenIndex by = case_of(draft, t);
    if (by != no_token && draft.words.is(WordClass::place_preposition, draft.token(by).lemma)) continue;
    const MentionIndex name = draft.name_at[static_cast<std::size_t>(t)];
    if (name != no_mention && draft.article.mentions[static_cast<std::size_t>(name)].tokens.size() > 1) continue;
    note(draft, {t, t + 1});
  }
}

bool valid_at(const KnownOffice& office, const std::string& day) {
  if (day.empty()) return office.to.empty();
  const auto before = [](const std::string& a, const std::string& b) {  // by the shorter one's precision
    const std::size_t size = std::min(a.size(), b.size());
    return a.substr(0, size) <= b.substr(0, size);
  };
  return (office.from.empty() || before(office.from, day)) && (office.to.empty() || before(day, office.to));
}

bool names_match(const KnownOffice& office, const std::vector<std::string>& words, bool among) {
  const auto matches = [&](const std::vector<std::string>& known) {
    if (known.empty() || !same_person(known, words)) return false;
    // A surname alone is not enough against another first name: Aisha Buhari is not Muhammadu.
    if (known.size() == 1 && words.size() > 1 && office.words.size() > 1) return false;
    return among || (known.size() > 1 && words.size() > 1);
  };
  if (matches(office.words)) return true;
  return std::any_of(office.spellings.begin(), office.spellings.end(), matches);
}

}  // namespace

std::int32_t find_person(const Draft& draft, const std::vector<std::string>& words, FirstWord first) {
  constexpr std::size_t looked_at = 200;  // persons back; an article with more is a list
  std::int32_t best = -1;
  const std::size_t size = draft.persons.size();
  for (std::size_t back = 0; back < std::min(size, looked_at); ++back) {
    const auto at = static_cast<std::int32_t>(size - 1 - back);
    const Person& person = draft.persons[static_cast<std::size_t>(at)];
    if (!same_person(person.words, words)) continue;
    if (words.size() == 1 && person.words.back() != words.back()) {  // only if nothing better
      if (best < 0 && first == FirstWord::counts) best = at;
      continue;
    }
    return at;
  }
  return best;
}

const KnownOffice* known_office(const Draft& draft, const std::vector<std::string>& name_words, std::string_view office,
                                const std::vector<std::string_view>& among) {
  if (name_words.empty()) return nullptr;
  const Gazetteer& gazetteer = draft.knowledge.gazetteer;
  const std::string day = draft.article.published ? to_string(*draft.article.published) : std::string();
  const KnownOffice* best = nullptr;
  int best_score = -1;
  const auto range = gazetteer.offices_by_surname.equal_range(name_words.back());
  for (auto at = range.first; at != range.second; ++at) {
    const KnownOffice& each = gazetteer.offices[static_cast<std::size_t>(at->second)];
    if (!office.empty() && each.office != office) continue;
    const bool listed = std::find(among.begin(), among.end(), each.party) != among.end();
    if (!names_match(each, name_words, listed)) continue;
    const int score = (valid_at(each, day) ? 8 : 0) + (listed ? 4 : 0) + (each.office == "head_of_state" ? 2 : 0) +
                      (each.spellings.empty() ? 0 : 1);
    if (score > best_score) {
      best = &each;
      best_score = score;
    }
  }
  return best;
}

void find_persons(Draft& draft) {
  std::vector<TokenRange> ranges = candidates(draft);
  std::stable_sort(ranges.begin(), ranges.end(), [](TokenRange a, TokenRange b) {
    return a.begin != b.begin ? a.begin < b.begin : a.size() > b.size();
  });
  for (const TokenRange range : ranges) {
    if (range.size() > 0 && !overlaps_person(draft, range)) note(draft, range);
  }
  note_surnames(draft);
  for (TokenIndex t = 0; t + 1 < draft.size(); ++t) {  // « M. Lavrov »: the honorific stands for him too
    if (!draft.is(WordClass::honorific, t)) continue;
    const std::int32_t person = draft.person_at[static_cast<std::size_t>(t + 1)];
    if (person < 0) continue;
    if (draft.is(WordClass::female_honorific, t)) draft.persons[static_cast<std::size_t>(person)].gender = Gender::feminine;
    const MentionIndex mention = [&] {
      for (TokenIndex u = t + 1; u < draft.person_end[static_cast<std::size_t>(t + 1)]; ++u) {
        const MentionIndex at = draft.article.mention_of_token[static_cast<std::size_t>(u)];
        if (at != no_mention) return at;
      }
      return no_mention;
    }();
    MentionIndex& slot = draft.article.mention_of_token[static_cast<std::size_t>(t)];
    if (slot == no_mention) slot = mention;
  }
}

}  // namespace paraphe
