// What the status of a thing is, after all that its accounts tell of it.
#pragma once
#include <string_view>
#include <vector>

#include "knowledge/ontology.h"
#include "merge/comparing.h"

namespace paraphe {

struct State {
  std::string_view status, polarity;
  std::string_view party;  // the one side that did the act, "" when all did or nobody is named
};

// `told` in the order of publication, not empty.
State state_of(const Ontology& ontology, const std::vector<const Told*>& told);

// Something that happened, not only planned, asked or promised.
bool is_done(std::string_view type, std::string_view status);

std::size_t origins_of(const std::vector<const Told*>& told);

}  // namespace paraphe
