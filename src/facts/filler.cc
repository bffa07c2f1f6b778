#include "facts/filler.h"

#include <algorithm>

#include "base/utf8.h"

namespace paraphe {

namespace {

using Parties = std::vector<std::string_view>;

void add(Parties& parties, const Mention* mention) {
  if (mention != nullptr) parties.insert(parties.end(), mention->parties.begin(), mention->parties.end());
}

Parties sorted(Parties parties) {
  std::sort(parties.begin(), parties.end());
  parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
  return parties;
}

// True when the token is governed through a preposition that means `of`.
bool is_of(const Language& language, const Article& article, TokenIndex token, TokenRange within) {
  for (TokenIndex i = within.begin; i < token; ++i) {
    const Token& each = article.token(i);
    if (each.head != token || each.relation != Relation::case_) continue;
    const auto at = language.clause_words.prepositions.find(each.lemma);
    return at != language.clause_words.prepositions.end() && at->second.function == Function::of;
  }
  return false;
}

// Longer phrases hold clauses of their own; what qualifies a noun stands near it.
constexpr TokenIndex reach = 40;

// Adjectives and appositions: les étudiants togolais.
Parties qualifying_parties(const Article& article, TokenIndex head, TokenRange within) {
  Parties parties;
  for (TokenIndex i = std::max(within.begin, head - reach); i < std::min(within.end, head + reach); ++i) {
    const Token& token = article.token(i);
    if (token.head == head && (token.relation == Relation::amod || token.relation == Relation::appos)) add(parties, article.mention_at(i));
  }
  return parties;
}

// Complements of `of`: l'armée du Togo.
Parties parties_under_of(const Knowledge& knowledge, const Article& article, const Filler& filler) {
  Parties parties;
  if (filler.clause >= 0 && article.clauses[static_cast<std::size_t>(filler.clause)].kind == PredicateKind::noun) {
    for (const Filler& each : article.clauses[static_cast<std::size_t>(filler.clause)].fillers) {
      if (each.function == Function::of && !each.shared) add(parties, article.mention_at(each.head));
    }
  }
  const Language* language = knowledge.language(article.language);
  if (!parties.empty() || language == nullptr) return parties;
  const TokenRange near{std::max(filler.tokens.begin, filler.head - reach), std::min(filler.tokens.end, filler.head + reach)};
  for (TokenIndex i = near.begin; i < near.end; ++i) {
    const Token& token = article.token(i);
    if (token.head == filler.head && token.relation == Relation::nmod && is_of(*language, article, i, near)) add(parties, article.mention_at(i));
  }
  return parties;
}

Parties states_of_places_under_of(const Knowledge& knowledge, const Article& article, const Filler& filler) {
  const Language* language = knowledge.language(article.language);
  Parties parties;
  if (language == nullptr || article.token(filler.head).upos != Upos::NOUN) return parties;
  const TokenRange near{std::max(filler.tokens.begin, filler.head - reach), std::min(filler.tokens.end, filler.head + reach)};
  for (TokenIndex i = near.begin; i < near.end; ++i) {
    const Token& token = article.token(i);
    if (token.head != filler.head || token.relation != Relation::nmod || !is_of(*language, article, i, near)) continue;
    const Mention* mention = article.mention_at(i);
    if (mention != nullptr && mention->kind == EntityKind::place && !mention->city_of.empty()) parties.push_back(mention->city_of);
  }
  return parties;
}

}  // namespace

const Filler* filler_at(const Article& article, FillerReference reference) {
  if (reference.clause < 0 || reference.filler < 0) return nullptr;
  return &article.clauses[static_cast<std::size_t>(reference.clause)].fillers[static_cast<std::size_t>(reference.filler)];
}

bool is_name(const Article& article, const Filler& filler) {
  if (filler.head < 0) return false;
  const Mention* mention = article.mention_at(filler.head);
  if (mention == nullptr || mention->reference == Reference::title) return false;
  const bool named = mention->reference == Reference::name &&
                     (mention->kind == EntityKind::state || mention->kind == EntityKind::organisation || mention->kind == EntityKind::group);
  return named || article.token(filler.head).upos == Upos::PROPN || (mention->kind == EntityKind::person && mention->reference != Reference::pronoun);
}

TokenIndex head_of(const Article& article, FillerReference reference) {
  if (const Filler* filler = filler_at(article, reference)) return filler->head;
  return reference.clause < 0 ? no_token : article.clauses[static_cast<std::size_t>(reference.clause)].predicate;
}

TokenRange tokens_of(const Article& article, FillerReference reference) {
  if (const Filler* filler = filler_at(article, reference)) return filler->tokens;
  const TokenIndex head = head_of(article, reference);
  return head == no_token ? TokenRange{} : TokenRange{head, head + 1};
}

TokenIndex meant_noun(const Article& article, TokenIndex token) {
  if (token < 0) return token;
  const auto after = std::partition_point(article.quantities.begin(), article.quantities.end(),
                                          [&](const Quantity& each) { return each.tokens.end <= token; });
  if (after == article.quantities.end() || after->head != token || after->antecedent == no_token) return token;
  return after->antecedent;
}

bool stands_at(const Article& article, TokenIndex token, const WordRow& row) {
  if (token < 0) return false;
  const std::int32_t sentence = article.token(token).sentence;
  for (const std::string& word : row) {
    if (static_cast<std::size_t>(token) >= article.tokens.size()) return false;
    const Token& at = article.token(token);
    if (at.sentence != sentence) return false;
    if (at.lemma == word || lower(at.form) == word) {
      ++token;
    } else if (at.contraction_start && lower(article.words(at.span)) == word) {
      token += 2;
    } else {
      return false;
    }
  }
  return true;
}

std::vector<std::string_view> parties_of(const Knowledge& knowledge, const Article& article, FillerReference reference) {
  const TokenIndex head = head_of(article, reference);
  if (head == no_token) return {};
  const Mention* mention = article.mention_at(head);
  if (mention != nullptr && !mention->parties.empty()) return sorted(mention->parties);
  const Filler* filler = filler_at(article, reference);
  const Sentence& sentence = article.sentences[static_cast<std::size_t>(article.token(head).sentence)];
  const TokenRange within = filler != nullptr ? filler->tokens : sentence.tokens;
  Parties parties = qualifying_parties(article, head, within);
  // Of the predicate itself only « la visite russe » counts: what stands under `of` is for the rule to say.
  if (parties.empty() && filler != nullptr) parties = parties_under_of(knowledge, article, *filler);
  if (parties.empty() && mention != nullptr && !mention->city_of.empty()) parties.push_back(mention->city_of);
  // « aux sinistrés de Toamasina »: the state of the place.
  if (parties.empty() && filler != nullptr) parties = states_of_places_under_of(knowledge, article, *filler);
  return sorted(std::move(parties));
}

namespace {

// The kind that the words at this noun tell; of several entries the longest counts.
std::string_view kind_at(const Language& language, const Article& article, const FactType& type, TokenIndex noun) {
  const Token& token = article.token(noun);
  const std::vector<KindWord>& words = language.kind_words.words;
  std::string_view kind;
  std::size_t longest = 0;
  const auto look = [&](std::string_view first) {
    auto at = std::lower_bound(words.begin(), words.end(), first, [](const KindWord& word, std::string_view key) { return word.words.front() < key; });
    for (; at != words.end() && at->words.front() == first; ++at) {
      if (at->type != type.code || at->words.size() <= longest || !stands_at(article, noun, at->words)) continue;
      longest = at->words.size();
      const Coded* code = type.kind(at->kind);  // none of « - »: together these words name no kind
      kind = code != nullptr ? std::string_view(code->code) : std::string_view();
    }
  };
  look(token.lemma);
  if (const std::string form = lower(token.form); form != token.lemma) look(form);
  return kind;
}

bool stands_for_a_noun(const Token& token) {
  const Features& f = token.features;
  if (token.upos != Upos::PRON || token.relation == Relation::expl || f.reflexive) return false;
  return (f.pron_type == PronType::personal && f.person == 3) ||
         (f.pron_type == PronType::demonstrative && f.gender != Gender::none);
}

bool agree(const Features& a, const Features& b) {
  return (a.gender == b.gender || a.gender == Gender::none || b.gender == Gender::none) &&
         (a.number == b.number || a.number == Number::none || b.number == Number::none);
}

}  // namespace

TokenIndex meant_thing(const Knowledge& knowledge, const Article& article, const FactType& type, TokenIndex token) {
  constexpr TokenIndex words_back = 80;
  constexpr std::int32_t sentences_back = 1;
  const Language* language = knowledge.language(article.language);
  if (token < 0 || language == nullptr || !stands_for_a_noun(article.token(token))) return meant_noun(article, token);
  const Token& pronoun = article.token(token);
  for (TokenIndex i = token - 1; i >= 0 && token - i <= words_back; --i) {
    const Token& noun = article.token(i);
    if (pronoun.sentence - noun.sentence > sentences_back) break;
    if (noun.upos != Upos::NOUN || !agree(pronoun.features, noun.features)) continue;
    if (!kind_at(*language, article, type, i).empty()) return i;
  }
  return token;
}

std::string_view kind_of(const Knowledge& knowledge, const Article& article, const FactType& type, TokenIndex noun) {
  const Language* language = knowledge.language(article.language);
  if (language == nullptr || noun < 0) return {};
  return kind_at(*language, article, type, meant_thing(knowledge, article, type, noun));
}

bool fits(const Knowledge& knowledge, const Article& article, FillerReference reference, RoleType type) {
  const Mention* mention = article.mention_at(head_of(article, reference));
  switch (type) {
    case RoleType::party: return !parties_of(knowledge, article, reference).empty();
    case RoleType::person: return mention != nullptr && mention->kind == EntityKind::person && !mention->name.empty();
    case RoleType::place: return mention != nullptr && (mention->kind == EntityKind::place || mention->kind == EntityKind::state || mention->place_reading);
    case RoleType::text: return true;
    case RoleType::thing: return true;
    case RoleType::kind:
    case RoleType::closed: break;
  }
  return false;
}

namespace {

bool passes_test(const Knowledge& knowledge, const Article& article, FillerReference reference, Test test, const FactType& type) {
  const Mention* mention = article.mention_at(head_of(article, reference));
  switch (test) {
    case Test::party: return fits(knowledge, article, reference, RoleType::party);
    case Test::actor: return mention != nullptr && (mention->kind == EntityKind::person || (mention->kind != EntityKind::place && !mention->parties.empty()));
    case Test::state: return mention != nullptr && mention->kind == EntityKind::state;
    case Test::group: return mention != nullptr && mention->kind == EntityKind::group;
    case Test::organisation: return mention != nullptr && mention->kind == EntityKind::organisation;
    case Test::person: return mention != nullptr && mention->kind == EntityKind::person;
    case Test::place: return fits(knowledge, article, reference, RoleType::place);
    case Test::kind: return !kind_of(knowledge, article, type, head_of(article, reference)).empty();
  }
  return false;
}

}  // namespace

bool passes(const Knowledge& knowledge, const Article& article, FillerReference reference, const PlanCondition& condition,
            const FactType& type) {
  if (condition.tests.empty() && condition.words.empty()) return true;
  const TokenIndex head = head_of(article, reference), meant = meant_noun(article, head);
  return std::any_of(condition.tests.begin(), condition.tests.end(),
                     [&](Test test) { return passes_test(knowledge, article, reference, test, type); }) ||
         std::any_of(condition.words.begin(), condition.words.end(),
                     [&](const WordRow& row) { return stands_at(article, head, row); }) ||
         (meant != head && std::any_of(condition.words.begin(), condition.words.end(),
                                       [&](const WordRow& row) { return stands_at(article, meant, row); }));
}

}  // namespace paraphe
