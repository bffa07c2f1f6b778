// An article and the layers that the stages add to it, each written by one stage and never changed after.
// An Article owns its text and everything that its views point to; it is moved, never copied, and used by one thread.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/calendar.h"
#include "text/claim.h"
#include "text/clause.h"
#include "text/mention.h"
#include "text/token.h"
#include "text/value.h"

namespace paraphe {

struct SetAside {
  std::string stage, reason;
};

struct Article {
  Article() = default;
  Article(Article&&) = default;
  Article& operator=(Article&&) = default;
  Article(const Article&) = delete;
  Article& operator=(const Article&) = delete;

  // ingest
  std::string id, language, outlet, url, author, retrieved;
  std::optional<Day> published;
  std::string text;               // title + "\n" + body: all offsets are into this
  std::uint32_t title_bytes = 0;  // the body begins at title_bytes + 1
  std::optional<SetAside> set_aside;
  std::vector<std::string> notes;  // what people should be told of it: an impossible date, no date …

  // segment, syntax
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Name> names;
  // time, quantities
  std::vector<TimeExpression> times;
  // By sentence: the time expression that begins the entry of a chronology in which it stands (« 28 mars 2022. Kinshasa
  // accuse … »), or -1. Empty until time/ has run.
  std::vector<std::int32_t> entry_times;
  std::vector<Quantity> quantities;
  // entities
  std::vector<Mention> mentions;
  std::vector<MentionIndex> mention_of_token;  // by token: the mention that it heads, or no_mention
  std::vector<Title> titles;
  std::vector<std::string_view> salient_parties;  // the parties that the article speaks of most, most first; at most four
  // clauses
  std::vector<Clause> clauses;
  // facts, merge
  std::vector<Claim> claims;
  std::vector<Fact> facts;

  Arena arena;

  std::string_view title() const { return std::string_view(text).substr(0, title_bytes); }
  std::string_view body() const { return std::string_view(text).substr(title_bytes + 1); }
  std::string_view words(Span span) const { return text_of(text, span); }
  // The span from the first to the last token of the range.
  Span span_of(TokenRange range) const {
    if (range.size() <= 0) return {};
    return {tokens[static_cast<std::size_t>(range.begin)].span.begin, tokens[static_cast<std::size_t>(range.end - 1)].span.end};
  }
  const Token& token(TokenIndex index) const { return tokens[static_cast<std::size_t>(index)]; }
  // The mention whose head is this token, or nullptr.
  const Mention* mention_at(TokenIndex head) const {
    if (head < 0 || static_cast<std::size_t>(head) >= mention_of_token.size()) return nullptr;
    const MentionIndex at = mention_of_token[static_cast<std::size_t>(head)];
    return at == no_mention ? nullptr : &mentions[static_cast<std::size_t>(at)];
  }
};

}  // namespace paraphe
