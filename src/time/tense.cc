#include "time/tense.h"

#include <algorithm>

namespace paraphe {

namespace {

TimeKind kind_of_lemma(const TimeWords& words, std::string_view lemma) {
  const std::int32_t at = words.book.entry_of(lemma);
  return at == PhraseBook::unknown ? TimeKind::none : words.entries[static_cast<std::size_t>(at)].kind;
}

bool is_verb(const Token& token) { return token.upos == Upos::VERB || token.upos == Upos::AUX; }

// The finite form that carries the tense of a verb: itself, or the first of its auxiliaries.
struct Tensed {
  bool finite = false, compound = false, passive_only = false;
  Tense tense = Tense::none;
  Mood mood = Mood::none;
};

Tensed tensed(const Article& article, const Sentence& sentence, TokenIndex verb) {
  Tensed out;
  const Token& token = article.token(verb);
  if (token.features.verb_form == VerbForm::finite) {
    out = {true, false, false, token.features.tense, token.features.mood};
  }
  int auxiliaries = 0;
  const TokenIndex from = std::max(sentence.tokens.begin, verb - 8);
  for (TokenIndex i = from; i < verb; ++i) {
    const Token& aux = article.token(i);
    if (aux.head != verb || (aux.relation != Relation::aux && aux.relation != Relation::cop)) continue;
    ++auxiliaries;
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

bool has_mark_of_purpose(const Article& article, TokenIndex verb) {
  return verb > 0 && article.token(verb - 1).upos == Upos::ADP && article.token(verb - 1).head == verb;
}

Direction by_heads(const Tenses& tenses, const Sentence& sentence, TokenIndex head) {
  const Article& article = tenses.article;
  TokenIndex at = head;
  for (int steps = 0; steps < 24; ++steps) {
    const Token& token = article.token(at);
    const Tensed form = tensed(article, sentence, at);
    if (at != head || is_verb(token)) {
      const TimeKind kind = kind_of_lemma(tenses.words, token.lemma);
      if (form.finite) {
        const Direction direction = of_finite(form, kind);
        // A present that only carries (il faut signer) was decided below.
        return direction;
      }
      if (token.upos == Upos::VERB && token.features.verb_form == VerbForm::participle) {
        if (kind == TimeKind::planned) return Direction::either;
        if (token.features.tense != Tense::present) return Direction::behind;
      }
      if (token.upos == Upos::VERB && token.features.verb_form == VerbForm::infinitive) {
        const TokenIndex above = token.head;
        if (above == no_token) return Direction::either;
        const TimeKind governing = kind_of_lemma(tenses.words, article.token(above).lemma);
        if ((governing == TimeKind::modal || governing == TimeKind::planned) && token.relation == Relation::xcomp) {
          const Tensed upper = tensed(article, sentence, above);
          if (upper.finite) return of_finite(upper, governing);
        }
        if (has_mark_of_purpose(article, at) && governing == TimeKind::planned) return Direction::ahead;
      }
    }
    if (token.head == no_token) return Direction::either;
    at = token.head;
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
      for (TokenIndex back = at - 1; participle && verb == at && back >= sentence.tokens.begin && back >= at - 4; --back) {
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
  if (has_heads(tenses.article, sentence)) return by_heads(tenses, sentence, head);
  return by_distance(tenses, sentence, expression);
}

}  // namespace paraphe
