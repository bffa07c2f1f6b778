// Facts of the codebook as the scorer compares them, whether a person wrote them (gold) or the program (told).
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "dossier/fact_json.h"
#include "knowledge/knowledge.h"

namespace paraphe {

struct AnnotatedFact {
  Json json;  // as it was given
  std::string type, kind, status, polarity, certainty;
  std::vector<std::string> parties;  // by party_key, sorted, without repetition
  Json slots;                        // party slots by party_key
  bool attributed = false;           // said by someone
  std::vector<std::string> quotes;
  std::vector<std::int32_t> sentences;  // those that the quotes touch, by the scorer's cut (proof.h); sorted
};

// An article's annotation: one line of a gold file.
struct GoldArticle {
  std::string place;  // FILE:LINE
  std::vector<AnnotatedFact> facts;
  std::string fault;  // why the line cannot be used; empty when it can
};

// One spelling for a party: a group is known by any name of the gazetteer, without case, accents and article.
std::string party_key(const Knowledge& knowledge, std::string_view code);

// The slots whose value is one party of the fact, as the scorer lists them.
bool is_party_slot(std::string_view slot);

// The fact of a JSON object; an error says what it lacks.
Result<AnnotatedFact> annotated_fact(const Knowledge& knowledge, const Json& json);

// The annotation of one line of JSON: its array `facts`.
GoldArticle gold_article(const Knowledge& knowledge, std::string_view line, std::string place);

// The annotations of a JSONL file, one for each line that is not blank: in the order in which ingest/ reads its
// articles.
Result<std::vector<GoldArticle>> read_gold_file(const Knowledge& knowledge, const std::filesystem::path& path);

}  // namespace paraphe
