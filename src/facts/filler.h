// What the fillers of clauses stand for, one question a function: used by the matcher and by its oracle in the tests.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "facts/match.h"
#include "facts/rule_compiler.h"

namespace paraphe {

const Filler* filler_at(const Article& article, FillerReference reference);

// The fillers of a clause, and those that hang on a name among them: in « l'attaque de la Russie contre l'Ukraine » a parser
// hangs Ukraine on Russie, but names have no fillers of their own. `use` is called with (reference, filler).
template <typename Use>
void each_filler(const Article& article, std::int32_t clause, Use use);

// True when the filler's head is a name: a proper noun, or a person by name (M. Wang).
bool is_name(const Article& article, const Filler& filler);

// The noun that a bare number counts, told before: « accorde 30 bourses, en promet 60 »; of other words themselves.
TokenIndex meant_noun(const Article& article, TokenIndex token);
// The same, and the noun that a pronoun stands for, if one of the type's nouns before it agrees: « La visite était prévue
// en mars. Elle a été reportée. »
TokenIndex meant_thing(const Knowledge& knowledge, const Article& article, const FactType& type, TokenIndex token);

// True when the words of the row stand one after the other from this token on, as lemmas or as written.
bool stands_at(const Article& article, TokenIndex token, const WordRow& row);

// True when the filler may fill a role of that type (`kind` and `closed` aside).
bool fits(const Knowledge& knowledge, const Article& article, FillerReference reference, RoleType type);

// True when the filler passes the test of a condition.
bool passes(const Knowledge& knowledge, const Article& article, FillerReference reference, const PlanCondition& condition,
            const FactType& type);

template <typename Use>
void each_filler(const Article& article, std::int32_t clause, Use use) {
  const std::vector<Filler>& own = article.clauses[static_cast<std::size_t>(clause)].fillers;
  for (std::size_t i = 0; i < own.size(); ++i) use(FillerReference{clause, static_cast<std::int32_t>(i)}, own[i]);
  for (const Filler& filler : own) {
    if (filler.clause < 0 || filler.clause == clause || !is_name(article, filler)) continue;
    const std::vector<Filler>& hung = article.clauses[static_cast<std::size_t>(filler.clause)].fillers;
    for (std::size_t i = 0; i < hung.size(); ++i) use(FillerReference{filler.clause, static_cast<std::int32_t>(i)}, hung[i]);
  }
}

}  // namespace paraphe
