#include "paraphe/paraphe.h"

#include <exception>

#include "dossier/fact_json.h"
#include "ingest/article_reader.h"
#include "pipeline.h"

namespace paraphe {

void EngineDeleter::operator()(Engine* engine) const noexcept { delete engine; }

std::string_view version() noexcept { return PARAPHE_VERSION; }

Loaded load(const std::string& knowledge_folder) {
  Loaded loaded;
  // The wall: what the libraries underneath may throw (no memory, no access) ends here.
  try {
    Faults faults;
    Result<Engine> engine = load_engine(knowledge_folder, faults);
    for (const Fault& fault : faults) loaded.faults.push_back(to_string(fault));
    if (!engine && loaded.faults.empty()) loaded.faults.push_back(engine.error().message);
    if (loaded.faults.empty()) loaded.engine.reset(new Engine(std::move(*engine)));
  } catch (const std::exception& thrown) {
    loaded.faults.emplace_back(thrown.what());
  }
  return loaded;
}

Reading read(const Engine& engine, const ArticleText& given) {
  Reading reading;
  try {
    ArticleDraft draft;
    draft.id = given.id;
    draft.title = given.title;
    draft.text = given.text;
    draft.language = given.lang;
    draft.published = given.published;
    draft.outlet = given.outlet;
    Article article = finish_article(engine.knowledge, {}, std::move(draft), "article");
    Workspace workspace;
    run_pipeline(engine, workspace, article);
    reading.facts_json = to_line(facts_json(article));
    for (std::size_t i = 0; i < article.claims.size(); ++i) {
      reading.claims_json.push_back(to_line(claim_json(article, article.claims[i], i + 1)));
    }
    reading.notes = article.notes;
    if (article.set_aside) reading.set_aside = article.set_aside->stage + ": " + article.set_aside->reason;
  } catch (const std::exception& thrown) {
    reading.set_aside = thrown.what();
  }
  return reading;
}

}  // namespace paraphe
