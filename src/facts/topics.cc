#include "facts/topics.h"

#include "base/utf8.h"

namespace paraphe {

namespace {

bool word_is(const Token& token, std::string_view word) {
  return fold(token.lemma) == word || fold(token.form) == word;
}

const TopicWords::Topic* topic_at(const std::vector<TopicWords::Topic>& list, const Article& article, TokenIndex at,
                                  TokenIndex end) {
  for (const TopicWords::Topic& topic : list) {
    if (at + static_cast<TokenIndex>(topic.words.size()) > end) continue;
    bool all = true;
    for (std::size_t k = 1; k < topic.words.size() && all; ++k) {
      all = word_is(article.token(at + static_cast<TokenIndex>(k)), topic.words[k]);
    }
    if (all) return &topic;
  }
  return nullptr;
}

}  // namespace

std::vector<TopicFound> find_topics(const TopicWords& words, const Article& article, TokenRange range) {
  std::vector<TopicFound> found;
  for (TokenIndex at = range.begin; at < range.end;) {
    const Token& token = article.token(at);
    TokenIndex next = at + 1;
    for (const std::string& key : {fold(token.lemma), fold(token.form)}) {
      const auto list = words.by_first_word.find(key);
      if (list == words.by_first_word.end()) continue;
      // Two codes may share a phrase: a domain and a provision.
      const TopicWords::Topic* longest = topic_at(list->second, article, at, range.end);
      if (longest == nullptr) continue;
      const TokenIndex end = at + static_cast<TokenIndex>(longest->words.size());
      for (const TopicWords::Topic& topic : list->second) {
        if (topic.words == longest->words && !topic.code.empty()) found.push_back({topic.code, {at, end}});
      }
      next = end;
      break;
    }
    at = next;
  }
  return found;
}

}  // namespace paraphe
