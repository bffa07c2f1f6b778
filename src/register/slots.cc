#include "register/slots.h"

namespace paraphe {

namespace {

std::string_view form_of(const SlotValue& value) {
  if (value.form == SlotForm::number) return "number";
  if (value.form == SlotForm::comparator) return value.worded ? "comparator in words" : "comparator";
  return "text";
}

}  // namespace

void bind_slot(Query& query, const SlotValue& value) {
  const bool counts = value.form == SlotForm::number || (value.form == SlotForm::comparator && !value.worded);
  query.with(value.slot, form_of(value), value.text, counts ? std::optional(value.number) : std::nullopt, value.op,
             value.date);
}

SlotValue slot_from(Register& book, const Query& query, int column) {
  SlotValue value;
  value.slot = book.name(query.text(column));
  const std::string_view form = query.text(column + 1);
  value.form = form == "text" ? SlotForm::text : form == "number" ? SlotForm::number : SlotForm::comparator;
  value.worded = form == "comparator in words";
  value.text = query.text(column + 2);
  if (!query.is_null(column + 3)) value.number = query.real(column + 3);
  value.op = query.text(column + 4);
  value.date = query.text(column + 5);
  return value;
}

}  // namespace paraphe
