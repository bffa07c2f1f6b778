#include "facts/context_parties.h"

#include <algorithm>
#include <cstdlib>

namespace paraphe {

namespace {

constexpr std::int32_t sentences_looked_back = 3;

struct Search {
  const Article& article;
  Span aside;
  std::size_t minimum;
  std::vector<ClaimParty>& parties;

  bool done() const { return parties.size() >= minimum; }

  void add(std::string_view code, Span span) {
    const bool known = std::any_of(parties.begin(), parties.end(), [&](const ClaimParty& p) { return p.code == code; });
    if (!known) parties.push_back({code, span, article.words(span)});
  }

  // A mention of many parties at once (les Vingt-Sept) tells nothing of the pair that is meant.
  void add(const Mention& mention) {
    if (mention.parties.empty() || mention.parties.size() > minimum) return;
    if (!aside.empty() && overlap(mention.span, aside)) return;
    for (const std::string_view code : mention.parties) {
      if (!done()) add(code, mention.span);
    }
  }
};

// The mentions of one sentence, the nearest to `from` first.
std::vector<const Mention*> mentions_near(const Article& article, TokenRange sentence, TokenIndex from) {
  std::vector<const Mention*> out;
  for (TokenIndex at = sentence.begin; at < sentence.end; ++at) {
    if (const Mention* mention = article.mention_at(at)) out.push_back(mention);
  }
  std::stable_sort(out.begin(), out.end(), [&](const Mention* a, const Mention* b) {
    return std::abs(a->head - from) < std::abs(b->head - from);
  });
  return out;
}

}  // namespace

void complete_parties(const Article& article, const Clause& clause, int minimum, Span aside,
                      std::vector<ClaimParty>& parties) {
  Search search{article, aside, static_cast<std::size_t>(minimum), parties};
  for (const Filler& filler : clause.fillers) {
    if (search.done()) return;
    if (const Mention* mention = article.mention_at(filler.head)) search.add(*mention);
  }
  // On the training articles the article's main parties are the ones meant in 81 of 100 sentences that name one party
  // of two, the nearest mention in 54: so those of them that stand in the sentence, then the others of them, then any.
  const TokenRange here = article.sentences[static_cast<std::size_t>(clause.sentence)].tokens;
  const auto main_parties = std::min<std::size_t>(2, article.salient_parties.size());
  const auto is_main = [&](const Mention& mention) {
    return std::all_of(mention.parties.begin(), mention.parties.end(), [&](std::string_view code) {
      const auto end = article.salient_parties.begin() + static_cast<std::ptrdiff_t>(main_parties);
      return std::find(article.salient_parties.begin(), end, code) != end;
    });
  };
  for (const Mention* mention : mentions_near(article, here, clause.predicate)) {
    if (search.done()) return;
    if (is_main(*mention)) search.add(*mention);
  }
  for (std::size_t i = 0; i < main_parties && !search.done(); ++i) search.add(article.salient_parties[i], {});
  for (std::int32_t back = 0; back <= sentences_looked_back && !search.done(); ++back) {
    const std::int32_t index = clause.sentence - back;
    if (index < 0) break;
    const Sentence& sentence = article.sentences[static_cast<std::size_t>(index)];
    const TokenIndex from = back == 0 ? clause.predicate : sentence.tokens.end;
    for (const Mention* mention : mentions_near(article, sentence.tokens, from)) {
      if (search.done()) return;
      search.add(*mention);
    }
  }
}

void add_other_main_party(const Article& article, std::vector<ClaimParty>& parties) {
  if (parties.size() != 1 || article.salient_parties.size() < 2) return;
  const std::string_view first = article.salient_parties[0], second = article.salient_parties[1];
  if (parties.front().code == first) parties.push_back({second, {}, {}});
  else if (parties.front().code == second) parties.push_back({first, {}, {}});
}

}  // namespace paraphe
