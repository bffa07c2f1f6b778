#include "syntax/arithmetic.h"

#include <bit>
#include <cmath>

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
  const float clamped = x < -87.0f ? -87.0f : x;
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

inline float sum_of(const float (&partial)[lanes]) {
  float sum = 0;
  for (std::size_t k = 0; k < lanes; ++k) sum += partial[k];
  return sum;
}

}  // namespace

PARAPHE_FOR_EACH_PROCESSOR
float quantise_row(const float* x, std::size_t count, std::int8_t* q) {
  float largest[lanes] = {};
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    for (std::size_t k = 0; k < lanes; ++k) {
      const float size = std::fabs(x[i + k]);
      largest[k] = largest[k] < size ? size : largest[k];
    }
  }
  float top = 0;
  for (; i < count; ++i) top = top < std::fabs(x[i]) ? std::fabs(x[i]) : top;
  for (const float size : largest) top = top < size ? size : top;
  const float s = top / 127.0f;
  if (!(s > 0)) {
    for (std::size_t j = 0; j < count; ++j) q[j] = 0;
    return 0;
  }
  for (std::size_t j = 0; j < count; ++j) {
    float value = rounded(x[j] / s);
    value = value > 127.0f ? 127.0f : value;
    value = value < -127.0f ? -127.0f : value;
    q[j] = static_cast<std::int8_t>(static_cast<std::int32_t>(value));
  }
  return s;
}

PARAPHE_FOR_EACH_PROCESSOR
void restore_row(const std::int32_t* sums, float s, const float* scale, const float* bias, std::size_t count, float* y) {
  for (std::size_t i = 0; i < count; ++i) y[i] = static_cast<float>(sums[i]) * (s * scale[i]) + bias[i];
}

PARAPHE_FOR_EACH_PROCESSOR
void embed_row(const std::int8_t* word, float scale, const float* position, const float* language, std::size_t count, float* x) {
  for (std::size_t i = 0; i < count; ++i) x[i] = (static_cast<float>(word[i]) * scale + position[i]) + language[i];
}

PARAPHE_FOR_EACH_PROCESSOR
void normalise_row(float* x, const float* weight, const float* bias, float eps, std::size_t count) {
  float partial[lanes] = {};
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    for (std::size_t k = 0; k < lanes; ++k) partial[k] += x[i + k];
  }
  for (std::size_t k = 0; i < count; ++i, ++k) partial[k] += x[i];
  const float size = static_cast<float>(count);
  const float mean = sum_of(partial) / size;
  float squares[lanes] = {};
  for (i = 0; i + lanes <= count; i += lanes) {
    for (std::size_t k = 0; k < lanes; ++k) {
      const float off = x[i + k] - mean;
      squares[k] += off * off;
    }
  }
  for (std::size_t k = 0; i < count; ++i, ++k) squares[k] += (x[i] - mean) * (x[i] - mean);
  const float deviation = std::sqrt(sum_of(squares) / size + eps);
  for (i = 0; i < count; ++i) x[i] = (x[i] - mean) / deviation * weight[i] + bias[i];
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

void transpose(const float* rows, std::size_t count, std::size_t stride, std::size_t depth, std::size_t columns, float* table) {
  for (std::size_t d = 0; d < depth; ++d) {
    for (std::size_t r = 0; r < count; ++r) table[d * columns + r] = rows[r * stride + d];
    for (std::size_t r = count; r < columns; ++r) table[d * columns + r] = 0;
  }
}

PARAPHE_FOR_EACH_PROCESSOR
void softmax(float* x, float divisor, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) x[i] = x[i] / divisor;
  float top = x[0];
  for (std::size_t i = 1; i < count; ++i) top = top < x[i] ? x[i] : top;
  for (std::size_t i = 0; i < count; ++i) x[i] = exponential(x[i] - top);
  float partial[lanes] = {};
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    for (std::size_t k = 0; k < lanes; ++k) partial[k] += x[i + k];
  }
  for (std::size_t k = 0; i < count; ++i, ++k) partial[k] += x[i];
  const float sum = sum_of(partial);
  for (i = 0; i < count; ++i) x[i] = x[i] / sum;
}

PARAPHE_FOR_EACH_PROCESSOR
void weighted_sum(const float* weights, const float* rows, std::size_t count, std::size_t stride, std::size_t depth, float* out) {
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
  float partial[lanes] = {};
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    for (std::size_t k = 0; k < lanes; ++k) partial[k] += a[i + k] * b[i + k];
  }
  for (std::size_t k = 0; i < count; ++i, ++k) partial[k] += a[i] * b[i];
  return sum_of(partial);
}

}  // namespace paraphe
