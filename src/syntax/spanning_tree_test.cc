#include "syntax/spanning_tree.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <random>

namespace paraphe {
namespace {

bool is_tree(const std::vector<std::int32_t>& heads) {
  int roots = 0;
  for (std::size_t w = 0; w < heads.size(); ++w) {
    if (heads[w] == 0) ++roots;
    std::size_t steps = 0;
    for (std::int32_t v = static_cast<std::int32_t>(w) + 1; v != 0; v = heads[static_cast<std::size_t>(v - 1)]) {
      if (++steps > heads.size()) return false;
    }
  }
  return roots == 1;
}

double value_of(const std::vector<float>& scores, const std::vector<std::int32_t>& heads) {
  double sum = 0;
  for (std::size_t w = 0; w < heads.size(); ++w)
    sum += scores[w * (heads.size() + 1) + static_cast<std::size_t>(heads[w])];
  return sum;
}

// Tries every assignment of heads.
double best_by_force(const std::vector<float>& scores, int n) {
  std::vector<std::int32_t> heads(static_cast<std::size_t>(n), 0);
  double best = -1e30;
  for (;;) {
    if (is_tree(heads)) best = std::max(best, value_of(scores, heads));
    std::size_t digit = 0;
    while (digit < heads.size() && ++heads[digit] > n) heads[digit++] = 0;
    if (digit == heads.size()) return best;
  }
}

std::vector<float> random_scores(int n, std::mt19937& random) {
  std::normal_distribution<float> scores(0, 3);
  std::vector<float> out(static_cast<std::size_t>(n * (n + 1)));
  for (float& score : out) score = scores(random);
  return out;
}

TEST(SpanningTree, AgreesWithTryingAllTrees) {
  std::mt19937 random(1);
  TreeBuffers buffers;
  for (int n = 1; n <= 5; ++n) {
    for (int round = 0; round < 300; ++round) {
      const std::vector<float> scores = random_scores(n, random);
      std::vector<std::int32_t> heads(static_cast<std::size_t>(n));
      best_tree(scores, n, buffers, heads);
      ASSERT_TRUE(is_tree(heads)) << n << " words, round " << round;
      ASSERT_NEAR(value_of(scores, heads), best_by_force(scores, n), 1e-4) << n << " words, round " << round;
    }
  }
}

TEST(SpanningTree, LongSentencesAndEqualScores) {
  std::mt19937 random(2);
  TreeBuffers buffers;
  for (const int n : {1, 2, 50, 220}) {
    std::vector<std::int32_t> heads(static_cast<std::size_t>(n));
    best_tree(random_scores(n, random), n, buffers, heads);
    EXPECT_TRUE(is_tree(heads));
    best_tree(std::vector<float>(static_cast<std::size_t>(n * (n + 1)), 0.5f), n, buffers, heads);
    EXPECT_TRUE(is_tree(heads));
  }
}

// Two words that each prefer the other, nested in pairs that prefer each other: contraction upon contraction.
TEST(SpanningTree, NestedCycles) {
  constexpr int n = 64;
  std::vector<float> scores(n * (n + 1), 0.0f);
  for (int w = 1; w <= n; ++w) {
    for (int v = 1; v <= n; ++v) {
      int level = 0;
      for (int a = w - 1, b = v - 1; a != b; a /= 2, b /= 2) ++level;
      scores[static_cast<std::size_t>((w - 1) * (n + 1) + v)] = static_cast<float>(100 - 10 * level);
    }
  }
  TreeBuffers buffers;
  std::vector<std::int32_t> heads(n);
  best_tree(scores, n, buffers, heads);
  EXPECT_TRUE(is_tree(heads));
}

}  // namespace
}  // namespace paraphe
