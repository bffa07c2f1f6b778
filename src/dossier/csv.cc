#include "dossier/csv.h"

#include <fmt/format.h>

#include "dossier/fact_json.h"

namespace paraphe {

namespace {

bool would_be_a_formula(std::string_view field) {
  return field.size() > 1 && std::string_view("=+-@\t\r").find(field.front()) != std::string_view::npos;
}

std::string csv_field(std::string_view field) {
  std::string out(would_be_a_formula(field) ? "'" : "");
  out += field;
  if (out.find_first_of("\",\r\n;") == std::string::npos) return out;
  std::string quoted = "\"";
  for (const char c : out) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

}  // namespace

std::string csv_row(const std::vector<std::string>& fields) {
  std::string row;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) row += ',';
    row += csv_field(fields[i]);
  }
  return row + "\r\n";
}

std::vector<std::string> fact_field_names() {
  return {"fact",  "type", "kind", "status",  "polarity", "certainty", "parties",   "date",
          "value", "op",   "unit", "said_by", "weight",   "outlet",    "published", "quote"};
}

std::vector<std::string> fact_fields(const ReadFact& read) {
  const Fact& fact = read.fact;
  const SlotValue* value = slot_value(fact, "value");
  return {read.id(),
          std::string(fact.type),
          std::string(fact.kind),
          std::string(fact.status),
          std::string(fact.polarity),
          std::string(fact.certainty),
          fmt::format("{}", fmt::join(fact.parties, " ")),
          std::string(slot_text(fact, "date")),
          value ? number_json(value->number).dump() : "",
          std::string(slot_text(fact, "op")),
          std::string(slot_text(fact, "unit")),
          fact.said_by,
          fact.core ? "core" : "background",
          read.outlet,
          read.published ? to_string(*read.published) : "",
          read.quotes.empty() ? "" : read.quotes.front()};
}

}  // namespace paraphe
