#include "syntax/reader.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <thread>

#include "syntax/tiny_model.h"

namespace paraphe {
namespace {

using Row = std::vector<double>;

// The network in double precision, one step after the other as FORMAT.md has them, no packing, no batches.
class Reference {
 public:
  explicit Reference(const Network& network) : file_(network.file), net_(network) {}

  Row linear(const std::string& name, const Row& x, std::size_t outputs) const {
    const auto weights = file_.integers(name, {outputs, x.size()});
    const auto scale = file_.floats(name + ".scale", {outputs}), bias = file_.floats(name + ".bias", {outputs});
    double top = 0;
    for (const double value : x) top = std::max(top, std::fabs(value));
    Row out(outputs);
    for (std::size_t o = 0; o < outputs; ++o) {
      double sum = 0;
      for (std::size_t i = 0; i < x.size(); ++i) sum += std::nearbyint(x[i] / (top / 127)) * weights[o * x.size() + i];
      out[o] = sum * (top / 127) * scale[o] + bias[o];
    }
    return out;
  }

  Row norm(const std::string& name, Row x) const {
    const auto weight = file_.floats(name + ".weight", {x.size()}), bias = file_.floats(name + ".bias", {x.size()});
    double mean = 0, variance = 0;
    for (const double value : x) mean += value / static_cast<double>(x.size());
    for (const double value : x) variance += (value - mean) * (value - mean) / static_cast<double>(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = (x[i] - mean) / std::sqrt(variance + 1e-12) * weight[i] + bias[i];
    return x;
  }

  static Row gelu(Row x) {
    for (double& value : x) value *= 0.5 * (1 + std::erf(value / std::sqrt(2.0)));
    return x;
  }

  // Vectors of the root and the words.
  std::vector<Row> vectors(const Part& part, std::span<const float> bias) const {
    std::vector<std::int32_t> pieces{net_.start};
    pieces.insert(pieces.end(), part.pieces.begin(), part.pieces.end());
    pieces.push_back(net_.end);
    std::vector<Row> x;
    for (std::size_t p = 0; p < pieces.size(); ++p) {
      Row row(net_.width);
      const auto id = static_cast<std::size_t>(pieces[p]);
      for (std::size_t i = 0; i < net_.width; ++i) {
        row[i] = net_.word[id * net_.width + i] * net_.word_scale[id] + net_.position[p * net_.width + i] + bias[i];
      }
      x.push_back(norm("embedding.norm", row));
    }
    for (std::size_t i = 0; i < net_.layers.size(); ++i) x = layer("layer." + std::to_string(i) + ".", x);
    std::vector<Row> out{x[0]};
    std::size_t at = 1;
    for (const std::int32_t count : part.pieces_a_word) {
      Row row(net_.width);
      const std::size_t last = at + static_cast<std::size_t>(count) - 1;
      for (std::size_t i = 0; i < net_.width; ++i) row[i] = 0.5 * (x[at][i] + x[last][i]);
      out.push_back(row);
      at = last + 1;
    }
    return out;
  }

 private:
  std::vector<Row> layer(const std::string& name, const std::vector<Row>& x) const {
    const std::size_t width = net_.width, depth = width / net_.heads;
    std::vector<Row> mixed, out;
    for (const Row& row : x) mixed.push_back(linear(name + "query_key_value", row, 3 * width));
    for (std::size_t p = 0; p < x.size(); ++p) {
      Row context(width);
      for (std::size_t head = 0; head < net_.heads; ++head) {
        Row weights;
        double sum = 0;
        for (const Row& other : mixed) {
          double score = 0;
          for (std::size_t d = 0; d < depth; ++d) score += mixed[p][head * depth + d] * other[width + head * depth + d];
          weights.push_back(std::exp(score / std::sqrt(static_cast<double>(depth))));
          sum += weights.back();
        }
        for (std::size_t r = 0; r < x.size(); ++r) {
          for (std::size_t d = 0; d < depth; ++d)
            context[head * depth + d] += weights[r] / sum * mixed[r][2 * width + head * depth + d];
        }
      }
      Row row = add(x[p], linear(name + "attention_output", context, width));
      row = norm(name + "attention.norm", row);
      const Row inner = gelu(linear(name + "inner", row, net_.feed_forward));
      out.push_back(norm(name + "norm", add(row, linear(name + "outer", inner, width))));
    }
    return out;
  }
  static Row add(Row a, const Row& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
    return a;
  }

  const ModelFile& file_;
  const Network& net_;
};

struct RandomPart {
  std::vector<std::int32_t> pieces, pieces_a_word;
  Part part() const { return {pieces, pieces_a_word}; }
};

RandomPart random_part(std::mt19937& random, int words) {
  RandomPart out;
  for (int w = 0; w < words; ++w) {
    out.pieces_a_word.push_back(1 + static_cast<std::int32_t>(random() % 3));
    for (std::int32_t i = 0; i < out.pieces_a_word.back(); ++i)
      out.pieces.push_back(3 + static_cast<std::int32_t>(random() % 25));
  }
  return out;
}

class ReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    path = std::filesystem::temp_directory_path() / ("paraphe_reader_" + std::to_string(getpid()) + ".model");
    TinyModel().write(path);
    Result<std::unique_ptr<const Network>> loaded = load_network(path);
    ASSERT_TRUE(loaded) << loaded.error().message;
    network = std::move(*loaded);
  }
  void TearDown() override { std::filesystem::remove(path); }

  std::vector<float> vectors_alone(const RandomPart& part) {
    Reader reader(*network);
    std::vector<ReadWord> words;
    const Part parts[] = {part.part()};
    reader.read(parts, network->languages[0].bias, words);
    std::vector<float> out;
    for (std::size_t w = 0; w < words.size(); ++w) {
      const auto vector = reader.vector_of(w);
      out.insert(out.end(), vector.begin(), vector.end());
      out.push_back(static_cast<float>(words[w].head));
      out.push_back(static_cast<float>(words[w].relation));
    }
    return out;
  }

  std::filesystem::path path;
  std::unique_ptr<const Network> network;
};

// One rounding of a quantised activation that falls the other way moves a vector; most numbers must be much nearer.
TEST_F(ReaderTest, AgreesWithTheObviousComputation) {
  std::mt19937 random(3);
  const Reference reference(*network);
  for (const int words : {1, 2, 7, 13}) {
    const RandomPart part = random_part(random, words);
    Reader reader(*network);
    std::vector<ReadWord> results;
    const Part parts[] = {part.part()};
    reader.read(parts, network->languages[0].bias, results);
    const std::vector<Row> expected = reference.vectors(part.part(), network->languages[0].bias);
    double sum = 0;
    for (std::size_t w = 0; w < results.size(); ++w) {
      for (std::size_t i = 0; i < network->width; ++i) {
        EXPECT_NEAR(reader.vector_of(w)[i], expected[w + 1][i], 0.1)
            << words << " words, word " << w << ", number " << i;
        sum += std::fabs(reader.vector_of(w)[i] - expected[w + 1][i]);
      }
      const Row upos = reference.linear("upos", expected[w + 1], network->upos.size());
      for (std::size_t k = 0; k < upos.size(); ++k) EXPECT_NEAR(reader.upos_scores(w)[k], upos[k], 0.2);
    }
    EXPECT_LT(sum / static_cast<double>(results.size() * network->width), 0.01) << words << " words";
  }
}

TEST_F(ReaderTest, APartsResultDoesNotDependOnItsNeighboursOrTheThread) {
  std::mt19937 random(4);
  std::vector<RandomPart> parts;
  for (const int words : {3, 10, 1, 8, 12, 2, 5, 11}) parts.push_back(random_part(random, words));
  std::vector<float> alone;
  for (const RandomPart& part : parts) {
    const std::vector<float> one = vectors_alone(part);
    alone.insert(alone.end(), one.begin(), one.end());
  }
  std::vector<std::vector<float>> together(3);
  std::vector<std::thread> threads;
  for (std::vector<float>& out : together) {
    threads.emplace_back([&] {
      Reader reader(*network);
      std::vector<Part> batch;
      for (const RandomPart& part : parts) batch.push_back(part.part());
      std::vector<ReadWord> words;
      for (int round = 0; round < 5; ++round) reader.read(batch, network->languages[0].bias, words);
      for (std::size_t w = 0; w < words.size(); ++w) {
        const auto vector = reader.vector_of(w);
        out.insert(out.end(), vector.begin(), vector.end());
        out.push_back(static_cast<float>(words[w].head));
        out.push_back(static_cast<float>(words[w].relation));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::vector<float>& out : together) EXPECT_EQ(out, alone);  // the same bits
}

class DamagedModel : public ReaderTest {
 protected:
  std::string refusal(const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
    const auto loaded = load_network(path);
    if (loaded) return "loaded";
    EXPECT_EQ(loaded.error().kind, ErrorKind::wrong_model);
    return loaded.error().message;
  }
};

TEST_F(DamagedModel, IsRefusedWithTheReason) {
  const std::string good = TinyModel().bytes();
  std::string bad = good;
  bad.back() = static_cast<char>(bad.back() ^ 1);
  EXPECT_NE(refusal(bad).find("checksum"), std::string::npos);
  EXPECT_NE(refusal(good.substr(0, good.size() - 7)).find("cut off"), std::string::npos);
  EXPECT_NE(refusal("hello").find("no model file"), std::string::npos);
  EXPECT_NE(refusal("").find("no model file"), std::string::npos);
  bad = good;
  bad[8] = 2;
  EXPECT_NE(refusal(bad).find("format 2"), std::string::npos);
  TinyModel lacking;
  lacking.header["tensors"].erase(3);
  EXPECT_NE(refusal(lacking.bytes()).find("missing"), std::string::npos);
  TinyModel odd;
  odd.header["config"]["heads"] = 5;
  EXPECT_NE(refusal(odd.bytes()).find("multiple of its heads"), std::string::npos);
  TinyModel far;
  far.header["tensors"][0]["offset"] = 1ull << 40;
  EXPECT_NE(refusal(far.bytes()).find("does not lie in the file"), std::string::npos);
  TinyModel wordless;
  wordless.header.erase("labels");
  EXPECT_NE(refusal(wordless.bytes()), "loaded");
  EXPECT_NE(load_network(path.string() + ".absent").error().message.find("cannot be opened"), std::string::npos);
}

}  // namespace
}  // namespace paraphe
