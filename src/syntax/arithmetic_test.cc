#include "syntax/arithmetic.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <vector>

namespace paraphe {
namespace {

TEST(Arithmetic, QuantisesToTheNearestWithTiesToEven) {
  const float x[] = {127.0f, -127.0f, 0.5f, 1.5f, 2.5f, -0.5f, -1.5f, 0.0f};
  std::int8_t q[8];
  EXPECT_EQ(quantise_row(x, 8, q), 1.0f);
  EXPECT_EQ(std::vector<int>(q, q + 8), (std::vector<int>{127, -127, 0, 2, 2, 0, -2, 0}));
  const float none[] = {0, 0, 0};
  EXPECT_EQ(quantise_row(none, 3, q), 0.0f);
  EXPECT_EQ(q[1], 0);
}

TEST(Arithmetic, GeluFollowsErf) {
  std::vector<float> x(20001), y;
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<float>(static_cast<int>(i) - 10000) / 500.0f;
  y = x;
  gelu(y.data(), y.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double expected = 0.5 * x[i] * (1 + std::erf(x[i] / std::sqrt(2.0)));
    ASSERT_NEAR(y[i], expected, 1e-5) << x[i];
  }
}

TEST(Arithmetic, SoftmaxSumsToOneAndFollowsExp) {
  for (const std::size_t count : {1u, 2u, 17u, 222u}) {
    std::vector<float> x(count);
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) x[i] = static_cast<float>((i * 37) % 101) / 3.0f;
    std::vector<double> expected;
    for (const float value : x) sum += std::exp(value / 2.0);
    for (const float value : x) expected.push_back(std::exp(value / 2.0) / sum);
    x.resize(rounded_up(count, lanes));
    softmax(x.data(), 2.0f, count, x.size());
    for (std::size_t i = 0; i < count; ++i) EXPECT_NEAR(x[i], expected[i], 1e-6);
    EXPECT_NEAR(std::accumulate(x.begin(), x.end(), 0.0), 1.0, 1e-5);
  }
  float far[lanes] = {0.0f, -500.0f};
  softmax(far, 1.0f, 2, lanes);
  EXPECT_EQ(far[0], 1.0f);
  EXPECT_EQ(far[1], 0.0f);
}

TEST(Arithmetic, ProductsByHand) {
  const float rows[] = {1, 2, 3, 4, 5, 6};  // three rows of two
  std::vector<float> table(2 * lanes), out(lanes);
  transpose(rows, 3, 2, 2, lanes, table.data());
  const float row[] = {10, 1};
  products_with(row, table.data(), 2, lanes, out.data());
  EXPECT_EQ(out[0], 12);
  EXPECT_EQ(out[1], 34);
  EXPECT_EQ(out[2], 56);
  EXPECT_EQ(out[3], 0);
  const float weights[] = {1, 0, 2};
  float sum[2];
  weighted_sum(weights, rows, 3, 2, 2, sum);
  EXPECT_EQ(sum[0], 11);
  EXPECT_EQ(sum[1], 14);
  EXPECT_EQ(dot(rows, rows, 6), 91);
}

TEST(Arithmetic, Normalises) {
  float x[] = {1, 2, 3, 4};
  const float weight[] = {1, 1, 1, 2}, bias[] = {0, 0, 0, 1};
  normalise_row(x, weight, bias, 0, 4);
  EXPECT_NEAR(x[0], -1.3416408, 1e-6);
  EXPECT_NEAR(x[3], 1 + 2 * 1.3416408, 1e-6);
}

}  // namespace
}  // namespace paraphe
