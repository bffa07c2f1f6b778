#include "dossier/telling.h"

#include <gtest/gtest.h>

#include <regex>

#include "dossier/figures.h"
#include "dossier/hand_made_facts.h"
#include "dossier/party_names.h"

namespace paraphe {
namespace {

// Templates are written with no-break spaces; expectations are easier to read with plain ones.
std::string plain(std::string text) {
  for (std::size_t at; (at = text.find("\u00a0")) != std::string::npos;) text.replace(at, 2, " ");
  for (std::size_t at; (at = text.find("’")) != std::string::npos;) text.replace(at, 3, "'");
  return text;
}

class TellingTest : public testing::Test {
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

  static Teller teller(std::string_view language) {
    return {knowledge, Wording(knowledge->words, language), "RUS", "TGO", parse_day("2025-11-20")};
  }
  static std::string french(const ReadFact& read, Fate fate = Fate::told) {
    return plain(tell(teller("fr"), read, fate));
  }
  static std::string english(const ReadFact& read) { return tell(teller("en"), read); }

  static Knowledge* knowledge;
};
Knowledge* TellingTest::knowledge = nullptr;

const std::vector<std::string> pair{"RUS", "TGO"};

TEST_F(TellingTest, TalksWithPeoplePlaceAndAgenda) {
  const ReadFact talks = hand_made("meeting", "talks", "scheduled", pair,
                                   {text_slot("persons", "Faure Gnassingbé"), text_slot("persons", "Vladimir Poutine"),
                                    text_slot("place", "Kremlin"), text_slot("city", "Moscou"),
                                    text_slot("domains", "DEF"), text_slot("domains", "TRD")});
  EXPECT_EQ(french(talks),
            "Entretien à Moscou (Kremlin) entre Faure Gnassingbé et Vladimir Poutine : prévu. Ordre du jour : défense "
            "; commerce.");
  EXPECT_EQ(
      english(talks),
      "Talks in Moscou (Kremlin) between Faure Gnassingbé and Vladimir Poutine: scheduled. Agenda: defence; trade.");
  EXPECT_EQ(french(talks, Fate::untold),
            "Entretien à Moscou (Kremlin) entre Faure Gnassingbé et Vladimir Poutine : prévu ; les articles lus ne "
            "disent pas si "
            "cela a eu lieu. Ordre du jour : défense ; commerce.");
}

TEST_F(TellingTest, ABuildingTakesTheArticlesOwnPreposition) {
  ReadFact talks =
      hand_made("meeting", "talks", "held", pair, {text_slot("place", "Kremlin"), text_slot("city", "Moscou")});
  talks.language = "fr";
  talks.before_place = "ont parlé au ";
  EXPECT_EQ(french(talks), "Entretien au Kremlin (Moscou) entre la Russie et le Togo : a eu lieu.");
  EXPECT_EQ(english(talks), "Talks in Moscou (Kremlin) between Russia and Togo: took place.");
  talks.before_place = "derrière l’";
  EXPECT_EQ(french(talks), "Entretien à Moscou (Kremlin) entre la Russie et le Togo : a eu lieu.");
}

TEST_F(TellingTest, VisitsTakeTheCountrysOwnPreposition) {
  const ReadFact visit = hand_made("meeting", "visit", "held", pair,
                                   {text_slot("host", "RUS"), text_slot("visitor", "TGO"),
                                    text_slot("persons", "Emmanuel Adjovi"), text_slot("rank", "working")});
  EXPECT_EQ(french(visit), "Visite de travail d'Emmanuel Adjovi en Russie : a eu lieu.");
  const ReadFact back = hand_made("meeting", "visit", "cancelled", {"TGO", "USA"},
                                  {text_slot("host", "USA"), text_slot("visitor", "TGO")});
  EXPECT_EQ(french(back), "Visite du Togo aux États-Unis : annulée.");
  const ReadFact host_alone = hand_made("meeting", "visit", "mooted", pair, {text_slot("host", "TGO")});
  EXPECT_EQ(french(host_alone), "Visite de la Russie au Togo : envisagée.");
}

TEST_F(TellingTest, NegatedReportedPossibleAndDeniedAreToldSo) {
  ReadFact accord = hand_made("agreement", "framework", "signed", pair, {});
  EXPECT_EQ(french(accord), "Accord-cadre entre la Russie et le Togo : signé.");
  accord.fact.polarity = "negated";
  EXPECT_EQ(french(accord), "Accord-cadre entre la Russie et le Togo : n'a pas été signé.");
  accord.fact.polarity = "affirmed";
  accord.fact.certainty = "reported";
  accord.fact.said_by = "TASS";
  EXPECT_EQ(french(accord), "Accord-cadre entre la Russie et le Togo : aurait été signé, selon TASS.");
  EXPECT_EQ(english(accord), "Framework agreement between Russia and Togo: reportedly signed, according to TASS.");
  accord.fact.certainty = "possible";
  accord.fact.said_by = "";
  EXPECT_EQ(french(accord), "Accord-cadre entre la Russie et le Togo : pourrait être signé.");
  ReadFact flights =
      hand_made("meeting", "visit", "denied", pair, {text_slot("host", "RUS"), text_slot("visitor", "TGO")});
  flights.fact.polarity = "negated";
  flights.fact.said_by = "Lomé";
  EXPECT_EQ(french(flights), "Visite du Togo en Russie : démentie par Lomé.");
}

TEST_F(TellingTest, FlowsHaveFiguresAndComparators) {
  SlotValue comparator;
  comparator.slot = "comparator";
  comparator.form = SlotForm::comparator;
  comparator.number = 12;
  comparator.date = "2022";
  const ReadFact flow =
      hand_made("flow", "scholarship", "awarded", pair,
                {text_slot("provider", "RUS"), text_slot("beneficiary", "TGO"), number_slot("value", 1234),
                 text_slot("op", ">="), text_slot("unit", "person"), text_slot("domains", "EDU"), comparator});
  EXPECT_EQ(
      french(flow),
      "Bourses d'études de la Russie pour le Togo : au moins 1 234 personnes, contre 12 personnes (2022), accordées. "
      "Domaines : éducation, bourses.");
}

TEST_F(TellingTest, LargeSumsMoneyAndPeople) {
  const Wording fr(knowledge->words, "fr"), en(knowledge->words, "en");
  const Ontology& ontology = knowledge->ontology;
  EXPECT_EQ(plain(amount_text(fr, ontology, 9.8e9, "~", "XOF")), "environ 9,8 milliards de francs CFA");
  EXPECT_EQ(plain(amount_text(fr, ontology, 25e6, ">=", "EUR")), "au moins 25 millions d'euros");
  EXPECT_EQ(plain(amount_text(fr, ontology, 1e6, "=", "person")), "1 million de personnes");
  EXPECT_EQ(plain(amount_text(fr, ontology, 1234567, "=", "tonne")), "1 234 567 tonnes");
  EXPECT_EQ(amount_text(en, ontology, 3.1e9, "", "NAD"), "3.1 billion Namibian dollars");
  const ReadFact troops = hand_made("flow", "personnel", "delivered", pair,
                                    {text_slot("provider", "RUS"), text_slot("beneficiary", "TGO"),
                                     number_slot("value", 40), text_slot("unit", "person")});
  EXPECT_EQ(french(troops), "Effectifs de la Russie pour le Togo : 40 personnes, en place.");
  const ReadFact trade = hand_made("flow", "trade", "delivered", pair,
                                   {text_slot("provider", "TGO"), text_slot("beneficiary", "RUS"),
                                    number_slot("value", 2e6), text_slot("unit", "USD")});
  EXPECT_EQ(french(trade), "Exportations du Togo vers la Russie : 2 millions de dollars.");
}

TEST_F(TellingTest, OpinionsAndStatementsCarryTheirWordsAndTheirAuthor) {
  ReadFact frame = hand_made("assessment", "frame", "voiced", pair, {});
  EXPECT_EQ(french(frame), "Lecture de la relation : opinion de l'article : « une citation qui prouve ».");
  frame.fact.said_by = "une chercheuse";
  EXPECT_EQ(french(frame),
            "Lecture de la relation : opinion exprimée par une chercheuse : « une citation qui prouve ».");
  const ReadFact criticism =
      hand_made("statement", "criticise", "made", pair, {text_slot("speaker", "TGO"), text_slot("target", "RUS")});
  EXPECT_EQ(french(criticism), "Critique du Togo à l'adresse de la Russie : « une citation qui prouve ».");
}

TEST_F(TellingTest, RepresentationAndFrictionSayWhoActs) {
  const ReadFact embassy =
      hand_made("representation", "embassy", "planned", pair,
                {text_slot("sender", "RUS"), text_slot("receiver", "TGO"), text_slot("act", "open")});
  EXPECT_EQ(french(embassy), "Ambassade de la Russie au Togo : ouverture prévue.");
  const ReadFact recalled = hand_made("representation", "ambassador", "recalled", pair,
                                      {text_slot("sender", "TGO"), text_slot("receiver", "RUS"),
                                       text_slot("city", "Moscou"), text_slot("persons", "A B")});
  EXPECT_EQ(french(recalled), "Ambassadeur du Togo en Russie à Moscou (A B) : rappelé.");
  ReadFact sanction =
      hand_made("friction", "sanction", "lifted", pair, {text_slot("actor", "RUS"), text_slot("target", "TGO")});
  EXPECT_EQ(french(sanction), "Sanction de la Russie contre le Togo : levée.");
  sanction.fact.status = "done";
  EXPECT_EQ(french(sanction), "Sanction de la Russie contre le Togo.");
}

// Every type, kind, status, polarity and certainty of the ontology is told in words of the catalogue, in both
// languages.
TEST_F(TellingTest, NothingOfTheOntologyIsLeftWithoutWords) {
  for (const FactType& type : knowledge->ontology.types) {
    for (const Coded& kind : type.kinds) {
      for (const Coded& status : type.statuses) {
        for (const std::string_view language : {"fr", "en"}) {
          for (const std::string_view certainty : {"certain", "reported", "possible"}) {
            for (const std::string_view polarity : {"affirmed", "negated"}) {
              ReadFact read = hand_made(type.code, kind.code, status.code, pair, {text_slot("persons", "A B")});
              read.fact.certainty = certainty;
              read.fact.polarity = polarity;
              const std::string text = tell(teller(language), read);
              EXPECT_EQ(text.find('|'), std::string::npos) << text;
              EXPECT_EQ(text.find('{'), std::string::npos) << text;
              EXPECT_EQ(text.find('_'), std::string::npos) << text;
              EXPECT_FALSE(std::regex_search(text, std::regex("[.][a-z]"))) << text;  // a key instead of its text
            }
          }
        }
      }
    }
  }
}

TEST_F(TellingTest, SourcesLoseTheCapitalOfTheirArticle) {
  const Wording fr(knowledge->words, "fr");
  EXPECT_EQ(source_text(fr, "La partie russe"), "la partie russe");
  EXPECT_EQ(source_text(fr, "L'agence TASS"), "l'agence TASS");
  EXPECT_EQ(source_text(fr, "Lavrov"), "Lavrov");
  EXPECT_EQ(source_text(fr, "Lesotho Times"), "Lesotho Times");
}

TEST_F(TellingTest, PlansAreKnownAndPassWithTheirDate) {
  const Teller as_of_november = teller("fr");
  ReadFact plan = hand_made("meeting", "talks", "scheduled", pair, {text_slot("date", "2025-11-19")});
  EXPECT_TRUE(is_past_plan(as_of_november, plan.fact));
  plan.fact.slots = {text_slot("date", "2025-11")};
  EXPECT_FALSE(is_past_plan(as_of_november, plan.fact));  // the month is not over
  plan.fact.slots = {text_slot("date", "2025-11-19")};
  plan.fact.status = "held";
  EXPECT_FALSE(is_past_plan(as_of_november, plan.fact));
}

TEST_F(TellingTest, NumbersAndDatesAsEachLanguageWritesThem) {
  const Wording fr(knowledge->words, "fr"), en(knowledge->words, "en");
  EXPECT_EQ(number_text(fr, 1234.5), "1\u00a0234,5");
  EXPECT_EQ(number_text(en, 38000000), "38,000,000");
  EXPECT_EQ(number_text(fr, 0.25), "0,25");
  EXPECT_EQ(date_text(fr, "2025-11-01"), "1er novembre 2025");
  EXPECT_EQ(date_text(fr, "2025-02-12/2025-02-15"), "du 12 au 15 février 2025");
  EXPECT_EQ(date_text(fr, "2027-07/2027-12"), "de juillet 2027 à décembre 2027");
  EXPECT_EQ(plain(date_text(fr, "2024-04/2025-06")), "d'avril 2024 à juin 2025");
  EXPECT_EQ(date_text(fr, "2024/2025"), "2024-2025");
  EXPECT_EQ(date_text(fr, "2023-21"), "printemps 2023");
  EXPECT_EQ(plain(date_text(fr, "/2027")), "jusqu'à 2027");
  EXPECT_EQ(date_text(en, "2018~"), "about 2018");
  EXPECT_EQ(date_text(fr, "no date"), "");
}

TEST_F(TellingTest, PartiesAreFoundByCodeNameAndDemonym) {
  for (const std::string_view typed : {"TGO", "tgo", "togo", "Togolais", "togolaise", "togolese", "le Togo"}) {
    EXPECT_EQ(find_party(knowledge->gazetteer, typed).code, "TGO") << typed;
  }
  EXPECT_EQ(find_party(knowledge->gazetteer, "russian").code, "RUS");
  EXPECT_EQ(find_party(knowledge->gazetteer, "côte d'ivoire").code, "CIV");
  const PartyFound wrong = find_party(knowledge->gazetteer, "rusie");
  EXPECT_EQ(wrong.code, "");
  ASSERT_FALSE(wrong.meant.empty());
  EXPECT_EQ(wrong.meant.front(), "Russie");
  const PartyFound two = find_party(knowledge->gazetteer, "congo");
  EXPECT_TRUE(two.ambiguous);
  EXPECT_EQ(two.meant, (std::vector<std::string>{"COD", "COG"}));
}

}  // namespace
}  // namespace paraphe
