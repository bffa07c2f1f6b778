#include "evaluation/seen.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "evaluation/proof.h"
#include "facts/filler.h"
#include "facts/rule_index.h"

namespace paraphe {

namespace {

constexpr std::size_t longest_name = 8;  // words looked at together for a name that was not recognised

bool is_in(const ProofPlace& place, std::int32_t sentence) { return place.sentences.contains(sentence); }

std::int32_t sentence_of(const Article& article, const Mention& mention) {
  return article.token(mention.head).sentence;
}

// The words of the sentence by which the gazetteer names the party, "" for none.
std::string written_name(const Knowledge& knowledge, const Article& article, std::int32_t sentence,
                         const std::string& party) {
  const NameTable* table = knowledge.gazetteer.names(article.language);
  const std::vector<std::string> words =
      folded_words(article.words(article.sentences[static_cast<std::size_t>(sentence)].span));
  const std::vector<std::string> code = folded_words(party.starts_with("ORG:") ? party.substr(4) : party);
  if (!code.empty() && party.starts_with("ORG:") &&
      std::search(words.begin(), words.end(), code.begin(), code.end()) != words.end())
    return party.substr(4);
  if (table == nullptr) return "";
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    std::string name;
    for (std::size_t end = begin; end < std::min(words.size(), begin + longest_name); ++end) {
      name += (name.empty() ? "" : " ") + words[end];
      const auto at = table->names.find(name);
      if (at == table->names.end()) continue;
      for (const KnownName& known : at->second) {
        if (known.role == NameRole::none || known.role == NameRole::city) continue;
        for (const std::string_view each : known.parties) {
          if (party_key(knowledge, each) == party) return known.name;
        }
      }
    }
  }
  return "";
}

bool leads_back(Reference reference) {
  return reference == Reference::pronoun || reference == Reference::description || reference == Reference::title ||
         reference == Reference::surname;
}

TriggerClass class_of(Upos upos) {
  switch (upos) {
    case Upos::VERB:
    case Upos::AUX:
      return TriggerClass::verb;
    case Upos::ADJ:
      return TriggerClass::adjective;
    default:
      return TriggerClass::noun;
  }
}

class TriggerSearch {
 public:
  TriggerSearch(const Knowledge& knowledge, const Rules& rules, const Article& article, const AnnotatedFact& fact)
      : language_(knowledge.language(article.language)), index_(rules.index()), article_(article), fact_(fact) {
    for (const Clause& clause : article.clauses) {
      if (clause.predicate >= 0) predicates_.insert(clause.predicate);
    }
  }

  // The best that a word gives for the fact; `kind_only`: by rules that name the fact's kind.
  TriggerSeen at(TokenIndex token, bool kind_only) const {
    const Token& word = article_.token(token);
    TriggerSeen best{TriggerState::none, token, {}};
    const bool verb = class_of(word.upos) == TriggerClass::verb;
    const auto take = [&](std::string_view lemma, std::optional<TriggerClass> other_class) {
      for (const std::int32_t number : index_.at(lemma)) {
        const Trigger& trigger = index_.program.triggers[static_cast<std::size_t>(number)];
        if (!can_fire(trigger, token) || (kind_only && trigger.kind != fact_.kind)) continue;
        const bool shape = trigger.trigger == TriggerClass::shape;
        const bool tagged_so = !other_class && (shape || trigger.trigger == class_of(word.upos));
        if (other_class && trigger.trigger != *other_class) continue;
        const TriggerState state = !tagged_so                    ? TriggerState::wrong_tag
                                   : predicates_.contains(token) ? TriggerState::ready
                                                                 : TriggerState::no_clause;
        if (state <= best.state) continue;
        best.state = state;
        best.rule = {index_.program.plans[static_cast<std::size_t>(trigger.plan)].file, trigger.line};
      }
    };
    take(word.lemma, std::nullopt);
    if (!verb) take(lower(word.form), std::nullopt);
    if (best.state == TriggerState::none && language_ != nullptr) {
      std::vector<std::string> lemmas;
      for (const auto& [upos, its_class] :
           {std::pair{Upos::VERB, TriggerClass::verb}, std::pair{Upos::NOUN, TriggerClass::noun}}) {
        find_lemmas(language_->lemmas, lower(word.form), upos, lemmas);
        for (const std::string& lemma : lemmas) take(lemma, its_class);
      }
    }
    return best;
  }

 private:
  bool stands_in_sentence(std::int32_t sentence, const std::vector<WordRow>& rows) const {
    const TokenRange tokens = article_.sentences[static_cast<std::size_t>(sentence)].tokens;
    for (TokenIndex i = tokens.begin; i < tokens.end; ++i) {
      if (std::any_of(rows.begin(), rows.end(), [&](const WordRow& row) { return stands_at(article_, i, row); }))
        return true;
    }
    return false;
  }

  // The rule is of the fact's type and all words that it asks for stand in the sentence.
  bool can_fire(const Trigger& trigger, TokenIndex token) const {
    const Plan& plan = index_.program.plans[static_cast<std::size_t>(trigger.plan)];
    if (plan.type->code != fact_.type || trigger.language != article_.language || trigger.words.empty()) return false;
    const std::int32_t sentence = article_.token(token).sentence;
    if (trigger.words.size() > 1) {
      const WordRow rest(trigger.words.begin() + 1, trigger.words.end());
      const TokenIndex next = token + 1;
      if (static_cast<std::size_t>(next) >= article_.tokens.size() || !stands_at(article_, next, rest)) return false;
    }
    for (const PlanStep& step : plan.steps) {
      if (!stands_in_sentence(sentence, step.words)) return false;
    }
    return std::all_of(plan.conditions.begin(), plan.conditions.end(), [&](const PlanCondition& condition) {
      return condition.unless || condition.words.empty() || !condition.tests.empty() ||
             stands_in_sentence(sentence, condition.words) || asks_for_a_figure(condition);
    });
  }

  // « requires amount is money »: its word is no word of the sentence.
  static bool asks_for_a_figure(const PlanCondition& condition) {
    return std::any_of(condition.terms.begin(), condition.terms.end(),
                       [](const Term& term) { return term.kind == TermKind::amount || term.kind == TermKind::date; });
  }

  const Language* language_;
  const RuleIndex& index_;
  const Article& article_;
  const AnnotatedFact& fact_;
  std::set<TokenIndex> predicates_;
};

}  // namespace

ProofPlace place_of(const Article& article, const std::vector<std::string>& quotes) {
  ProofPlace place;
  for (const std::string& quote : quotes) {
    const std::vector<Span> spans = places_of_quote(article.text, quote);
    place.quotes.insert(place.quotes.end(), spans.begin(), spans.end());
  }
  for (std::size_t i = 0; i < article.sentences.size(); ++i) {
    for (const Span quote : place.quotes) {
      if (overlap(quote, article.sentences[i].span)) place.sentences.insert(static_cast<std::int32_t>(i));
    }
  }
  return place;
}

bool is_cut_apart(const Article& article, const std::vector<Span>& quotes) {
  const std::vector<Span> whole = scorer_sentences(article.text);
  return std::any_of(quotes.begin(), quotes.end(), [&](Span quote) {
    const auto touches = [&](Span sentence) { return overlap(quote, sentence); };
    const auto ours = std::count_if(article.sentences.begin(), article.sentences.end(),
                                    [&](const Sentence& s) { return touches(s.span); });
    return ours > 1 && std::count_if(whole.begin(), whole.end(), touches) == 1;
  });
}

bool names_party(const Knowledge& knowledge, const Mention& mention, const std::string& party) {
  const auto is_it = [&](std::string_view code) { return !code.empty() && party_key(knowledge, code) == party; };
  return std::any_of(mention.parties.begin(), mention.parties.end(), is_it) || is_it(mention.city_of);
}

bool is_named(const Knowledge& knowledge, const Article& article, const ProofPlace& place, const std::string& party) {
  return std::any_of(article.mentions.begin(), article.mentions.end(), [&](const Mention& mention) {
    return is_in(place, sentence_of(article, mention)) && names_party(knowledge, mention, party);
  });
}

std::optional<LossCause> party_loss(const Knowledge& knowledge, const Article& article, const ProofPlace& place,
                                    const std::string& party) {
  const Mention* unknown = nullptr;
  const Mention* open = nullptr;
  for (const Mention& mention : article.mentions) {
    if (!is_in(place, sentence_of(article, mention))) continue;
    if (names_party(knowledge, mention, party)) return std::nullopt;
    if (!mention.parties.empty()) continue;
    if (mention.kind == EntityKind::person && mention.reference == Reference::name) unknown = &mention;
    if (leads_back(mention.reference)) open = &mention;
  }
  for (const std::int32_t sentence : place.sentences) {
    if (const std::string name = written_name(knowledge, article, sentence, party); !name.empty())
      return LossCause{LossStage::entity, "name_unread", fmt::format("{} ({})", name, party)};
  }
  const auto is_it = [&](std::string_view code) { return party_key(knowledge, code) == party; };
  if (std::any_of(article.salient_parties.begin(), article.salient_parties.end(), is_it)) return std::nullopt;
  if (unknown != nullptr)
    return LossCause{LossStage::entity, "person_unknown",
                     fmt::format("{} ({})", quote_of(article.text, unknown->span), party)};
  if (open != nullptr)
    return LossCause{LossStage::reference, "reference_open",
                     fmt::format("{} ({})", quote_of(article.text, open->span), party)};
  return LossCause{LossStage::reference, "party_implied", party};
}

TriggerSeen find_trigger(const Knowledge& knowledge, const Rules& rules, const Article& article,
                         const ProofPlace& place, const AnnotatedFact& fact, const std::set<std::uint32_t>& used) {
  const TriggerSearch search(knowledge, rules, article, fact);
  TriggerSeen best;
  bool best_is_quoted = false;
  for (const std::int32_t sentence : place.sentences) {
    const TokenRange tokens = article.sentences[static_cast<std::size_t>(sentence)].tokens;
    for (TokenIndex i = tokens.begin; i < tokens.end; ++i) {
      const Span span = article.token(i).span;
      if (used.contains(span.begin)) continue;
      const bool quoted =
          std::any_of(place.quotes.begin(), place.quotes.end(), [&](Span quote) { return overlap(quote, span); });
      const TriggerSeen seen = search.at(i, !quoted);
      if (seen.state == TriggerState::none) continue;
      if (std::pair(quoted, seen.state) <= std::pair(best_is_quoted, best.state)) continue;
      best = seen;
      best_is_quoted = quoted;
    }
  }
  return best;
}

const Clause* clause_at(const Article& article, TokenIndex token) {
  const auto at = std::find_if(article.clauses.begin(), article.clauses.end(),
                               [&](const Clause& clause) { return clause.predicate == token; });
  return at == article.clauses.end() ? nullptr : &*at;
}

bool holds_party(const Knowledge& knowledge, const Article& article, const Clause& clause, const std::string& party) {
  return std::any_of(article.mentions.begin(), article.mentions.end(), [&](const Mention& mention) {
    return names_party(knowledge, mention, party) &&
           std::any_of(clause.fillers.begin(), clause.fillers.end(), [&](const Filler& filler) {
             return filler.tokens.begin <= mention.head && mention.head < filler.tokens.end;
           });
  });
}

std::string functions_of(const Article& article, const Clause& clause) {
  constexpr std::uint32_t shown_bytes = 48;
  std::string text;
  for (const Filler& filler : clause.fillers) {
    const Span whole = article.span_of(filler.tokens);
    const Span shown{whole.begin, std::min(whole.end, whole.begin + shown_bytes)};
    text += fmt::format("{}{}: {}{}", text.empty() ? "" : "; ", name_of(filler.function), quote_of(article.text, shown),
                        shown.end < whole.end ? "…" : "");
  }
  return text;
}

bool hang_apart(const Article& article, TokenIndex a, TokenIndex b) {
  constexpr std::array<Relation, 5> loose{Relation::dep, Relation::orphan, Relation::discourse, Relation::list,
                                          Relation::reparandum};
  const auto way_up = [&](TokenIndex token) {
    std::vector<TokenIndex> way;
    for (; token != no_token && way.size() <= article.tokens.size(); token = article.token(token).head)
      way.push_back(token);
    return way;
  };
  const std::vector<TokenIndex> from_a = way_up(a), from_b = way_up(b);
  const std::set<TokenIndex> above_a(from_a.begin(), from_a.end()), above_b(from_b.begin(), from_b.end());
  for (const auto& [way, other] : {std::pair{&from_a, &above_b}, std::pair{&from_b, &above_a}}) {
    bool joined = false;
    for (const TokenIndex token : *way) {
      joined = other->contains(token);
      if (joined) break;
      if (std::find(loose.begin(), loose.end(), article.token(token).relation) != loose.end()) return true;
    }
    if (!joined) return true;
  }
  return false;
}

}  // namespace paraphe
