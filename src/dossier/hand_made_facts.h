// For tests: facts written by hand, as an article would have given them.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/collect.h"

namespace paraphe {

inline SlotValue text_slot(std::string_view slot, std::string text) {
  SlotValue value;
  value.slot = slot;
  value.text = std::move(text);
  return value;
}

inline SlotValue number_slot(std::string_view slot, double number) {
  SlotValue value;
  value.slot = slot;
  value.form = SlotForm::number;
  value.number = number;
  return value;
}

// A certain, affirmed fact of the article's own, read in an article of the given day (YYYY-MM-DD, or "").
inline ReadFact hand_made(std::string_view type, std::string_view kind, std::string_view status,
                          std::vector<std::string> parties, std::vector<SlotValue> slots, std::string article = "a1",
                          std::string_view published = "2025-11-20") {
  ReadFact read;
  read.article = std::move(article);
  read.outlet = "Agence Test";
  read.published = parse_day(published);
  read.fact.id = "f1";
  read.fact.type = type;
  read.fact.kind = kind;
  read.fact.status = status;
  read.fact.polarity = "affirmed";
  read.fact.certainty = "certain";
  read.fact.parties = std::move(parties);
  read.fact.slots = std::move(slots);
  read.fact.core = true;
  read.quotes = {"une citation qui prouve"};
  read.sentence = "Une phrase avec une citation qui prouve.";
  return read;
}

}  // namespace paraphe
