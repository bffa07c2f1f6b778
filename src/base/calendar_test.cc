#include "base/calendar.h"

#include <gtest/gtest.h>

namespace paraphe {
namespace {

TEST(Calendar, KnowsWeekdaysAndMonthEnds) {
  EXPECT_EQ(weekday({2025, 11, 19}), 2);
  EXPECT_EQ(weekday({1969, 12, 31}), 2);
  EXPECT_EQ(days_in_month(2024, 2), 29);
  EXPECT_EQ(to_string(plus_months({2025, 1, 31}, 1)), "2025-02-28");
  EXPECT_EQ(to_string(plus_days({2025, 12, 31}, 1)), "2026-01-01");
  EXPECT_FALSE(parse_day("2025-02-30"));
}

TEST(Edtf, ReadsAndWritesWhatTheCodebookUses) {
  for (const char* text : {"2025-11-19", "2025-10", "2018", "2018~", "2023-21", "2024-09/2025-06", "2024/2025", "/2027",
                           "2021-11-02~", "2018/"}) {
    ASSERT_TRUE(parse_edtf(text)) << text;
    EXPECT_EQ(to_string(*parse_edtf(text)), text);
  }
  for (const char* text : {"", "/", "2025-13", "2025-02-30", "19 novembre", "0000", "2025-1"}) {
    EXPECT_FALSE(parse_edtf(text)) << text;
  }
}

TEST(Edtf, ComparesSpans) {
  const auto at = [](const char* text) { return *parse_edtf(text); };
  EXPECT_TRUE(compatible(at("2025-10"), at("2025-10-25")));
  EXPECT_FALSE(compatible(at("2025-10"), at("2025-11-19")));
  EXPECT_TRUE(compatible(at("2023-24"), at("2024-01")));
  EXPECT_TRUE(within(at("2025-11-19"), at("2025")));
  EXPECT_FALSE(within(at("2025"), at("2025-11-19")));
}

}  // namespace
}  // namespace paraphe
