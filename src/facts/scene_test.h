// For the tests of this folder: a knowledge of ontology and French nouns only, and articles made of clauses by hand.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "facts/rule_index.h"
#include "facts/rules.h"
#include "knowledge/knowledge.h"
#include "text/article.h"

namespace paraphe {

inline Knowledge small_knowledge() {
  Knowledge knowledge;
  Faults faults;
  knowledge.folder = PARAPHE_SOURCE_DIR "/knowledge";
  knowledge.ontology = load_ontology(knowledge.folder / "ontology", faults);
  Language language;
  language.tag = "fr";
  language.kind_words = load_kind_words(knowledge.folder / "languages" / "fr", "knowledge/languages/fr", faults);
  language.clause_words.prepositions["de"].function = Function::of;
  knowledge.languages.push_back(std::move(language));
  return knowledge;
}

inline Rules rules_of(const Knowledge& knowledge, std::string_view text, Faults& faults) {
  auto index = std::make_unique<RuleIndex>();
  index->file_names.push_back(std::make_unique<const std::string>("test.rules"));
  RuleFile file = parse_rules(text, *index->file_names.back(), faults);
  check_rules(knowledge, file, faults);
  compile_rules(knowledge, file, *index->file_names.back(), index->program);
  index->examples = std::move(file.examples);
  build_index(*index);
  return Rules(std::move(index));
}

// An article of one sentence whose words are put down one by one.
struct Scene {
  Article article;

  Scene() {
    article.language = "fr";
    article.sentences.push_back({});
  }

  TokenIndex word(std::string_view lemma, Upos upos = Upos::NOUN) {
    Token token;
    token.form = token.lemma = article.arena.copy(lemma);
    token.upos = upos;
    token.span = {static_cast<std::uint32_t>(article.text.size()), static_cast<std::uint32_t>(article.text.size() + lemma.size())};
    article.text += lemma;
    article.text += ' ';
    article.tokens.push_back(token);
    article.mention_of_token.push_back(no_mention);
    const auto index = static_cast<TokenIndex>(article.tokens.size() - 1);
    article.sentences.front().tokens.end = index + 1;
    return index;
  }

  // A word that names parties: "RUS", or several.
  TokenIndex actor(std::vector<std::string_view> parties, EntityKind kind = EntityKind::state) {
    const TokenIndex index = word("x", Upos::PROPN);
    Mention mention;
    mention.tokens = {index, index + 1};
    mention.head = index;
    mention.kind = kind;
    mention.parties = std::move(parties);
    if (kind == EntityKind::person) mention.name = "X";
    article.mention_of_token[static_cast<std::size_t>(index)] = static_cast<MentionIndex>(article.mentions.size());
    article.mentions.push_back(mention);
    return index;
  }

  std::int32_t clause(TokenIndex predicate, PredicateKind kind) {
    Clause clause;
    clause.predicate = predicate;
    clause.kind = kind;
    clause.lemma = article.token(predicate).lemma;
    article.clauses.push_back(clause);
    return static_cast<std::int32_t>(article.clauses.size() - 1);
  }

  void fill(std::int32_t clause, Function function, TokenIndex head, std::int32_t own = -1) {
    Filler filler;
    filler.function = function;
    filler.head = head;
    filler.tokens = {head, head + 1};
    filler.clause = own;
    article.clauses[static_cast<std::size_t>(clause)].fillers.push_back(filler);
  }
};

}  // namespace paraphe
