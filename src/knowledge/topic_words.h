// Of one language: the words that tell the domain of a matter or a provision of an agreement. Read by facts/.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace paraphe {

struct TopicWords {
  struct Topic {
    std::vector<std::string> words;  // folded lemmas, in order
    std::string code;                // DEF, training
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  // By first word: the topics that begin with it, longest first.
  std::unordered_map<std::string, std::vector<Topic>, Hash, std::equal_to<>> by_first_word;
};

// `folder` is knowledge/languages/fr; `name` is how messages call it.
TopicWords load_topic_words(const std::filesystem::path& folder, std::string_view name, Faults& faults);

}  // namespace paraphe
