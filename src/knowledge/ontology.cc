#include "knowledge/ontology.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <toml++/toml.h>

#include "base/table.h"

namespace paraphe {

namespace {

constexpr std::array<std::string_view, 11> slot_type_names{"party",      "persons", "date",    "place", "city",      "text",
                                                           "number", "comparator", "closed", "domains", "provisions"};
constexpr std::array<std::string_view, situation_count> situation_names{
    "done", "going_on", "planned", "possible", "wished", "asked", "aimed", "hypothetical", "negated", "denied",
    "over", "decided"};

// The order in which types are listed everywhere: that of the codebook.
constexpr std::array<std::string_view, 10> type_order{"meeting",  "agreement", "flow", "cooperation", "representation",
                                                      "friction", "statement", "tie",  "office",      "assessment"};

struct Reader {
  std::string file;
  Faults& faults;

  void fault(const toml::node& node, std::string message, std::string hint = {}) const {
    faults.push_back({file, static_cast<int>(node.source().begin.line), std::move(message), std::move(hint)});
  }
};

std::optional<toml::table> read_toml(const std::filesystem::path& path, const std::string& name, Faults& faults) {
  const Result<std::string> text = read_file(path, std::size_t{1} << 24);
  if (!text) {
    faults.push_back({name, 0, "cannot be read", "the knowledge folder is incomplete; install it again"});
    return std::nullopt;
  }
  // A syntax error is the one thing that toml++ tells by an exception: it ends here.
  try {
    return toml::parse(*text, name);
  } catch (const toml::parse_error& error) {
    faults.push_back({name, static_cast<int>(error.source().begin.line), std::string(error.description()),
                      "see https://toml.io for the form of the file"});
    return std::nullopt;
  }
}

std::string string_in(const Reader& reader, const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) {
    reader.fault(table, fmt::format("\"{}\" is missing", key));
    return {};
  }
  if (!node->is_string()) {
    reader.fault(*node, fmt::format("\"{}\" is not a text", key), "put it between quotation marks");
    return {};
  }
  return **node->as_string();
}

// Fills code and labels; every key of two letters is a label of that language.
void read_coded(const Reader& reader, const toml::table& table, Coded& coded) {
  coded.code = string_in(reader, table, "code");
  for (const std::string_view language : {"fr", "en"}) {
    if (!table.contains(language)) reader.fault(table, fmt::format("\"{}\" has no label \"{}\"", coded.code, language));
  }
  for (const auto& [key, node] : table) {
    if (key.str().size() == 2 && node.is_string()) coded.labels.emplace_back(std::string(key.str()), **node.as_string());
  }
}

// Calls `read` with each table of the array `key`; a missing array is a fault.
template <typename Read>
void each_table(const Reader& reader, const toml::table& table, std::string_view key, Read read) {
  const toml::array* array = table[key].as_array();
  if (array == nullptr || array->empty()) {
    reader.fault(table, fmt::format("\"{}\" is missing or empty", key), fmt::format("write {} = [ {{ code = …, fr = …, en = … }}, ]", key));
    return;
  }
  for (const toml::node& node : *array) {
    if (const toml::table* entry = node.as_table()) {
      read(*entry);
    } else {
      reader.fault(node, fmt::format("an entry of \"{}\" is not a table", key));
    }
  }
}

std::vector<Coded> read_list(const Reader& reader, const toml::table& table, std::string_view key) {
  std::vector<Coded> list;
  each_table(reader, table, key, [&](const toml::table& entry) {
    Coded coded;
    read_coded(reader, entry, coded);
    if (find(list, coded.code) != nullptr) reader.fault(entry, fmt::format("\"{}\" is declared twice", coded.code));
    list.push_back(std::move(coded));
  });
  return list;
}

Slot read_slot(const Reader& reader, const toml::table& entry) {
  Slot slot;
  read_coded(reader, entry, slot);
  const std::string type = string_in(reader, entry, "type");
  const auto at = std::find(slot_type_names.begin(), slot_type_names.end(), type);
  if (at == slot_type_names.end()) {
    reader.fault(entry, fmt::format("unknown slot type \"{}\"", type), fmt::format("one of {}", fmt::join(slot_type_names, ", ")));
  } else {
    slot.type = static_cast<SlotType>(at - slot_type_names.begin());
  }
  if (slot.type == SlotType::closed) slot.values = read_list(reader, entry, "values");
  slot.minimum = static_cast<int>(entry["minimum"].value_or(std::int64_t{0}));
  return slot;
}

// "scheduled", "mooted possible", "ratified negated" or "none".
OutcomeCell read_cell(const Reader& reader, const toml::node& node, const FactType& type) {
  OutcomeCell cell;
  cell.stated = true;
  const std::vector<std::string> words = node.is_string() ? split(**node.as_string(), ' ') : std::vector<std::string>{};
  if (words.empty() || words.size() > 2) {
    reader.fault(node, "a cell of the table is a status, a status with a certainty or with negated, or none");
    return cell;
  }
  if (words[0] == "none") return cell;
  if (type.status(words[0]) == nullptr) {
    reader.fault(node, fmt::format("unknown status \"{}\" of {}", words[0], type.code));
    return cell;
  }
  cell.status = words[0];
  if (words.size() == 2 && words[1] == "negated") {
    cell.negated = true;
  } else if (words.size() == 2) {
    if (words[1] != "certain" && words[1] != "reported" && words[1] != "possible") {
      reader.fault(node, fmt::format("unknown certainty \"{}\"", words[1]), "certain, reported or possible");
    }
    cell.certainty = words[1];
  }
  return cell;
}

Act read_act(const Reader& reader, const toml::table& entry, const FactType& type) {
  Act act;
  read_coded(reader, entry, act);
  act.not_since = entry["not_since"].value_or(std::string{});
  act.to_do = entry["to_do"].value_or(std::string{});
  act.attaches = entry["attaches"].value_or(false);
  act.negates = entry["negates"].value_or(false);
  act.weak = entry["weak"].value_or(false);
  act.alone = entry["alone"].value_or(false);
  act.closes = entry["closes"].value_or(false);
  for (int i = 0; i < situation_count; ++i) {
    if (const toml::node* node = entry.get(situation_names[static_cast<std::size_t>(i)])) {
      act.cells[static_cast<std::size_t>(i)] = read_cell(reader, *node, type);
    }
  }
  for (const auto& [key, node] : entry) {
    const std::string_view name = key.str();
    constexpr std::array<std::string_view, 8> own{"code", "to_do", "not_since", "attaches", "negates", "weak", "alone",
                                                      "closes"};
    if (name.size() > 2 && std::find(own.begin(), own.end(), name) == own.end() &&
        std::find(situation_names.begin(), situation_names.end(), name) == situation_names.end()) {
      reader.fault(node, fmt::format("unknown situation \"{}\"", name), fmt::format("one of {}", fmt::join(situation_names, ", ")));
    }
  }
  if (!act.not_since.empty() && type.status(act.not_since) == nullptr) {
    reader.fault(entry, fmt::format("unknown status \"{}\" of {}", act.not_since, type.code));
  }
  if (!act.cells[0].stated) reader.fault(entry, fmt::format("act \"{}\" has no cell \"done\"", act.code));
  if (const Slot* slot = type.slot("act"); !act.to_do.empty() && (slot == nullptr || find(slot->values, act.to_do) == nullptr)) {
    reader.fault(entry, fmt::format("\"{}\" is no value of slot act", act.to_do));
  }
  return act;
}

FactType read_type(const Reader& reader, const toml::table& table) {
  FactType type;
  read_coded(reader, table, type);
  type.minimum_parties = static_cast<int>(table["minimum_parties"].value_or(std::int64_t{2}));
  type.negation_is_denial = table["negation_is_denial"].value_or(false);
  if (const toml::table* kinds = table["parties_of_kind"].as_table()) {
    for (const auto& [kind, number] : *kinds) {
      type.parties_of_kind.emplace_back(std::string(kind.str()), static_cast<int>(number.value_or(std::int64_t{2})));
    }
  }
  type.usual_parties = static_cast<int>(table["usual_parties"].value_or(std::int64_t{type.minimum_parties}));
  type.sides_know = table["sides_know"].value_or(false);
  type.kinds = read_list(reader, table, "kinds");
  type.presumed_kind = table["presumed_kind"].value_or(std::string{});
  if (!type.presumed_kind.empty() && type.kind(type.presumed_kind) == nullptr) {
    reader.fault(table, fmt::format("\"{}\" is no kind of {}", type.presumed_kind, type.code));
  }
  type.statuses = read_list(reader, table, "statuses");
  each_table(reader, table, "slots", [&](const toml::table& entry) { type.slots.push_back(read_slot(reader, entry)); });
  if (table.contains("readings")) each_table(reader, table, "readings", [&](const toml::table& entry) {
    StatusReading reading{entry["kind"].value_or(std::string{}), entry["status"].value_or(std::string{}), entry["means"].value_or(std::string{})};
    const bool known = type.kind(reading.kind) != nullptr && type.status(reading.status) != nullptr && type.status(reading.means) != nullptr;
    if (!known) reader.fault(entry, "a reading needs a kind, a status and what it means, each of this type");
    else type.readings.push_back(std::move(reading));
  });
  each_table(reader, table, "acts", [&](const toml::table& entry) { type.acts.push_back(read_act(reader, entry, type)); });
  return type;
}

}  // namespace

std::string_view Coded::label(std::string_view language) const {
  for (const auto& [tag, text] : labels) {
    if (tag == language) return text;
  }
  return code;
}

std::string_view name_of(SlotType type) { return slot_type_names[static_cast<std::size_t>(type)]; }
std::string_view name_of(Situation situation) { return situation_names[static_cast<std::size_t>(situation)]; }

namespace {
template <typename T>
const T* find_code(const std::vector<T>& list, std::string_view code) {
  const auto at = std::find_if(list.begin(), list.end(), [&](const T& entry) { return entry.code == code; });
  return at == list.end() ? nullptr : &*at;
}
}  // namespace

const Coded* find(const std::vector<Coded>& list, std::string_view code) { return find_code(list, code); }
const Coded* FactType::kind(std::string_view name) const { return find_code(kinds, name); }
const Coded* FactType::status(std::string_view name) const { return find_code(statuses, name); }
const Slot* FactType::slot(std::string_view name) const { return find_code(slots, name); }
std::string_view FactType::reading(std::string_view kind_code, std::string_view status_code) const {
  for (const StatusReading& reading : readings) {
    if (reading.kind == kind_code && reading.status == status_code) return reading.means;
  }
  return status_code;
}

int FactType::least_parties(std::string_view kind) const {
  for (const auto& [name, number] : parties_of_kind) {
    if (name == kind) return number;
  }
  return minimum_parties;
}

const Act* FactType::act(std::string_view name) const {
  if (name.empty()) return acts.empty() ? nullptr : &acts.front();
  return find_code(acts, name);
}
const FactType* Ontology::type(std::string_view name) const { return find_code(types, name); }

Ontology load_ontology(const std::filesystem::path& folder, Faults& faults) {
  Ontology ontology;
  for (const std::string_view code : type_order) {
    const std::string name = fmt::format("knowledge/ontology/{}.toml", code);
    if (const auto table = read_toml(folder / fmt::format("{}.toml", code), name, faults)) {
      const Reader reader{name, faults};
      ontology.types.push_back(read_type(reader, *table));
      if (ontology.types.back().code != code) reader.fault(*table, fmt::format("code is not \"{}\", as the file's name says", code));
    }
  }
  const std::string name = "knowledge/ontology/lists.toml";
  if (const auto table = read_toml(folder / "lists.toml", name, faults)) {
    const Reader reader{name, faults};
    ontology.domains = read_list(reader, *table, "domains");
    ontology.provisions = read_list(reader, *table, "provisions");
    ontology.polarities = read_list(reader, *table, "polarities");
    ontology.certainties = read_list(reader, *table, "certainties");
    ontology.weights = read_list(reader, *table, "weights");
    ontology.units = read_list(reader, *table, "units");
  }
  return ontology;
}

}  // namespace paraphe
