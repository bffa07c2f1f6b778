#include "dossier/collect.h"

#include <algorithm>
#include <set>

#include "dossier/fact_json.h"

namespace paraphe {

namespace {

bool has_party(const Fact& fact, std::string_view code) {
  return std::find(fact.parties.begin(), fact.parties.end(), code) != fact.parties.end();
}

// The sentence that holds the byte, or nullptr.
const Sentence* sentence_at(const Article& article, std::uint32_t byte) {
  const auto after = std::upper_bound(article.sentences.begin(), article.sentences.end(), byte,
                                      [](std::uint32_t at, const Sentence& s) { return at < s.span.begin; });
  if (after == article.sentences.begin()) return nullptr;
  const Sentence& sentence = *std::prev(after);
  return byte < sentence.span.end ? &sentence : nullptr;
}

}  // namespace

const SlotValue* slot_value(const Fact& fact, std::string_view slot) {
  const auto at =
      std::find_if(fact.slots.begin(), fact.slots.end(), [&](const SlotValue& s) { return s.slot == slot; });
  return at == fact.slots.end() ? nullptr : &*at;
}

std::string_view slot_text(const Fact& fact, std::string_view slot) {
  const SlotValue* value = slot_value(fact, slot);
  return value == nullptr ? std::string_view() : std::string_view(value->text);
}

std::int64_t day_of(const Fact& fact) {
  const std::optional<Edtf> date = parse_edtf(slot_text(fact, "date"));
  const std::optional<Day> day = date ? (first_day(*date) ? first_day(*date) : last_day(*date)) : std::nullopt;
  return day ? day_number(*day) : INT64_MAX;
}

std::vector<std::string> slot_texts(const Fact& fact, std::string_view slot) {
  std::vector<std::string> texts;
  for (const SlotValue& value : fact.slots) {
    if (value.slot == slot && std::find(texts.begin(), texts.end(), value.text) == texts.end())
      texts.push_back(value.text);
  }
  return texts;
}

ReadFact read_fact(const Article& article, const Fact& fact) {
  ReadFact read{article.id, article.outlet, article.url, article.published, fact, {}, {}, article.language, {}, {}};
  if (const SlotValue* place = slot_value(fact, "place"); place != nullptr && !place->span.empty()) {
    constexpr std::uint32_t enough = 16;  // bytes: no preposition with its article is longer
    const std::uint32_t begin = place->span.begin;
    read.before_place = quote_of(article.text, {begin > enough ? begin - enough : 0, begin});
  }
  for (const Span quote : fact.quotes) read.quotes.push_back(quote_of(article.text, quote));
  if (!fact.quotes.empty()) {
    const Sentence* sentence = sentence_at(article, fact.quotes.front().begin);
    read.sentence = sentence ? quote_of(article.text, sentence->span) : read.quotes.front();
  }
  return read;
}

void collect(Collection& collection, const Article& article) {
  ++collection.articles;
  if (article.set_aside) return;
  collection.sentences += article.sentences.size();
  if (article.published && (!collection.latest || *collection.latest < *article.published)) {
    collection.latest = article.published;
  }
  std::set<const Sentence*> telling;
  std::vector<const Fact*> offices;
  const std::size_t before = collection.facts.size();
  for (const Fact& fact : article.facts) {
    const bool a = has_party(fact, collection.a), b = has_party(fact, collection.b);
    if (fact.type == "office" ? a || b : a && b) {
      if (fact.type == "office") {
        offices.push_back(&fact);
        continue;
      }
      collection.facts.push_back(read_fact(article, fact));
      for (const Span quote : fact.quotes) telling.insert(sentence_at(article, quote.begin));
    }
  }
  if (collection.facts.size() == before) return;
  for (const Fact* office : offices) {
    collection.facts.push_back(read_fact(article, *office));
    for (const Span quote : office->quotes) telling.insert(sentence_at(article, quote.begin));
  }
  telling.erase(nullptr);
  collection.telling_sentences += telling.size();
  ++collection.articles_with_facts;
}

}  // namespace paraphe
