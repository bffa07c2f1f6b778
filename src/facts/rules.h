// The rules of knowledge/facts/*.rules, compiled and indexed: immutable, movable, shared by all threads.
// The language is docs/rules.md; parser, checker, compiler, index and matcher are a file each beside this one.
#pragma once
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/knowledge.h"
#include "text/claim.h"

namespace paraphe {

struct RuleIndex;  // rule_index.h

class Rules {
 public:
  Rules();
  explicit Rules(std::unique_ptr<const RuleIndex> index);
  Rules(Rules&&) noexcept;
  Rules& operator=(Rules&&) noexcept;
  ~Rules();

  const RuleIndex& index() const { return *index_; }

 private:
  std::unique_ptr<const RuleIndex> index_;  // never null
};

// Reads, checks and compiles every file of knowledge.folder / "facts". Usable only if `faults` stays empty.
// `knowledge` must outlive the rules: they hold views of the ontology's codes.
Rules load_rules(const Knowledge& knowledge, Faults& faults);

}  // namespace paraphe
