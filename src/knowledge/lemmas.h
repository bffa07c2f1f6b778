// Of one language: which lemmas a form can have as noun, verb, adjective or adverb (to choose among lemma scripts).
// Read by syntax/ from knowledge/languages/TAG/forms.tsv, which tools/import_lexicon.py makes; a language may have
// none.
//
//   std::vector<std::string> lemmas;
//   find_lemmas(language.lemmas, "reçu", Upos::VERB, lemmas);   // {"recevoir"}
//
// Knows nothing of names and function words. A look-up is a binary search in the file's own text, about a microsecond.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/token.h"

namespace paraphe {

struct Lemmas {
  std::string lines;      // forms.tsv, its lines sorted by bytes
  std::size_t first = 0;  // where the first form stands
};

// `folder` is knowledge/languages/fr; `name` is how messages call it. Checks every line.
Lemmas load_lemmas(const std::filesystem::path& folder, std::string_view name, Faults& faults);

// Replaces `out` by the lemmas of the form in the order of the file; none for an unknown form or another part of
// speech.
void find_lemmas(const Lemmas& lemmas, std::string_view form, Upos upos, std::vector<std::string>& out);

}  // namespace paraphe
