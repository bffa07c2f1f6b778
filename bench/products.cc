// The limit: a large product s8 × s8 → s32 of oneDNN on one core, where nothing but arithmetic costs. Beside it, in turn, all
// products of the encoder as the program computes them: rows made bytes, multiplied, made floats again. Only their
// ratio is to be believed on a shared machine; each pair is measured within milliseconds.
#include "products.h"

#include <benchmark/benchmark.h>
#include <omp.h>

#include <ctime>
#include <iostream>
#include <oneapi/dnnl/dnnl.hpp>
#include <vector>

#include "syntax/network.h"

namespace paraphe {

namespace {

constexpr std::size_t rows = 128;  // as many as the parser puts together, however long its sentences are

double thread_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

std::int8_t small_byte(std::size_t i) { return static_cast<std::int8_t>(static_cast<int>(i * 37 % 128) - 64); }

class LargeProduct {
 public:
  static constexpr dnnl::memory::dim side = 1024;
  static constexpr double operations = 2.0 * side * side * side;

  explicit LargeProduct(const dnnl::engine& engine) : stream_(engine), left_(side * side), right_(side * side), sums_(side * side) {
    using dnnl::memory;
    omp_set_num_threads(1);
    for (std::size_t i = 0; i < left_.size(); ++i) left_[i] = right_[i] = small_byte(i);
    const memory::dims shape{side, side};
    const memory::desc source(shape, memory::data_type::s8, memory::format_tag::ab);
    const memory::desc any(shape, memory::data_type::s8, memory::format_tag::any);
    const memory::desc target(shape, memory::data_type::s32, memory::format_tag::ab);
    const dnnl::matmul::primitive_desc description{dnnl::matmul::desc(source, any, target), engine};
    memory stored(source, engine, right_.data());
    memory packed(description.weights_desc(), engine);
    dnnl::reorder(stored, packed).execute(stream_, stored, packed);
    stream_.wait();
    primitive_ = dnnl::matmul(description);
    arguments_ = {{DNNL_ARG_SRC, memory(source, engine, left_.data())},
                  {DNNL_ARG_WEIGHTS, packed},
                  {DNNL_ARG_DST, memory(target, engine, sums_.data())}};
  }

  void run() {
    primitive_.execute(stream_, arguments_);
    stream_.wait();
  }

 private:
  dnnl::stream stream_;
  std::vector<std::int8_t> left_, right_;
  std::vector<std::int32_t> sums_;
  dnnl::matmul primitive_;
  std::unordered_map<int, dnnl::memory> arguments_;
};

class EncoderProducts {
 public:
  explicit EncoderProducts(const Network& network) : products_(network.engine) {
    std::size_t widest = 0;
    for (const LayerWeights& layer : network.layers) {
      for (const Matrix* matrix : {&layer.query_key_value, &layer.attention_output, &layer.inner, &layer.outer}) {
        matrices_.push_back(matrix);
        widest = std::max({widest, matrix->inputs, matrix->outputs});
        operations_ += 2.0 * static_cast<double>(rows * matrix->inputs * matrix->outputs);
      }
    }
    in_.resize(rows * widest);
    out_.resize(rows * widest);
    for (std::size_t i = 0; i < in_.size(); ++i) in_[i] = static_cast<float>(small_byte(i)) / 64;
  }

  double operations() const { return operations_; }
  void run() {
    for (const Matrix* matrix : matrices_) {
      products_.linear(*matrix, in_.data(), matrix->inputs, rows, out_.data(), matrix->outputs);
    }
  }

 private:
  Products products_;
  std::vector<const Matrix*> matrices_;
  std::vector<float> in_, out_;
  double operations_ = 0;
};

void measure(benchmark::State& state, const std::filesystem::path& model) {
  const Result<std::unique_ptr<const Network>> network = load_network(model);
  if (!network) return state.SkipWithError("the model does not load");
  LargeProduct large((*network)->engine);
  EncoderProducts encoder(**network);
  large.run();
  encoder.run();
  double large_seconds = 0, encoder_seconds = 0, runs = 0;
  for ([[maybe_unused]] auto _ : state) {
    const double begin = thread_seconds();
    large.run();
    const double between = thread_seconds();
    encoder.run();
    const double end = thread_seconds();
    large_seconds += between - begin;
    encoder_seconds += end - between;
    runs += 1;
    state.SetIterationTime(end - begin);
  }
  const double limit = runs * LargeProduct::operations / large_seconds, reached = runs * encoder.operations() / encoder_seconds;
  state.counters["limit_GOP/s"] = limit * 1e-9;
  state.counters["encoder_GOP/s"] = reached * 1e-9;
  state.counters["share"] = reached / limit;
}

}  // namespace

void add_product_measures(const std::filesystem::path& model) {
  benchmark::RegisterBenchmark("products/share_of_limit", [model](benchmark::State& state) { measure(state, model); })
      ->UseManualTime()
      ->Unit(benchmark::kMillisecond)
      ->Iterations(100);
}

}  // namespace paraphe
