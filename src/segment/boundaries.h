// Where the sentences of one line end, from its pieces, and of what kind they are: a dateline (LOMÉ, 8 juin (AGD) –)
// and the word before « . – » are cut off, list items are recognised, long sentences are cut. Lines are never joined
// here. Linear in the number of pieces.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "knowledge/segment_words.h"
#include "segment/scan.h"
#include "text/token.h"

namespace paraphe {

// A longer sentence is cut behind a comma or the like: the parser's cost grows faster than the sentence.
inline constexpr std::size_t longest_sentence = 1000;  // pieces

enum class LinePlace : unsigned char {
  title,       // the article's title
  first_line,  // the first line of the body that is not empty
  body,
  last_line  // the last line of the body; may also be the first
};

struct SentencePieces {
  std::size_t begin = 0, end = 0;  // indexes of the line's pieces
  SentenceKind kind = SentenceKind::body;
};

// `pieces` are those of one line; What is returned covers them in order and without gaps.
std::vector<SentencePieces> find_sentences(const SegmentWords& words, std::string_view text,
                                           std::span<const Piece> pieces, LinePlace place);

}  // namespace paraphe
