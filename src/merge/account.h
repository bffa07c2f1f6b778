// An account: what one article says of one thing, as the register keeps it. Facts of the register are made of accounts
// of many articles; the claims behind an account stay with it as its proof.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "text/article.h"
#include "text/claim.h"

namespace paraphe {

struct Account {
  std::int64_t number = 0;  // the store's own, to tell accounts apart
  std::string key;          // names article, type, parties and proof; the same after the article is read again
  Fact fact;                // its id is f1, f2 … within the article; spans are into the article's text
  std::string article, outlet, url, language;
  std::optional<Day> published;
  std::string learnt;  // UTC, YYYY-MM-DDTHH:MM:SS.mmmZ
  std::vector<std::string> quotes;
  std::string sentence;      // the one that holds the first quote
  std::string before_place;  // what stands before the words of slot place
  std::string origin;        // the article that this one was copied from; its own id when it is original
  bool altered = false;      // its article is a copy with other figures: it counts for nothing
};

// Accounts of different blocks never speak of one thing: « meeting|RUS,TGO », « office|RUS|lavrov ».
std::string block_of(const Fact& fact);

// The keys of an article's accounts, in the order of its facts, from what proves them.
std::vector<std::string> account_keys(const Article& article);

}  // namespace paraphe
