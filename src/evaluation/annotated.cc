#include "evaluation/annotated.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "base/utf8.h"

namespace paraphe {

namespace {

// Articles that the scorer passes over before the name of a group: its definition, not a table of a language.
constexpr std::array<std::string_view, 5> group_articles{"le", "la", "les", "l", "the"};

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

std::string text_in(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::vector<std::string> texts_in(const Json& json, const char* key) {
  std::vector<std::string> texts;
  const auto at = json.find(key);
  if (at == json.end() || !at->is_array()) return texts;
  for (const Json& each : *at) {
    if (each.is_string()) texts.push_back(each.get<std::string>());
  }
  return texts;
}

void unite(std::vector<std::string>& names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

}  // namespace

bool is_party_slot(std::string_view slot) {
  constexpr std::array<std::string_view, 9> slots{"host",     "visitor", "provider", "beneficiary", "sender",
                                                  "receiver", "actor",   "target",   "speaker"};
  return std::find(slots.begin(), slots.end(), slot) != slots.end();
}

std::string party_key(const Knowledge& knowledge, std::string_view code) {
  constexpr std::string_view mark = "ORG:";
  if (!code.starts_with(mark)) return std::string(code);
  std::vector<std::string> words = folded_words(code.substr(mark.size()));
  if (words.size() > 1 &&
      std::find(group_articles.begin(), group_articles.end(), words.front()) != group_articles.end())
    words.erase(words.begin());
  const std::string name = joined(words);
  for (const auto& [language, table] : knowledge.gazetteer.languages) {
    const auto at = table.names.find(name);
    if (at == table.names.end()) continue;
    for (const KnownName& known : at->second) {
      if (known.role == NameRole::group && !known.parties.empty()) return std::string(known.parties.front());
    }
  }
  return std::string(mark) + name;
}

Result<AnnotatedFact> annotated_fact(const Knowledge& knowledge, const Json& json) {
  if (!json.is_object()) return failure(ErrorKind::malformed_input, "a fact is not an object");
  for (const char* key : {"parties", "quotes"}) {
    const auto at = json.find(key);
    const bool texts = at != json.end() && at->is_array() &&
                       std::all_of(at->begin(), at->end(), [](const Json& each) { return each.is_string(); });
    if (!texts) return failure(ErrorKind::malformed_input, fmt::format("'{}' of a fact is no list of texts", key));
  }
  AnnotatedFact fact;
  fact.json = json;
  for (const auto& [key, field] :
       {std::pair{"type", &fact.type}, std::pair{"kind", &fact.kind}, std::pair{"status", &fact.status},
        std::pair{"polarity", &fact.polarity}, std::pair{"certainty", &fact.certainty}}) {
    *field = text_in(json, key);
    if (field->empty()) return failure(ErrorKind::malformed_input, fmt::format("a fact lacks `{}`", key));
  }
  if (knowledge.ontology.type(fact.type) == nullptr)
    return failure(ErrorKind::malformed_input, fmt::format("`{}` is no type of fact", fact.type));
  for (const std::string& party : texts_in(json, "parties")) fact.parties.push_back(party_key(knowledge, party));
  unite(fact.parties);
  fact.quotes = texts_in(json, "quotes");
  if (fact.parties.empty() || fact.quotes.empty())
    return failure(ErrorKind::malformed_input, "a fact lacks `parties` or `quotes`");
  const auto slots = json.find("slots");
  fact.slots = slots != json.end() && slots->is_object() ? *slots : Json::object();
  for (const auto& [name, value] : fact.slots.items()) {
    if (is_party_slot(name) && value.is_string()) fact.slots[name] = party_key(knowledge, value.get<std::string>());
  }
  fact.attributed = !text_in(json, "said_by").empty();
  return fact;
}

GoldArticle gold_article(const Knowledge& knowledge, std::string_view line, std::string place) {
  GoldArticle article;
  article.place = std::move(place);
  const Json json = Json::parse(line, nullptr, false);
  const auto facts = json.is_object() ? json.find("facts") : json.end();
  if (!json.is_object() || facts == json.end() || !facts->is_array()) {
    article.fault = "no array `facts`";
    return article;
  }
  for (const Json& each : *facts) {
    Result<AnnotatedFact> fact = annotated_fact(knowledge, each);
    if (!fact) {
      article.fault = fact.error().message;
      article.facts.clear();
      return article;
    }
    article.facts.push_back(std::move(*fact));
  }
  return article;
}

Result<std::vector<GoldArticle>> read_gold_file(const Knowledge& knowledge, const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in) return failure(ErrorKind::unreadable_file, fmt::format("{}: cannot be read", path.string()));
  std::vector<GoldArticle> articles;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (trim(line).empty()) continue;
    articles.push_back(gold_article(knowledge, line, fmt::format("{}:{}", path.string(), number)));
  }
  return articles;
}

}  // namespace paraphe
