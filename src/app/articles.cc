#include "app/articles.h"

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

namespace paraphe {

struct Articles::State {
  Settings settings;
  std::size_t path = 0;
  std::ifstream file;
};

Articles::Articles(const Settings& settings) : state_(std::make_unique<State>()) { state_->settings = settings; }
Articles::~Articles() = default;

std::unique_ptr<Article> Articles::next() {
  State& s = *state_;
  std::string line;
  for (;;) {
    if (!s.file.is_open()) {
      if (s.path == s.settings.paths.size()) return nullptr;
      s.file.open(s.settings.paths[s.path++]);
    }
    if (!std::getline(s.file, line)) {
      s.file.close();
      s.file.clear();
      continue;
    }
    if (line.empty()) continue;
    auto article = std::make_unique<Article>();
    const nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("text")) {
      article->set_aside = SetAside{"ingest", "not an article"};
      return article;
    }
    article->id = json.value("id", "");
    article->language = json.value("lang", "fr");
    article->outlet = json.value("outlet", "");
    article->published = parse_day(json.value("published", ""));
    const std::string title = json.value("title", "");
    article->title_bytes = static_cast<std::uint32_t>(title.size());
    article->text = title + "\n" + json.value("text", "");
    return article;
  }
}

}  // namespace paraphe
