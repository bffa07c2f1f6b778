// Tables for spreadsheets: RFC 4180, UTF-8, lines end in CR LF, fields quoted where they must be.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "dossier/collect.h"

namespace paraphe {

// A field that a spreadsheet would run as a formula (= + - @ at its beginning) gets an apostrophe before it.
std::string csv_row(const std::vector<std::string>& fields);

// The names of a fact's fields.
std::vector<std::string> fact_field_names();
// A fact as fields: fact, type, kind, status, polarity, certainty, parties, date, value, op, unit, said_by, weight,
// outlet, published, quote.
std::vector<std::string> fact_fields(const ReadFact& read);

}  // namespace paraphe
