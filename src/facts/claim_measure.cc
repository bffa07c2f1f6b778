// What a figure measures: a flow in a period, a stock at one time, a sum over the years. A rule may say it (measure =
// stock, which a noun lends: dettes are stocks); else the times of the clause do.
#include "facts/claim_builder.h"

namespace paraphe {

namespace {

constexpr std::string_view measure_slot = "measure";

struct Times {
  bool frequency = false, since = false, duration = false;
};

void collect(const Builder& b, const Clause* clause, Times& times) {
  if (clause == nullptr) return;
  for (const std::int32_t index : clause->times) {
    switch (b.article.times[static_cast<std::size_t>(index)].role) {
      case TimeRole::frequency: times.frequency = true; break;
      case TimeRole::since: times.since = true; break;
      case TimeRole::duration: times.duration = true; break;
      case TimeRole::point:
      case TimeRole::until: break;
    }
  }
}

// A year, an academic year, a half-year: what is counted in it is counted over it.
bool is_long(const TimeExpression& time) {
  if (time.role != TimeRole::point) return false;
  if (time.date.interval) return time.date.begin.year > 0 && time.date.end.year > 0 && time.date.begin.day == 0;
  return time.date.begin.month == 0;
}

std::string_view measure_of(const Builder& b, const Quantity& quantity, const TimeExpression* time) {
  Times times;
  collect(b, &b.clause, times);
  if (b.clause.support >= 0) collect(b, &b.article.clauses[static_cast<std::size_t>(b.clause.support)], times);
  if (b.match.thing != no_token) collect(b, noun_clause(b.article, b.match.thing), times);
  if (times.frequency) return "period";
  const bool handed_over = b.claim.status == "delivered" || b.claim.status == "awarded";
  if (times.since && handed_over) return "cumulative";
  if (quantity.kind == QuantityKind::money) return times.duration ? "cumulative" : "";
  return time != nullptr && is_long(*time) ? "period" : "";
}

}  // namespace

void add_measure(Builder& b, const Quantity& quantity, const TimeExpression* time) {
  if (!b.has_slot(measure_slot) || b.holds(measure_slot)) return;
  b.add(measure_slot, measure_of(b, quantity, time), quantity.span);
}

}  // namespace paraphe
