// Cuts one line into surface words, numbers and marks, in one pass:
//   « A-t-il reçu M. Sy ? » → « | A | -t-il | reçu | M. | Sy | ? | »
// What it does not do: contractions (du stays whole here) and ends of sentences; it only notes of each full stop that
// belongs to a word what it may mean. Time is linear in the line's length.
#pragma once
#include <string_view>
#include <vector>

#include "knowledge/segment_words.h"
#include "text/span.h"

namespace paraphe {

enum class PieceKind : unsigned char { word, number, mark, address };

// What the full stop of an abbreviation says of the sentence.
enum class Stop : unsigned char {
  none,    // the piece holds no full stop that could end a sentence
  never,   // M., an initial
  opener,  // ends it only if a function word with a capital follows: O.N.U., cf.
  capital  // ends it if any capital follows: etc.
};

struct Piece {
  Span span;
  PieceKind kind = PieceKind::word;
  Stop stop = Stop::none;
  bool space_before = false;
};

// Appends the pieces of text[line) to `pieces`. The text is valid UTF-8; bytes that are not are marks.
void scan_line(const SegmentWords& words, std::string_view text, Span line, std::vector<Piece>& pieces);

}  // namespace paraphe
