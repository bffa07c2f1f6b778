#include "time/tense.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace paraphe {

namespace {

TimeKind kind_of_lemma(const TimeWords& words, std::string_view lemma) {
  const std::int32_t at = words.book.entry_of(lemma);
  return at == PhraseBook::unknown ? TimeKind::none : words.entries[static_cast<std::size_t>(at)].kind;
}

bool is_verb(const Token& token) { return token.upos == Upos::VERB || token.upos == Upos::AUX; }

// foule-ra of fouler, rend-ra of rendre, fe-ra of faire; but not ti-ra of tirer, which is a past: where the stem itself
// ends with the letter, all of the infinitive must stand there.
bool ends_as(std::string_view form, std::string_view lemma, const std::vector<std::string>& endings) {
  if (lemma.size() < 4) return false;
  for (const std::string& ending : endings) {
    if (!form.ends_with(ending) || form.size() == ending.size()) continue;
    const std::string_view base = form.substr(0, form.size() - ending.size());
    const std::string_view stem = lemma.substr(0, lemma.size() - 2);
    if (!stem.ends_with(ending.front())) return true;
    if (lemma.starts_with(base) && lemma.size() - base.size() <= 2 &&
        lemma.substr(base.size()).starts_with(ending.front())) {
      return true;
    }
  }
  return false;
}

// The finite form that carries the tense of a verb: itself, or the first of its auxiliaries.
struct Tensed {
  bool finite = false, compound = false, passive_only = false;
  bool infinitive = false;       // être signé: what governs it has the tense
  bool past_infinitive = false;  // avoir signé
  Tense tense = Tense::none;
  Mood mood = Mood::none;
};

Tensed tensed(const Tenses& tenses, const Sentence& sentence, TokenIndex verb) {
  const Article& article = tenses.article;
  Tensed out;
  const Token& token = article.token(verb);
  out.infinitive = token.features.verb_form == VerbForm::infinitive;
  if (token.features.verb_form == VerbForm::finite) {
    out.finite = true;
    out.tense = token.features.tense;
    out.mood = token.features.mood;
    const std::string form = lower(token.form);
    if (ends_as(form, token.lemma, tenses.words.future_endings)) out.tense = Tense::future;
    if (ends_as(form, token.lemma, tenses.words.conditional_endings)) out.mood = Mood::conditional;
  }
  int auxiliaries = 0;
  const TokenIndex from = std::max(sentence.tokens.begin, verb - 8);
  for (TokenIndex i = from; i < verb; ++i) {
    const Token& aux = article.token(i);
    if (aux.head != verb || (aux.relation != Relation::aux && aux.relation != Relation::cop)) continue;
    ++auxiliaries;
    if (aux.features.verb_form == VerbForm::infinitive) {
      out.infinitive = true;
      out.past_infinitive = aux.relation == Relation::aux && aux.subtype != Subtype::pass;
    }
    if (aux.features.verb_form != VerbForm::finite) continue;
    out.finite = true;
    out.tense = aux.features.tense;
    out.mood = aux.features.mood;
    out.compound = out.compound || aux.relation == Relation::aux;
    out.passive_only = aux.relation == Relation::aux && aux.subtype == Subtype::pass;
  }
  if (auxiliaries > 1) out.passive_only = false;
  return out;
}

Direction of_finite(const Tensed& form, TimeKind kind) {
  const bool modal = kind == TimeKind::modal, planned = kind == TimeKind::planned;
  if (form.mood == Mood::conditional) {
    return form.compound && !form.passive_only ? Direction::behind : modal ? Direction::ahead : Direction::either;
  }
  if (form.mood == Mood::subjunctive) return Direction::either;
  if (form.tense == Tense::future) return Direction::ahead;
  // est attendu, est reçu; a signé, est parti
  if (form.compound && form.passive_only && form.tense == Tense::present) {
    return planned ? Direction::ahead : Direction::either;
  }
  if (form.compound) return planned || modal ? Direction::either : Direction::behind;
  if (form.tense == Tense::present) return modal || planned ? Direction::ahead : Direction::either;
  return modal ? Direction::either : Direction::behind;
}

bool has_preposition(const Article& article, TokenIndex verb) {
  return verb > 0 && article.token(verb - 1).upos == Upos::ADP && article.token(verb - 1).head == verb;
}

Direction softened(Direction direction, bool through_noun) {
  // « les élections de décembre » need not lie where the verb does.
  return through_noun && direction == Direction::ahead ? Direction::either : direction;
}

// The tense of the clause that a participle belongs to: « Reçu vendredi, il parlera ».
bool main_clause_ahead(const Tenses& tenses, const Sentence& sentence, TokenIndex participle) {
  const Token& token = tenses.article.token(participle);
  if (token.relation != Relation::advcl || token.head == no_token) return false;
  const Tensed main = tensed(tenses, sentence, token.head);
  return main.finite && main.tense == Tense::future && main.mood != Mood::conditional;
}

Direction by_heads(const Tenses& tenses, const Sentence& sentence, TokenRange expression, TokenIndex head) {
  const Article& article = tenses.article;
  bool through_noun = false, through_infinitive = false;
  TokenIndex at = head;
  for (int steps = 0; steps < 24 && at != no_token; ++steps, at = article.token(at).head) {
    if (at >= expression.begin && at < expression.end) continue;
    const Token& token = article.token(at);
    const Tensed form = tensed(tenses, sentence, at);
    const TimeKind kind = kind_of_lemma(tenses.words, token.lemma);
    if (form.finite) {
      const Direction direction = softened(of_finite(form, kind), through_noun);
      // « a accepté de suspendre »: the infinitive comes after its verb.
      return through_infinitive && direction == Direction::behind ? Direction::either : direction;
    }
    if (!is_verb(token)) {
      through_noun = through_noun || token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::ADJ;
      continue;
    }
    if (form.past_infinitive) return Direction::behind;
    if (token.features.verb_form == VerbForm::participle && !form.infinitive) {
      if (main_clause_ahead(tenses, sentence, at)) return Direction::ahead;
      if (kind == TimeKind::planned) return Direction::either;
      if (token.features.tense != Tense::present) return Direction::behind;
    }
    if (!form.infinitive || token.head == no_token) continue;
    through_infinitive = true;
    const TimeKind governing = kind_of_lemma(tenses.words, article.token(token.head).lemma);
    if (governing != TimeKind::modal && governing != TimeKind::planned) continue;
    if (token.relation == Relation::xcomp) {
      const Tensed upper = tensed(tenses, sentence, token.head);
      if (upper.finite) return softened(of_finite(upper, governing), through_noun);
    }
    if (has_preposition(article, at) && governing == TimeKind::planned) return Direction::ahead;
  }
  return Direction::either;
}

Direction of_nearest(const Tenses& tenses, const Token& token) {
  const TimeKind kind = kind_of_lemma(tenses.words, token.lemma);
  if (token.features.verb_form == VerbForm::participle) {
    return kind == TimeKind::planned ? Direction::either : Direction::behind;
  }
  if (token.features.verb_form != VerbForm::finite) return Direction::either;
  if (token.features.tense == Tense::future) return Direction::ahead;
  if (kind == TimeKind::modal) return token.features.tense == Tense::present ? Direction::ahead : Direction::either;
  // « a », « est » alone: the auxiliary of the perfect more often than not.
  if (token.upos == Upos::AUX || token.features.tense != Tense::present) return Direction::behind;
  return Direction::either;
}

Direction by_distance(const Tenses& tenses, const Sentence& sentence, TokenRange expression) {
  const Article& article = tenses.article;
  for (TokenIndex step = 1; step <= 25; ++step) {
    const TokenIndex left = expression.begin - step, right = expression.end - 1 + step;
    for (const TokenIndex at : {left, right}) {
      if (at < sentence.tokens.begin || at >= sentence.tokens.end || !is_verb(article.token(at))) continue;
      if (article.token(at).features.verb_form == VerbForm::infinitive) continue;
      // seront remplacés, doit être signé: the finite form before it has the tense
      TokenIndex verb = at;
      const bool participle = article.token(at).features.verb_form == VerbForm::participle &&
                              kind_of_lemma(tenses.words, article.token(at).lemma) != TimeKind::planned;
      for (TokenIndex back = at - 1; participle && verb == at && back >= sentence.tokens.begin && back >= at - 4;
           --back) {
        const Token& before = article.token(back);
        if (before.upos == Upos::PUNCT) break;
        if (is_verb(before) && before.features.verb_form == VerbForm::finite) verb = back;
      }
      return of_nearest(tenses, article.token(verb));
    }
  }
  return Direction::either;
}

bool has_heads(const Article& article, const Sentence& sentence) {
  const TokenIndex first = sentence.tokens.begin;
  return sentence.tokens.size() > 1 &&
         (article.token(first).head != no_token || article.token(first + 1).head != no_token);
}

}  // namespace

Direction direction_of(const Tenses& tenses, const Sentence& sentence, TokenRange expression, TokenIndex head) {
  if (head == no_token) return Direction::either;
  if (has_heads(tenses.article, sentence)) return by_heads(tenses, sentence, expression, head);
  return by_distance(tenses, sentence, expression);
}

}  // namespace paraphe
