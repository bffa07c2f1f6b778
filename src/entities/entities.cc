#include "entities/entities.h"

#include <algorithm>
#include <unordered_map>

#include "entities/draft.h"

namespace paraphe {

void rank_parties(Article& article) {
  std::unordered_map<std::string_view, int> weight;
  std::vector<std::string_view> order;
  for (const Mention& mention : article.mentions) {
    const bool title = mention.span.end <= article.title_bytes;
    // An adjective is half of what its noun says.
    const int worth = (mention.reference == Reference::demonym ? 1 : 2) * (title ? 3 : 1);
    for (const std::string_view party : mention.parties) {
      auto [at, fresh] = weight.emplace(party, 0);
      if (fresh) order.push_back(party);
      at->second += worth;
    }
  }
  std::stable_sort(order.begin(), order.end(), [&](std::string_view a, std::string_view b) { return weight[a] > weight[b]; });
  constexpr std::size_t kept = 4;
  if (order.size() > kept) order.resize(kept);
  article.salient_parties = std::move(order);
}

Result<void> find_entities(const Knowledge& knowledge, Article& article) {
  const Language* language = knowledge.language(article.language);
  if (language == nullptr && !knowledge.languages.empty() && article.language.empty()) language = &knowledge.languages.front();
  static const NameTable no_names;
  static const TitleWords no_words;
  const NameTable* names = language == nullptr ? nullptr : knowledge.gazetteer.names(language->tag);
  Draft draft = begin_draft(knowledge, language == nullptr ? no_words : language->title_words, names == nullptr ? no_names : *names, article);
  find_names(draft);
  find_persons(draft);
  rank_parties(article);
  find_titles(draft);
  find_holders(draft);
  find_bodies(draft);
  join_groups(draft);
  rank_parties(article);
  find_references(draft);
  write_titles(draft);
  rank_parties(article);
  return {};
}

}  // namespace paraphe
