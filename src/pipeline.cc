#include "pipeline.h"

#include <array>
#include <utility>

#include "clauses/clauses.h"
#include "entities/entities.h"
#include "facts/facts.h"
#include "merge/merge.h"
#include "quantities/quantities.h"
#include "segment/segment.h"
#include "syntax/syntax.h"
#include "time/time.h"

namespace paraphe {

namespace {

constexpr std::array<Stage, 8> all_stages{{
    {"segment", Layer::text, Layer::tokens,
     [](const Engine& e, Workspace&, Article& a) { return segment(e.knowledge, a); }},
    {"syntax", Layer::tokens, Layer::syntax,
     [](const Engine& e, Workspace& w, Article& a) { return parse(e.knowledge, e.model, w, a); }},
    {"time", Layer::tokens | Layer::syntax, Layer::times,
     [](const Engine& e, Workspace&, Article& a) { return find_times(e.knowledge, a); }},
    {"quantities", Layer::syntax | Layer::times, Layer::quantities,
     [](const Engine& e, Workspace&, Article& a) { return find_quantities(e.knowledge, a); }},
    {"entities", Layer::syntax | Layer::times, Layer::mentions,
     [](const Engine& e, Workspace&, Article& a) { return find_entities(e.knowledge, a); }},
    {"clauses", Layer::syntax | Layer::times | Layer::quantities | Layer::mentions, Layer::clauses,
     [](const Engine& e, Workspace&, Article& a) { return find_clauses(e.knowledge, a); }},
    {"facts", Layer::clauses | Layer::mentions | Layer::times | Layer::quantities, Layer::claims,
     [](const Engine& e, Workspace&, Article& a) { return find_claims(e.knowledge, e.rules, a); }},
    {"merge", Layer::claims | Layer::mentions, Layer::facts,
     [](const Engine& e, Workspace&, Article& a) { return merge_claims(e.knowledge, a); }},
}};

constexpr bool every_layer_is_written_before_it_is_read() {
  Layer written = Layer::text;
  for (const Stage& stage : all_stages) {
    if (!includes(written, stage.reads)) return false;
    written = written | stage.writes;
  }
  return true;
}
static_assert(every_layer_is_written_before_it_is_read());

}  // namespace

std::span<const Stage> stages() { return all_stages; }

Result<Engine> load_engine(const std::filesystem::path& knowledge, Faults& faults) {
  Engine engine;
  engine.knowledge = load_knowledge(knowledge, faults);
  if (!faults.empty()) return failure(ErrorKind::wrong_knowledge, "the files under knowledge/ are at fault");
  engine.rules = load_rules(engine.knowledge, faults);
  if (!faults.empty()) return failure(ErrorKind::wrong_knowledge, "the rules under knowledge/facts/ are at fault");
  Result<Model> model = load_model(knowledge / "models" / "reader.model");
  if (!model) return tl::make_unexpected(model.error());
  engine.model = std::move(*model);
  return engine;
}

void run_pipeline(const Engine& engine, Workspace& workspace, Article& article, std::string_view last_stage) {
  for (const Stage& stage : all_stages) {
    if (article.set_aside) return;
    if (const Result<void> done = stage.run(engine, workspace, article); !done) {
      article.set_aside = SetAside{std::string(stage.name), done.error().message};
      article.claims.clear();
      article.facts.clear();
      return;
    }
    if (stage.name == last_stage) return;
  }
}

}  // namespace paraphe
