// For tests: articles with claims and facts written by hand, as the pipeline would have left them.
#pragma once
#include <string>
#include <string_view>

#include "text/article.h"

namespace paraphe {

// An article with one meeting of two parties; `sentence` is its whole body and its proof.
inline Article article_with_meeting(std::string id, std::string_view sentence, std::string_view published,
                                    std::string_view status, std::string date) {
  Article article;
  article.id = std::move(id);
  article.language = "fr";
  article.outlet = "Agence Test";
  article.published = parse_day(published);
  article.text = "\n" + std::string(sentence);
  const Span all{1, static_cast<std::uint32_t>(article.text.size())};
  article.sentences.push_back({});
  article.sentences.back().span = all;
  SlotValue when;
  when.slot = "date";
  when.text = std::move(date);
  when.span = all;
  Claim claim;
  claim.type = "meeting";
  claim.kind = "talks";
  claim.status = status;
  claim.polarity = "affirmed";
  claim.certainty = "certain";
  claim.parties = {{"FRA", all, ""}, {"ITA", all, ""}};
  claim.slots = {when};
  claim.rule = {"knowledge/facts/meeting.rules", 1};
  claim.trigger = claim.quote = all;
  Fact fact;
  fact.id = "f1";
  fact.type = claim.type;
  fact.kind = claim.kind;
  fact.status = claim.status;
  fact.polarity = claim.polarity;
  fact.certainty = claim.certainty;
  fact.parties = {"FRA", "ITA"};
  fact.slots = claim.slots;
  fact.quotes = {all};
  fact.claims = {0};
  article.claims.push_back(std::move(claim));
  article.facts.push_back(std::move(fact));
  return article;
}

}  // namespace paraphe
