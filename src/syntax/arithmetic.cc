#include "syntax/arithmetic.h"

#include <bit>
#include <cmath>
#include <cstring>

// The loops once for any x86-64 and once for processors with 256-bit registers, chosen when the program starts.
// Sanitizers are not ready yet at that moment.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define PARAPHE_FOR_EACH_PROCESSOR __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define PARAPHE_FOR_EACH_PROCESSOR
#endif

namespace paraphe {

namespace {

// Adding and taking away 1.5 · 2²³ leaves the nearest integer, ties to even, for |x| < 2²².
constexpr float rounder = 12582912.0f;

inline float rounded(float x) { return (x + rounder) - rounder; }

// e^x for x ≤ 0; relative error 2e-7; 0 below −87.
inline float exponential(float x) {
  constexpr float log2_e = 1.44269504f, ln2_high = 0.693359375f, ln2_low = -2.12194440e-4f;
  const float clamped = x < -87.0f ? -87.0f : x;  // also keeps the exponent within its bits
  const float n = rounded(clamped * log2_e);
  const float r = (clamped - n * ln2_high) - n * ln2_low;
  float p = 1.0f / 5040;
  p = p * r + 1.0f / 720;
  p = p * r + 1.0f / 120;
  p = p * r + 1.0f / 24;
  p = p * r + 1.0f / 6;
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  p = p * r + 1.0f;
  const float power = std::bit_cast<float>((static_cast<std::int32_t>(n) + 127) << 23);
  return x < -87.0f ? 0.0f : p * power;
}

// Sixteen partial results, in two registers of eight.
typedef float Half __attribute__((vector_size(32)));
constexpr std::size_t halves = 2, half_lanes = 8;
struct Lanes {
  Half half[halves] = {};
};

inline void load(const float* x, Lanes& out) { std::memcpy(out.half, x, sizeof out.half); }
inline float lane(const Lanes& all, std::size_t k) { return all.half[k / half_lanes][k % half_lanes]; }

inline float sum_of(const Lanes& partial) {
  float sum = 0;
  for (std::size_t k = 0; k < lanes; ++k) sum += lane(partial, k);
  return sum;
}

// The last numbers, fewer than `lanes`, as if zeros followed.
inline void load_rest(const float* x, std::size_t count, Lanes& out) {
  float rest[lanes] = {};
  for (std::size_t k = 0; k < count; ++k) rest[k] = x[k];
  load(rest, out);
}

}  // namespace

PARAPHE_FOR_EACH_PROCESSOR
float quantise_row(const float* x, std::size_t count, std::int8_t* q) {
  // Below this no quotient is exact; a row so small stands for zero.
  constexpr float smallest_scale = 1e-30f;
  Lanes largest{};
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    Lanes part;
    load(x + i, part);
    for (std::size_t h = 0; h < halves; ++h) {
      const Half size = part.half[h] < 0 ? -part.half[h] : part.half[h];
      largest.half[h] = largest.half[h] < size ? size : largest.half[h];
    }
  }
  float top = 0;
  for (; i < count; ++i) top = top < std::fabs(x[i]) ? std::fabs(x[i]) : top;
  for (std::size_t k = 0; k < lanes; ++k) top = top < lane(largest, k) ? lane(largest, k) : top;
  const float s = top / 127.0f;
  if (!(s > smallest_scale)) {
    for (std::size_t j = 0; j < count; ++j) q[j] = 0;
    return 0;
  }
  // |x / s| is 127 at most, give or take its own rounding: no need to clamp.
  for (std::size_t j = 0; j < count; ++j) q[j] = static_cast<std::int8_t>(static_cast<std::int32_t>(rounded(x[j] / s)));
  return s;
}

PARAPHE_FOR_EACH_PROCESSOR
void restore_row(const std::int32_t* sums, float s, const float* scale, const float* bias, std::size_t count,
                 float* y) {
  for (std::size_t i = 0; i < count; ++i) y[i] = static_cast<float>(sums[i]) * (s * scale[i]) + bias[i];
}

PARAPHE_FOR_EACH_PROCESSOR
void embed_row(const std::int8_t* word, float scale, const float* position, const float* language, std::size_t count,
               float* x) {
  for (std::size_t i = 0; i < count; ++i) x[i] = (static_cast<float>(word[i]) * scale + position[i]) + language[i];
}

PARAPHE_FOR_EACH_PROCESSOR
void normalise_row(float* x, const float* weight, const float* bias, float eps, std::size_t count) {
  Lanes sums{}, part;
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    load(x + i, part);
    for (std::size_t h = 0; h < halves; ++h) sums.half[h] += part.half[h];
  }
  load_rest(x + i, count - i, part);
  for (std::size_t h = 0; h < halves; ++h) sums.half[h] += part.half[h];
  const float size = static_cast<float>(count);
  const float mean = sum_of(sums) / size;
  for (i = 0; i < count; ++i) x[i] -= mean;
  Lanes squares{};
  for (i = 0; i + lanes <= count; i += lanes) {
    load(x + i, part);
    for (std::size_t h = 0; h < halves; ++h) squares.half[h] += part.half[h] * part.half[h];
  }
  load_rest(x + i, count - i, part);
  for (std::size_t h = 0; h < halves; ++h) squares.half[h] += part.half[h] * part.half[h];
  const float deviation = std::sqrt(sum_of(squares) / size + eps);
  for (i = 0; i < count; ++i) x[i] = x[i] / deviation * weight[i] + bias[i];
}

PARAPHE_FOR_EACH_PROCESSOR
void add_row(float* x, const float* y, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) x[i] += y[i];
}

PARAPHE_FOR_EACH_PROCESSOR
void gelu(float* x, std::size_t count) {
  constexpr float root_half = 0.707106781f;
  for (std::size_t i = 0; i < count; ++i) {
    const float z = std::fabs(x[i] * root_half);
    float t = 0.0000430638f;
    t = t * z + 0.0002765672f;
    t = t * z + 0.0001520143f;
    t = t * z + 0.0092705272f;
    t = t * z + 0.0422820123f;
    t = t * z + 0.0705230784f;
    t = t * z + 1.0f;
    t = t * t;
    t = t * t;
    t = t * t;
    t = t * t;
    const float erf = std::copysign(1.0f - 1.0f / t, x[i]);
    x[i] = 0.5f * x[i] * (1.0f + erf);
  }
}

PARAPHE_FOR_EACH_PROCESSOR
void products_with(const float* row, const float* table, std::size_t depth, std::size_t columns, float* out) {
  std::size_t c = 0;
  for (; c + 2 * lanes <= columns; c += 2 * lanes) {
    float sum[2 * lanes] = {};
    for (std::size_t d = 0; d < depth; ++d) {
      for (std::size_t k = 0; k < 2 * lanes; ++k) sum[k] += row[d] * table[d * columns + c + k];
    }
    for (std::size_t k = 0; k < 2 * lanes; ++k) out[c + k] = sum[k];
  }
  for (; c < columns; c += lanes) {
    float sum[lanes] = {};
    for (std::size_t d = 0; d < depth; ++d) {
      for (std::size_t k = 0; k < lanes; ++k) sum[k] += row[d] * table[d * columns + c + k];
    }
    for (std::size_t k = 0; k < lanes; ++k) out[c + k] = sum[k];
  }
}

void transpose(const float* rows, std::size_t count, std::size_t stride, std::size_t depth, std::size_t columns,
               float* table) {
  for (std::size_t d = 0; d < depth; ++d) {
    for (std::size_t r = 0; r < count; ++r) table[d * columns + r] = rows[r * stride + d];
    for (std::size_t r = count; r < columns; ++r) table[d * columns + r] = 0;
  }
}

PARAPHE_FOR_EACH_PROCESSOR
void softmax(float* x, float divisor, std::size_t count, std::size_t columns) {
  constexpr float nothing = -1e30f;
  for (std::size_t i = count; i < columns; ++i) x[i] = nothing;
  Lanes largest, part;
  load(x, largest);
  for (std::size_t i = lanes; i < columns; i += lanes) {
    load(x + i, part);
    for (std::size_t h = 0; h < halves; ++h)
      largest.half[h] = largest.half[h] < part.half[h] ? part.half[h] : largest.half[h];
  }
  float top = nothing;
  for (std::size_t k = 0; k < lanes; ++k) top = top < lane(largest, k) ? lane(largest, k) : top;
  top /= divisor;
  for (std::size_t i = 0; i < columns; ++i) x[i] = exponential(x[i] / divisor - top);
  Lanes sums{};
  for (std::size_t i = 0; i < columns; i += lanes) {
    load(x + i, part);
    for (std::size_t h = 0; h < halves; ++h) sums.half[h] += part.half[h];
  }
  const float sum = sum_of(sums);
  for (std::size_t i = 0; i < columns; ++i) x[i] = x[i] / sum;
}

PARAPHE_FOR_EACH_PROCESSOR
void weighted_sum(const float* weights, const float* rows, std::size_t count, std::size_t stride, std::size_t depth,
                  float* out) {
  std::size_t d = 0;
  for (; d + 2 * lanes <= depth; d += 2 * lanes) {
    float sum[2 * lanes] = {};
    for (std::size_t r = 0; r < count; ++r) {
      for (std::size_t k = 0; k < 2 * lanes; ++k) sum[k] += weights[r] * rows[r * stride + d + k];
    }
    for (std::size_t k = 0; k < 2 * lanes; ++k) out[d + k] = sum[k];
  }
  for (; d < depth; ++d) {
    float sum = 0;
    for (std::size_t r = 0; r < count; ++r) sum += weights[r] * rows[r * stride + d];
    out[d] = sum;
  }
}

PARAPHE_FOR_EACH_PROCESSOR
float dot(const float* a, const float* b, std::size_t count) {
  Lanes sums{}, left, right;
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    load(a + i, left);
    load(b + i, right);
    for (std::size_t h = 0; h < halves; ++h) sums.half[h] += left.half[h] * right.half[h];
  }
  load_rest(a + i, count - i, left);
  load_rest(b + i, count - i, right);
  for (std::size_t h = 0; h < halves; ++h) sums.half[h] += left.half[h] * right.half[h];
  return sum_of(sums);
}

}  // namespace paraphe
