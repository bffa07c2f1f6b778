#include "text/conllu.h"

#include <gtest/gtest.h>

namespace paraphe {
namespace {

constexpr std::string_view file =
    "# sent_id = 1\n"
    "# text = Il parle du Togo.\n"
    "1\tIl\til\tPRON\t_\tGender=Masc|Number=Sing|Person=3|PronType=Prs\t2\tnsubj\t_\t_\n"
    "2\tparle\tparler\tVERB\t_\tMood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin\t0\troot\t_\t_\n"
    "3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_\n"
    "4\tle\tle\tDET\t_\tDefinite=Def|PronType=Art\t5\tdet\t_\t_\n"
    "5\tTogo\tTogo\tPROPN\t_\t_\t2\tobl:arg\t_\tSpaceAfter=No\n"
    "6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n";

TEST(Conllu, ReadsWordsSpansAndContractions) {
  const Result<Article> article = read_conllu(file);
  ASSERT_TRUE(article);
  ASSERT_EQ(article->tokens.size(), 6u);
  EXPECT_EQ(article->words(article->token(2).span), "du");
  EXPECT_EQ(article->token(2).form, "de");
  EXPECT_TRUE(article->token(3).contraction_end);
  EXPECT_EQ(article->token(4).head, 1);
  EXPECT_EQ(article->token(4).subtype, Subtype::arg);
  EXPECT_EQ(article->token(1).features.tense, Tense::present);
  EXPECT_FALSE(article->token(5).space_before);
  EXPECT_NE(write_conllu(*article).find("3-4\tdu"), std::string::npos);
}

TEST(Conllu, SaysWhichLineIsWrong) {
  const Result<Article> article = read_conllu("# text = a\n1\ta\n");
  ASSERT_FALSE(article);
  EXPECT_NE(article.error().message.find("line 2"), std::string::npos);
}

}  // namespace
}  // namespace paraphe
