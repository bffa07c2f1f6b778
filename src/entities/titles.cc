// Offices: where a title stands, what kind it is, for which party, and who holds it.
//   « le ministre pakistanais de la Défense, Khawaja Asif » · « X, ministre de Y, » · « X a été nommé ambassadeur »
#include <algorithm>

#include "base/utf8.h"
#include "entities/draft.h"

namespace paraphe {

namespace {

constexpr TokenIndex longest_title = 30;  // words

bool upper_at(const Draft& draft, TokenIndex t) { return starts_upper(draft.article.words(draft.token(t).span)); }
bool person_begins(const Draft& draft, TokenIndex t) {
  return t < draft.size() && draft.person_at[static_cast<std::size_t>(t)] >= 0;
}
bool same_sentence(const Draft& draft, TokenIndex a, TokenIndex b) {
  return b >= 0 && b < draft.size() && draft.sentence_of(a) == draft.sentence_of(b);
}
bool is_of(const Draft& draft, TokenIndex t) {
  return draft.token(t).upos == Upos::ADP && draft.is(WordClass::of_preposition, t);
}
bool is_of_lemma(const Draft& draft, TokenIndex t) {
  return draft.token(t).upos == Upos::ADP &&
         (draft.words.is(WordClass::of_preposition, draft.token(t).lemma) || is_of(draft, t));
}

// The rules of the longest title that begins here, and its end.
const std::vector<TitleRule>* rules_at(const Draft& draft, TokenIndex t, TokenIndex& end, bool& former) {
  const std::vector<TitleRule>* best = nullptr;
  std::string key;
  former = false;
  for (int count = 0; count < draft.words.longest_title && same_sentence(draft, t, t + count); ++count) {
    std::string word = draft.lower_at(t + count);
    if (count == 0) {
      const std::size_t hyphen = word.find('-');
      if (hyphen != std::string::npos && draft.words.is(WordClass::former, word.substr(0, hyphen + 1))) {
        word.erase(0, hyphen + 1);
        former = true;
      }
    }
    // Titles are listed with the apostrophe joined to its word.
    if (!key.empty() && key.back() != '\'') key += ' ';
    key += word;
    const auto at = draft.words.titles.find(key);
    if (at != draft.words.titles.end()) {
      best = &at->second;
      end = t + count + 1;
    }
  }
  return best;
}

struct Extent {
  const Draft& draft;
  TokenIndex begin;
  bool posted;

  bool noun_like(TokenIndex t) const {
    const Upos upos = draft.token(t).upos;
    return (upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::X || upos == Upos::NUM) && !person_begins(draft, t);
  }
  bool adjective_like(TokenIndex t) const {
    const Upos upos = draft.token(t).upos;
    return upos == Upos::ADJ || draft.is(WordClass::continues_title, t);
  }
  // « de la Coopération », « des Nations unies »: the end of the phrase that begins with the preposition, or `t`.
  TokenIndex phrase(TokenIndex t) const {
    TokenIndex at = t + 1;
    if (inside(at) && is_of_lemma(draft, at) && !is_of_lemma(draft, t)) ++at;  // auprès de
    while (inside(at) && draft.token(at).upos == Upos::DET) ++at;
    const TokenIndex first = at;
    while (inside(at) && adjective_like(at) && !noun_like(at)) ++at;
    if (!inside(at) || !noun_like(at)) return at > first && inside(first) ? at : t;
    ++at;
    while (inside(at) && (adjective_like(at) || (draft.token(at).upos == Upos::PROPN && !person_begins(draft, at)))) ++at;
    return at;
  }
  bool inside(TokenIndex t) const {
    return same_sentence(draft, begin, t) && t - begin < longest_title && draft.token(t).upos != Upos::PUNCT &&
           !person_begins(draft, t);
  }
  bool post_preposition(TokenIndex t) const {
    return draft.token(t).upos == Upos::ADP && !is_of_lemma(draft, t) &&
           (draft.is(WordClass::posted_preposition, t) || draft.words.is(WordClass::posted_preposition, draft.token(t).lemma));
  }
  // « au ministère des Affaires étrangères »
  bool at_body(TokenIndex t) const {
    if (!post_preposition(t)) return false;
    TokenIndex at = t + 1;
    while (inside(at) && draft.token(at).upos == Upos::DET) ++at;
    if (!inside(at)) return false;
    const auto body = draft.words.bodies.find(draft.lower_at(at));
    return body != draft.words.bodies.end() && body->second.kind == BodyClass::government && body->second.bare;
  }
  TokenIndex end_from(TokenIndex t) const {
    while (inside(t)) {
      if (adjective_like(t)) {
        ++t;
      } else if (draft.token(t).upos == Upos::ADP && inside(t + 1) && draft.is(WordClass::continues_title, t + 1)) {
        t += 2;  // par intérim
      } else if (is_of_lemma(draft, t) || at_body(t) ||
                 (post_preposition(t) && (posted || draft.is(WordClass::continues_title, t - 1)))) {
        const TokenIndex next = phrase(t);
        if (next == t) break;
        t = next;
      } else if (draft.token(t).upos == Upos::CCONJ && upper_in_phrase(t + 1)) {
        t = draft.token(t + 1).upos == Upos::ADP ? phrase(t + 1) : phrase(t);
      } else {
        break;
      }
      // « ministre des Affaires étrangères, de la Coopération et de l'Intégration africaine »
      if (same_sentence(draft, begin, t) && same_sentence(draft, begin, t + 1) && draft.lower_at(t) == "," &&
          is_of_lemma(draft, t + 1) && upper_in_phrase(t + 1)) {
        const TokenIndex next = phrase(t + 1);
        if (next > t + 1) t = next;
      }
    }
    return t;
  }
  // « et de l'Intégration », « et Finances »: what is joined is a department too, written with a capital.
  bool upper_in_phrase(TokenIndex t) const {
    if (!same_sentence(draft, begin, t)) return false;
    const bool of = is_of_lemma(draft, t);
    TokenIndex at = of ? t + 1 : t;
    while (same_sentence(draft, begin, at) && draft.token(at).upos == Upos::DET && (of || at == t)) ++at;
    if (!same_sentence(draft, begin, at) || person_begins(draft, at)) return false;
    const Mention* mention = nullptr;
    const MentionIndex index = draft.article.mention_of_token[static_cast<std::size_t>(at)];
    if (index != no_mention) mention = &draft.article.mentions[static_cast<std::size_t>(index)];
    return draft.token(at).upos == Upos::NOUN && upper_at(draft, at) && mention == nullptr;
  }
};

// The parties that the title itself names: the first that does not stand behind a preposition of place.
std::vector<std::string_view> parties_in(const Draft& draft, const TitleSpan& title, bool& complement) {
  std::vector<std::string_view> out;
  complement = false;
  for (TokenIndex t = title.head_words.end; t < title.tokens.end; ++t) {
    const Token& token = draft.token(t);
    if ((token.upos == Upos::NOUN || token.upos == Upos::PROPN) && t >= title.head_words.end) complement = true;
    const MentionIndex index = draft.article.mention_of_token[static_cast<std::size_t>(t)];
    if (index == no_mention) continue;
    const Mention& mention = draft.article.mentions[static_cast<std::size_t>(index)];
    if (mention.parties.empty() || mention.kind == EntityKind::person || mention.place_reading) continue;
    if (title.posted && mention.reference != Reference::demonym) {
      const TokenIndex by = case_of(draft, mention.head);
      if (by != no_token && !is_of_lemma(draft, by)) continue;
    }
    if (out.empty() || (title.plural && mention.reference == Reference::demonym)) join_parties(out, mention.parties);
  }
  return out;
}

bool only_organisation(const Draft& draft, const std::vector<std::string_view>& parties) {
  return parties.size() == 1 && draft.knowledge.gazetteer.state(parties.front()) == nullptr && !parties.front().starts_with("ORG:");
}

// The kind of office: of the rules that hold, the one that asks for the longest words, then the narrowest scope.
void classify(const Draft& draft, const std::vector<TitleRule>& rules, TitleSpan& title) {
  std::string rest;
  for (TokenIndex t = title.head_words.end; t < title.tokens.end; ++t) {
    for (const std::string& word : folded_words(draft.token(t).form)) rest += " " + word;
  }
  rest += ' ';
  bool complement = false;
  for (const TitleRule& rule : rules) title.posted = title.posted || rule.posted;
  title.parties = parties_in(draft, title, complement);
  std::size_t best = 0;
  for (const TitleRule& rule : rules) {
    std::size_t weight = 1;
    if (!rule.with.empty()) {
      std::size_t longest = 0;
      for (const std::string& with : rule.with) {
        if (rest.find(" " + with + " ") != std::string::npos) longest = std::max(longest, with.size());
      }
      if (longest == 0) continue;
      weight += 10 * longest;
    }
    const bool organisation = only_organisation(draft, title.parties);
    switch (rule.scope) {
      case TitleScope::any: break;
      case TitleScope::bare:
        if (organisation || (complement && title.parties.empty())) continue;
        weight += 2;
        break;
      case TitleScope::organisation:
        if (!organisation) continue;
        weight += 5;
        break;
      case TitleScope::foreign:
        if (!complement || organisation) continue;
        weight += 1;
        break;
      case TitleScope::party:
        if (title.parties.size() != 1 || title.parties.front() != rule.party) continue;
        weight += 8;
        break;
    }
    if (weight > best) {
      best = weight;
      title.office = rule.office;
    }
  }
}

void status_of(const Draft& draft, TitleSpan& title, bool former) {
  if (former) title.status = "held";
  for (TokenIndex back = 1; back <= 3 && same_sentence(draft, title.tokens.begin, title.tokens.begin - back); ++back) {
    const TokenIndex t = title.tokens.begin - back;
    if (draft.is(WordClass::former, t)) {
      title.status = "held";
      break;
    }
    if (draft.token(t).upos != Upos::ADJ && draft.token(t).upos != Upos::PUNCT) break;
  }
  if (same_sentence(draft, title.tokens.begin, title.tokens.end) && draft.is(WordClass::after_former, title.tokens.end)) title.status = "held";
  if (title.tokens.end - 1 > title.tokens.begin && draft.is(WordClass::after_former, title.tokens.end - 1)) title.status = "held";
}

bool is_weak_title(const Draft& draft, TokenIndex t) {
  const auto at = draft.words.titles.find(draft.lower_at(t));
  return at != draft.words.titles.end() && std::all_of(at->second.begin(), at->second.end(), [](const TitleRule& rule) {
    return rule.office == "weak" || rule.office == "rank";
  });
}

// Past honorifics and ranks to the name: « , le général Assimi Goïta ».
TokenIndex name_after(const Draft& draft, TokenIndex t, TokenIndex begin) {
  bool comma = false;
  for (int step = 0; step < 8 && same_sentence(draft, begin, t); ++step, ++t) {
    if (person_begins(draft, t)) return t;
    const std::string& word = draft.lower_at(t);
    if (word == "(" && same_sentence(draft, begin, t + 2) && draft.lower_at(t + 2) == ")") {  // (OTSC)
      t += 2;
      continue;
    }
    if (word == "," && !comma) {
      comma = true;
      continue;
    }
    if (draft.token(t).upos == Upos::DET && comma && same_sentence(draft, begin, t + 1) && draft.is(WordClass::honorific, t + 1)) continue;
    if (draft.is(WordClass::honorific, t) || word == ".") continue;
    // « , l'ancien diplomate X »
    if (comma && (draft.token(t).upos == Upos::DET || draft.is(WordClass::former, t) || is_weak_title(draft, t))) continue;
    return no_token;
  }
  return no_token;
}

// The person whose name ends just before « , ministre … » or « (ministre … ».
TokenIndex name_before(const Draft& draft, TokenIndex begin) {
  TokenIndex t = begin - 1;
  for (int step = 0; step < 3 && same_sentence(draft, begin, t) && (draft.token(t).upos == Upos::DET || draft.token(t).upos == Upos::ADJ); ++step) --t;
  if (!same_sentence(draft, begin, t) || (draft.lower_at(t) != "," && draft.lower_at(t) != "(")) return no_token;
  for (TokenIndex back = 1; back <= 9 && same_sentence(draft, begin, t - back); ++back) {
    if (person_begins(draft, t - back)) {
      return draft.person_end[static_cast<std::size_t>(t - back)] == t ? t - back : no_token;
    }
  }
  return no_token;
}

void hold(Draft& draft, TitleSpan& title, TokenIndex name) {
  title.person = draft.person_at[static_cast<std::size_t>(name)];
  title.name = {name, draft.person_end[static_cast<std::size_t>(name)]};
}

std::int32_t person_of(const Draft& draft, TokenIndex head) {
  if (head == no_token) return -1;
  const MentionIndex index = draft.article.mention_of_token[static_cast<std::size_t>(head)];
  return index == no_mention ? -1 : draft.person_of_mention[static_cast<std::size_t>(index)];
}

TokenIndex subject_of(const Draft& draft, TokenIndex predicate) {
  for (const TokenIndex child : children_of(draft, predicate)) {
    if (draft.token(child).relation == Relation::nsubj) return child;
  }
  return no_token;
}

TokenRange range_at(const Draft& draft, TokenIndex head) {
  const Mention& mention = draft.article.mentions[static_cast<std::size_t>(draft.article.mention_of_token[static_cast<std::size_t>(head)])];
  return mention.tokens;
}

// « X est ambassadeur », « X a été nommé ministre », « Y a nommé X ambassadeur », « X devient Premier ministre ».
void by_verb(Draft& draft, TitleSpan& title) {
  TokenIndex holder = no_token;
  bool copula = false;
  for (const TokenIndex child : children_of(draft, title.head)) copula |= draft.token(child).relation == Relation::cop;
  if (copula) holder = subject_of(draft, title.head);
  const Token& token = draft.token(title.head);
  if (holder == no_token && token.head != no_token &&
      (token.relation == Relation::xcomp || token.relation == Relation::obj || token.relation == Relation::obl || token.relation == Relation::acl)) {
    const Token& verb = draft.token(token.head);
    const bool appoints = draft.words.is(WordClass::appoint_verb, verb.lemma);
    const bool becomes = draft.words.is(WordClass::become_verb, verb.lemma);
    if (!appoints && !becomes) return;
    for (const TokenIndex child : children_of(draft, token.head)) {
      const Token& each = draft.token(child);
      const bool subject = each.relation == Relation::nsubj && (becomes || each.subtype == Subtype::pass);
      const bool object = appoints && each.relation == Relation::obj && child != title.head;
      if ((subject || object) && person_of(draft, child) >= 0) holder = child;
    }
    if (holder == no_token && verb.relation == Relation::acl && verb.head != no_token) holder = verb.head;  // X, nommé ministre
    if (holder != no_token && person_of(draft, holder) >= 0 && title.status == "holds") title.status = "appointed";
  }
  // « X, nommé mardi ambassadeur », « X, que Y a nommé ambassadeur », however the parser hangs it.
  if (holder == no_token && title.tokens.begin > 0) {
    for (TokenIndex t = title.tokens.begin - 1; same_sentence(draft, title.head, t) && title.tokens.begin - t <= 6; --t) {
      if (draft.token(t).upos != Upos::VERB || !draft.words.is(WordClass::appoint_verb, draft.token(t).lemma)) continue;
      for (TokenIndex u = t - 1; same_sentence(draft, t, u) && t - u <= 12; --u) {
        if (!person_begins(draft, u)) continue;
        title.person = draft.person_at[static_cast<std::size_t>(u)];
        title.name = {u, draft.person_end[static_cast<std::size_t>(u)]};
        if (title.status == "holds") title.status = "appointed";
        return;
      }
      break;
    }
  }
  if (holder == no_token) return;
  title.person = person_of(draft, holder);
  if (title.person >= 0) title.name = range_at(draft, holder);
}

// « L'ambassadeur X a été nommé », « a nommé l'ambassadeur X ».
bool is_appointed(const Draft& draft, const TitleSpan& title) {
  const Token& token = draft.token(title.head);
  if (token.head == no_token || !draft.words.is(WordClass::appoint_verb, draft.token(token.head).lemma)) return false;
  return (token.relation == Relation::nsubj && token.subtype == Subtype::pass) || token.relation == Relation::obj;
}

// « le porte-parole du président Macron »: without a comma the name belongs to the inner title.
bool holds_title(const Draft& draft, const TitleSpan& title) {
  for (TokenIndex t = title.head_words.end; t < title.tokens.end; ++t) {
    TokenIndex end = t;
    bool former = false;
    const Upos upos = draft.token(t).upos;
    if ((upos == Upos::NOUN || upos == Upos::PROPN) && rules_at(draft, t, end, former) != nullptr) return true;
  }
  return false;
}

}  // namespace

void find_titles(Draft& draft) {
  for (TokenIndex t = 0; t < draft.size(); ++t) {
    const Token& token = draft.token(t);
    if (token.upos == Upos::VERB || token.upos == Upos::AUX || token.upos == Upos::ADP || token.upos == Upos::PUNCT) continue;
    if (draft.in_person[static_cast<std::size_t>(t)] != 0) continue;
    TokenIndex end = t + 1;
    bool former = false;
    const std::vector<TitleRule>* rules = rules_at(draft, t, end, former);
    if (rules == nullptr) continue;
    TitleSpan title;
    title.head_words = {t, end};
    title.head = head_of(draft, title.head_words);
    if (draft.token(title.head).upos == Upos::ADJ && end - t == 1) continue;  // « intérêt général »
    title.posted = std::any_of(rules->begin(), rules->end(), [](const TitleRule& rule) { return rule.posted; });
    title.tokens = {t, Extent{draft, t, title.posted}.end_from(end)};
    title.plural = is_plural(draft, title.head);
    title.possessive = possessive_of(draft, title.head) != no_token;
    classify(draft, *rules, title);
    if (title.office.empty()) continue;
    for (const std::string& word : folded_words(draft.article.words(draft.article.span_of(title.tokens)))) title.folded += word + ' ';
    status_of(draft, title, former);
    const TokenIndex after = name_after(draft, title.tokens.end, t);
    const std::int32_t outer = draft.title_at[static_cast<std::size_t>(t)];
    const bool taken = outer >= 0 && after != no_token &&
                       draft.titles[static_cast<std::size_t>(outer)].name.begin == after;
    if (after != no_token && !taken && (after != title.tokens.end || !holds_title(draft, title))) {
      hold(draft, title, after);
    } else if (const TokenIndex before = name_before(draft, t); before != no_token) {
      hold(draft, title, before);
    } else {
      by_verb(draft, title);
    }
    if (title.person >= 0 && title.status == "holds" && is_appointed(draft, title)) title.status = "appointed";
    const auto index = static_cast<std::int32_t>(draft.titles.size());
    for (TokenIndex u = title.tokens.begin; u < title.tokens.end; ++u) draft.title_at[static_cast<std::size_t>(u)] = index;
    // The rest of the title may hold another: « le porte-parole du président russe ».
    t = title.head_words.end - 1;
    draft.titles.push_back(std::move(title));
  }
}

}  // namespace paraphe
