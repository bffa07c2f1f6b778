// The stages, in the order an article passes through them: the first file to read.
//
//   Faults faults;
//   Result<Engine> engine = load_engine("knowledge", faults);   // once
//   Workspace workspace;                                         // one a thread
//   Article article = …;                                         // ingest/
//   run_pipeline(*engine, workspace, article);                   // a bad article is set aside, with stage and reason
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "base/result.h"
#include "facts/rules.h"
#include "knowledge/knowledge.h"
#include "syntax/model.h"
#include "text/article.h"
#include "text/workspace.h"

namespace paraphe {

enum class Layer : std::uint16_t {
  text = 1, tokens = 2, syntax = 4, times = 8, quantities = 16, mentions = 32, clauses = 64, claims = 128, facts = 256
};
constexpr Layer operator|(Layer a, Layer b) {
  return static_cast<Layer>(static_cast<std::uint16_t>(a) | static_cast<std::uint16_t>(b));
}
constexpr bool includes(Layer all, Layer part) {
  return (static_cast<std::uint16_t>(all) & static_cast<std::uint16_t>(part)) == static_cast<std::uint16_t>(part);
}

// All that is loaded once and shared by the threads.
struct Engine {
  Knowledge knowledge;
  Model model;
  Rules rules;
};

struct Stage {
  std::string_view name;
  Layer reads, writes;  // nothing is read before it is written: checked when the program is compiled
  Result<void> (*run)(const Engine&, Workspace&, Article&);
};

std::span<const Stage> stages();

// Reads and checks knowledge, model and rules. All faults at once; the engine is usable only if there are none.
Result<Engine> load_engine(const std::filesystem::path& knowledge, Faults& faults);

// Runs every stage up to the one named (all by default). On failure the article is set aside and keeps no claim.
void run_pipeline(const Engine& engine, Workspace& workspace, Article& article, std::string_view last_stage = "merge");

}  // namespace paraphe
