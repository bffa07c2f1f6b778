#include "syntax/matrix.h"

#include <omp.h>

#include <algorithm>

#include "syntax/arithmetic.h"

namespace paraphe {

namespace {

// So many rows at a time: fewer sums than the second-level cache holds, and few shapes to compile products for.
constexpr std::size_t rows_at_once = 128;

// Numbers of rows for which products are compiled; what is missing to the next one is computed and not read.
std::size_t compiled_rows(std::size_t rows) { return rounded_up(rows, rows <= 64 ? 16 : 32); }

dnnl::memory::dim dim(std::size_t size) { return static_cast<dnnl::memory::dim>(size); }

dnnl::matmul::primitive_desc describe(const dnnl::engine& engine, std::size_t rows, std::size_t inputs,
                                      std::size_t outputs, const dnnl::memory::desc& weights) {
  using dnnl::memory;
  const memory::desc source({dim(rows), dim(inputs)}, memory::data_type::s8, memory::format_tag::ab);
  const memory::desc target({dim(rows), dim(outputs)}, memory::data_type::s32, memory::format_tag::ab);
  dnnl::primitive_attr attributes;
  attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  return {dnnl::matmul::desc(source, weights, target), attributes, engine};
}

}  // namespace

Matrix pack_matrix(const dnnl::engine& engine, std::span<const std::int8_t> weights, std::span<const float> scale,
                   std::span<const float> bias, std::size_t inputs) {
  using dnnl::memory;
  omp_set_num_threads(1);
  Matrix matrix;
  matrix.inputs = inputs;
  matrix.outputs = scale.size();
  matrix.scale.assign(scale.begin(), scale.end());
  matrix.bias.assign(bias.begin(), bias.end());
  const memory::dims shape{dim(inputs), dim(matrix.outputs)};
  const memory::desc any(shape, memory::data_type::s8, memory::format_tag::any);
  const auto description = describe(engine, 64, inputs, matrix.outputs, any);
  memory as_stored({shape, memory::data_type::s8, memory::format_tag::ba}, engine,
                   const_cast<std::int8_t*>(weights.data()));
  matrix.packed = memory(description.weights_desc(), engine);
  dnnl::stream stream(engine);
  dnnl::reorder(as_stored, matrix.packed).execute(stream, as_stored, matrix.packed);
  stream.wait();
  return matrix;
}

Products::Products(const dnnl::engine& engine) : engine_(engine), stream_(engine) {}

Products::Product& Products::product_for(const Matrix& matrix, std::size_t rows) {
  const std::tuple key{matrix.inputs, matrix.outputs, rows};
  if (const auto found = products_.find(key); found != products_.end()) return found->second;
  const auto description = describe(engine_, rows, matrix.inputs, matrix.outputs, matrix.packed.get_desc());
  Product product{dnnl::matmul(description),
                  {description.src_desc(), engine_, nullptr},
                  {description.dst_desc(), engine_, nullptr},
                  {description.scratchpad_desc(), engine_}};
  return products_.emplace(key, std::move(product)).first->second;
}

void Products::linear(const Matrix& matrix, const float* x, std::size_t x_stride, std::size_t rows, float* y,
                      std::size_t y_stride) {
  // Articles are spread over threads; a product that starts threads of its own only disturbs them (they wait spinning).
  // The setting is the calling thread's.
  omp_set_num_threads(1);
  row_scales_.resize(rows_at_once);
  if (quantised_.size() < rows_at_once * matrix.inputs) quantised_.resize(rows_at_once * matrix.inputs);
  if (sums_.size() < rows_at_once * matrix.outputs) sums_.resize(rows_at_once * matrix.outputs);
  for (std::size_t begin = 0; begin < rows; begin += rows_at_once) {
    const std::size_t count = std::min(rows_at_once, rows - begin);
    for (std::size_t r = 0; r < count; ++r) {
      row_scales_[r] = quantise_row(x + (begin + r) * x_stride, matrix.inputs, quantised_.data() + r * matrix.inputs);
    }
    Product& product = product_for(matrix, compiled_rows(count));
    product.source.set_data_handle(quantised_.data());
    product.target.set_data_handle(sums_.data());
    product.primitive.execute(stream_, {{DNNL_ARG_SRC, product.source},
                                        {DNNL_ARG_WEIGHTS, matrix.packed},
                                        {DNNL_ARG_DST, product.target},
                                        {DNNL_ARG_SCRATCHPAD, product.scratchpad}});
    stream_.wait();
    for (std::size_t r = 0; r < count; ++r) {
      restore_row(sums_.data() + r * matrix.outputs, row_scales_[r], matrix.scale.data(), matrix.bias.data(),
                  matrix.outputs, y + (begin + r) * y_stride);
    }
  }
}

}  // namespace paraphe
