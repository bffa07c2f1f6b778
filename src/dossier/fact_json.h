// Facts and claims in the exact JSON forms of the codebook and of `read --facts`, `read --claims`.
// Keys stand in the codebook's order, quotes are exact substrings of the article that never cut a character.
#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "text/article.h"

namespace paraphe {

using Json = nlohmann::ordered_json;

// The words of the span, widened to whole characters; the span is brought into the text's bounds.
std::string quote_of(std::string_view text, Span span);

Json fact_json(const Fact& fact, std::string_view article_text);
// A fact whose proof comes from several articles.
Json fact_json(const Fact& fact, const std::vector<std::string>& quotes);
// `number` counts the article's claims from 1.
Json claim_json(const Article& article, const Claim& claim, std::size_t number);
// {"id":…,"facts":[…]}, with "set_aside" where it was.
Json facts_json(const Article& article);

// One line, valid UTF-8 whatever the values hold.
std::string to_line(const Json& json);

// A whole number as a whole number: 86, not 86.0.
Json number_json(double value);

// The names of a slot's values for people and machines: a slot that holds a set is an array in JSON.
bool is_set_slot(std::string_view slot);

}  // namespace paraphe
