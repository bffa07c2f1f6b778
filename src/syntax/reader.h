// Runs the network over parts of sentences: pieces in, for each word the best labels, its head and its name label out
// (training/FORMAT.md, 4 and 5). Several parts go through together; what comes out of one does not depend on the
// others.
//
//   Reader reader(network);                       // one a thread; its buffers grow to some 10 MB and stay
//   reader.read(parts, *bias, results);
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "syntax/matrix.h"
#include "syntax/network.h"
#include "syntax/spanning_tree.h"

namespace paraphe {

// A part of a sentence: the pieces of its words one after the other.
struct Part {
  std::span<const std::int32_t> pieces;
  std::span<const std::int32_t> pieces_a_word;  // their sum is pieces.size() ≤ network.pieces_a_sentence
};

struct ReadWord {
  std::int32_t head = 0;                                         // 1-based within the part, 0 the root
  std::uint32_t upos = 0, features = 0, relation = 0, name = 0;  // labels
};

class Reader {
 public:
  explicit Reader(const Network& network);

  const Network& network() const { return *network_; }

  // `results` is filled with the words of all parts in order. For each word and label, the scores of parts of speech,
  // lemma scripts and names can be asked until the next call.
  void read(std::span<const Part> parts, std::span<const float> bias, std::vector<ReadWord>& results);
  std::span<const float> upos_scores(std::size_t word) const;
  std::span<const float> lemma_scores(std::size_t word) const;
  std::span<const float> name_scores(std::size_t word) const;
  // The word's vector, for tests.
  std::span<const float> vector_of(std::size_t word) const;

 private:
  struct Place {
    std::size_t row = 0, pieces = 0;    // where the part's pieces stand among the rows, with <s> and </s>
    std::size_t vector = 0, words = 0;  // where its root and words stand among the vectors
  };
  void embed(std::span<const Part> parts, std::span<const float> bias);
  void encode();
  void attend(const Place& place);
  void take_word_vectors(std::span<const Part> parts);
  void choose_heads(const Place& place, std::span<ReadWord> words);
  void choose_relations(const Place& place, std::span<ReadWord> words);
  std::span<const float> head_scores(std::size_t vector, std::size_t begin, std::size_t end) const;

  const Network* network_;
  Products products_;
  TreeBuffers tree_;
  std::vector<Place> places_;
  std::vector<std::size_t> vector_of_word_;
  std::size_t rows_ = 0, vectors_ = 0;
  std::vector<float> x_, mixed_, context_, inner_, delta_;        // a row a piece
  std::vector<float> keys_, weights_;                             // one head of one part
  std::vector<float> vectors_of_words_, heads_, arc_dependents_;  // a row a word or root
  std::vector<float> arc_table_, arc_scores_, padded_, labels_;
  std::vector<std::int32_t> tree_heads_;
};

}  // namespace paraphe
