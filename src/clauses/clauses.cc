#include "clauses/clauses.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/frames.h"

namespace paraphe {

namespace {

constexpr std::uint32_t quote_limit = 300;  // bytes

// The predicate, its auxiliaries and what is written beside it, as far as that stays short enough to be quoted.
void set_spans(Frames& frames) {
  for (Clause& clause : frames.clauses()) {
    Span span = frames.article.token(clause.predicate).span;
    const auto widen = [&](Span more) {
      const Span wide = join(span, more);
      if (!more.empty() && wide.size() <= quote_limit) span = wide;
    };
    for (const TokenIndex c : frames.tree.children(clause.predicate)) {
      const Relation r = frames.tree.relation_of(c);
      if (r == Relation::aux || r == Relation::expl || r == Relation::cop || r == Relation::advmod)
        widen(frames.article.token(c).span);
    }
    for (const Filler& filler : clause.fillers) {
      if (filler.shared || filler.function == Function::content) continue;
      widen(frames.article.token(filler.head).span);
      widen(frames.article.span_of(filler.tokens));
    }
    clause.span = span;
  }
}

}  // namespace

void find_clauses(const ClauseWords& words, Article& article) {
  article.clauses.clear();
  Frames frames{words, article, make_tree(article), {}, {}, {}, {}, {}, {}, {}, {}};
  repair(frames.tree, words);
  find_predicates(frames);
  fill(frames);
  share(frames);
  judge(frames);
  find_sources(frames);
  attach_values(frames);
  split_by_dates(frames);
  repeat_elided(frames);
  set_spans(frames);
}

Result<void> find_clauses(const Knowledge& knowledge, Article& article) {
  const Language* language = knowledge.language(article.language);
  if (language == nullptr) {
    return failure(ErrorKind::wrong_language,
                   fmt::format("no language '{}' under knowledge/languages", article.language));
  }
  find_clauses(language->clause_words, article);
  return {};
}

}  // namespace paraphe
