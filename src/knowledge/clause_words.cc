#include "knowledge/clause_words.h"

#include <fmt/format.h>

#include <array>
#include <initializer_list>
#include <utility>

#include "base/table.h"

namespace paraphe {

namespace {

// One table under the language's folder, with what its faults need.
struct Reader {
  const std::filesystem::path& folder;
  std::string_view name;
  Faults& faults;

  Table read(std::string_view file, const std::vector<std::string>& columns) const {
    return read_table(folder / file, fmt::format("{}/{}", name, file), columns, faults);
  }
  void fault(const Table& table, const TableRow& row, std::string message, std::string hint) const {
    faults.push_back({table.name, row.line, std::move(message), std::move(hint)});
  }
};

std::optional<Function> function_in(const Reader& reader, const Table& table, const TableRow& row,
                                    const std::string& field) {
  if (field == "-") return std::nullopt;
  Function function{};
  if (function_of(field, function)) return function;
  reader.fault(table, row, fmt::format("'{}' is no function", field), "write a function of src/text/clause.h, or -");
  return std::nullopt;
}

bool set_effect(Effect& effect, std::string_view word) {
  constexpr std::array<std::pair<std::string_view, Modality>, 9> modalities{{{"asserted", Modality::asserted},
                                                                             {"decided", Modality::decided},
                                                                             {"planned", Modality::planned},
                                                                             {"possible", Modality::possible},
                                                                             {"reported", Modality::reported},
                                                                             {"wished", Modality::wished},
                                                                             {"asked", Modality::asked},
                                                                             {"hypothetical", Modality::hypothetical},
                                                                             {"aimed", Modality::aimed}}};
  for (const auto& [name, modality] : modalities) {
    if (name == word) {
      effect.modality = modality;
      return true;
    }
  }
  const std::array<std::pair<std::string_view, bool Effect::*>, 6> flags{{{"negated", &Effect::negated},
                                                                          {"denied", &Effect::denied},
                                                                          {"failed", &Effect::failed},
                                                                          {"past", &Effect::past},
                                                                          {"future", &Effect::future},
                                                                          {"going-on", &Effect::going_on}}};
  for (const auto& [name, flag] : flags) {
    if (name == word) {
      effect.*flag = true;
      return true;
    }
  }
  return false;
}

Effect effect_in(const Reader& reader, const Table& table, const TableRow& row, const std::string& field) {
  Effect effect;
  for (const std::string& word : split(field, ' ')) {
    if (!set_effect(effect, word)) {
      reader.fault(
          table, row, fmt::format("'{}' is no effect", word),
          "write planned, possible, reported, wished, asked, hypothetical, aimed, negated, denied, failed, past, "
          "future or going-on");
    }
  }
  return effect;
}

template <typename T>
WordMap<T>* class_in(const Reader& reader, const Table& table, const TableRow& row, ByClass<T>& all,
                     std::string_view field) {
  if (field == "verb") return &all.verbs;
  if (field == "noun") return &all.nouns;
  if (field == "adjective") return &all.adjectives;
  if (field == "adverb") return &all.adverbs;
  reader.fault(table, row, fmt::format("'{}' is no class", field), "write verb, noun, adjective, adverb or fate");
  return nullptr;
}

void repeated(const Reader& reader, const Table& table, const TableRow& row, std::string_view word) {
  reader.fault(table, row, fmt::format("'{}' stands twice", word), "keep one of the lines");
}

void read_prepositions(const Reader& reader, ClauseWords& words) {
  const Table table = reader.read("prepositions.tsv", {"words", "function", "noun", "verb", "source"});
  for (const TableRow& row : table.rows) {
    Preposition preposition;
    preposition.function = function_in(reader, table, row, row.fields[1]);
    preposition.noun = effect_in(reader, table, row, row.fields[2]);
    preposition.verb = effect_in(reader, table, row, row.fields[3]);
    preposition.source = row.fields[4] == "yes";
    if (!words.prepositions.emplace(row.fields[0], preposition).second) repeated(reader, table, row, row.fields[0]);
  }
}

void read_valency(const Reader& reader, ClauseWords& words) {
  const Table table = reader.read("valency.tsv", {"words", "class", "prepositions", "function"});
  for (const TableRow& row : table.rows) {
    WordMap<WordMap<Function>>* governors = class_in(reader, table, row, words.valency, row.fields[1]);
    const std::optional<Function> function = function_in(reader, table, row, row.fields[3]);
    if (governors == nullptr || !function) continue;
    for (const std::string& word : split(row.fields[0], ',')) {
      for (const std::string& preposition : split(row.fields[2], ',')) {
        const auto [at, added] = (*governors)[word].emplace(preposition, *function);
        if (!added && at->second != *function) {
          repeated(reader, table, row, fmt::format("{} {}", word, preposition));
        }
      }
    }
  }
}

void read_light_verbs(const Reader& reader, ClauseWords& words) {
  const Table table = reader.read("light_verbs.tsv", {"verb", "noun", "subject", "nouns"});
  for (const TableRow& row : table.rows) {
    LightVerb verb;
    const std::optional<Function> noun = function_in(reader, table, row, row.fields[1]);
    if (!noun) continue;
    verb.noun = *noun;
    verb.subject = function_in(reader, table, row, row.fields[2]);
    for (std::string& word : split(row.fields[3], ',')) verb.nouns.insert(std::move(word));
    // « s'ouvrir » is looked up as « se ouvrir ».
    const std::string& word = row.fields[0];
    words.light_verbs[word.starts_with("s'") ? "se " + word.substr(2) : word].push_back(std::move(verb));
  }
}

Controller controller_in(const Reader& reader, const Table& table, const TableRow& row, std::string_view field) {
  if (field == "subject") return Controller::subject;
  if (field == "object") return Controller::object;
  if (field == "to") return Controller::to;
  if (!field.empty() && field != "none") {
    reader.fault(table, row, fmt::format("'{}' cannot be who does it", field), "write subject, object, to or none");
  }
  return Controller::none;
}

void read_modality(const Reader& reader, ClauseWords& words) {
  const Table table = reader.read("modality.tsv", {"words", "class", "effect", "subject", "conditional",
                                                   "past-conditional", "perfect", "when-negated"});
  for (const TableRow& row : table.rows) {
    WordMap<ModalityWord>* group =
        row.fields[1] == "fate" ? &words.fates : class_in(reader, table, row, words.modality, row.fields[1]);
    if (group == nullptr) continue;
    ModalityWord word;
    word.effect = effect_in(reader, table, row, row.fields[2]);
    word.controller = controller_in(reader, table, row, row.fields[3]);
    if (!row.fields[4].empty()) word.conditional = effect_in(reader, table, row, row.fields[4]);
    if (!row.fields[5].empty()) word.past_conditional = effect_in(reader, table, row, row.fields[5]);
    if (!row.fields[6].empty()) word.perfect = effect_in(reader, table, row, row.fields[6]);
    if (!row.fields[7].empty()) word.negated = effect_in(reader, table, row, row.fields[7]);
    if (!group->emplace(row.fields[0], word).second) repeated(reader, table, row, row.fields[0]);
  }
}

void read_negation(const Reader& reader, ClauseWords& words) {
  const Table table = reader.read("negation.tsv", {"word", "kind"});
  constexpr std::array<std::string_view, 9> kinds{"marker",     "negator", "second", "determiner",
                                                  "restrictor", "bare", "bound", "comparative", "undoing"};
  for (const TableRow& row : table.rows) {
    bool known = false;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      if (row.fields[1] != kinds[i]) continue;
      known = true;
      if (!words.negation.emplace(row.fields[0], static_cast<Negation>(i)).second)
        repeated(reader, table, row, row.fields[0]);
    }
    if (!known) {
      reader.fault(table, row, fmt::format("'{}' is no kind of negation", row.fields[1]),
                   "write marker, negator, second, determiner, restrictor, bare, bound, comparative or undoing");
    }
  }
}

void read_attribution(const Reader& reader, ClauseWords& words) {
  const Table table = reader.read("attribution.tsv", {"words", "class", "kind", "noun"});
  for (const TableRow& row : table.rows) {
    WordMap<Speech>* group = class_in(reader, table, row, words.speech, row.fields[1]);
    if (group == nullptr) continue;
    const std::string& kind = row.fields[2];
    if (kind != "say" && kind != "announce" && kind != "deny") {
      reader.fault(table, row, fmt::format("'{}' is no kind of saying", kind), "write say, announce or deny");
      continue;
    }
    const SpeechKind said = kind == "say"        ? SpeechKind::say
                            : kind == "announce" ? SpeechKind::announce
                                                 : SpeechKind::deny;
    const Speech speech{said, row.fields[3] == "yes"};
    for (const std::string& word : split(row.fields[0], ',')) {
      if (!group->emplace(word, speech).second) repeated(reader, table, row, word);
    }
  }
}

void read_pronouns(const Reader& reader, ClauseWords& words) {
  const Table table = reader.read("pronouns.tsv", {"word", "function"});
  for (const TableRow& row : table.rows) {
    const std::optional<Function> function = function_in(reader, table, row, row.fields[1]);
    if (function && !words.pronouns.emplace(row.fields[0], *function).second)
      repeated(reader, table, row, row.fields[0]);
  }
}

void read_endings(const Reader& reader, ClauseWords& words) {
  const Table table = reader.read("verb_endings.tsv", {"ending", "tense"});
  for (const TableRow& row : table.rows) {
    const bool conditional = row.fields[1] == "conditional";
    if (!conditional && row.fields[1] != "future") {
      reader.fault(table, row, fmt::format("'{}' is no tense of an ending", row.fields[1]),
                   "write future or conditional");
    } else if (!words.verb_endings.emplace(row.fields[0], conditional).second) {
      repeated(reader, table, row, row.fields[0]);
    }
  }
}

void read_set(const Reader& reader, std::string_view file, std::string_view column, WordSet& out) {
  const Table table = reader.read(file, {std::string(column)});
  for (const TableRow& row : table.rows) {
    if (!out.insert(row.fields[0]).second) repeated(reader, table, row, row.fields[0]);
  }
}

}  // namespace

ClauseWords load_clause_words(const std::filesystem::path& folder, std::string_view name, Faults& faults) {
  ClauseWords words;
  const Reader reader{folder, name, faults};
  read_prepositions(reader, words);
  read_valency(reader, words);
  read_set(reader, "movement.tsv", "verb", words.movement);
  read_light_verbs(reader, words);
  read_modality(reader, words);
  read_negation(reader, words);
  read_attribution(reader, words);
  read_pronouns(reader, words);
  read_endings(reader, words);
  read_set(reader, "transparent.tsv", "word", words.transparent);
  return words;
}

}  // namespace paraphe
