// The floating-point steps between the integer products. Every sum is taken in one fixed order, whatever the processor:
// the loops are compiled for several instruction sets, run over independent numbers or over sixteen partial sums, and
// no multiplication is fused with an addition (-ffp-contract=off). So the same row gives the same bits everywhere.
// All pointers are to floats of the stated count; nothing here allocates.
#pragma once
#include <cstddef>
#include <cstdint>

namespace paraphe {

// Lengths of transposed tables are rounded up to this.
inline constexpr std::size_t lanes = 16;
constexpr std::size_t rounded_up(std::size_t count, std::size_t step) { return (count + step - 1) / step * step; }

// q = x / s to the nearest integer, ties to even, where s = max|x| / 127; returns s (0 for a row of zeros).
float quantise_row(const float* x, std::size_t count, std::int8_t* q);

// y = sums · (s · scale) + bias.
void restore_row(const std::int32_t* sums, float s, const float* scale, const float* bias, std::size_t count, float* y);

// x = word · scale + position + language.
void embed_row(const std::int8_t* word, float scale, const float* position, const float* language, std::size_t count,
               float* x);

// x = (x − mean) / sqrt(variance + eps) · weight + bias.
void normalise_row(float* x, const float* weight, const float* bias, float eps, std::size_t count);

void add_row(float* x, const float* y, std::size_t count);

// x = 0.5 · x · (1 + erf(x / √2)); erf by Abramowitz and Stegun 7.1.28 (3e-7).
void gelu(float* x, std::size_t count);

// out[c] = Σ_d row[d] · table[d · columns + c], d in ascending order. `columns` is a multiple of `lanes`.
void products_with(const float* row, const float* table, std::size_t depth, std::size_t columns, float* out);

// table[d · columns + r] = rows[r · stride + d]; columns from `count` on are set to 0.
void transpose(const float* rows, std::size_t count, std::size_t stride, std::size_t depth, std::size_t columns,
               float* table);

// x = softmax(x / divisor) over `count` > 0 numbers; `columns`, a multiple of `lanes`, is what x has room for: the rest
// gets 0.
void softmax(float* x, float divisor, std::size_t count, std::size_t columns);

// out[d] = Σ_r weights[r] · rows[r · stride + d], r in ascending order.
void weighted_sum(const float* weights, const float* rows, std::size_t count, std::size_t stride, std::size_t depth,
                  float* out);

float dot(const float* a, const float* b, std::size_t count);

}  // namespace paraphe
