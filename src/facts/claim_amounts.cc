#include "facts/claim_builder.h"

namespace paraphe {

namespace {

bool is_figure(const Quantity& quantity) { return !quantity.is_comparator && quantity.kind != QuantityKind::ordinal; }

// Of several figures the one in what is done or who does it: « sur 45 milliards promis, 3 ont été versés ».
const Quantity* amount_in(const Builder& b, const Clause& clause) {
  const Quantity* first = nullptr;
  int figures = 0;
  for (const std::int32_t index : clause.quantities) {
    const Quantity& quantity = b.article.quantities[static_cast<std::size_t>(index)];
    if (!is_figure(quantity)) continue;
    if (first == nullptr) first = &quantity;
    ++figures;
  }
  if (figures < 2) return first;
  for (const std::int32_t index : clause.quantities) {
    const Quantity& quantity = b.article.quantities[static_cast<std::size_t>(index)];
    const Token& head = b.article.token(quantity.head);
    const bool governed = head.head == clause.predicate && (head.relation == Relation::obj || head.relation == Relation::nsubj);
    if (is_figure(quantity) && governed) return &quantity;
  }
  for (const Function function : {Function::object, Function::subject}) {
    for (const Filler& filler : clause.fillers) {
      if (filler.function != function || filler.shared) continue;
      for (const std::int32_t index : clause.quantities) {
        const Quantity& quantity = b.article.quantities[static_cast<std::size_t>(index)];
        if (is_figure(quantity) && quantity.head >= filler.tokens.begin && quantity.head < filler.tokens.end) return &quantity;
      }
    }
  }
  return first;
}

// The figure in what the rule took for the kind or the thing, or (at last) for a party: « 400 soldats érythréens ».
const Quantity* amount_in_roles(const Builder& b, bool (*wanted)(std::string_view role)) {
  for (const RoleFill& fill : b.match.roles) {
    if (!wanted(fill.role)) continue;
    for (const FillerReference reference : fill.fillers) {
      const TokenRange range = tokens_of(b.article, reference);
      for (const Quantity& quantity : b.article.quantities) {
        if (is_figure(quantity) && quantity.head >= range.begin && quantity.head < range.end) return &quantity;
      }
    }
  }
  return nullptr;
}

bool tells_the_thing(std::string_view role) { return role == "kind" || role == "thing"; }
bool tells_a_side(std::string_view role) { return !tells_the_thing(role); }

// « La Chine en a accordé 50 »: the pronoun gives the noun, never the figure that stood beside it.
bool counts_what_a_pronoun_names(const Builder& b) {
  return std::any_of(b.clause.fillers.begin(), b.clause.fillers.end(), [&](const Filler& filler) {
    return filler.function == Function::of && !filler.shared && b.article.token(filler.head).upos == Upos::PRON;
  });
}

// The figure of the thing itself before that of the clause.
const Quantity* amount_of(const Builder& b) {
  if (counts_what_a_pronoun_names(b)) return amount_in(b, b.clause);
  if (b.match.thing != no_token) {
    if (const Clause* noun = noun_clause(b.article, b.match.thing)) {
      if (const Quantity* quantity = amount_in(b, *noun)) return quantity;
    }
  }
  if (const Quantity* quantity = amount_in_roles(b, tells_the_thing)) return quantity;
  if (const Quantity* quantity = amount_in(b, b.clause)) return quantity;
  if (b.clause.support >= 0) {
    const Quantity* quantity = amount_in(b, b.article.clauses[static_cast<std::size_t>(b.clause.support)]);
    if (quantity != nullptr) return quantity;
  }
  return amount_in_roles(b, tells_a_side);
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

bool tells_only_the_other_side(const Builder& b) {
  if (!b.has_slot("comparator") || b.clause.quantities.empty() || amount_of(b) != nullptr) return false;
  return std::all_of(b.clause.quantities.begin(), b.clause.quantities.end(), [&](std::int32_t index) {
    const Quantity& quantity = b.article.quantities[static_cast<std::size_t>(index)];
    return quantity.is_comparator && !quantity.worded;
  });
}

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
