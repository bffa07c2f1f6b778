// Of one language: the words that tell the domain of a matter or a provision of an agreement. Read by facts/.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/word_map.h"

namespace paraphe {

struct TopicWords {
  struct Topic {
    std::vector<std::string> words;  // folded lemmas, in order
    std::string code;                // DEF, training; "": these words together name no matter
  };
  // By first word: the topics that begin with it, longest first.
  WordMap<std::vector<Topic>> by_first_word;
};

// `folder` is knowledge/languages/fr; `name` is how messages call it.
TopicWords load_topic_words(const std::filesystem::path& folder, std::string_view name, Faults& faults);

}  // namespace paraphe
