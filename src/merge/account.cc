#include "merge/account.h"

#include <fmt/format.h>

#include <map>

#include "base/digest.h"
#include "base/utf8.h"

namespace paraphe {

std::string block_of(const Fact& fact) {
  std::string block = fmt::format("{}|{}", fact.type, fmt::join(fact.parties, ","));
  if (fact.type != "office") return block;
  // A state has many offices, and each article names some: the last word of the name keeps the blocks small.
  for (const SlotValue& slot : fact.slots) {
    if (slot.slot != "persons") continue;
    const std::string name = fold(slot.text);
    return block + "|" + name.substr(name.rfind(' ') + 1);
  }
  return block;
}

std::vector<std::string> account_keys(const Article& article) {
  std::vector<std::string> keys;
  std::map<std::string, int>
      seen;  // two accounts may have one type, parties and proof: the order of the text tells them apart
  for (const Fact& fact : article.facts) {
    const std::string_view quote = fact.quotes.empty() ? std::string_view() : article.words(fact.quotes.front());
    std::string names = fmt::format("{}\n{}\n{}", article.id, block_of(fact), quote);
    if (const int before = seen[names]++; before > 0) names += fmt::format("\n{}", before);
    keys.push_back("F" + hexadecimal(sha256(names)).substr(0, 12));
  }
  return keys;
}

}  // namespace paraphe
