#include "facts/rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/table.h"
#include "base/utf8.h"
#include "facts/rule_checker.h"
#include "facts/rule_index.h"

namespace paraphe {

Rules::Rules() : index_(std::make_unique<RuleIndex>()) {}
Rules::Rules(std::unique_ptr<const RuleIndex> index) : index_(std::move(index)) {}
Rules::Rules(Rules&&) noexcept = default;
Rules& Rules::operator=(Rules&&) noexcept = default;
Rules::~Rules() = default;

namespace {

void check_kind_words(const Knowledge& knowledge, Faults& faults) {
  for (const Language& language : knowledge.languages) {
    const std::string file = fmt::format("knowledge/languages/{}/kinds.tsv", language.tag);
    for (const KindWord& word : language.kind_words.words) {
      if (word.kind == "-") continue;
      const FactType* type = knowledge.ontology.type(word.type);
      if (type == nullptr) {
        faults.push_back({file, word.line, fmt::format("unknown fact type \"{}\"", word.type), "see knowledge/ontology"});
      } else if (type->kind(word.kind) == nullptr) {
        faults.push_back({file, word.line, fmt::format("unknown kind \"{}\" of {}", word.kind, word.type), "see knowledge/ontology"});
      }
    }
  }
}

void read_file_of_rules(const Knowledge& knowledge, const std::filesystem::path& path, RuleIndex& index, Faults& faults) {
  index.file_names.push_back(std::make_unique<const std::string>("knowledge/facts/" + path.filename().string()));
  const std::string& name = *index.file_names.back();
  const Result<std::string> text = read_file(path, std::size_t{1} << 26);
  if (!text) {
    faults.push_back({name, 0, text.error().message, {}});
    return;
  }
  if (!is_valid_utf8(*text)) {
    faults.push_back({name, 0, fmt::format("byte {} is not UTF-8", first_invalid_utf8(*text)), "save the file as UTF-8"});
    return;
  }
  const std::size_t before = faults.size();
  RuleFile file = parse_rules(*text, name, faults);
  check_rules(knowledge, file, faults);
  if (faults.size() == before) compile_rules(knowledge, file, name, index.program);
  std::move(file.examples.begin(), file.examples.end(), std::back_inserter(index.examples));
}

}  // namespace

Rules load_rules(const Knowledge& knowledge, Faults& faults) {
  auto index = std::make_unique<RuleIndex>();
  check_kind_words(knowledge, faults);
  std::vector<std::filesystem::path> paths;
  std::error_code code;
  for (const auto& entry : std::filesystem::directory_iterator(knowledge.folder / "facts", code)) {
    if (entry.path().extension() == ".rules") paths.push_back(entry.path());
  }
  if (paths.empty()) faults.push_back({"knowledge/facts", 0, "holds no *.rules", "the knowledge folder is incomplete; install it again"});
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) read_file_of_rules(knowledge, path, *index, faults);
  build_index(*index);
  return Rules(std::move(index));
}

}  // namespace paraphe
