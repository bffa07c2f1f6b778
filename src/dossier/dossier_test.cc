#include "dossier/dossier.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "dossier/hand_made_facts.h"

namespace paraphe {
namespace {

const std::vector<std::string> pair{"RUS", "TGO"};

class DossierTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    Faults faults;
    const std::filesystem::path folder = std::filesystem::path(PARAPHE_SOURCE_DIR) / "knowledge";
    knowledge = new Knowledge;
    knowledge->ontology = load_ontology(folder / "ontology", faults);
    knowledge->words = load_words(folder / "ontology" / "words.tsv", "words.tsv", faults);
    knowledge->gazetteer = load_gazetteer(folder / "gazetteer", faults);
    for (const Fault& fault : faults) ADD_FAILURE() << to_string(fault);
  }
  static void TearDownTestSuite() { delete knowledge; }

  static Collection collection_of(std::vector<ReadFact> facts) {
    Collection collection;
    collection.a = "TGO";
    collection.b = "RUS";
    collection.articles = 3;
    collection.sentences = 1200;
    collection.telling_sentences = 2;
    collection.latest = parse_day("2025-11-20");
    collection.facts = std::move(facts);
    return collection;
  }
  static std::string page(const Collection& collection, std::string_view language = "fr") {
    const Teller teller{knowledge, Wording(knowledge->words, language), "TGO", "RUS", collection.latest};
    std::string text = dossier_markdown(teller, collection, make_dossier(teller, collection));
    for (std::size_t at; (at = text.find("\u00a0")) != std::string::npos;) text.replace(at, 2, " ");
    for (std::size_t at; (at = text.find("’")) != std::string::npos;) text.replace(at, 3, "'");
    return text;
  }

  static Knowledge* knowledge;
};
Knowledge* DossierTest::knowledge = nullptr;

TEST_F(DossierTest, OnePage) {
  ReadFact planned =
      hand_made("meeting", "talks", "scheduled", pair, {text_slot("date", "2025-11-19"), text_slot("city", "Moscou")});
  ReadFact accord = hand_made("agreement", "agreement", "signed", pair,
                              {text_slot("date", "2025-09-03"), text_slot("provisions", "training")}, "a2", "");
  accord.outlet = "";
  const std::string expected = R"(# Togo – Russie : dossier des relations

État au 20 novembre 2025, date du plus récent des articles lus. Articles lus : 3. Phrases lues : 1 200. Phrases qui ont donné des faits : 2.

## Points principaux

- 3 septembre 2025 – Accord entre la Russie et le Togo : signé. Prévoit : formation. [^1]
- **Projet** – 19 novembre 2025 – Entretien à Moscou entre la Russie et le Togo : prévu ; les articles lus ne disent pas si cela a eu lieu. [^2]

## Rencontres

- 19 novembre 2025 – Entretien à Moscou entre la Russie et le Togo : prévu ; les articles lus ne disent pas si cela a eu lieu. [^2]

## Accords

- 3 septembre 2025 – Accord entre la Russie et le Togo : signé. Prévoit : formation. [^1]

## Chronologie

- 3 septembre 2025 – Accord entre la Russie et le Togo : signé. [^1]
- 19 novembre 2025 – Entretien à Moscou entre la Russie et le Togo : prévu ; les articles lus ne disent pas si cela a eu lieu. [^2]

## Notes

[^1]: « Une phrase avec une citation qui prouve. » – *source non indiquée*, *sans date*. `a2#f1`
[^2]: « Une phrase avec une citation qui prouve. » – Agence Test, 20 novembre 2025. `a1#f1`
)";
  EXPECT_EQ(page(collection_of({planned, accord})), expected);
}

TEST_F(DossierTest, TheSameFactOfTwoArticlesIsOneLineWithTwoNotes) {
  const ReadFact one = hand_made("agreement", "agreement", "signed", pair, {text_slot("date", "2025-09-03")}, "a1");
  const ReadFact two = hand_made("agreement", "agreement", "signed", pair, {text_slot("date", "2025-09-03")}, "a2");
  const ReadFact other_day =
      hand_made("agreement", "agreement", "signed", pair, {text_slot("date", "2025-09-04")}, "a3");
  const std::string text = page(collection_of({one, two, other_day}));
  EXPECT_NE(text.find("signé. [^1][^2]\n"), std::string::npos) << text;
  EXPECT_NE(text.find("4 septembre 2025 – Accord entre la Russie et le Togo : signé. [^3]\n"), std::string::npos)
      << text;
}

TEST_F(DossierTest, TheLatestArticleLeadsAndTheEarlierStatusIsKept) {
  const ReadFact held =
      hand_made("meeting", "visit", "held", pair, {text_slot("date", "2025-11-19")}, "a2", "2025-11-20");
  const ReadFact planned =
      hand_made("meeting", "visit", "scheduled", pair, {text_slot("date", "2025-11-19")}, "a1", "2025-11-10");
  const std::string text = page(collection_of({held, planned}));
  EXPECT_NE(text.find("a eu lieu. Auparavant : prévue."), std::string::npos) << text;
  EXPECT_EQ(text.find("ne disent pas"), std::string::npos) << text;
}

TEST_F(DossierTest, APlanWhoseOutcomeAnotherFactTellsIsNotOpen) {
  const ReadFact planned =
      hand_made("meeting", "visit", "scheduled", pair, {text_slot("date", "2025-11")}, "a1", "2025-10-10");
  const ReadFact held =
      hand_made("meeting", "talks", "held", pair, {text_slot("date", "2025-11-19")}, "a2", "2025-12-20");
  Collection collection = collection_of({planned, held});
  collection.latest = parse_day("2025-12-20");
  EXPECT_EQ(page(collection).find("ne disent pas"), std::string::npos);
}

TEST_F(DossierTest, ContradictionsStayTwoLines) {
  const ReadFact yes = hand_made("meeting", "talks", "held", pair, {text_slot("date", "2025-11-19")}, "a1");
  ReadFact no = hand_made("meeting", "talks", "held", pair, {text_slot("date", "2025-11-19")}, "a2");
  no.fact.polarity = "negated";
  const std::string text = page(collection_of({yes, no}));
  EXPECT_NE(text.find("a eu lieu."), std::string::npos);
  EXPECT_NE(text.find("n'a pas eu lieu."), std::string::npos);
}

TEST_F(DossierTest, ArticlesCannotWriteMarkup) {
  ReadFact accord = hand_made("agreement", "agreement", "signed", pair, {});
  accord.sentence = "Un accord <script>alert(1)</script> [^9] *signé*\nhier.";
  accord.article = "a`1`";
  const std::string text = page(collection_of({accord}));
  EXPECT_NE(text.find("« Un accord \\<script\\>alert(1)\\</script\\> \\[^9\\] \\*signé\\* hier. »"), std::string::npos)
      << text;
  EXPECT_NE(text.find("`a 1 #f1`"), std::string::npos) << text;
}

TEST_F(DossierTest, WithoutFactsItSaysSo) {
  EXPECT_NE(page(collection_of({})).find("n'énoncent aucun fait"), std::string::npos);
  EXPECT_NE(page(collection_of({}), "en").find("state no fact"), std::string::npos);
}

TEST_F(DossierTest, JsonIsOneDocumentWithTheFactsOfEachLine) {
  const Collection collection =
      collection_of({hand_made("agreement", "agreement", "signed", pair, {text_slot("date", "2025-09-03")})});
  const Teller teller{knowledge, Wording(knowledge->words, "fr"), "TGO", "RUS", collection.latest};
  const nlohmann::json json = nlohmann::json::parse(dossier_json(teller, collection, make_dossier(teller, collection)));
  EXPECT_EQ(json["pair"], nlohmann::json({"TGO", "RUS"}));
  EXPECT_EQ(json["as_of"], "2025-11-20");
  EXPECT_EQ(json["sections"][0]["section"], "agreements");
  EXPECT_EQ(json["sections"][0]["lines"][0]["facts"], nlohmann::json({"a1#f1"}));
  EXPECT_EQ(json["sources"]["a1#f1"]["fact"]["quotes"], nlohmann::json({"une citation qui prouve"}));
}

// A register's fact told by three articles, of which the last says that it is not so.
Collection contradicted() {
  Collection collection;
  collection.a = "TGO";
  collection.b = "RUS";
  const std::vector<SlotValue> sides{text_slot("sender", "RUS"), text_slot("receiver", "TGO")};
  ReadFact planned = hand_made("representation", "consulate", "planned", pair, sides, "a1", "2025-01-10");
  ReadFact opened = hand_made("representation", "consulate", "opened", pair, sides, "a2", "2025-03-10");
  ReadFact denied = hand_made("representation", "consulate", "opened", pair, sides, "a3", "2025-04-10");
  denied.fact.polarity = "negated";
  denied.against = true;
  ReadFact whole = opened;
  whole.fact.id = whole.whole = "F1";
  collection.merged = {whole};
  collection.facts = {planned, planned, opened, denied};
  collection.facts[1].fact.said_by = "le ministre";
  collection.merged_into = {0, 0, 0, 0};
  return collection;
}

TEST_F(DossierTest, WhoSaysOtherwiseIsNoProof) {
  const std::string text = page(contradicted());
  EXPECT_NE(text.find(" : ouvert. Auparavant : prévu. [^1][^2][^3] Contredit par Agence Test, 10 avril 2025. [^4]\n"),
            std::string::npos)
      << text;
  const Collection collection = contradicted();
  const Teller teller{knowledge, Wording(knowledge->words, "fr"), "TGO", "RUS", collection.latest};
  const nlohmann::json json = nlohmann::json::parse(dossier_json(teller, collection, make_dossier(teller, collection)));
  const nlohmann::json& line = json["sections"][0]["lines"][0];
  EXPECT_EQ(line["facts"], nlohmann::json({"a1#f1", "a1#f1", "a2#f1"}));
  EXPECT_EQ(line["against"], nlohmann::json({"a3#f1"}));
  EXPECT_EQ(line["register_fact"], "F1");
}

TEST_F(DossierTest, OfARegisterThatTellsNothingOnlyWhatIsKnownIsCounted) {
  Collection collection = collection_of({});
  collection.held = 37;
  const std::string text = page(collection);
  EXPECT_NE(text.find("Articles au registre : 37."), std::string::npos) << text;
  EXPECT_EQ(text.find("Phrases lues"), std::string::npos) << text;
}

TEST(Collect, OfficesCountOnlyWhereThePairMeets) {
  const auto article_with = [](std::vector<Fact> facts) {
    Article article;
    article.id = "x";
    article.text = "\nUn texte.";
    article.facts = std::move(facts);
    return article;
  };
  Fact office;
  office.type = "office";
  office.parties = {"RUS"};
  Fact accord;
  accord.type = "agreement";
  accord.parties = {"MLI", "RUS", "TGO"};
  Fact elsewhere;
  elsewhere.type = "agreement";
  elsewhere.parties = {"FRA", "TGO"};
  Collection collection;
  collection.a = "TGO";
  collection.b = "RUS";
  collect(collection, article_with({office, elsewhere}));
  EXPECT_EQ(collection.facts.size(), 0u);
  collect(collection, article_with({office, accord, elsewhere}));
  EXPECT_EQ(collection.facts.size(), 2u);
  EXPECT_EQ(collection.articles, 2u);
  EXPECT_EQ(collection.articles_with_facts, 1u);
}

}  // namespace
}  // namespace paraphe
