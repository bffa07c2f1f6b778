#include "syntax/contractions.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace paraphe {

namespace {

std::size_t place(TokenIndex index) { return static_cast<std::size_t>(index); }

bool can_carry_article(Upos upos) {
  return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ || upos == Upos::NUM || upos == Upos::PRON;
}

// Head of the inserted article, in the numbers before the split.
TokenIndex head_of_second(const Article& article, TokenIndex at) {
  const Token& token = article.token(at);
  if (token.head > at) return token.head;
  const TokenIndex end = article.sentences[static_cast<std::size_t>(token.sentence)].tokens.end;
  for (TokenIndex next = at + 1; next < end; ++next) {
    if (can_carry_article(article.token(next).upos)) return next;
  }
  return at;
}

// The first letter as it was written, the rest from the entry: Des → De.
std::string first_form(std::string_view written, const UndecidedForm& contraction) {
  const auto letter = static_cast<std::size_t>(code_point_at(written, 0).bytes);
  const auto replaced = static_cast<std::size_t>(code_point_at(contraction.first, 0).bytes);
  return std::string(written.substr(0, letter)) + contraction.first.substr(replaced);
}

}  // namespace

const UndecidedForm* undecided_form(const Network& network, std::string_view language, std::string_view folded) {
  for (const UndecidedForm& contraction : network.contractions) {
    if (folded.size() == contraction.form.size() &&
        (contraction.language.empty() || contraction.language == language) && lower(folded) == contraction.form) {
      return &contraction;
    }
  }
  return nullptr;
}

void split_contractions(const std::vector<const UndecidedForm*>& of_token, Article& article) {
  std::vector<TokenIndex> renumbered(article.tokens.size() + 1);
  TokenIndex next = 0;
  for (std::size_t i = 0; i < article.tokens.size(); ++i) {
    renumbered[i] = next;
    next += of_token[i] != nullptr ? 2 : 1;
  }
  renumbered.back() = next;
  if (place(next) == article.tokens.size()) return;

  std::vector<Token> tokens;
  tokens.reserve(place(next));
  for (std::size_t i = 0; i < article.tokens.size(); ++i) {
    Token token = article.tokens[i];
    if (token.head != no_token) token.head = renumbered[place(token.head)];
    const UndecidedForm* contraction = of_token[i];
    if (contraction == nullptr) {
      tokens.push_back(token);
      continue;
    }
    Token second = token;
    second.head = renumbered[place(head_of_second(article, static_cast<TokenIndex>(i)))];
    second.form = article.arena.copy(contraction->second);
    second.lemma = article.arena.copy(contraction->second_lemma);
    second.upos = contraction->second_upos;
    second.features = contraction->second_features;
    second.relation = Relation::det;
    second.subtype = Subtype::none;
    second.contraction_end = true;
    token.form = article.arena.copy(first_form(token.form, *contraction));
    token.lemma = article.arena.copy(contraction->first);
    token.features = {};
    token.contraction_start = true;
    tokens.push_back(token);
    tokens.push_back(second);
  }
  article.tokens = std::move(tokens);
  const auto renumber = [&](TokenRange& range) {
    range = {renumbered[place(range.begin)], renumbered[place(range.end)]};
  };
  for (Sentence& sentence : article.sentences) renumber(sentence.tokens);
  for (Name& name : article.names) renumber(name.tokens);
}

}  // namespace paraphe
