#include "syntax/network.h"

#include <fmt/format.h>

#include <algorithm>

#include "syntax/arithmetic.h"

namespace paraphe {

namespace {

using nlohmann::json;

std::size_t positive(const json& config, const char* key, std::size_t limit) {
  const std::int64_t value = config.at(key);
  if (value <= 0 || value > static_cast<std::int64_t>(limit)) throw ModelFault{fmt::format("its {} is {}", key, value)};
  return static_cast<std::size_t>(value);
}

void read_config(const json& header, Network& network) {
  const json& config = header.at("config");
  network.width = positive(config, "width", 1 << 14);
  network.heads = positive(config, "heads", network.width);
  network.feed_forward = positive(config, "feed_forward", 1 << 16);
  network.arc_width = positive(config, "arc_width", 1 << 14);
  network.label_width = positive(config, "label_width", 1 << 14);
  network.vocabulary = positive(config, "vocabulary", 1 << 24);
  network.pieces_a_word = positive(config, "max_pieces_per_word", 1 << 10);
  network.pieces_a_sentence = positive(config, "max_pieces_per_sentence", 1 << 14);
  network.eps = config.at("eps");
  const std::size_t positions = positive(config, "positions", 1 << 16);
  if (network.width % network.heads != 0) throw ModelFault{"its width is no multiple of its heads"};
  if (positions < network.pieces_a_sentence + 2) throw ModelFault{"it has fewer positions than a sentence has pieces"};
  if (network.pieces_a_word > network.pieces_a_sentence)
    throw ModelFault{"a word may have more pieces than a sentence"};
  const auto piece = [&](const char* key) {
    const int id = header.at("pieces").at(key);
    if (id < 0 || static_cast<std::size_t>(id) >= network.vocabulary)
      throw ModelFault{fmt::format("piece '{}' is no row", key)};
    return id;
  };
  network.unknown = piece("unknown");
  network.start = piece("start");
  network.end = piece("end");
}

NormWeights norm(const Network& network, const std::string& name) {
  return {network.file.floats(name + ".weight", {network.width}), network.file.floats(name + ".bias", {network.width})};
}

// Several matrices over the same input, one below the other.
Matrix matrix(const Network& network, const std::vector<std::string>& names, const std::vector<std::size_t>& outputs,
              std::size_t inputs) {
  std::vector<std::int8_t> weights;
  std::vector<float> scale, bias;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto w = network.file.integers(names[i], {outputs[i], inputs});
    if (std::any_of(w.begin(), w.end(), [](std::int8_t value) { return value < -64 || value > 63; })) {
      throw ModelFault{fmt::format("matrix {} has weights outside [-64, 63]", names[i])};
    }
    const auto s = network.file.floats(names[i] + ".scale", {outputs[i]});
    const auto b = network.file.floats(names[i] + ".bias", {outputs[i]});
    if (names.size() == 1) return pack_matrix(network.engine, w, s, b, inputs);
    weights.insert(weights.end(), w.begin(), w.end());
    scale.insert(scale.end(), s.begin(), s.end());
    bias.insert(bias.end(), b.begin(), b.end());
  }
  return pack_matrix(network.engine, weights, scale, bias, inputs);
}

void read_encoder(Network& network) {
  const std::size_t width = network.width;
  const json& config = network.file.header().at("config");
  network.word = network.file.integers("word", {network.vocabulary, width});
  network.word_scale = network.file.floats("word.scale", {network.vocabulary});
  network.position = network.file.floats("position", {positive(config, "positions", 1 << 16), width});
  for (const auto& [tag, entry] : network.file.header().at("languages").items()) {
    network.languages.push_back({tag, network.file.floats(entry.at("bias"), {width})});
  }
  network.embedding_norm = norm(network, "embedding.norm");
  const std::size_t layers = positive(config, "layers", 1 << 8);
  for (std::size_t i = 0; i < layers; ++i) {
    const std::string name = fmt::format("layer.{}.", i);
    LayerWeights layer;
    layer.query_key_value = matrix(network, {name + "query_key_value"}, {3 * width}, width);
    layer.attention_output = matrix(network, {name + "attention_output"}, {width}, width);
    layer.attention_norm = norm(network, name + "attention.norm");
    layer.inner = matrix(network, {name + "inner"}, {network.feed_forward}, width);
    layer.outer = matrix(network, {name + "outer"}, {width}, network.feed_forward);
    layer.norm = norm(network, name + "norm");
    network.layers.push_back(std::move(layer));
  }
}

NameLabel name_label(const std::string& label) {
  if (label == "O") return {};
  const std::string_view kind = std::string_view(label).substr(std::min<std::size_t>(2, label.size()));
  NameLabel out{true, label.starts_with("B-"), NameKind::other};
  if (!out.begins && !label.starts_with("I-")) throw ModelFault{fmt::format("'{}' is no label of names", label)};
  if (kind == "PER") out.kind = NameKind::person;
  if (kind == "LOC") out.kind = NameKind::place;
  if (kind == "ORG") out.kind = NameKind::organisation;
  return out;
}

std::size_t index_of(const json& labels, std::string_view label) {
  const auto found = std::find(labels.begin(), labels.end(), label);
  if (found == labels.end()) throw ModelFault{fmt::format("it lacks the label '{}'", label)};
  return static_cast<std::size_t>(found - labels.begin());
}

void read_labels(const json& labels, Network& network) {
  for (const char* key : {"upos", "features", "lemma_scripts", "relations", "names"}) {
    if (labels.at(key).empty()) throw ModelFault{fmt::format("it has no labels of '{}'", key)};
  }
  for (const std::string label : labels.at("upos")) network.upos.push_back(upos_of(label));
  for (const std::string label : labels.at("features")) network.features.push_back(features_of(label));
  for (const std::string label : labels.at("names")) network.names.push_back(name_label(label));
  for (const std::string label : labels.at("relations")) {
    network.relations.push_back({relation_of(label), subtype_of(label)});
  }
  for (const std::string label : labels.at("lemma_scripts")) {
    const std::optional<LemmaScript> script = lemma_script(label);
    if (!script) throw ModelFault{fmt::format("'{}' is no lemma script", label)};
    network.lemma_scripts.push_back(*script);
  }
  network.root_relation = index_of(labels.at("relations"), "root");
  network.parataxis = index_of(labels.at("relations"), "parataxis");
  if (network.relations.size() < 2) throw ModelFault{"it has no relations but the root's"};
  for (const json& entry : labels.at("contraction")) {
    UndecidedForm c;
    c.form = entry.at("form");
    c.first = entry.at("first");
    c.second = entry.at("second");
    c.second_lemma = entry.at("second_lemma");
    c.language = entry.value("language", "");
    c.upos = upos_of(entry.at("upos").get<std::string>());
    c.second_upos = upos_of(entry.at("second_upos").get<std::string>());
    c.second_features = features_of(entry.at("second_features").get<std::string>());
    c.decisive = index_of(labels.at("upos"), entry.at("upos").get<std::string>());
    c.otherwise = index_of(labels.at("upos"), entry.at("second_upos").get<std::string>());
    network.contractions.push_back(std::move(c));
  }
}

void read_heads(Network& network) {
  const std::size_t arc = network.arc_width, label = network.label_width;
  const std::vector<std::size_t> outputs{network.upos.size(),
                                         network.features.size(),
                                         network.lemma_scripts.size(),
                                         network.names.size(),
                                         arc,
                                         arc,
                                         label,
                                         label};
  network.all_heads = matrix(
      network, {"upos", "features", "lemma", "names", "arc.dependent", "arc.head", "label.dependent", "label.head"},
      outputs, network.width);
  HeadOffsets& at = network.at;
  std::size_t end = 0;
  std::size_t* const places[] = {&at.upos,          &at.features, &at.lemma,           &at.names,
                                 &at.arc_dependent, &at.arc_head, &at.label_dependent, &at.label_head};
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    *places[i] = end;
    end += outputs[i];
  }
  at.end = end;
  network.arc_bilinear = matrix(network, {"arc.bilinear"}, {arc}, arc);
  network.label_bilinear = matrix(network, {"label.bilinear"}, {network.relations.size() * (label + 1)}, label);
}

void read_subwords(Network& network) {
  const auto status = network.subwords.LoadFromSerializedProto(network.file.bytes("sentencepiece"));
  if (!status.ok()) throw ModelFault{fmt::format("its subword model: {}", status.ToString())};
  if (static_cast<std::size_t>(network.subwords.GetPieceSize()) > network.vocabulary) {
    throw ModelFault{"its subword model has more pieces than the word table has rows"};
  }
}

}  // namespace

Result<std::unique_ptr<const Network>> load_network(const std::filesystem::path& path) {
  Result<ModelFile> file = ModelFile::open(path);
  if (!file) return tl::make_unexpected(file.error());
  auto network = std::make_unique<Network>();
  network->file = std::move(*file);
  const auto fault = [&](std::string_view what) {
    return failure(ErrorKind::wrong_model, fmt::format("{}: {}; install the model again", path.string(), what));
  };
  try {
    network->engine = dnnl::engine(dnnl::engine::kind::cpu, 0);
    read_config(network->file.header(), *network);
    read_labels(network->file.header().at("labels"), *network);
    read_encoder(*network);
    read_heads(*network);
    read_subwords(*network);
  } catch (const ModelFault& what) {
    return fault(what.message);
  } catch (const json::exception& what) {
    return fault(what.what());
  } catch (const dnnl::error& what) {
    return fault(fmt::format("oneDNN cannot run it on this processor ({})", what.what()));
  }
  return network;
}

}  // namespace paraphe
