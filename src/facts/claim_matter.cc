#include "facts/claim_builder.h"
#include "facts/topics.h"

namespace paraphe {

namespace {

void add_topics(Builder& b, TokenRange range) {
  for (const TopicFound& topic : find_topics(b.language.topic_words, b.article, range)) {
    const std::string_view slot = find(b.knowledge.ontology.domains, topic.code) != nullptr ? "domains" : "provisions";
    b.add(slot, topic.code, b.article.span_of(topic.tokens));
  }
}

// The phrase of a noun up to where a participle, a relative or an apposition begins: « accord de coopération militaire
// ».
TokenRange noun_phrase(const Article& article, TokenIndex head) {
  TokenRange range{head, head + 1};
  const TokenRange sentence = article.sentences[static_cast<std::size_t>(article.token(head).sentence)].tokens;
  for (TokenIndex at = head + 1; at < sentence.end; ++at) {
    const Token& token = article.token(at);
    const bool inside = token.head >= head && token.head < range.end;
    const bool ahead =
        token.head > at && token.head < sentence.end &&
        (token.relation == Relation::case_ || token.relation == Relation::det || token.relation == Relation::nummod ||
         token.relation == Relation::amod || token.relation == Relation::cc);
    if (token.relation == Relation::acl || token.relation == Relation::appos || token.relation == Relation::punct)
      break;
    if (!inside && !ahead) break;
    range.end = at + 1;
  }
  while (range.end > head + 1) {
    const Upos last = article.token(range.end - 1).upos;
    if (last != Upos::ADP && last != Upos::DET && last != Upos::CCONJ) break;
    --range.end;
  }
  return range;
}

}  // namespace

void add_title(Builder& b) {
  if (!b.has_slot("title") || b.match.thing == no_token) return;
  if (b.article.token(b.match.thing).upos != Upos::NOUN) return;
  TokenRange range = noun_phrase(b.article, b.match.thing);
  // The parties are no part of the title: « accord avec le Togo ».
  if (const Clause* noun = noun_clause(b.article, b.match.thing)) {
    for (const Filler& filler : noun->fillers) {
      const bool partner = filler.function == Function::with || filler.function == Function::between ||
                           filler.function == Function::subject;
      if (!partner || filler.shared || filler.tokens.begin <= range.begin) continue;
      range.end = std::min(range.end, filler.tokens.begin);
    }
    while (range.end > range.begin + 1 && b.article.token(range.end - 1).upos == Upos::ADP) --range.end;
  }
  if (range.size() < 2) return;
  const Span span = b.article.span_of(range);
  b.add("title", b.article.words(span), span);
}

// « un partenariat stratégique avec le Togo »: the noun with its adjectives, without what it is of or with.
void add_level(Builder& b) {
  const RoleFill* fill = b.match.role("level");
  if (fill == nullptr) return;
  const TokenIndex head = head_of(b.article, fill->fillers.front());
  TokenRange range{head, head + 1};
  for (TokenIndex at = head + 1; at < static_cast<TokenIndex>(b.article.tokens.size()); ++at) {
    const Token& token = b.article.token(at);
    if (token.relation != Relation::amod || token.head != head || b.article.mention_at(at) != nullptr) break;
    range.end = at + 1;
  }
  const Span span = b.article.span_of(range);
  b.add("level", b.article.words(span), span);
}

void add_domains(Builder& b) {
  for (const RoleFill& fill : b.match.roles) {
    const bool matter = fill.role == "topic" || fill.role == "domains" || fill.role == "provisions" ||
                        fill.role == "kind" || fill.role == "object";
    if (!matter) continue;
    for (const FillerReference reference : fill.fillers) {
      TokenRange range = tokens_of(b.article, reference);
      if (fill.role == "kind") range = noun_phrase(b.article, head_of(b.article, reference));
      add_topics(b, range);
    }
  }
  if (b.match.thing != no_token) add_topics(b, noun_phrase(b.article, b.match.thing));
}

}  // namespace paraphe
