// Values of slots in and out of the tables claim_slot, account_slot, fact_slot, which have the same columns.
#pragma once
#include "register/register.h"
#include "text/claim.h"

namespace paraphe {

// Binds slot, form, text, number, op, date.
void bind_slot(Query& query, const SlotValue& value);
// Reads them from `column` on.
SlotValue slot_from(Register& book, const Query& query, int column);

}  // namespace paraphe
