// The tagger-parser's weights and labels, ready to run: what training/FORMAT.md describes, with the matrices packed for
// this processor. Built once from the model file, which it owns; immutable, read by all threads.
#pragma once
#include <sentencepiece_processor.h>

#include <memory>
#include <oneapi/dnnl/dnnl.hpp>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "syntax/lemma_script.h"
#include "syntax/matrix.h"
#include "syntax/model_file.h"
#include "text/token.h"

namespace paraphe {

struct NormWeights {
  std::span<const float> weight, bias;
};

struct LayerWeights {
  Matrix query_key_value, attention_output, inner, outer;
  NormWeights attention_norm, norm;
};

struct RelationLabel {
  Relation relation = Relation::dep;
  Subtype subtype = Subtype::none;
};

struct NameLabel {
  bool inside = false;  // false: O
  bool begins = false;  // B-
  NameKind kind = NameKind::other;
};

// A form that may be one word or two: the network decides by the part of speech of the whole.
struct UndecidedForm {
  std::string form, first, second, second_lemma;  // des: de, les, le
  std::string language;                           // empty: any
  std::size_t decisive = 0, otherwise = 0;        // labels: it is two words when the first is better than the second
  Upos upos = Upos::ADP, second_upos = Upos::DET;
  Features second_features;
};

// Where each head's numbers stand in the output of the fused matrix.
struct HeadOffsets {
  std::size_t upos = 0, features = 0, lemma = 0, names = 0, arc_dependent = 0, arc_head = 0, label_dependent = 0,
              label_head = 0, end = 0;
};

struct LanguageBias {
  std::string tag;
  std::span<const float> bias;
};

struct Network {
  ModelFile file;
  dnnl::engine engine;
  sentencepiece::SentencePieceProcessor subwords;

  std::size_t width = 0, heads = 0, feed_forward = 0, arc_width = 0, label_width = 0;
  std::size_t pieces_a_word = 0, pieces_a_sentence = 0, vocabulary = 0;
  float eps = 0;
  int unknown = 0, start = 0, end = 0;  // pieces

  std::span<const std::int8_t> word;
  std::span<const float> word_scale, position;
  std::vector<LanguageBias> languages;
  NormWeights embedding_norm;
  std::vector<LayerWeights> layers;
  Matrix all_heads;  // upos features lemma names arc.dependent arc.head label.dependent label.head, one below the other
  HeadOffsets at;
  Matrix arc_bilinear, label_bilinear;

  std::vector<Upos> upos;
  std::vector<Features> features;
  std::vector<LemmaScript> lemma_scripts;
  std::vector<RelationLabel> relations;
  std::vector<NameLabel> names;
  std::vector<UndecidedForm> contractions;
  std::size_t root_relation = 0, parataxis = 0;
};

// Reads, checks and packs. Errors: wrong_model, with what is wrong in which file.
Result<std::unique_ptr<const Network>> load_network(const std::filesystem::path& file);

}  // namespace paraphe
