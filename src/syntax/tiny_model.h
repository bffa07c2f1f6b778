// For tests: writes a small random model file in the format of training/FORMAT.md, so that the reader can be tried
// without the real one. Width 32, two layers, one letter a piece. The same seed writes the same file.
#pragma once
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "base/digest.h"

namespace paraphe {

class TinyModel {
 public:
  std::size_t width = 32, heads = 4, feed_forward = 64, arc_width = 16, label_width = 16, layers = 2;
  nlohmann::json header;
  std::string payload;

  explicit TinyModel(unsigned seed = 1) : random_(seed) {
    subwords_ = subword_model();
    const std::size_t vocabulary = pieces_.size();
    header = {{"name", "tiny"},
              {"version", "1"},
              {"config",
               {{"width", width},
                {"layers", layers},
                {"heads", heads},
                {"feed_forward", feed_forward},
                {"vocabulary", vocabulary},
                {"positions", 42},
                {"eps", 1e-12},
                {"max_pieces_per_word", 6},
                {"max_pieces_per_sentence", 40},
                {"arc_width", arc_width},
                {"label_width", label_width}}},
              {"pieces", {{"unknown", 0}, {"start", 1}, {"end", 2}}},
              {"languages", {{"fr", {{"bias", "bias.fr"}}}}},
              {"tensors", nlohmann::json::array()}};
    nlohmann::json& labels = header["labels"];
    labels["upos"] = {"ADJ", "ADP", "DET", "NOUN", "PROPN", "VERB"};
    labels["features"] = {"_", "Gender=Masc|Number=Sing", "Number=Plur"};
    labels["lemma_scripts"] = {"l0:", "w0:", "l1:", "l2:er", "=0:être", "t0:"};
    labels["relations"] = {"det", "nsubj", "obj", "parataxis", "root", "case"};
    labels["names"] = {"O", "B-PER", "I-PER", "B-LOC", "I-LOC"};
    labels["contraction"] = {{{"form", "des"},
                              {"upos", "ADP"},
                              {"first", "de"},
                              {"second", "les"},
                              {"second_lemma", "le"},
                              {"second_upos", "DET"},
                              {"second_features", "Definite=Def|Number=Plur|PronType=Art"}}};
    matrix("word", vocabulary, width);
    floats("position", {42, width}, 0.5f);
    floats("bias.fr", {width}, 0.1f);
    norm("embedding.norm");
    for (std::size_t i = 0; i < layers; ++i) {
      const std::string layer = "layer." + std::to_string(i) + ".";
      matrix(layer + "query_key_value", 3 * width, width);
      matrix(layer + "attention_output", width, width);
      norm(layer + "attention.norm");
      matrix(layer + "inner", feed_forward, width);
      matrix(layer + "outer", width, feed_forward);
      norm(layer + "norm");
    }
    matrix("upos", labels["upos"].size(), width);
    matrix("features", labels["features"].size(), width);
    matrix("lemma", labels["lemma_scripts"].size(), width);
    matrix("names", labels["names"].size(), width);
    matrix("arc.dependent", arc_width, width);
    matrix("arc.head", arc_width, width);
    matrix("arc.bilinear", arc_width, arc_width);
    matrix("label.dependent", label_width, width);
    matrix("label.head", label_width, width);
    matrix("label.bilinear", labels["relations"].size() * (label_width + 1), label_width);
    add("sentencepiece", "u8", {subwords_.size()}, subwords_);
  }

  std::string bytes() const {
    std::string text = header.dump();
    text.resize((text.size() + 63) / 64 * 64, ' ');
    const std::string rest = text + payload;
    std::string out = "PARAPHE1";
    append<std::uint32_t>(out, 1);
    append<std::uint32_t>(out, static_cast<std::uint32_t>(text.size()));
    append<std::uint64_t>(out, payload.size());
    for (const unsigned char byte : sha256(rest)) out += static_cast<char>(byte);
    out.resize(64, '\0');
    return out + rest;
  }

  void write(const std::filesystem::path& path) const { std::ofstream(path, std::ios::binary) << bytes(); }

  void add(const std::string& name, const std::string& type, const std::vector<std::size_t>& shape,
           std::string_view bytes) {
    payload.resize((payload.size() + 63) / 64 * 64, '\0');
    header["tensors"].push_back(
        {{"name", name}, {"type", type}, {"shape", shape}, {"offset", payload.size()}, {"bytes", bytes.size()}});
    payload += bytes;
  }

 private:
  template <typename T>
  static void append(std::string& out, T value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
  }

  void floats(const std::string& name, const std::vector<std::size_t>& shape, float spread, float middle = 0) {
    std::normal_distribution<float> values(middle, spread);
    std::size_t count = 1;
    for (const std::size_t extent : shape) count *= extent;
    std::string bytes;
    for (std::size_t i = 0; i < count; ++i) append(bytes, values(random_));
    add(name, "f32", shape, bytes);
  }

  void matrix(const std::string& name, std::size_t outputs, std::size_t inputs) {
    std::uniform_int_distribution<int> values(-64, 63);
    std::string bytes;
    for (std::size_t i = 0; i < outputs * inputs; ++i) bytes += static_cast<char>(values(random_));
    add(name, "i8", {outputs, inputs}, bytes);
    floats(name + ".scale", {outputs}, 0.0005f, 0.005f);
    if (name != "word") floats(name + ".bias", {outputs}, 0.1f);
  }

  void norm(const std::string& name) {
    floats(name + ".weight", {width}, 0.1f, 1.0f);
    floats(name + ".bias", {width}, 0.1f);
  }

  // Sentencepiece's ModelProto by hand: field 1 pieces {1 text, 2 score, 3 type}, 2 trainer {3 kind}, 3 normaliser.
  static void field(std::string& out, int number, std::string_view bytes) {
    out += static_cast<char>(number << 3 | 2);
    std::size_t size = bytes.size();
    for (; size >= 128; size >>= 7) out += static_cast<char>((size & 127) | 128);
    out += static_cast<char>(size);
    out += bytes;
  }

  std::string subword_model() {
    pieces_ = {"<unk>", "<s>", "</s>", "▁"};
    for (char letter = 'a'; letter <= 'z'; ++letter) pieces_.emplace_back(1, letter);
    for (const char* letter : {"A", "D", "é", "'", ",", ".", ";"}) pieces_.emplace_back(letter);
    std::string model;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      std::string piece;
      field(piece, 1, pieces_[i]);
      piece += static_cast<char>(2 << 3 | 5);
      append<float>(piece, -1.0f);
      piece += static_cast<char>(3 << 3);
      piece += static_cast<char>(i == 0 ? 2 : i < 3 ? 3 : 1);
      field(model, 1, piece);
    }
    std::string trainer;
    trainer += static_cast<char>(3 << 3);
    trainer += static_cast<char>(1);
    field(model, 2, trainer);
    std::string normaliser;
    field(normaliser, 1, "identity");
    field(model, 3, normaliser);
    return model;
  }

  std::mt19937 random_;
  std::vector<std::string> pieces_;
  std::string subwords_;
};

}  // namespace paraphe
