#include "entities/draft.h"

#include <algorithm>

#include "base/utf8.h"

namespace paraphe {

bool Draft::is(WordClass word_class, TokenIndex t) const { return words.is(word_class, lower_at(t)); }

Mention* Draft::mention_at(TokenIndex t) {
  const MentionIndex at = article.mention_of_token[static_cast<std::size_t>(t)];
  return at == no_mention ? nullptr : &article.mentions[static_cast<std::size_t>(at)];
}

namespace {

bool new_line_before(const Article& article, TokenIndex t) {
  const std::uint32_t from = article.token(t - 1).span.end, to = article.token(t).span.begin;
  return to > from && std::string_view(article.text).substr(from, to - from).find('\n') != std::string_view::npos;
}

}  // namespace

Draft begin_draft(const Knowledge& knowledge, const TitleWords& words, const NameTable& names, Article& article) {
  Draft draft{knowledge, words, names, article, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
  const std::size_t size = article.tokens.size();
  article.mentions.clear();
  article.titles.clear();
  article.salient_parties.clear();
  article.mention_of_token.assign(size, no_mention);
  draft.lowered.reserve(size);
  for (const Token& token : article.tokens) draft.lowered.push_back(lower(token.form));
  draft.in_quote.assign(size, 0);
  bool quoted = false, straight = false;
  TokenIndex opened = 0;
  for (TokenIndex t = 0; t < static_cast<TokenIndex>(size); ++t) {
    constexpr TokenIndex longest_quote = 400;  // a mark that is never closed does not swallow the article
    // A mark that opens and closes alike (") is counted within its paragraph.
    const bool opens = draft.is(WordClass::opening_quote, t), closes = draft.is(WordClass::closing_quote, t);
    if (t > 0 && straight && quoted && new_line_before(article, t)) quoted = false;
    if (opens && closes) {
      quoted = !quoted;
      straight = quoted;
      opened = t;
    } else if (opens) {
      quoted = true;
      straight = false;
      opened = t;
    } else if (closes) {
      quoted = false;
    }
    if (t - opened > longest_quote) quoted = false;
    draft.in_quote[static_cast<std::size_t>(t)] = quoted ? 1 : 0;
  }
  draft.name_at.assign(size, no_mention);
  draft.in_person.assign(size, 0);
  draft.person_at.assign(size, -1);
  draft.person_end.assign(size, no_token);
  draft.title_at.assign(size, -1);
  draft.child_begin.assign(size + 1, 0);
  for (const Token& token : article.tokens) {
    if (token.head >= 0 && static_cast<std::size_t>(token.head) < size) {
      ++draft.child_begin[static_cast<std::size_t>(token.head) + 1];
    }
  }
  for (std::size_t i = 0; i < size; ++i) draft.child_begin[i + 1] += draft.child_begin[i];
  draft.children.resize(static_cast<std::size_t>(draft.child_begin[size]));
  std::vector<std::int32_t> next(draft.child_begin.begin(), draft.child_begin.end() - 1);
  for (std::size_t i = 0; i < size; ++i) {
    const TokenIndex head = article.tokens[i].head;
    if (head >= 0 && static_cast<std::size_t>(head) < size) {
      draft.children[static_cast<std::size_t>(next[static_cast<std::size_t>(head)]++)] = static_cast<TokenIndex>(i);
    }
  }
  return draft;
}

ChildRange children_of(const Draft& draft, TokenIndex t) {
  const auto at = static_cast<std::size_t>(t);
  return {draft.children.data() + draft.child_begin[at], draft.children.data() + draft.child_begin[at + 1]};
}

TokenIndex case_of(const Draft& draft, TokenIndex t) {
  for (int hop = 0; hop < 4; ++hop) {
    for (const TokenIndex child : children_of(draft, t)) {
      if (child > t) break;  // prepositions stand before; and a word of thousands of children costs little
      if (draft.token(child).relation == Relation::case_) return child;
    }
    const Token& token = draft.token(t);
    if (token.relation != Relation::conj || token.head == no_token) return no_token;
    t = token.head;
  }
  return no_token;
}

bool has_determiner(const Draft& draft, TokenIndex t) {
  for (const TokenIndex child : children_of(draft, t)) {
    if (child > t) break;
    if (draft.token(child).relation == Relation::det) return true;
  }
  return t > 0 && draft.token(t - 1).upos == Upos::DET && draft.token(t - 1).sentence == draft.token(t).sentence;
}

bool has_definite_determiner(const Draft& draft, TokenIndex t) {
  for (const TokenIndex child : children_of(draft, t)) {
    if (child > t) break;
    const Token& token = draft.token(child);
    if (token.relation == Relation::det &&
        (token.features.definite || token.features.pron_type == PronType::demonstrative)) {
      return true;
    }
  }
  return false;
}

TokenIndex possessive_of(const Draft& draft, TokenIndex t) {
  for (const TokenIndex child : children_of(draft, t)) {
    if (child > t) break;
    const Token& token = draft.token(child);
    if (token.features.possessive && (token.upos == Upos::DET || token.upos == Upos::PRON) &&
        (token.features.person == 3 || token.features.person == 0)) {
      return child;
    }
  }
  return no_token;
}

bool is_plural(const Draft& draft, TokenIndex t) { return draft.token(t).features.number == Number::plural; }

TokenRange window(const Draft& draft, std::int32_t sentence, TokenIndex end) {
  constexpr TokenIndex widest = 250;
  TokenRange range = draft.article.sentences[static_cast<std::size_t>(sentence)].tokens;
  range.end = std::min(range.end, end);
  range.begin = std::max(range.begin, range.end - widest);
  return range;
}

TokenIndex head_of(const Draft& draft, TokenRange range) {
  TokenIndex fallback = range.begin;
  bool found = false;
  for (TokenIndex t = range.begin; t < range.end; ++t) {
    const Token& token = draft.token(t);
    const bool outside = token.head < range.begin || token.head >= range.end;
    if (!outside) continue;
    if (token.upos != Upos::DET && token.upos != Upos::ADP && token.upos != Upos::PUNCT && token.upos != Upos::CCONJ) return t;
    if (!found) fallback = t;
    found = true;
  }
  for (TokenIndex t = range.begin; t < range.end; ++t) {
    const Upos upos = draft.token(t).upos;
    if (upos == Upos::PROPN || upos == Upos::NOUN || upos == Upos::ADJ) return t;
  }
  return fallback;
}

void sort_parties(std::vector<std::string_view>& parties) {
  std::sort(parties.begin(), parties.end());
  parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
}

void join_parties(std::vector<std::string_view>& parties, const std::vector<std::string_view>& more) {
  parties.insert(parties.end(), more.begin(), more.end());
  sort_parties(parties);
}

MentionIndex add_mention(Draft& draft, Mention mention) {
  sort_parties(mention.parties);
  if (mention.span.empty()) mention.span = draft.article.span_of(mention.tokens);
  const auto index = static_cast<MentionIndex>(draft.article.mentions.size());
  if (mention.head != no_token) {
    MentionIndex& at = draft.article.mention_of_token[static_cast<std::size_t>(mention.head)];
    if (at == no_mention) at = index;
  }
  draft.article.mentions.push_back(std::move(mention));
  draft.person_of_mention.push_back(-1);
  return index;
}

}  // namespace paraphe
