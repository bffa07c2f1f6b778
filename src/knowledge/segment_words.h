// Of one language: how words and sentences are cut: abbreviations, contractions, clitics. Read by segment/ and ingest/.
// All keys are lower(): typographic apostrophes and hyphens made plain, accents kept.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/result.h"
#include "base/word_map.h"

namespace paraphe {

enum class AbbreviationKind : unsigned char {
  title,   // before a name; never ends a sentence: M.
  inner,   // does not end a sentence unless a function word with a capital follows: cf.
  number,  // an abbreviation only before a number or another abbreviation: art. 5
  final    // ends the sentence when a capital follows: etc.
};

struct Contraction {
  std::string first, second;  // du: de, le
};

// What stands in a dateline beside names, days and years.
enum class DatelineWord : unsigned char { month, weekday, hour, filler };

// What stands right behind a figure: 1er is one word, 160km two.
enum class NumberEnding : unsigned char { ordinal, unit };

struct SegmentWords {
  WordMap<AbbreviationKind> abbreviations;  // as written, with the full stop; lower-case entries also capitalised
  std::size_t longest_abbreviation = 0;     // bytes
  WordMap<Contraction> contractions;        // du → de + le
  WordSet clitics;                          // il, t-il, là: without the hyphen before
  WordMap<std::string> elisions;            // l' → the letters one of which must follow, unaccented; "" for any
  WordSet whole_words;                      // aujourd'hui: not cut
  WordSet openers;                          // function words that begin sentences
  WordMap<DatelineWord> dateline_words;
  WordMap<NumberEnding> number_endings;  // as written
};

// `folder` is knowledge/languages/fr; `name` is how messages call it.
SegmentWords load_segment_words(const std::filesystem::path& folder, std::string_view name, Faults& faults);

}  // namespace paraphe
