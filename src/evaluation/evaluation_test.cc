#include "evaluation/evaluation.h"

#include <gtest/gtest.h>

#include "evaluation/assignment.h"
#include "evaluation/comparison.h"
#include "evaluation/proof.h"
#include "facts/scene_test.h"

namespace paraphe {

namespace {

std::vector<std::string> sentences_of(std::string_view text) {
  std::vector<std::string> sentences;
  for (const Span span : scorer_sentences(text)) sentences.emplace_back(text_of(text, span));
  return sentences;
}

TEST(Evaluation, SentencesAreCutAsTheScorerCutsThem) {
  using Cut = std::vector<std::string>;
  EXPECT_EQ(sentences_of("Titre\nUn. Deux ! « Trois ? » Quatre"),
            (Cut{"Titre", "Un.", "Deux !", "« Trois ? »", "Quatre"}));
  EXPECT_EQ(sentences_of("Il a vu M. Ba et J.-P. Roy. puis rien"), (Cut{"Il a vu M. Ba et J.-P. Roy. puis rien"}));
  EXPECT_EQ(sentences_of("La C.I.A. Elle nie. (Fin.)"), (Cut{"La C.I.A. Elle nie.", "(Fin.)"}));
  EXPECT_EQ(sentences_of("Un… Deux\n\nTrois"), (Cut{"Un…", "Deux", "Trois"}));
  EXPECT_EQ(sentences_of(""), Cut{});
  EXPECT_EQ(sentences_of("..."), Cut{"..."});
}

TEST(Evaluation, AQuoteStandsWhereItIsExact) {
  const std::string text = "le Togo et le Togo et la Russie et la Chine";
  EXPECT_EQ(places_of_quote(text, "le Togo").size(), 1U);  // short: the first place alone
  EXPECT_EQ(places_of_quote("a b c d a b c d", "a b c d").size(), 2U);
  EXPECT_TRUE(places_of_quote(text, "Togo").empty());
  EXPECT_TRUE(places_of_quote(text, "le Tchad").empty());
  EXPECT_TRUE(places_of_quote(text, "").empty());
}

TEST(Evaluation, DatesAreTheSameWhenTheySpanTheSameDays) {
  EXPECT_TRUE(same_date("2024-06", "2024-06-01/2024-06-30", ""));
  EXPECT_TRUE(same_date("2018~", "2018", ""));
  EXPECT_TRUE(same_date("2023-24", "2023-12/2024-02", ""));
  EXPECT_TRUE(same_date("2024-05/..", "2024-05", ""));
  EXPECT_TRUE(same_date("2024-03-02/2024-06", "/2024-06", "2024-03-02"));
  EXPECT_TRUE(same_date("/2027", "../2027", ""));
  EXPECT_FALSE(same_date("2024", "2024-01", ""));
  EXPECT_FALSE(same_date("/2024-06", "2024-06", ""));
}

TEST(Evaluation, NamesAreTheSameByTheirWords) {
  const auto same = [](std::string_view slot, const char* a, const char* b) {
    return same_slot_value(slot, Json(a), Json(b), "");
  };
  EXPECT_TRUE(same("persons", "Macron", "Emmanuel Macron"));
  EXPECT_TRUE(same("persons", "E. Macron", "Emmanuel Macron"));
  EXPECT_FALSE(same("persons", "Brigitte Macron", "Emmanuel Macron"));
  EXPECT_TRUE(same("city", "Genève", "geneve"));
  EXPECT_FALSE(same("host", "TGO", "RUS"));
  EXPECT_TRUE(same_slot_value("value", Json(86), Json(86.0), ""));
  EXPECT_TRUE(same_slot_value("comparator", Json{{"value", 10}}, Json{{"value", 10}, {"op", "="}}, ""));
  EXPECT_FALSE(same_slot_value("comparator", Json{{"value", 10}, {"op", "~"}}, Json{{"value", 10}}, ""));
}

TEST(Evaluation, PairsHaveTheGreatestTotalWeight) {
  using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;
  // The best pair alone (0, 0) would leave row 1 without one.
  EXPECT_EQ(best_pairs({{9, 8}, {8, 0}}), (Pairs{{1, 0}, {0, 1}}));
  EXPECT_EQ(best_pairs({{0, 5, 0}}), (Pairs{{0, 1}}));
  EXPECT_EQ(best_pairs({{0, 0}, {0, 0}}), Pairs{});
  EXPECT_EQ(best_pairs({}), Pairs{});
}

AnnotatedFact gold_fact(const Knowledge& knowledge, const char* type, const char* kind, const char* quote) {
  const Json json{{"type", type},
                  {"kind", kind},
                  {"status", type == std::string("tie") ? "asserted" : "held"},
                  {"polarity", "affirmed"},
                  {"certainty", "certain"},
                  {"parties", {"RUS", "TGO"}},
                  {"slots", Json::object()},
                  {"quotes", {quote}}};
  return annotated_fact(knowledge, json).value();
}

// « togo rencontrer russie » and what the layers hold of it.
struct Lost {
  Knowledge knowledge = small_knowledge();
  Faults faults;
  Rules rules = rules_of(knowledge,
                         "fact meeting/talks\nfr verb rencontrer\n  party = subject + object\n"
                         "yes fr Le [party Togo] rencontre la [party Russie].\n",
                         faults);
  Scene scene;
  TokenIndex togo, met, russia;

  Lost() {
    togo = scene.word("togo", Upos::PROPN);
    met = scene.word("rencontrer", Upos::VERB);
    russia = scene.word("russie", Upos::PROPN);
    Article& article = scene.article;
    for (const TokenIndex i : {togo, russia}) article.tokens[static_cast<std::size_t>(i)].head = met;
    article.tokens[static_cast<std::size_t>(togo)].relation = Relation::nsubj;
    article.tokens[static_cast<std::size_t>(russia)].relation = Relation::obj;
    article.sentences.front().span = {0, static_cast<std::uint32_t>(article.text.size())};
  }

  void mention(TokenIndex token, std::vector<std::string_view> parties) {
    Mention mention;
    mention.head = token;
    mention.tokens = {token, token + 1};
    mention.span = scene.article.token(token).span;
    mention.kind = EntityKind::state;
    mention.parties = std::move(parties);
    scene.article.mentions.push_back(mention);
  }

  LossCause cause(const char* type = "meeting", const char* kind = "talks") {
    const ArticleEvaluation evaluation =
        evaluate(knowledge, rules, scene.article, {gold_fact(knowledge, type, kind, "togo rencontrer russie")});
    EXPECT_EQ(evaluation.losses.size(), 1U);
    return evaluation.losses.empty() ? LossCause{} : evaluation.losses.front().cause;
  }
};

TEST(Evaluation, AMissedFactIsLostWhereTheLayersStopToHoldIt) {
  Lost lost;
  for (const Fault& fault : lost.faults) ADD_FAILURE() << to_string(fault);
  lost.mention(lost.togo, {"TGO"});
  EXPECT_EQ(lost.cause().reason, "party_implied");  // no word for RUS that is read
  EXPECT_EQ(lost.cause().stage, LossStage::reference);

  lost.mention(lost.russia, {"RUS"});
  EXPECT_EQ(lost.cause().reason, "no_clause");
  EXPECT_EQ(lost.cause().stage, LossStage::clause);
  EXPECT_EQ(lost.cause("tie", "level").stage, LossStage::rule);  // no rule of that type has a word here

  Clause clause;
  clause.predicate = lost.met;
  clause.lemma = "rencontrer";
  lost.scene.article.clauses.push_back(clause);
  EXPECT_EQ(lost.cause().reason, "no_filler");
  Filler subject;
  subject.function = Function::subject;
  subject.head = lost.togo;
  subject.tokens = {lost.togo, lost.togo + 1};
  Filler other = subject;
  other.function = Function::under;
  other.head = lost.russia;
  other.tokens = {lost.russia, lost.russia + 1};
  lost.scene.article.clauses.front().fillers = {subject, other};
  EXPECT_EQ(lost.cause().reason, "other_function");

  lost.scene.article.tokens[static_cast<std::size_t>(lost.russia)].relation = Relation::dep;
  EXPECT_EQ(lost.cause().stage, LossStage::parse);
}

TEST(Evaluation, AClaimWithoutFactIsLostInMerging) {
  Lost lost;
  lost.mention(lost.togo, {"TGO"});
  lost.mention(lost.russia, {"RUS"});
  Claim claim;
  claim.type = "meeting";
  claim.kind = "talks";
  claim.parties = {{"RUS", {}, {}}, {"TGO", {}, {}}};
  claim.trigger = lost.scene.article.token(lost.met).span;
  lost.scene.article.claims.push_back(claim);
  EXPECT_EQ(lost.cause().stage, LossStage::merge);
}

TEST(Evaluation, ASentenceCutInsideTheQuoteIsSeen) {
  Lost lost;
  Article& article = lost.scene.article;
  Sentence second = article.sentences.front();
  article.sentences.front().span.end = second.span.begin = article.token(lost.russia).span.begin;
  article.sentences.push_back(second);
  EXPECT_EQ(lost.cause().stage, LossStage::sentence);
}

TEST(Evaluation, AQuoteThatIsNotThereIsTheAnnotationsFault) {
  Lost lost;
  const ArticleEvaluation evaluation = evaluate(lost.knowledge, lost.rules, lost.scene.article,
                                                {gold_fact(lost.knowledge, "meeting", "talks", "autre chose")});
  EXPECT_EQ(evaluation.losses.front().cause.stage, LossStage::annotation);
}

TEST(Evaluation, ALineThatIsNoAnnotationSaysWhy) {
  const Knowledge knowledge = small_knowledge();
  EXPECT_FALSE(gold_article(knowledge, "nothing", "a:1").fault.empty());
  EXPECT_FALSE(gold_article(knowledge, R"({"text":"x"})", "a:1").fault.empty());
  EXPECT_FALSE(gold_article(knowledge, R"({"facts":[{"type":"tie"}]})", "a:1").fault.empty());
  EXPECT_TRUE(gold_article(knowledge, R"({"facts":[]})", "a:1").fault.empty());
}

TEST(Evaluation, FiguresAddUp) {
  FactFigures figures{4, 6, 3, 2, 1};
  figures += FactFigures{1, 1, 1, 1, 1};
  EXPECT_EQ(figures.gold, 5U);
  EXPECT_DOUBLE_EQ(f1(figures.found, figures), 8.0 / 12.0);
  EXPECT_DOUBLE_EQ(f1(0, FactFigures{}), 0.0);
}

}  // namespace

}  // namespace paraphe
