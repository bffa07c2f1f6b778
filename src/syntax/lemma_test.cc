#include <gtest/gtest.h>

#include "syntax/lemma_choice.h"
#include "syntax/lemma_script.h"

namespace paraphe {
namespace {

std::string scripted(std::string_view script, std::string_view form) {
  return apply_script(lemma_script(script).value(), form);
}

TEST(LemmaScript, ByHand) {
  EXPECT_EQ(scripted("l2:er", "Signés"), "signer");
  EXPECT_EQ(scripted("w0:", "Dakar"), "Dakar");
  EXPECT_EQ(scripted("t0:", "MACRON"), "Macron");
  EXPECT_EQ(scripted("t0:", "ÉTATS"), "États");
  EXPECT_EQ(scripted("=0:être", "suis"), "être");
  EXPECT_EQ(scripted("l1:", "É"), "é");  // nothing would be left
  EXPECT_EQ(scripted("l9:avoir", "a"), "avoir");
  EXPECT_EQ(scripted("l1:", "œuvrés"), "œuvré");  // code points, not bytes
  EXPECT_EQ(scripted("l0:", ""), "");
}

TEST(LemmaScript, RefusesWhatIsNone) {
  for (const char* text : {"", "l", "l2", "x2:er", "l:er", "lx:er", "l-1:er", "l2x:er"}) {
    EXPECT_FALSE(lemma_script(text)) << text;
  }
}

class LemmaChoice : public testing::Test {
 protected:
  // `best` is the script that the network likes most, the others follow in order.
  std::string choose(std::string_view form, Upos upos, std::size_t best) {
    std::vector<LemmaScript> scripts;
    std::vector<float> scores;
    for (const char* text : {"l1:er", "l2:er", "l0:", "w0:", "l1:", "t0:"}) {
      scores.push_back(-static_cast<float>(scripts.size()));
      scripts.push_back(lemma_script(text).value());
    }
    scores[best] = 1;
    return std::string(chooser.choose(&lemmas, scripts, scores, form, upos));
  }
  Lemmas lemmas{"fils\tN1: N0:\nreçu\tV2:cevoir A0:\n", 0};
  LemmaChooser chooser;
};

TEST_F(LemmaChoice, TheLexiconDecidesWhereItKnowsOne) {
  EXPECT_EQ(choose("reçu", Upos::VERB, 0), "recevoir");  // the network would invent reçer
  EXPECT_EQ(choose("Reçu", Upos::ADJ, 0), "reçu");
}

TEST_F(LemmaChoice, TheNetworkDecidesBetweenSeveral) {
  EXPECT_EQ(choose("fils", Upos::NOUN, 2), "fils");
  EXPECT_EQ(choose("fils", Upos::NOUN, 4), "fil");
  EXPECT_EQ(choose("fils", Upos::NOUN, 0), "fils");  // filer is no noun: the next best that is
}

TEST_F(LemmaChoice, UnknownWordsGetTheBestScriptAndNamesKeepTheirForm) {
  EXPECT_EQ(choose("cryptés", Upos::VERB, 1), "crypter");
  EXPECT_EQ(choose("Nations", Upos::PROPN, 4), "Nations");
  EXPECT_EQ(choose("MACRON", Upos::PROPN, 5), "Macron");
}

}  // namespace
}  // namespace paraphe
