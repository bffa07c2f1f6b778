#include "facts/judgements.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "facts/scene_test.h"

namespace paraphe {
namespace {

// Sentences of one word, then the last: « Italie pourrait rapprocher Tunisie ».
struct Ending : Scene {
  Knowledge knowledge = small_knowledge();
  std::int32_t hedge = -1, content = -1;

  explicit Ending(std::int32_t sentences = 6) {
    std::vector<TokenRange> ranges;
    for (std::int32_t i = 1; i < sentences; ++i) {
      const TokenIndex only = word("point");
      ranges.push_back({only, only + 1});
    }
    const TokenIndex italy = actor({"ITA"}), may = word("pouvoir", Upos::VERB), bring = word("rapprocher", Upos::VERB),
                     tunisia = actor({"TUN"});
    ranges.push_back({italy, tunisia + 1});
    article.sentences.clear();
    for (const TokenRange range : ranges) {
      for (TokenIndex i = range.begin; i < range.end; ++i) {
        article.tokens[static_cast<std::size_t>(i)].sentence = static_cast<std::int32_t>(article.sentences.size());
      }
      Sentence sentence;
      sentence.tokens = range;
      sentence.span = {article.token(range.begin).span.begin, article.token(range.end - 1).span.end};
      article.sentences.push_back(sentence);
    }
    Features& features = article.tokens[static_cast<std::size_t>(may)].features;
    features.verb_form = VerbForm::finite;
    features.tense = Tense::present;
    features.mood = Mood::conditional;
    hedge = clause(may, PredicateKind::verb);
    content = clause(bring, PredicateKind::verb);
    fill(hedge, Function::subject, italy);
    fill(hedge, Function::content, bring, content);
    fill(content, Function::object, tunisia);
    for (Clause& each : article.clauses) each.sentence = sentences - 1;
    ModalityWord possible;
    possible.effect.modality = Modality::possible;
    possible.conditional = possible.effect;
    knowledge.languages.front().clause_words.modality.verbs["pouvoir"] = possible;
  }

  Clause& at(std::int32_t index) { return article.clauses[static_cast<std::size_t>(index)]; }

  // A meeting of the two, told at the beginning.
  void tell_a_meeting() {
    Claim claim;
    claim.type = "meeting";
    claim.parties = {{"ITA", {}, ""}, {"TUN", {}, ""}};
    article.claims.push_back(std::move(claim));
  }

  // What a student of politics says in the last sentence, as a rule has found it.
  void quote_a_student(std::vector<ClaimParty> parties) {
    Claim claim;
    claim.type = knowledge.ontology.type("assessment")->code;
    claim.kind = "frame";
    claim.status = "voiced";
    claim.certainty = "certain";
    claim.sentence = static_cast<std::int32_t>(article.sentences.size()) - 1;
    claim.clause = content;
    claim.said_by = {0, 5};
    claim.parties = std::move(parties);
    article.claims.push_back(std::move(claim));
  }

  std::vector<Claim> readings() {
    find_judgements(knowledge, knowledge.languages.front(), article);
    std::vector<Claim> out;
    std::copy_if(article.claims.begin(), article.claims.end(), std::back_inserter(out),
                 [](const Claim& claim) { return claim.type == "assessment"; });
    return out;
  }
};

TEST(Judgements, AnAuthorEndsOnWhatMayCome) {
  Ending article;
  article.tell_a_meeting();
  const std::vector<Claim> found = article.readings();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, "outlook");
  EXPECT_EQ(found[0].certainty, "possible");
  EXPECT_EQ(found[0].polarity, "affirmed");
  EXPECT_EQ(found[0].parties.size(), 2U);
  EXPECT_TRUE(found[0].said_by.empty());
}

TEST(Judgements, AShortArticleHasNoEnd) {
  Ending article(5);
  article.tell_a_meeting();
  EXPECT_TRUE(article.readings().empty());
}

TEST(Judgements, NoReadingOfPartiesThatNothingElseIsToldOf) {
  Ending article;
  EXPECT_TRUE(article.readings().empty());
}

TEST(Judgements, ADatedHedgeIsAPlan) {
  Ending article;
  article.tell_a_meeting();
  TimeExpression june;
  june.date.begin = {2025, 6, 0};
  article.article.times.push_back(june);
  article.at(article.content).times.push_back(0);
  EXPECT_TRUE(article.readings().empty());
}

TEST(Judgements, WhatIsDeniedQuotedOrSaidIsNotTheAuthors) {
  for (int which = 0; which < 3; ++which) {
    Ending article;
    article.tell_a_meeting();
    Standing& standing = article.at(article.hedge).standing;
    standing.negated = which == 0;
    standing.quoted = which == 1;
    if (which == 2) standing.said_by = {0, 5};
    EXPECT_TRUE(article.readings().empty()) << which;
  }
}

TEST(Judgements, WhereAFactIsToldNoOutlookIsRead) {
  Ending article;
  article.tell_a_meeting();
  article.article.claims.front().sentence = 5;
  EXPECT_TRUE(article.readings().empty());
}

TEST(Judgements, AStudentWhoHedgesLooksAhead) {
  Ending article;
  article.at(article.hedge).standing.said_by = {0, 5};
  article.quote_a_student({});
  const std::vector<Claim> found = article.readings();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, "outlook");
  EXPECT_EQ(found[0].certainty, "possible");
  EXPECT_EQ(found[0].parties.size(), 2U);  // those that his sentence names
}

TEST(Judgements, AStudentWhoDoesNotHedgeReadsThePresent) {
  Ending article;
  article.quote_a_student({});
  const std::vector<Claim> found = article.readings();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, "frame");
  EXPECT_EQ(found[0].certainty, "certain");
}

TEST(Judgements, OneSentenceOfOneSpeakerIsOneReading) {
  Ending article;
  for (Clause& clause : article.article.clauses) clause.standing.said_by = {0, 5};
  article.quote_a_student({{"ITA", {}, ""}});
  article.quote_a_student({{"ITA", {}, ""}, {"TUN", {}, ""}});
  const std::vector<Claim> found = article.readings();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].parties.size(), 2U);
}

}  // namespace
}  // namespace paraphe
