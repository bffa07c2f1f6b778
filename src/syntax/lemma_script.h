// Lemma scripts: how a lemma comes out of a form (training/FORMAT.md, 6): BASE CUT:TEXT.
//
//   apply_script(*lemma_script("l2:er"), "Signés")   // "signer"
//
// Knows no words; a script can invent some, so that the caller asks a lexicon.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace paraphe {

enum class LemmaBase : unsigned char { lower, written, title, text };

struct LemmaScript {
  LemmaBase base = LemmaBase::written;
  std::size_t cut = 0;  // code points dropped from the end
  std::string ending;   // what is appended; of `text` the whole lemma
};

std::optional<LemmaScript> lemma_script(std::string_view text);

// `form` is folded (folded_word). Never empty unless the form is.
std::string apply_script(const LemmaScript& script, std::string_view form);

}  // namespace paraphe
