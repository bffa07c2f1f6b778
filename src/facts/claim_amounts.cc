#include "facts/claim_builder.h"

namespace paraphe {

namespace {

const Quantity* amount_in(const Builder& b, const Clause& clause) {
  for (const std::int32_t index : clause.quantities) {
    const Quantity& quantity = b.article.quantities[static_cast<std::size_t>(index)];
    if (quantity.is_comparator || quantity.kind == QuantityKind::ordinal) continue;
    return &quantity;
  }
  return nullptr;
}

// The figure of the thing itself before that of the clause.
const Quantity* amount_of(const Builder& b) {
  if (b.match.thing != no_token) {
    if (const Clause* noun = noun_clause(b.article, b.match.thing)) {
      if (const Quantity* quantity = amount_in(b, *noun)) return quantity;
    }
  }
  for (const RoleFill& fill : b.match.roles) {
    for (const FillerReference reference : fill.fillers) {
      const TokenRange range = tokens_of(b.article, reference);
      for (const Quantity& quantity : b.article.quantities) {
        if (quantity.is_comparator || quantity.kind == QuantityKind::ordinal) continue;
        if (quantity.head >= range.begin && quantity.head < range.end) return &quantity;
      }
    }
  }
  if (const Quantity* quantity = amount_in(b, b.clause)) return quantity;
  if (b.clause.support >= 0) return amount_in(b, b.article.clauses[static_cast<std::size_t>(b.clause.support)]);
  return nullptr;
}

void add_comparator(Builder& b, const Quantity& quantity) {
  if (quantity.comparator == no_quantity) return;
  const Quantity& other = b.article.quantities[static_cast<std::size_t>(quantity.comparator)];
  SlotValue value;
  value.slot = b.type.slot("comparator")->code;
  value.form = SlotForm::comparator;
  value.worded = other.worded;
  value.text = b.article.words(other.span);
  value.number = other.value;
  value.op = other.worded ? "~" : symbol_of(other.op);
  value.span = other.span;
  // Its date stands behind it: « contre une poignée deux ans auparavant ».
  const TimeExpression* nearest = nullptr;
  for (const TimeExpression& time : b.article.times) {
    if (!is_dated(time) || time.span.begin < other.span.end) continue;
    if (b.article.token(time.tokens.begin).sentence != b.clause.sentence) continue;
    if (nearest == nullptr || time.span.begin < nearest->span.begin) nearest = &time;
  }
  if (nearest != nullptr) value.date = date_of(*nearest);
  b.claim.slots.push_back(std::move(value));
}

}  // namespace

void add_amount(Builder& b, const TimeExpression* time) {
  if (!b.has_slot("value")) return;
  const Quantity* quantity = amount_of(b);
  if (quantity == nullptr || quantity->worded) {
    // Without a figure there is nothing that a measure could be of.
    std::erase_if(b.claim.slots, [](const SlotValue& s) { return s.slot == "measure"; });
    return;
  }
  SlotValue value;
  value.slot = b.type.slot("value")->code;
  value.form = SlotForm::number;
  value.number = quantity->value;
  value.span = quantity->span;
  b.claim.slots.push_back(std::move(value));
  b.add("op", symbol_of(quantity->op), quantity->span);
  b.add("unit", quantity->unit.empty() ? "item" : quantity->unit, quantity->span);
  add_measure(b, *quantity, time);
  add_comparator(b, *quantity);
}

}  // namespace paraphe
