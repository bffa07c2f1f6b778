#include "knowledge/knowledge.h"

#include <algorithm>

namespace paraphe {

const Language* Knowledge::language(std::string_view tag) const {
  const auto at = std::find_if(languages.begin(), languages.end(), [&](const Language& l) { return l.tag == tag; });
  return at == languages.end() ? nullptr : &*at;
}

namespace {

// A folder with nothing but a profile is a language that is recognised and not read.
bool is_read(const std::filesystem::path& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().filename() != "profile.tsv") return true;
  }
  return false;
}

}  // namespace

Knowledge load_knowledge(const std::filesystem::path& folder, Faults& faults) {
  Knowledge knowledge;
  knowledge.folder = folder;
  std::error_code code;
  if (!std::filesystem::is_directory(folder / "languages", code)) {
    faults.push_back({folder.string(), 0, "is not a knowledge folder", "name one with --knowledge DIR"});
    return knowledge;
  }
  knowledge.ontology = load_ontology(folder / "ontology", faults);
  knowledge.words = load_words(folder / "ontology" / "words.tsv", "knowledge/ontology/words.tsv", faults);
  knowledge.gazetteer = load_gazetteer(folder / "gazetteer", faults);
  std::vector<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "languages")) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  for (const auto& each : folders) {
    const std::string name = "knowledge/languages/" + each.filename().string();
    knowledge.profiles.push_back(load_language_profile(each, name, faults));
    if (is_read(each)) knowledge.languages.push_back(load_language(each, faults));
  }
  return knowledge;
}

}  // namespace paraphe
