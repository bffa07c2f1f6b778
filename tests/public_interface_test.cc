// A program of somebody else's, written against include/paraphe/ alone.
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "paraphe/paraphe.h"

namespace {

const paraphe::ArticleText article{
    .id = "a1", .title = "", .text = "Le Bénin et la Turquie ont signé hier un accord de pêche.", .lang = "fr", .published = "2024-05-17", .outlet = ""};

TEST(PublicInterface, ReadsFactsInManyThreads) {
  const paraphe::Loaded loaded = paraphe::load(PARAPHE_SOURCE_DIR "/knowledge");
  for (const std::string& fault : loaded.faults) ADD_FAILURE() << fault;
  ASSERT_TRUE(loaded.engine);
  std::vector<paraphe::Reading> readings(3);
  {
    std::vector<std::jthread> threads;
    for (paraphe::Reading& reading : readings) {
      threads.emplace_back([&] { reading = paraphe::read(*loaded.engine, article); });
    }
  }
  for (const paraphe::Reading& reading : readings) {
    EXPECT_EQ(reading.set_aside, "");
    EXPECT_EQ(reading.facts_json, readings.front().facts_json);
    EXPECT_TRUE(reading.facts_json.starts_with(R"({"id":"a1","facts":[{"id":"f1","type":"agreement")")) << reading.facts_json;
    EXPECT_NE(reading.facts_json.find(R"("date":"2024-05-16")"), std::string::npos) << reading.facts_json;
    EXPECT_FALSE(reading.claims_json.empty());
  }
  const paraphe::Reading empty = paraphe::read(*loaded.engine, {});
  EXPECT_NE(empty.set_aside, "");
}

TEST(PublicInterface, TellsEveryFault) {
  const paraphe::Loaded loaded = paraphe::load("/nowhere");
  EXPECT_FALSE(loaded.engine);
  EXPECT_FALSE(loaded.faults.empty());
}

TEST(PublicInterface, HasAVersion) { EXPECT_FALSE(paraphe::version().empty()); }

}  // namespace
