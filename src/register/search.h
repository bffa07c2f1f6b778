// Words in the texts of the register, and the sentences behind an account.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "register/register.h"

namespace paraphe {

struct FoundArticle {
  std::string id, published, outlet, title;
  std::string excerpt;  // the words found stand between « [ » and « ] »
};
// Articles that hold all the words, newest first, at most `limit`. Case, accents and apostrophes do not count; a word
// that ends in * stands for all that begin so.
Result<void> search_articles(Register& book, std::string_view words, const AsKnown& known, std::int64_t limit,
                             const std::function<bool(const FoundArticle&)>& use);

// What one sentence says, as the claims behind an account keep it.
struct ClaimRow {
  std::string id;  // ARTICLE#7
  std::string what, rule, quote, sentence;
};
Result<std::vector<ClaimRow>> claims_of_account(Register& book, std::int64_t account);

struct Count {
  std::string what;
  std::int64_t number = 0;
};
// How many articles, versions, claims, accounts, facts, copies, contradictions there are, and the facts of each type.
Result<std::vector<Count>> counts_of(Register& book);

// The articles that count.
Result<std::size_t> number_of_articles(Register& book, const AsKnown& known);

// The day of the latest publication that counts, "" for none.
Result<std::string> latest_publication(Register& book, const AsKnown& known);

}  // namespace paraphe
