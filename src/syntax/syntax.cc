#include "syntax/syntax.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"
#include "syntax/contractions.h"
#include "syntax/lemma_choice.h"
#include "syntax/names.h"
#include "syntax/network.h"
#include "syntax/reader.h"
#include "syntax/words.h"

namespace paraphe {

namespace {

// Rows (pieces) that go through the network at once: enough for its products to be fast, few enough for the caches.
constexpr std::size_t rows_at_once = 256;

struct Buffers : WorkspacePart {
  explicit Buffers(const Network& network) : engine(network.engine), reader(network) {}

  dnnl::engine engine;  // kept, so that no other model can have its address
  Reader reader;
  LemmaChooser lemma_chooser;
  NameDecoder name_decoder;
  std::string text;
  std::vector<int> scratch;
  std::vector<std::string> folded;   // of each token
  std::vector<std::int32_t> pieces;  // of all tokens, one after the other
  std::vector<std::int32_t> pieces_a_token;
  std::vector<std::size_t> first_piece;
  std::vector<WordRange> ranges;  // parts of sentences, as tokens
  std::vector<Part> batch;
  std::vector<ReadWord> results;
  std::vector<float> name_scores;                 // of each token, a row of labels
  std::vector<const UndecidedForm*> contraction;  // of each token that is two words
};

Buffers& buffers_of(Workspace& workspace, const Network& network) {
  auto* buffers = dynamic_cast<Buffers*>(workspace.syntax.get());
  if (buffers == nullptr || buffers->engine.get() != network.engine.get()) {
    workspace.syntax = std::make_unique<Buffers>(network);
    buffers = static_cast<Buffers*>(workspace.syntax.get());
  }
  return *buffers;
}

std::size_t place(TokenIndex index) { return static_cast<std::size_t>(index); }

void cut_words(const Network& network, const Article& article, Buffers& b) {
  const std::size_t count = article.tokens.size();
  b.folded.resize(std::max(b.folded.size(), count));
  b.pieces.clear();
  b.pieces_a_token.resize(count);
  b.first_piece.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    b.folded[i] = folded_word(article.tokens[i].form, b.text);
    b.first_piece[i] = b.pieces.size();
    append_pieces(network, b.folded[i], b.scratch, b.pieces);
    b.pieces_a_token[i] = static_cast<std::int32_t>(b.pieces.size() - b.first_piece[i]);
  }
}

void cut_sentences(const Network& network, const Article& article, Buffers& b) {
  b.ranges.clear();
  for (const Sentence& sentence : article.sentences) {
    const std::size_t begin = place(sentence.tokens.begin), size = place(sentence.tokens.size());
    const std::size_t first = b.ranges.size();
    cut_into_parts(network, std::span(b.pieces_a_token).subspan(begin, size), std::span(b.folded).subspan(begin, size),
                   b.ranges);
    for (std::size_t r = first; r < b.ranges.size(); ++r) {
      b.ranges[r].begin += sentence.tokens.begin;
      b.ranges[r].end += sentence.tokens.begin;
    }
  }
}

Part part_of(const WordRange& range, const Buffers& b) {
  const std::size_t begin = place(range.begin), last = place(range.end) - 1;
  const std::size_t pieces =
      b.first_piece[last] + static_cast<std::size_t>(b.pieces_a_token[last]) - b.first_piece[begin];
  return {std::span(b.pieces).subspan(b.first_piece[begin], pieces),
          std::span(b.pieces_a_token).subspan(begin, place(range.end - range.begin))};
}

// Writes what the network says of one word; `index` numbers it in the batch, `first` is the token its part begins with.
void write_token(const Network& network, const Lemmas* lemmas, std::string_view language, std::size_t index,
                 TokenIndex first, TokenIndex at, Article& article, Buffers& b) {
  const ReadWord& word = b.results[index];
  Token& token = article.tokens[place(at)];
  const std::string& folded = b.folded[place(at)];
  token.upos = network.upos[word.upos];
  token.features = network.features[word.features];
  token.head = word.head == 0 ? no_token : first + word.head - 1;
  token.relation = network.relations[word.relation].relation;
  token.subtype = network.relations[word.relation].subtype;
  const std::span<const float> names = b.reader.name_scores(index);
  std::copy(names.begin(), names.end(), b.name_scores.begin() + static_cast<std::ptrdiff_t>(place(at) * names.size()));
  b.contraction[place(at)] = nullptr;
  if (const UndecidedForm* c = undecided_form(network, language, folded)) {
    const std::span<const float> scores = b.reader.upos_scores(index);
    const bool is_two = scores[c->decisive] > scores[c->otherwise];
    token.upos = is_two ? c->upos : c->second_upos;
    if (is_two) b.contraction[place(at)] = c;
  }
  const std::string_view lemma =
      b.lemma_chooser.choose(lemmas, network.lemma_scripts, b.reader.lemma_scores(index), folded, token.upos);
  token.lemma = lemma.empty() ? token.form : article.arena.copy(lemma);  // a form of invisible characters alone
}

void read_parts(const Network& network, const Lemmas* lemmas, std::span<const float> bias, Article& article,
                Buffers& b) {
  b.name_scores.assign(article.tokens.size() * network.names.size(), 0);
  b.contraction.assign(article.tokens.size(), nullptr);
  for (std::size_t begin = 0; begin < b.ranges.size();) {
    b.batch.clear();
    std::size_t end = begin, rows = 0;
    for (; end < b.ranges.size(); ++end) {
      const Part part = part_of(b.ranges[end], b);
      if (!b.batch.empty() && rows + part.pieces.size() + 2 > rows_at_once) break;
      rows += part.pieces.size() + 2;
      b.batch.push_back(part);
    }
    b.reader.read(b.batch, bias, b.results);
    std::size_t index = 0;
    for (; begin < end; ++begin) {
      const WordRange range = b.ranges[begin];
      for (TokenIndex at = range.begin; at < range.end; ++at) {
        write_token(network, lemmas, article.language, index++, range.begin, at, article, b);
      }
    }
  }
}

// A long sentence has a root in each part: those of later parts hang on the first.
void join_parts(const Network& network, Article& article) {
  for (const Sentence& sentence : article.sentences) {
    TokenIndex root = no_token;
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      Token& token = article.tokens[place(i)];
      if (token.head != no_token) continue;
      if (root != no_token) {
        token.head = root;
        token.relation = network.relations[network.parataxis].relation;
        token.subtype = network.relations[network.parataxis].subtype;
      } else {
        root = i;
      }
    }
  }
}

void collect_names(const Network& network, Article& article, Buffers& b) {
  const std::size_t labels = network.names.size();
  article.names.clear();
  for (const Sentence& sentence : article.sentences) {
    const auto scores =
        std::span(b.name_scores).subspan(place(sentence.tokens.begin) * labels, place(sentence.tokens.size()) * labels);
    b.name_decoder.add_names(network.names, scores, sentence.tokens.begin, article.names);
  }
}

}  // namespace

Result<void> parse(const Knowledge& knowledge, const Model& model, Workspace& workspace, Article& article) {
  const Network* network = model.network();
  if (network == nullptr) return failure(ErrorKind::wrong_model, "no model is loaded");
  const auto language = std::find_if(network->languages.begin(), network->languages.end(),
                                     [&](const LanguageBias& entry) { return entry.tag == article.language; });
  if (language == network->languages.end()) {
    return failure(ErrorKind::wrong_language,
                   fmt::format("the model does not know the language '{}'", article.language));
  }
  const Language* words = knowledge.language(article.language);
  try {
    Buffers& b = buffers_of(workspace, *network);
    cut_words(*network, article, b);
    cut_sentences(*network, article, b);
    read_parts(*network, words == nullptr ? nullptr : &words->lemmas, language->bias, article, b);
    join_parts(*network, article);
    collect_names(*network, article, b);
    split_contractions(b.contraction, article);
  } catch (const dnnl::error& error) {
    return failure(ErrorKind::wrong_model,
                   fmt::format("oneDNN cannot run the model on this processor ({})", error.what()));
  }
  return {};
}

}  // namespace paraphe
