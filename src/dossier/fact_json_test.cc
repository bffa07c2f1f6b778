#include "dossier/fact_json.h"

#include <gtest/gtest.h>

#include "dossier/csv.h"
#include "dossier/nearest.h"

namespace paraphe {
namespace {

SlotValue slot(std::string_view name, std::string text) {
  SlotValue value;
  value.slot = name;
  value.text = std::move(text);
  return value;
}

TEST(FactJson, HasTheCodebooksFormAndOrder) {
  Fact fact;
  fact.id = "f1";
  fact.type = "flow";
  fact.kind = "scholarship";
  fact.status = "awarded";
  fact.polarity = "affirmed";
  fact.certainty = "certain";
  fact.parties = {"RUS", "TGO"};
  SlotValue value = slot("value", "");
  value.form = SlotForm::number;
  value.number = 86;
  SlotValue comparator = slot("comparator", "une poignée");
  comparator.form = SlotForm::comparator;
  comparator.worded = true;
  comparator.date = "2022";
  fact.slots = {comparator, slot("domains", "EDU"), slot("domains", "EDU"), slot("date", "2024/2025"),
                value,      slot("provider", "RUS")};
  fact.core = true;
  fact.quotes = {{1, 8}};
  EXPECT_EQ(
      to_line(fact_json(fact, "\nÉtudes et bourses")),
      R"({"id":"f1","type":"flow","kind":"scholarship","status":"awarded","polarity":"affirmed","certainty":"certain",)"
      R"("parties":["RUS","TGO"],"slots":{"provider":"RUS","value":86,"date":"2024/2025","domains":["EDU"],)"
      R"("comparator":{"value":"une poignée","date":"2022"}},"said_by":null,"weight":"core","quotes":["Études"]})");
}

TEST(FactJson, QuotesNeverCutACharacter) {
  const std::string text = "aéb";
  EXPECT_EQ(quote_of(text, {1, 2}), "é");
  EXPECT_EQ(quote_of(text, {2, 4}), "éb");
  EXPECT_EQ(quote_of(text, {3, 900}), "b");
  EXPECT_EQ(quote_of(text, {900, 901}), "");
}

TEST(FactJson, NumbersAreWholeWhereTheyAre) {
  EXPECT_EQ(number_json(86).dump(), "86");
  EXPECT_EQ(number_json(1.5).dump(), "1.5");
  EXPECT_EQ(number_json(38000000).dump(), "38000000");
}

TEST(FactJson, SetAsideArticlesSayWhy) {
  Article article;
  article.id = "x";
  article.text = "\n";
  article.set_aside = SetAside{"ingest", "no text"};
  EXPECT_EQ(to_line(facts_json(article)), R"({"id":"x","facts":[],"set_aside":{"stage":"ingest","reason":"no text"}})");
}

TEST(Csv, QuotesAndDisarmsFields) {
  EXPECT_EQ(csv_row({"a", "b,c", "d\"e", "=1+1", ">=", "="}), "a,\"b,c\",\"d\"\"e\",'=1+1,>=,=\r\n");
}

TEST(Nearest, OrdersByDistanceAndLeavesOutTheFar) {
  EXPECT_EQ(edit_distance("togo", "tgoo", 3), 1u);
  EXPECT_EQ(edit_distance("togo", "russie", 2), 3u);
  EXPECT_EQ(nearest("dosier", {"read", "dossier", "why"}), (std::vector<std::string>{"dossier"}));
  EXPECT_TRUE(nearest("zzzzzz", {"read", "dossier"}).empty());
}

}  // namespace
}  // namespace paraphe
