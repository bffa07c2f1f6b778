#include "syntax/reader.h"

#include <algorithm>
#include <cmath>

#include "syntax/arithmetic.h"

namespace paraphe {

namespace {

// Words whose relations are scored at once: the sums of one word are some 7,000 numbers.
constexpr std::size_t words_at_once = 32;

float* grown(std::vector<float>& buffer, std::size_t size) {
  if (buffer.size() < size) buffer.resize(size);
  return buffer.data();
}

std::uint32_t best_of(std::span<const float> scores) {
  return static_cast<std::uint32_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace

Reader::Reader(const Network& network) : network_(&network), products_(network.engine) {}

void Reader::read(std::span<const Part> parts, std::span<const float> bias, std::vector<ReadWord>& results) {
  const Network& net = *network_;
  embed(parts, bias);
  encode();
  take_word_vectors(parts);
  products_.linear(net.all_heads, vectors_of_words_.data(), net.width, vectors_, grown(heads_, vectors_ * net.at.end),
                   net.at.end);
  for (std::size_t v = 0; v < vectors_; ++v) {
    gelu(heads_.data() + v * net.at.end + net.at.arc_dependent, net.at.end - net.at.arc_dependent);
  }
  products_.linear(net.arc_bilinear, heads_.data() + net.at.arc_dependent, net.at.end, vectors_,
                   grown(arc_dependents_, vectors_ * net.arc_width), net.arc_width);
  results.clear();
  results.resize(vector_of_word_.size());
  for (std::size_t w = 0; w < results.size(); ++w) {
    const std::size_t v = vector_of_word_[w];
    results[w].upos = best_of(head_scores(v, net.at.upos, net.at.features));
    results[w].features = best_of(head_scores(v, net.at.features, net.at.lemma));
    results[w].name = best_of(head_scores(v, net.at.names, net.at.arc_dependent));
  }
  std::size_t first = 0;
  for (const Place& place : places_) {
    const std::span<ReadWord> words = std::span(results).subspan(first, place.words);
    choose_heads(place, words);
    choose_relations(place, words);
    first += place.words;
  }
}

std::span<const float> Reader::head_scores(std::size_t vector, std::size_t begin, std::size_t end) const {
  return std::span(heads_).subspan(vector * network_->at.end + begin, end - begin);
}

std::span<const float> Reader::upos_scores(std::size_t word) const {
  return head_scores(vector_of_word_[word], network_->at.upos, network_->at.features);
}

std::span<const float> Reader::lemma_scores(std::size_t word) const {
  return head_scores(vector_of_word_[word], network_->at.lemma, network_->at.names);
}

std::span<const float> Reader::name_scores(std::size_t word) const {
  return head_scores(vector_of_word_[word], network_->at.names, network_->at.arc_dependent);
}

std::span<const float> Reader::vector_of(std::size_t word) const {
  return std::span(vectors_of_words_).subspan(vector_of_word_[word] * network_->width, network_->width);
}

void Reader::embed(std::span<const Part> parts, std::span<const float> bias) {
  const Network& net = *network_;
  places_.clear();
  rows_ = 0;
  for (const Part& part : parts) {
    places_.push_back({rows_, part.pieces.size() + 2, 0, part.pieces_a_word.size()});
    rows_ += part.pieces.size() + 2;
  }
  grown(x_, rows_ * net.width);
  const auto row = [&](std::int32_t piece, std::size_t place, std::size_t position) {
    const auto id = static_cast<std::size_t>(piece);
    float* x = x_.data() + (place + position) * net.width;
    embed_row(net.word.data() + id * net.width, net.word_scale[id], net.position.data() + position * net.width,
              bias.data(), net.width, x);
    normalise_row(x, net.embedding_norm.weight.data(), net.embedding_norm.bias.data(), net.eps, net.width);
  };
  for (std::size_t p = 0; p < parts.size(); ++p) {
    row(net.start, places_[p].row, 0);
    for (std::size_t i = 0; i < parts[p].pieces.size(); ++i) row(parts[p].pieces[i], places_[p].row, i + 1);
    row(net.end, places_[p].row, parts[p].pieces.size() + 1);
  }
}

void Reader::encode() {
  const Network& net = *network_;
  const std::size_t width = net.width;
  const auto add_and_normalise = [&](const NormWeights& norm) {
    for (std::size_t r = 0; r < rows_; ++r) {
      float* x = x_.data() + r * width;
      add_row(x, delta_.data() + r * width, width);
      normalise_row(x, norm.weight.data(), norm.bias.data(), net.eps, width);
    }
  };
  grown(mixed_, rows_ * 3 * width);
  grown(context_, rows_ * width);
  grown(delta_, rows_ * width);
  grown(inner_, rows_ * net.feed_forward);
  for (const LayerWeights& layer : net.layers) {
    products_.linear(layer.query_key_value, x_.data(), width, rows_, mixed_.data(), 3 * width);
    for (const Place& place : places_) attend(place);
    products_.linear(layer.attention_output, context_.data(), width, rows_, delta_.data(), width);
    add_and_normalise(layer.attention_norm);
    products_.linear(layer.inner, x_.data(), width, rows_, inner_.data(), net.feed_forward);
    gelu(inner_.data(), rows_ * net.feed_forward);
    products_.linear(layer.outer, inner_.data(), net.feed_forward, rows_, delta_.data(), width);
    add_and_normalise(layer.norm);
  }
}

void Reader::attend(const Place& place) {
  const std::size_t width = network_->width, depth = width / network_->heads, stride = 3 * width;
  const std::size_t count = place.pieces, columns = rounded_up(count, lanes);
  const float divisor = std::sqrt(static_cast<float>(depth));
  float* keys = grown(keys_, depth * columns);
  float* weights = grown(weights_, columns);
  for (std::size_t head = 0; head < network_->heads; ++head) {
    const float* query = mixed_.data() + place.row * stride + head * depth;
    transpose(query + width, count, stride, depth, columns, keys);
    for (std::size_t p = 0; p < count; ++p) {
      products_with(query + p * stride, keys, depth, columns, weights);
      softmax(weights, divisor, count, columns);
      weighted_sum(weights, query + 2 * width, count, stride, depth,
                   context_.data() + (place.row + p) * width + head * depth);
    }
  }
}

void Reader::take_word_vectors(std::span<const Part> parts) {
  const std::size_t width = network_->width;
  vector_of_word_.clear();
  vectors_ = 0;
  for (const Part& part : parts) vectors_ += 1 + part.pieces_a_word.size();
  float* vector = grown(vectors_of_words_, vectors_ * width);
  std::size_t at = 0;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    places_[p].vector = at;
    const float* piece = x_.data() + places_[p].row * width;
    std::copy(piece, piece + width, vector + at++ * width);
    piece += width;
    for (const std::int32_t pieces : parts[p].pieces_a_word) {
      const float* last = piece + static_cast<std::size_t>(pieces - 1) * width;
      for (std::size_t i = 0; i < width; ++i) vector[at * width + i] = 0.5f * (piece[i] + last[i]);
      vector_of_word_.push_back(at++);
      piece = last + width;
    }
  }
}

void Reader::choose_heads(const Place& place, std::span<ReadWord> words) {
  const Network& net = *network_;
  const std::size_t count = place.words + 1, columns = rounded_up(count, lanes);
  float* table = grown(arc_table_, net.arc_width * columns);
  transpose(heads_.data() + place.vector * net.at.end + net.at.arc_head, count, net.at.end, net.arc_width, columns,
            table);
  float* padded = grown(padded_, columns);
  float* scores = grown(arc_scores_, place.words * count);
  for (std::size_t w = 0; w < place.words; ++w) {
    products_with(arc_dependents_.data() + (place.vector + 1 + w) * net.arc_width, table, net.arc_width, columns,
                  padded);
    std::copy(padded, padded + count, scores + w * count);
  }
  tree_heads_.resize(place.words);
  best_tree(std::span(scores, place.words * count), static_cast<std::int32_t>(place.words), tree_, tree_heads_);
  for (std::size_t w = 0; w < place.words; ++w) words[w].head = tree_heads_[w];
}

void Reader::choose_relations(const Place& place, std::span<ReadWord> words) {
  const Network& net = *network_;
  const std::size_t labels = net.relations.size(), width = net.label_width, outputs = labels * (width + 1);
  float* sums = grown(labels_, words_at_once * outputs);
  for (std::size_t begin = 0; begin < words.size(); begin += words_at_once) {
    const std::size_t count = std::min(words_at_once, words.size() - begin);
    products_.linear(net.label_bilinear,
                     heads_.data() + (place.vector + 1 + begin) * net.at.end + net.at.label_dependent, net.at.end,
                     count, sums, outputs);
    for (std::size_t w = 0; w < count; ++w) {
      ReadWord& word = words[begin + w];
      word.relation = static_cast<std::uint32_t>(net.root_relation);
      if (word.head == 0) continue;
      const float* head =
          heads_.data() + (place.vector + static_cast<std::size_t>(word.head)) * net.at.end + net.at.label_head;
      float best = 0;
      bool found = false;
      for (std::size_t k = 0; k < labels; ++k) {
        if (k == net.root_relation) continue;
        const float* u = sums + w * outputs + k * (width + 1);
        const float score = dot(u, head, width) + u[width];
        if (found && !(score > best)) continue;
        found = true;
        best = score;
        word.relation = static_cast<std::uint32_t>(k);
      }
    }
  }
}

}  // namespace paraphe
