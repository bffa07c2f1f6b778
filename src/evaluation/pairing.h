// Which told fact is which gold fact of an article, and what of it is right: found, exact, strict, as the scorer says.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "evaluation/annotated.h"
#include "text/article.h"

namespace paraphe {

// A gold fact and the told one that was found for it.
struct FactPair {
  std::size_t gold = 0, told = 0;
  bool exact = false, strict = false;
  std::vector<std::string> different;  // what keeps it from being strict: parties, kind, …, said_by, names of slots
};

struct FactPairing {
  std::vector<AnnotatedFact> gold, told;  // told: in the order of Article::facts
  std::vector<bool> malformed;            // by told fact: the codebook does not allow it
  std::vector<FactPair> pairs;
  std::vector<std::int32_t> pair_of_gold, pair_of_told;  // indexes into pairs, or −1
};

FactPairing pair_facts(const Knowledge& knowledge, const Article& article, std::vector<AnnotatedFact> gold);

// Counts of one type or of several, over any number of articles.
struct FactFigures {
  std::size_t gold = 0, told = 0, found = 0, exact = 0, strict = 0;
  FactFigures& operator+=(const FactFigures& other);
};

// The figures of the pairs of one type; of all types when it is "".
FactFigures figures_of(const FactPairing& pairing, std::string_view type);
// The harmonic mean of precision and recall: 0 when nothing is right.
double f1(std::size_t right, const FactFigures& figures);
// The types that the main figures leave aside.
bool is_set_apart(std::string_view type);

}  // namespace paraphe
