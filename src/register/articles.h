// Articles, claims and accounts in the register: written once, read many times. SQL and nothing of politics.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "merge/account.h"
#include "register/register.h"
#include "text/article.h"

namespace paraphe {

// SHA-256 of all that the register keeps of an article as it was given.
std::string article_digest(const Article& article);

struct KeptVersion {
  std::int64_t version = 0, number = 0;
  std::string digest;
  std::int64_t claims = 0;
};
std::optional<KeptVersion> newest_version(Register& book, std::string_view id);

// By article id: the digest of its newest version.
Result<std::unordered_map<std::string, std::string>> digests_of_articles(Register& book);

// Writes the article, its claims and its accounts; the row of the new version.
std::int64_t write_article(Register& book, const Article& article, std::string_view digest, std::int64_t number,
                           std::string_view learnt);

std::vector<std::string> blocks_of_version(Register& book, std::int64_t version);

// The accounts of a block, without origins (origins.h).
std::vector<Account> accounts_of_block(Register& book, std::string_view block, const AsKnown& known);
// The blocks in which both parties, or the one, have accounts; "" as `b` for a single party; "" twice for all.
std::vector<std::string> blocks_of_parties(Register& book, std::string_view a, std::string_view b);

struct ArticleRow {
  std::string id, published, outlet, url, title, language, learnt, origin;
  std::int64_t version = 0, number = 0, versions = 0, claims = 0, facts = 0;
  bool altered = false;
};
// Each article's newest version, in the order in which the register learnt of it.
Result<void> for_each_article(Register& book, const std::function<bool(const ArticleRow&)>& use);

}  // namespace paraphe
