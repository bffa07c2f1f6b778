#include "syntax/accuracy.h"

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "syntax/contractions.h"
#include "syntax/network.h"
#include "syntax/syntax.h"

namespace paraphe {

namespace {

std::size_t place(TokenIndex index) { return static_cast<std::size_t>(index); }

// The processor's time of this thread, so that other programs on the machine do not count.
double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// The gold tokens as our conventions have them, and the parser's input words over them.
struct Sheet {
  std::vector<Token> gold;            // heads are indexes into this
  std::vector<std::int32_t> word_of;  // of each gold token, the input word
  Article input;
};

// A one-word contraction that segment/ always splits (partitive du): the treebank has one determiner.
const Contraction* split_always(const Language* language, const Token& token) {
  if (language == nullptr || token.contraction_start || token.contraction_end) return nullptr;
  const auto found = language->segment_words.contractions.find(lower(token.form));
  return found == language->segment_words.contractions.end() ? nullptr : &found->second;
}

// Rewrites the treebank's tokens with every certain contraction in two: de takes the determiner's place, le is fixed to
// it.
std::vector<Token> split_partitives(const Language* language, Article& store, const Article& gold,
                                    std::vector<Sentence>& sentences) {
  std::vector<const Contraction*> entry(gold.tokens.size(), nullptr);
  std::vector<TokenIndex> renumbered(gold.tokens.size() + 1);
  TokenIndex next = 0;
  for (std::size_t i = 0; i < gold.tokens.size(); ++i) {
    entry[i] = split_always(language, gold.tokens[i]);
    renumbered[i] = next;
    next += entry[i] != nullptr ? 2 : 1;
  }
  renumbered.back() = next;
  std::vector<Token> out;
  for (std::size_t i = 0; i < gold.tokens.size(); ++i) {
    Token token = gold.tokens[i];
    if (token.head != no_token) token.head = renumbered[place(token.head)];
    if (entry[i] == nullptr) {
      out.push_back(token);
      continue;
    }
    token.contraction_start = true;
    token.form = token.lemma = store.arena.copy(entry[i]->first);
    token.upos = Upos::ADP;
    Token second = token;
    second.contraction_start = false;
    second.contraction_end = true;
    second.form = second.lemma = store.arena.copy(entry[i]->second);
    second.upos = Upos::DET;
    second.relation = Relation::fixed;
    second.head = renumbered[i];
    out.push_back(token);
    out.push_back(second);
  }
  sentences = gold.sentences;
  for (Sentence& sentence : sentences) {
    sentence.tokens = {renumbered[place(sentence.tokens.begin)], renumbered[place(sentence.tokens.end)]};
  }
  return out;
}

Sheet prepare(const Language* language, const Network& network, const Article& gold) {
  Sheet sheet;
  Article& input = sheet.input;
  input.text = gold.text;
  input.language = gold.language;
  std::vector<Sentence> sentences;
  sheet.gold = split_partitives(language, input, gold, sentences);
  sheet.word_of.resize(sheet.gold.size());
  for (Sentence sentence : sentences) {
    const TokenIndex begin = static_cast<TokenIndex>(input.tokens.size());
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Token& token = sheet.gold[place(i)];
      sheet.word_of[place(i)] = static_cast<std::int32_t>(input.tokens.size());
      const std::string_view surface = text_of(gold.text, token.span);
      const bool undecided = (token.contraction_start || token.contraction_end) &&
                             undecided_form(network, gold.language, surface) != nullptr;
      if (undecided && token.contraction_end) {
        sheet.word_of[place(i)] = static_cast<std::int32_t>(input.tokens.size()) - 1;
        continue;
      }
      Token word;
      word.span = token.span;
      word.form = input.arena.copy(undecided ? surface : token.form);
      word.sentence = token.sentence;
      word.space_before = token.space_before;
      word.contraction_start = !undecided && token.contraction_start;
      word.contraction_end = !undecided && token.contraction_end;
      input.tokens.push_back(word);
    }
    sentence.tokens = {begin, static_cast<TokenIndex>(input.tokens.size())};
    input.sentences.push_back(sentence);
  }
  return sheet;
}

void count(const Sheet& sheet, const std::vector<std::size_t>& first_of_word, const Article& parsed,
           SyntaxAccuracy& figures) {
  // Word and place within it: what a head is compared by, as token numbers differ when a word was split otherwise.
  std::vector<std::pair<std::int32_t, int>> parsed_place(parsed.tokens.size());
  for (std::size_t w = 0; w + 1 < first_of_word.size(); ++w) {
    for (std::size_t i = first_of_word[w]; i < first_of_word[w + 1]; ++i) {
      parsed_place[i] = {static_cast<std::int32_t>(w), static_cast<int>(i - first_of_word[w])};
    }
  }
  for (std::size_t g = 0; g < sheet.gold.size();) {
    const std::int32_t word = sheet.word_of[g];
    std::size_t end = g;
    while (end < sheet.gold.size() && sheet.word_of[end] == word) ++end;
    const std::size_t first = first_of_word[static_cast<std::size_t>(word)];
    const bool same_split = end - g == first_of_word[static_cast<std::size_t>(word) + 1] - first;
    for (std::size_t i = g; i < end; ++i) {
      ++figures.words;
      if (!same_split) continue;
      const Token &expected = sheet.gold[i], &found = parsed.tokens[first + (i - g)];
      figures.upos += expected.upos == found.upos ? 1 : 0;
      figures.lemmas += expected.lemma == found.lemma ? 1 : 0;
      std::pair<std::int32_t, int> gold_head{-1, 0}, head{-1, 0};
      if (expected.head != no_token) {
        const std::int32_t head_word = sheet.word_of[place(expected.head)];
        const bool second = expected.head > 0 && sheet.word_of[place(expected.head) - 1] == head_word;
        gold_head = {head_word, second ? 1 : 0};
      }
      if (found.head != no_token) head = parsed_place[place(found.head)];
      if (gold_head != head) continue;
      ++figures.heads;
      figures.labelled += expected.relation == found.relation ? 1 : 0;
    }
    g = end;
  }
}

}  // namespace

Result<SyntaxAccuracy> measure_syntax(const Knowledge& knowledge, const Model& model, Workspace& workspace,
                                      const Article& gold) {
  if (model.network() == nullptr) return failure(ErrorKind::wrong_model, "no model is loaded");
  const Network& network = *model.network();
  Sheet sheet = prepare(knowledge.language(gold.language), network, gold);
  Article& parsed = sheet.input;
  const std::vector<Token> words = parsed.tokens;
  const double begin = thread_seconds();
  if (const Result<void> done = parse(knowledge, model, workspace, parsed); !done)
    return tl::make_unexpected(done.error());
  SyntaxAccuracy figures;
  figures.seconds = thread_seconds() - begin;
  figures.sentences = static_cast<int>(gold.sentences.size());
  std::vector<std::size_t> first_of_word{0};
  std::size_t at = 0, g = 0;
  for (std::size_t w = 0; w < words.size(); ++w) {
    const bool two = parsed.tokens[at].contraction_start && !words[w].contraction_start;
    at += two ? 2 : 1;
    first_of_word.push_back(at);
    std::size_t parts = 0;
    while (g < sheet.gold.size() && sheet.word_of[g] == static_cast<std::int32_t>(w)) ++g, ++parts;
    if (words[w].contraction_start || words[w].contraction_end) continue;
    if (undecided_form(network, gold.language, words[w].form) == nullptr) continue;
    ++figures.undecided;
    figures.decided += (parts == 2) == two ? 1 : 0;
  }
  count(sheet, first_of_word, parsed, figures);
  return figures;
}

NameAccuracy measure_names(const Article& parsed, const std::vector<GoldName>& gold) {
  std::set<std::tuple<std::uint32_t, std::uint32_t, NameKind>> expected;
  for (const GoldName& name : gold) expected.insert({name.span.begin, name.span.end, name.kind});
  NameAccuracy figures;
  figures.gold = static_cast<int>(expected.size());
  figures.found = static_cast<int>(parsed.names.size());
  for (const Name& name : parsed.names) {
    const Span span = parsed.span_of(name.tokens);
    figures.right += static_cast<int>(expected.count({span.begin, span.end, name.kind}));
  }
  return figures;
}

std::string to_string(const SyntaxAccuracy& f) {
  const auto share = [&](int right) { return f.words == 0 ? 0.0 : 100.0 * right / f.words; };
  return fmt::format(
      "{} sentences, {} words: UPOS {:.2f}, lemma {:.2f}, UAS {:.2f}, LAS {:.2f}; one word or two {}/{}; {:.0f} "
      "sentences/s",
      f.sentences, f.words, share(f.upos), share(f.lemmas), share(f.heads), share(f.labelled), f.decided, f.undecided,
      f.seconds > 0 ? f.sentences / f.seconds : 0);
}

}  // namespace paraphe
