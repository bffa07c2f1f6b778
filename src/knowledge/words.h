// All words said to people, French and English: knowledge/ontology/words.tsv, one text a line (key ⇥ fr ⇥ en).
// A text may have holes with names, {date}; both languages must have the same ones. \n stands for a new line.
//
//   const Wording say{knowledge.words, "fr"};
//   say("status.meeting.held");                       // « a eu lieu »
//   say("dossier.title", {{"a", "Togo"}, {"b", "Russie"}});
#pragma once
#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace paraphe {

struct Words {
  struct Text {
    std::string french, english;
  };
  std::map<std::string, Text, std::less<>> texts;
};

Words load_words(const std::filesystem::path& file, std::string_view name, Faults& faults);

using Holes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// The text with each {name} replaced; a hole that is not given stays as it is.
std::string fill(std::string_view text, Holes holes);

// The catalogue in one language ("en" is English, all else French). The words must outlive it.
struct Wording {
  const Words* words;
  std::string_view language;

  Wording(const Words& all, std::string_view tag) : words(&all), language(tag) {}
  bool has(std::string_view key) const { return words->texts.contains(key); }
  // The text of the key; the key itself where the catalogue has none, so that the lack is seen.
  std::string_view operator()(std::string_view key) const;
  std::string operator()(std::string_view key, Holes holes) const { return fill((*this)(key), holes); }
};

}  // namespace paraphe
