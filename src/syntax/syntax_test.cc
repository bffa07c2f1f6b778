#include "syntax/syntax.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <memory>
#include <thread>

#include "base/digest.h"
#include "syntax/network.h"
#include "syntax/reader.h"
#include "syntax/tiny_model.h"
#include "text/conllu.h"

namespace paraphe {
namespace {

const std::filesystem::path source_folder = PARAPHE_SOURCE_DIR;

// Sentences of words set apart by blanks.
Article article_of(std::initializer_list<std::string> sentences, std::string_view language = "fr") {
  Article article;
  article.language = language;
  for (const std::string& sentence : sentences) {
    const auto sentence_begin = static_cast<std::uint32_t>(article.text.size());
    article.text += sentence + "\n";
    const TokenIndex first = static_cast<TokenIndex>(article.tokens.size());
    for (std::size_t at = 0; at < sentence.size();) {
      std::size_t end = sentence.find(' ', at);
      if (end == std::string::npos) end = sentence.size();
      Token token;
      token.span = {sentence_begin + static_cast<std::uint32_t>(at), sentence_begin + static_cast<std::uint32_t>(end)};
      token.form = article.arena.copy(std::string_view(sentence).substr(at, end - at));
      token.sentence = static_cast<std::int32_t>(article.sentences.size());
      article.tokens.push_back(token);
      at = end + 1;
    }
    article.sentences.push_back({{sentence_begin, static_cast<std::uint32_t>(article.text.size() - 1)},
                                 {first, static_cast<TokenIndex>(article.tokens.size())},
                                 SentenceKind::body});
  }
  return article;
}

// Follows heads up to the root or a token that is known to reach it.
bool reaches_root(const Article& article, TokenIndex from, std::vector<char>& reached) {
  std::size_t steps = 0;
  TokenIndex up = from;
  for (; up != no_token && reached[static_cast<std::size_t>(up)] == 0; up = article.token(up).head) {
    if (++steps > article.tokens.size()) return false;
  }
  for (TokenIndex at = from; at != up; at = article.token(at).head) reached[static_cast<std::size_t>(at)] = 1;
  return true;
}

// Every sentence is a tree of its own words with one root, and token numbers are in order.
void expect_sound(const Article& article) {
  TokenIndex next = 0;
  std::vector<char> reached(article.tokens.size(), 0);
  for (std::size_t s = 0; s < article.sentences.size(); ++s) {
    const TokenRange range = article.sentences[s].tokens;
    EXPECT_EQ(range.begin, next);
    next = range.end;
    int roots = 0;
    for (TokenIndex i = range.begin; i < range.end; ++i) {
      const Token& token = article.token(i);
      EXPECT_EQ(token.sentence, static_cast<std::int32_t>(s));
      EXPECT_FALSE(token.lemma.empty()) << token.form;
      if (token.head == no_token) ++roots;
      ASSERT_TRUE(token.head == no_token || (token.head >= range.begin && token.head < range.end)) << token.form;
      ASSERT_TRUE(reaches_root(article, i, reached)) << "a cycle at " << token.form;
    }
    EXPECT_EQ(roots, range.size() > 0 ? 1 : 0);
  }
  EXPECT_EQ(next, static_cast<TokenIndex>(article.tokens.size()));
  for (const Name& name : article.names) EXPECT_LT(name.tokens.begin, name.tokens.end);
}

class TinySyntax : public testing::Test {
 protected:
  void SetUp() override { model = load(TinyModel()); }
  Model load(const TinyModel& tiny) {
    const auto path =
        std::filesystem::temp_directory_path() / ("paraphe_syntax_" + std::to_string(getpid()) + ".model");
    tiny.write(path);
    Result<Model> loaded = load_model(path);
    std::filesystem::remove(path);  // the mapping stays
    EXPECT_TRUE(loaded) << loaded.error().message;
    return std::move(*loaded);
  }
  void parse_soundly(Article& article) {
    const Result<void> done = parse(knowledge, model, workspace, article);
    ASSERT_TRUE(done) << done.error().message;
    expect_sound(article);
  }
  Knowledge knowledge;
  Model model;
  Workspace workspace;
};

TEST_F(TinySyntax, AnythingComesOutSound) {
  Article article = article_of({"abc def", "", "a", "\xff\xfe \u200b \u00ad", "des des des ; des Des",
                                std::string(100'000, 'x'), "un mot abcdefghijklmnopqrstuvwxyz"});
  parse_soundly(article);
  Article empty = article_of({});
  parse_soundly(empty);
}

TEST_F(TinySyntax, LongSentencesAreReadInParts) {
  std::string sentence;
  for (int i = 0; i < 20'000; ++i) sentence += i % 7 == 0 ? "des " : i % 5 == 0 ? ", " : "abc ";
  sentence += ".";
  Article article = article_of({sentence, "abc def"});
  const auto begin = std::chrono::steady_clock::now();
  const Result<void> done = parse(knowledge, model, workspace, article);
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
  int roots = 0, joined = 0;
  for (const Token& token : article.tokens) {
    roots += token.head == no_token ? 1 : 0;
    joined += token.relation == Relation::parataxis ? 1 : 0;
  }
  EXPECT_EQ(roots, 2);
  EXPECT_GT(joined, 1000);
}

TEST_F(TinySyntax, RefusesWhatItDoesNotKnow) {
  Article article = article_of({"abc"}, "de");
  const Result<void> done = parse(knowledge, model, workspace, article);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, ErrorKind::wrong_language);
  Article french = article_of({"abc"});
  EXPECT_EQ(parse(knowledge, Model(), workspace, french).error().kind, ErrorKind::wrong_model);
}

TEST_F(TinySyntax, AWorkspaceMayMeetAnotherModel) {
  Article first = article_of({"abc def des"}), again = article_of({"abc def des"});
  parse_soundly(first);
  const Model kept = std::move(model);
  model = load(TinyModel(2));
  Article other = article_of({"abc def des"});
  parse_soundly(other);
  ASSERT_TRUE(parse(knowledge, kept, workspace, again));
  EXPECT_EQ(write_conllu(first), write_conllu(again));
}

// The model that ships.
class Syntax : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    Result<Model> loaded = load_model(source_folder / "knowledge/models/reader.model");
    ASSERT_TRUE(loaded) << loaded.error().message;
    model = std::make_unique<Model>(std::move(*loaded));
    Faults faults;
    knowledge = std::make_unique<Knowledge>();
    Language& french = knowledge->languages.emplace_back();
    french.tag = "fr";
    french.lemmas = load_lemmas(source_folder / "knowledge/languages/fr", "fr", faults);
    ASSERT_TRUE(faults.empty());
  }
  static void TearDownTestSuite() {
    model.reset();
    knowledge.reset();
  }
  static Article parsed(std::initializer_list<std::string> sentences) {
    Article article = article_of(sentences);
    Workspace workspace;
    const Result<void> done = parse(*knowledge, *model, workspace, article);
    EXPECT_TRUE(done) << done.error().message;
    expect_sound(article);
    return article;
  }
  static std::unique_ptr<Model> model;
  static std::unique_ptr<Knowledge> knowledge;
};
std::unique_ptr<Model> Syntax::model;
std::unique_ptr<Knowledge> Syntax::knowledge;

TEST_F(Syntax, ReadsASentence) {
  const Article article = parsed({"Le ministre a reçu à Lomé les ambassadrices étrangères ."});
  const Token& received = article.token(3);
  EXPECT_EQ(received.upos, Upos::VERB);
  EXPECT_EQ(received.lemma, "recevoir");
  EXPECT_EQ(received.head, no_token);
  EXPECT_EQ(article.token(1).head, 3);
  EXPECT_EQ(article.token(1).relation, Relation::nsubj);
  EXPECT_EQ(article.token(7).relation, Relation::obj);
  EXPECT_EQ(article.token(8).lemma, "étranger");
  EXPECT_EQ(article.token(8).features.number, Number::plural);
  EXPECT_EQ(article.token(2).subtype, Subtype::tense);
  ASSERT_EQ(article.names.size(), 1u);
  EXPECT_EQ(article.names[0].kind, NameKind::place);
  EXPECT_EQ(article.words(article.span_of(article.names[0].tokens)), "Lomé");
}

TEST_F(Syntax, DecidesWhetherDesIsTwoWords) {
  const Article article = parsed({"Le chef des armées a vu des soldats à Lomé .", "Il parle ."});
  ASSERT_EQ(article.tokens.size(), 15u);
  const Token &of = article.token(2), &the = article.token(3);
  EXPECT_EQ(of.form, "de");
  EXPECT_EQ(of.upos, Upos::ADP);
  EXPECT_EQ(of.head, 4);
  EXPECT_TRUE(of.contraction_start);
  EXPECT_EQ(the.form, "les");
  EXPECT_EQ(the.lemma, "le");
  EXPECT_EQ(the.upos, Upos::DET);
  EXPECT_EQ(the.relation, Relation::det);
  EXPECT_EQ(the.head, 4);
  EXPECT_TRUE(the.contraction_end);
  EXPECT_TRUE(the.features.definite);
  EXPECT_EQ(the.span, of.span);
  EXPECT_EQ(article.words(the.span), "des");
  EXPECT_EQ(article.token(7).form, "des");
  EXPECT_EQ(article.token(7).upos, Upos::DET);
  EXPECT_EQ(article.sentences[1].tokens, (TokenRange{12, 15}));
  ASSERT_FALSE(article.names.empty());  // numbered after the split
  EXPECT_EQ(article.words(article.span_of(article.names.back().tokens)), "Lomé");
}

TEST_F(Syntax, TypographyChangesNothing) {
  const Article plain = parsed({"L' accord n' a pas été signé aujourd'hui ."});
  const Article printed = parsed({"L’ accord n’ a pas été signé aujourd’hui ."});
  for (TokenIndex i = 0; i < 9; ++i) {
    EXPECT_EQ(plain.token(i).lemma, printed.token(i).lemma);
    EXPECT_EQ(plain.token(i).head, printed.token(i).head);
  }
}

const std::initializer_list<std::string> several = {
    "Le président togolais a été reçu mercredi à le Kremlin .",
    "Bamako",
    "Les deux pays ont signé un accord de coopération .",
    "Des discussions sont en cours entre des responsables des deux pays , selon une source proche de le dossier .",
    "L' ambassadeur de France n' a pas été convoqué ; le ministère l' a dit mardi .",
    "« Nous partirons » , a-t-il promis ."};

std::string outcome(const Knowledge& knowledge, const Model& model, Workspace& workspace,
                    std::initializer_list<std::string> text) {
  Article article = article_of(text);
  const Result<void> done = parse(knowledge, model, workspace, article);
  return done ? write_conllu(article) : done.error().message;
}

TEST_F(Syntax, ASentencesResultDoesNotDependOnItsArticleOrItsThread) {
  std::string alone;
  Workspace workspace;
  for (const std::string& sentence : several) alone += outcome(*knowledge, *model, workspace, {sentence});
  std::vector<std::string> together(4);
  std::vector<std::thread> threads;
  for (std::string& out : together) {
    threads.emplace_back([&] {
      Workspace own;
      out = outcome(*knowledge, *model, own, several);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& out : together) EXPECT_EQ(out, alone);
}

TEST_F(Syntax, ASentenceOfTwentyThousandWordsTakesSeconds) {
  std::string sentence;
  for (int i = 0; i < 4'000; ++i) sentence += i % 40 == 39 ? "; le chef des armées " : "le chef a parlé , ";
  const auto begin = std::chrono::steady_clock::now();
  const Article article = parsed({sentence});
  EXPECT_GE(article.tokens.size(), 19'000u);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
}

// What the next test compares between processors: labels, and vectors to the last bit.
TEST_F(Syntax, PrintsItsDigest) {
  Workspace workspace;
  std::string all = outcome(*knowledge, *model, workspace, several);
  Reader reader(*model->network());
  std::vector<std::int32_t> pieces;
  for (std::int32_t piece = 100; piece < 300; ++piece) pieces.push_back(piece);
  const std::vector<std::int32_t> pieces_a_word(100, 2);
  const Part part[] = {{pieces, pieces_a_word}};
  std::vector<ReadWord> words;
  reader.read(part, model->network()->languages[0].bias, words);
  for (std::size_t w = 0; w < words.size(); ++w) {
    const std::span<const float> vector = reader.vector_of(w);
    all.append(reinterpret_cast<const char*>(vector.data()), vector.size_bytes());
  }
  std::printf("digest %s\n", hexadecimal(sha256(all)).c_str());
}

std::string digest_with(const std::string& setting) {
  const std::string command = setting + " " + std::filesystem::read_symlink("/proc/self/exe").string() +
                              " --gtest_filter=Syntax.PrintsItsDigest 2>/dev/null";
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return out;
  char buffer[512];
  while (std::fgets(buffer, sizeof buffer, pipe) != nullptr) {
    if (std::string_view(buffer).starts_with("digest ")) out = buffer;
  }
  pclose(pipe);
  return out;
}

TEST_F(Syntax, OlderProcessorsGiveTheSame) {
  const std::string here = digest_with("ONEDNN_MAX_CPU_ISA=DEFAULT");
  EXPECT_EQ(here.size(), 7u + 64u + 1u);
  for (const char* older : {"AVX512_CORE_VNNI", "AVX512_CORE", "AVX2", "SSE41"}) {
    EXPECT_EQ(digest_with(std::string("ONEDNN_MAX_CPU_ISA=") + older), here) << older;
  }
}

}  // namespace
}  // namespace paraphe
