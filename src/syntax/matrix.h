// Integer matrix products by oneDNN, and the linear layer of the model around them (training/FORMAT.md, 2):
// each row of floats is quantised with a scale of its own, multiplied in 8 bits, summed in 32, and made float again.
// A row's result depends on that row alone, so it does not matter which rows stand beside it.
//
//   const Matrix matrix = pack_matrix(engine, weights, scale, bias, inputs);   // once, shared by threads
//   Products products(engine);                                                 // one a thread
//   products.linear(matrix, x, stride, rows, y, stride);
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <oneapi/dnnl/dnnl.hpp>
#include <span>
#include <tuple>
#include <vector>

namespace paraphe {

struct Matrix {
  std::size_t inputs = 0, outputs = 0;
  std::vector<float> scale, bias;  // one an output
  dnnl::memory packed;             // in the order that this processor likes
};

// `weights` holds a row of `inputs` for each output, values in [−64, 63]: full bytes would overflow on processors
// without VNNI. Throws dnnl::error when oneDNN has no such product.
Matrix pack_matrix(const dnnl::engine& engine, std::span<const std::int8_t> weights, std::span<const float> scale,
                   std::span<const float> bias, std::size_t inputs);

class Products {
 public:
  explicit Products(const dnnl::engine& engine);

  // y = Linear(matrix, x), row by row; strides count floats. Allocates only when larger than ever before.
  void linear(const Matrix& matrix, const float* x, std::size_t x_stride, std::size_t rows, float* y,
              std::size_t y_stride);

 private:
  struct Product {
    dnnl::matmul primitive;
    dnnl::memory source, target, scratchpad;
  };
  Product& product_for(const Matrix& matrix, std::size_t rows);

  dnnl::engine engine_;
  dnnl::stream stream_;
  std::map<std::tuple<std::size_t, std::size_t, std::size_t>, Product> products_;
  std::vector<std::int8_t> quantised_;
  std::vector<float> row_scales_;
  std::vector<std::int32_t> sums_;
};

}  // namespace paraphe
