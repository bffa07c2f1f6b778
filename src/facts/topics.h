// The domains and provisions that words speak of, by the language's table of topic words (knowledge/topic_words.h).
#pragma once
#include <string_view>
#include <vector>

#include "knowledge/topic_words.h"
#include "text/article.h"

namespace paraphe {

struct TopicFound {
  std::string_view code;  // of a domain or a provision; lives as long as the knowledge
  TokenRange tokens;
};

// Every topic in the range, in the order of the text; a longer phrase hides what lies inside it.
// Cost: one look-up a token.
std::vector<TopicFound> find_topics(const TopicWords& words, const Article& article, TokenRange range);

}  // namespace paraphe
