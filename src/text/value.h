// Dates and amounts: written by time/ and quantities/, attached to clauses by clauses/.
#pragma once
#include <cstdint>
#include <string_view>

#include "base/calendar.h"
#include "text/token.h"

namespace paraphe {

enum class TimeRole : std::uint8_t {
  point,      // when it is: mercredi, en 2018, la semaine dernière, du 22 au 25 juin
  since,      // depuis, dès, à partir de
  until,      // jusqu'à, d'ici à, avant
  duration,   // pendant trois jours: `date` is empty
  frequency   // chaque année: `date` is empty
};

// What the value hangs on; `unresolved` when the article has no date to count from.
enum class TimeAnchor : std::uint8_t { stated, publication, other_expression, unresolved };

struct TimeExpression {
  TokenRange tokens;
  TokenIndex head = no_token;  // the syntactic head: the noun, number or adverb that hangs on the clause
  Span span;
  Edtf date;                   // empty (both years 0) for duration, frequency and unresolved
  TimeRole role = TimeRole::point;
  TimeAnchor anchor = TimeAnchor::stated;
  std::int32_t days = 0;       // of a duration
  bool weekday_conflict = false;  // « mardi 19 novembre 2025 », which was a Wednesday
  bool compared = false;       // it dates the other side of a comparison: « contre 8 en 2021 », « plus qu'en 2022 »
};

enum class Comparison : std::uint8_t { equal, about, at_least, at_most, more_than, less_than };
std::string_view symbol_of(Comparison op);  // = ~ >= <= > <

enum class QuantityKind : std::uint8_t { count, money, percent, measure, ordinal };

using QuantityIndex = std::int32_t;
inline constexpr QuantityIndex no_quantity = -1;

struct Quantity {
  TokenRange tokens;
  TokenIndex head = no_token;     // the syntactic head of number and unit
  TokenIndex counted = no_token;  // of a count: the noun counted (86 jeunes Togolais → jeunes or Togolais); else no_token
  TokenIndex antecedent = no_token;  // of a bare number: the noun counted before, of which it is so many (en promet 60)
  Span span;
  double value = 0;
  bool worded = false;            // « une poignée »: no number; the words stand for the value
  Comparison op = Comparison::equal;
  QuantityKind kind = QuantityKind::count;
  std::string_view unit;          // codebook's: person, tonne, EUR, USD, XOF, item, percent, MW …
  QuantityIndex comparator = no_quantity;  // « contre 38 millions un an plus tôt »: the quantity it is compared with
  bool is_comparator = false;     // it is the other side of a comparison, not a figure of its own
};

}  // namespace paraphe
