// Which party a word of the command line means.
#pragma once
#include <string>

#include "app/console.h"
#include "knowledge/gazetteer.h"

namespace paraphe {

// Its code; "" after saying what is wrong with the word.
std::string party_of_word(const Gazetteer& gazetteer, Console& console, const std::string& word);

}  // namespace paraphe
