// Numbers, dates and amounts as people write them: 1 234,5 · du 12 au 15 février 2025 · au moins 5 000 tonnes.
#pragma once
#include <string>
#include <string_view>

#include "base/calendar.h"
#include "knowledge/ontology.h"
#include "knowledge/words.h"

namespace paraphe {

// At most two decimals; separators as the catalogue's number.sample shows them.
std::string number_text(const Wording& say, double value);
std::string day_text(const Wording& say, const Day& day);
// "" for a value that is no EDTF date.
std::string date_text(const Wording& say, std::string_view edtf);
// « environ 38 000 000 euros »; the unit's label is the ontology's, for one or several.
std::string amount_text(const Wording& say, const Ontology& ontology, double value, std::string_view op,
                        std::string_view unit);

}  // namespace paraphe
