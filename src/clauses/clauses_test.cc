#include "clauses/clauses.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "clauses/dump.h"
#include "clauses/interview.h"
#include "clauses/tree.h"
#include "text/conllu.h"

namespace paraphe {
namespace {

const ClauseWords& french() {
  static const ClauseWords words = [] {
    Faults faults;
    ClauseWords loaded =
        load_clause_words(std::filesystem::path(PARAPHE_SOURCE_DIR) / "knowledge/languages/fr", "fr", faults);
    for (const Fault& fault : faults) ADD_FAILURE() << to_string(fault);
    return loaded;
  }();
  return words;
}

// One word a line: form lemma UPOS features head relation.
Article parsed(std::string_view words) {
  std::string file, line, text;
  int id = 0;
  std::string rows;
  std::size_t begin = 0;
  while (begin < words.size()) {
    const std::size_t end = std::min(words.find('\n', begin), words.size());
    const std::string_view row = words.substr(begin, end - begin);
    begin = end + 1;
    std::vector<std::string> fields;
    std::size_t from = 0;
    while (from < row.size()) {
      const std::size_t to = std::min(row.find(' ', from), row.size());
      if (to > from) fields.emplace_back(row.substr(from, to - from));
      from = to + 1;
    }
    if (fields.size() != 6) continue;
    text += (text.empty() ? "" : " ") + fields[0];
    rows += fmt::format("{}\t{}\t{}\t{}\t_\t{}\t{}\t{}\t_\t_\n", ++id, fields[0], fields[1], fields[2], fields[3],
                        fields[4], fields[5]);
  }
  Result<Article> article = read_conllu("# text = " + text + "\n" + rows + "\n");
  if (!article) {
    ADD_FAILURE() << article.error().message;
    return {};
  }
  return std::move(*article);
}

std::string frame(Article& article, std::string_view lemma) {
  for (const Clause& clause : article.clauses) {
    if (clause.lemma == lemma) return dump(article, clause);
  }
  return "none";
}

TEST(Clauses, PassiveIsUndone) {
  Article a = parsed(
      "Le le DET Definite=Def|PronType=Art 2 det\n"
      "traité traité NOUN Gender=Masc 5 nsubj:pass\n"
      "a avoir AUX Mood=Ind|Tense=Pres|VerbForm=Fin 5 aux:tense\n"
      "été être AUX Tense=Past|VerbForm=Part 5 aux:pass\n"
      "ratifié ratifier VERB Tense=Past|VerbForm=Part 0 root\n"
      "par par ADP _ 8 case\n"
      "la le DET Definite=Def|PronType=Art 8 det\n"
      "Douma Douma PROPN _ 5 obl:agent\n");
  find_clauses(french(), a);
  EXPECT_EQ(frame(a, "ratifier"), "ratifier verb: past perfect\n  object traité\n  subject Douma\n");
}

TEST(Clauses, MovementWithBeIsActiveEvenWhenParsedAsPassive) {
  Article a = parsed(
      "Kofi Kofi PROPN _ 3 nsubj:pass\n"
      "est être AUX Mood=Ind|Tense=Pres|VerbForm=Fin 3 aux:pass\n"
      "arrivé arriver VERB Tense=Past|VerbForm=Part|Voice=Pass 0 root\n"
      "à à ADP _ 5 case\n"
      "Rabat Rabat PROPN _ 3 obl:arg\n");
  find_clauses(french(), a);
  EXPECT_EQ(frame(a, "arriver"), "arriver verb: past perfect\n  subject Kofi\n  to Rabat\n");
}

TEST(Clauses, WhatFollowsAnInsertedVerbOfSayingIsTheSpeaker) {
  Article a = parsed(
      "Rabat Rabat PROPN _ 2 nsubj\n"
      "signera signer VERB Mood=Ind|Tense=Fut|VerbForm=Fin 0 root\n"
      ", , PUNCT _ 5 punct\n"
      "a avoir AUX Mood=Ind|Tense=Pres|VerbForm=Fin 5 aux:tense\n"
      "annoncé annoncer VERB Tense=Past|VerbForm=Part|Voice=Act 2 parataxis:insert\n"
      "la le DET Definite=Def|PronType=Art 7 det\n"
      "présidence présidence NOUN _ 5 obj\n");
  find_clauses(french(), a);
  EXPECT_EQ(frame(a, "signer"), "signer verb: future said by la présidence\n  subject Rabat\n");
  EXPECT_EQ(frame(a, "annoncer"), "annoncer verb: past perfect\n  subject présidence\n");
}

TEST(Clauses, AnAdjectiveThatStandsForAPartyIsAnOf) {
  Article a = parsed(
      "La le DET Definite=Def|PronType=Art 2 det\n"
      "visite visite NOUN _ 4 nsubj\n"
      "russe russe ADJ _ 2 amod\n"
      "commence commencer VERB Mood=Ind|Tense=Pres|VerbForm=Fin 0 root\n");
  Mention mention;
  mention.head = 2;
  mention.tokens = {2, 3};
  mention.parties = {"RUS"};
  a.mentions.push_back(mention);
  a.mention_of_token = {no_mention, no_mention, 0, no_mention};
  find_clauses(french(), a);
  EXPECT_EQ(frame(a, "visite"), "visite noun: present\n  of russe\n");
}

TEST(Clauses, DatesAndAmountsAreNoFillers) {
  Article a = parsed(
      "Rabat Rabat PROPN _ 2 nsubj\n"
      "paiera payer VERB Mood=Ind|Tense=Fut|VerbForm=Fin 0 root\n"
      "3 3 NUM _ 4 nummod\n"
      "millions million NOUN _ 2 obj\n"
      "mardi mardi NOUN _ 2 obl:mod\n");
  TimeExpression time;
  time.tokens = {4, 5};
  time.head = 4;
  time.span = a.token(4).span;
  a.times.push_back(time);
  Quantity quantity;
  quantity.tokens = {2, 4};
  quantity.head = 3;
  quantity.kind = QuantityKind::money;
  quantity.span = a.span_of({2, 4});
  a.quantities.push_back(quantity);
  find_clauses(french(), a);
  EXPECT_EQ(frame(a, "payer"), "payer verb: future\n  subject Rabat\n  time mardi\n  amount 3 millions\n");
}

TEST(Clauses, ExpletiveAndRestrictiveNeDoNotNegate) {
  Article a = parsed(
      "Rabat Rabat PROPN _ 3 nsubj\n"
      "ne ne ADV Polarity=Neg 3 advmod\n"
      "signe signer VERB Mood=Ind|Tense=Pres|VerbForm=Fin 0 root\n"
      "que que ADV _ 6 advmod\n"
      "deux deux NUM _ 6 nummod\n"
      "textes texte NOUN _ 3 obj\n");
  find_clauses(french(), a);
  EXPECT_EQ(frame(a, "signer"), "signer verb: present\n  subject Rabat\n  object textes\n");
}

TEST(Tree, CyclesAndHeadsOutsideTheSentenceBecomeRoots) {
  Article a = parsed(
      "a a VERB _ 2 conj\n"
      "b b VERB _ 1 conj\n"
      "c c VERB _ 4 obj\n"
      "d d VERB _ 3 obj\n"
      "e e VERB _ 0 root\n");
  a.tokens[4].head = 900;
  const Tree tree = make_tree(a);
  EXPECT_EQ(tree.order.size(), a.tokens.size());
  find_clauses(french(), a);
  EXPECT_EQ(a.clauses.size(), 5U);
}

Article conversation(std::string_view title, std::string_view body) {
  Article a;
  a.text = std::string(title) + "\n" + std::string(body);
  a.title_bytes = static_cast<std::uint32_t>(title.size());
  std::uint32_t begin = a.title_bytes + 1;
  while (begin < a.text.size()) {
    const auto end = static_cast<std::uint32_t>(std::min(a.text.find('\n', begin), a.text.size()));
    Sentence sentence;
    sentence.span = {begin, end};
    a.sentences.push_back(sentence);
    begin = end + 1;
  }
  Mention guest;
  guest.kind = EntityKind::person;
  guest.name = "Awa Diop";
  guest.span = {0, 8};
  a.mentions.push_back(guest);
  return a;
}

TEST(Interview, AnswersFollowQuestions) {
  const Article a =
      conversation("Awa Diop répond", "Elle est ministre.\nQui paie ?\nNous.\nEt la paix ?\nElle vient.\nOui ?\nOui.");
  const Interview interview = find_interview(a);
  EXPECT_EQ(interview.guest, 0);
  EXPECT_EQ(interview.answer, (std::vector<char>{0, 0, 1, 0, 1, 0, 1}));
}

TEST(Interview, DashesTellAnswers) {
  const Article a = conversation(
      "Awa Diop répond", "Qui paie ?\n– Nous.\nOn vous dit proche.\n– Non.\nEt la paix ?\n– Oui.\nOui ?\n– Oui.");
  EXPECT_EQ(find_interview(a).answer, (std::vector<char>{0, 1, 0, 1, 0, 1, 0, 1}));
}

TEST(Interview, TwoQuestionsMakeNone) {
  const Article a = conversation("Awa Diop répond", "Qui paie ?\nNous.\nEt la paix ?\nElle vient.");
  EXPECT_EQ(find_interview(a).guest, no_mention);
}

TEST(Clauses, NothingComesOfNothing) {
  Article a;
  find_clauses(french(), a);
  EXPECT_TRUE(a.clauses.empty());
}

// Words and relations thrown together: whatever the parser may say, the clauses point only at what exists.
TEST(Clauses, RandomParsesKeepTheContract) {
  const std::vector<std::string> words{"à",      "de",    "par",    "avec",     "signer",  "annoncer", "accord",
                                       "visite", "dire",  "devoir", "être",     "avoir",   "lieu",     "ne",
                                       "pas",    "que",   "qui",    "dont",     "son",     "Rabat",    "Douma",
                                       "«",      "»",     ",",      "démentir", "croire",  "savoir",   "lors",
                                       "si",     "aucun", "y",      "en",       "dizaine", "conduire"};
  const std::vector<std::string> tags{"VERB", "NOUN", "PROPN", "AUX",   "ADJ",   "ADV",
                                      "ADP",  "PRON", "DET",   "SCONJ", "PUNCT", "NUM"};
  const std::vector<std::string> relations{
      "nsubj", "nsubj:pass", "obj",       "iobj",      "obl:arg",  "obl:mod",  "obl:agent", "nmod",
      "amod",  "acl",        "acl:relcl", "advcl",     "ccomp",    "xcomp",    "csubj",     "conj",
      "cc",    "case",       "mark",      "aux:tense", "aux:pass", "aux:caus", "cop",       "det",
      "appos", "parataxis",  "advmod",    "expl:pass", "flat",     "fixed",    "punct",     "dep"};
  const std::vector<std::string> features{"_",
                                          "Mood=Ind|Tense=Pres|VerbForm=Fin",
                                          "Tense=Past|VerbForm=Part",
                                          "VerbForm=Inf",
                                          "Mood=Cnd|Tense=Pres|VerbForm=Fin",
                                          "PronType=Rel",
                                          "Poss=Yes|Person[psor]=1"};
  std::mt19937 random(7);
  const auto pick = [&](const std::vector<std::string>& from) { return from[random() % from.size()]; };
  for (int round = 0; round < 3000; ++round) {
    const int count = 1 + static_cast<int>(random() % 25);
    std::string rows;
    for (int i = 0; i < count; ++i) {
      const std::string word = pick(words);
      rows += fmt::format("{} {} {} {} {} {}\n", word, word, pick(tags), pick(features),
                          random() % static_cast<unsigned>(count + 1), pick(relations));
    }
    Article a = parsed(rows);
    find_clauses(french(), a);
    const auto clauses = static_cast<std::int32_t>(a.clauses.size());
    const auto tokens = static_cast<TokenIndex>(a.tokens.size());
    for (std::int32_t i = 0; i < clauses; ++i) {
      const Clause& clause = a.clauses[static_cast<std::size_t>(i)];
      ASSERT_TRUE(clause.predicate >= 0 && clause.predicate < tokens);
      ASSERT_TRUE(clause.parent >= -1 && clause.parent < clauses && clause.parent != i);
      ASSERT_TRUE(clause.support >= -1 && clause.support < clauses && clause.support != i);
      ASSERT_LE(clause.span.end, a.text.size());
      for (const Filler& filler : clause.fillers) {
        ASSERT_TRUE(filler.head >= 0 && filler.head < tokens);
        ASSERT_TRUE(filler.tokens.begin >= 0 && filler.tokens.begin < filler.tokens.end && filler.tokens.end <= tokens);
        ASSERT_LT(filler.clause, clauses);
      }
      EXPECT_FALSE(dump(a, clause).empty());
    }
  }
}

// A chain of `count` verbs, each hanging on the one before, and a flat list of as many names.
Article long_sentence(int count, std::string_view relation) {
  std::string rows = "Rabat Rabat PROPN _ 2 nsubj\nsigne signer VERB Mood=Ind|Tense=Pres|VerbForm=Fin 0 root\n";
  for (int i = 0; i < count; ++i) rows += fmt::format("signer signer VERB VerbForm=Inf {} {}\n", i + 2, relation);
  for (int i = 0; i < count; ++i) rows += "Rabat Rabat PROPN _ 1 conj\n";
  return parsed(rows);
}

TEST(Clauses, LongSentencesTakeLinearTime) {
  for (const std::string_view relation : {"conj", "xcomp", "acl", "parataxis", "nmod"}) {
    Article a = long_sentence(10000, relation);
    const auto begin = std::chrono::steady_clock::now();
    find_clauses(french(), a);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(took.count(), 5.0) << relation;
    EXPECT_GE(a.clauses.size(), 10000U) << relation;
  }
}

}  // namespace
}  // namespace paraphe
