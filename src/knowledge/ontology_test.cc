#include "knowledge/ontology.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace paraphe {
namespace {

const std::filesystem::path folder = PARAPHE_SOURCE_DIR "/knowledge/ontology";

TEST(Ontology, HoldsTheTenTypesWithLabelsForAll) {
  Faults faults;
  const Ontology ontology = load_ontology(folder, faults);
  EXPECT_TRUE(faults.empty());
  ASSERT_EQ(ontology.types.size(), 10U);
  EXPECT_EQ(ontology.domains.size(), 25U);
  EXPECT_EQ(ontology.provisions.size(), 21U);
  const FactType* meeting = ontology.type("meeting");
  ASSERT_NE(meeting, nullptr);
  EXPECT_EQ(meeting->label("fr"), "rencontre");
  EXPECT_EQ(meeting->label("xx"), "meeting");
  EXPECT_EQ(meeting->minimum_parties, 2);
  EXPECT_EQ(ontology.type("office")->minimum_parties, 1);
  EXPECT_EQ(ontology.type("office")->slot("persons")->minimum, 1);
  EXPECT_EQ(meeting->slot("host")->type, SlotType::party);
  EXPECT_NE(find(meeting->slot("rank")->values, "state"), nullptr);
  EXPECT_EQ(ontology.type("nothing"), nullptr);
}

TEST(Ontology, CodesStayWhereTheyAreWhenItIsMoved) {
  Faults faults;
  Ontology first = load_ontology(folder, faults);
  const std::string_view code = first.type("tie")->kinds[0].code;
  const Ontology second = std::move(first);
  EXPECT_EQ(second.type("tie")->kinds[0].code.data(), code.data());
}

TEST(Ontology, AllFaultsAreToldAtOnce) {
  const std::filesystem::path copy = std::filesystem::path(testing::TempDir()) / "ontology_faults";
  std::filesystem::remove_all(copy);
  std::filesystem::copy(folder, copy);
  std::ofstream(copy / "tie.toml") << R"(code = "tie"
fr = "lien"
kinds = [ { code = "level", fr = "niveau", en = "level" }, { code = "level", fr = "niveau", en = "level" } ]
statuses = [ { code = "asserted", fr = "a", en = "a" } ]
slots = [ { code = "date", type = "day", fr = "d", en = "d" } ]
acts = [ { code = "asserted", fr = "a", en = "a", done = "held", someday = "asserted" } ]
)";
  std::ofstream(copy / "office.toml") << "code = ";
  std::filesystem::remove(copy / "flow.toml");
  Faults faults;
  load_ontology(copy, faults);
  std::string all;
  for (const Fault& fault : faults) all += to_string(fault) + "\n";
  for (const char* text : {"\"tie\" has no label \"en\"", "\"level\" is declared twice", "unknown slot type \"day\"", "unknown status \"held\" of tie",
                           "unknown situation \"someday\"", "knowledge/ontology/office.toml:1:", "knowledge/ontology/flow.toml: cannot be read"}) {
    EXPECT_NE(all.find(text), std::string::npos) << text << " is not in\n" << all;
  }
}

}  // namespace
}  // namespace paraphe
