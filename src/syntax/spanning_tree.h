// The best tree over the words of a sentence: Chu–Liu/Edmonds on a full matrix of scores, with exactly one root.
//
//   scores[w * (n + 1) + v]: how good v is as head of word w + 1 (v = 0 the root, v = 1 … n the words)
//   best_tree(scores, n, buffers, heads);   // heads[w] of word w + 1, in the same numbering
//
// O(n²) time and memory, no recursion. Of equal heads the first wins.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace paraphe {

struct TreeBuffers {
  struct Edge {
    std::int32_t head = 0, dependent = 0;
  };
  struct Contraction {
    std::int32_t representative = 0;
    std::vector<std::int32_t> members;    // the cycle's nodes
    std::vector<Edge> chosen;             // of each, the edge of the cycle that enters it
    std::vector<std::int32_t> member_of;  // of each original node, the member that holds it; -1 outside the cycle
  };
  std::vector<double> score;
  std::vector<Edge> edge, chosen;
  std::vector<std::int32_t> active, entering, path, holder;
  std::vector<std::uint8_t> state;
  std::vector<Contraction> contractions;
};

// `heads` holds n places. Scores of a word with itself are not read. n = 0 is allowed.
void best_tree(std::span<const float> scores, std::int32_t n, TreeBuffers& buffers, std::span<std::int32_t> heads);

}  // namespace paraphe
