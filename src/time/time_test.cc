#include "time/time.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

#include "base/table.h"
#include "knowledge/french_for_tests.h"
#include "text/words_for_tests.h"

namespace paraphe {
namespace {

Article read(std::string_view text, std::string_view published) {
  Article article = article_for_tests(text, parse_day(published));
  find_times_in(french_for_tests(), article);
  return article;
}

// As the corpus writes it.
std::string shown(const TimeExpression& time) {
  if (time.role == TimeRole::duration) return fmt::format("{} days", time.days);
  if (time.role == TimeRole::frequency) return "every";
  if (time.date == Edtf{}) return "open";
  return (time.role == TimeRole::since ? "since " : "") + to_string(time.date);
}

struct Example {
  std::string text;                  // without brackets
  std::vector<std::string> phrases;  // what stood in them
};

Example without_brackets(std::string_view sentence) {
  Example out;
  std::size_t open = 0;
  for (const char c : sentence) {
    if (c == '[') {
      open = out.text.size();
    } else if (c == ']') {
      out.phrases.push_back(out.text.substr(open));
    } else {
      out.text += c;
    }
  }
  return out;
}

TEST(Time, ReadsTheCorpus) {
  Faults faults;
  const Table corpus = read_table(std::filesystem::path(PARAPHE_SOURCE_DIR) / "src/time/fr.tsv", "src/time/fr.tsv",
                                  {"reference", "value", "sentence"}, faults);
  ASSERT_TRUE(faults.empty()) << to_string(faults.front());
  EXPECT_GE(corpus.rows.size(), 150u);
  for (const TableRow& row : corpus.rows) {
    const Example example = without_brackets(row.fields[2]);
    const Article article = read(example.text, row.fields[0]);
    std::vector<std::string> expected = split(row.fields[1], ';');
    if (row.fields[1] == "none") expected.clear();
    std::vector<std::string> values, phrases;
    for (const TimeExpression& time : article.times) {
      values.push_back(shown(time));
      phrases.emplace_back(article.words(time.span));
    }
    EXPECT_EQ(values, expected) << "line " << row.line << ": " << row.fields[2];
    if (values == expected) {
      for (std::size_t i = 0; i < phrases.size() && i < example.phrases.size(); ++i) {
        EXPECT_NE((phrases[i] + " " + example.phrases[i]).find(example.phrases[i]), std::string::npos);
        EXPECT_NE(phrases[i].find(example.phrases[i].substr(example.phrases[i].find_last_of(" '") + 1)),
                  std::string::npos)
            << "line " << row.line << ": found « " << phrases[i] << " », expected « " << example.phrases[i] << " »";
      }
    }
  }
}

TEST(Time, SaysWhenTheWeekdayIsWrong) {
  const Article wrong = read("Il a été reçu mardi 19 novembre 2025.", "2025-11-20");
  ASSERT_EQ(wrong.times.size(), 1u);
  EXPECT_TRUE(wrong.times[0].weekday_conflict);
  EXPECT_EQ(to_string(wrong.times[0].date), "2025-11-19");
  const Article right = read("Il a été reçu mercredi 19 novembre 2025.", "2025-11-20");
  ASSERT_EQ(right.times.size(), 1u);
  EXPECT_FALSE(right.times[0].weekday_conflict);
}

TEST(Time, SaysWhatADateCountsFrom) {
  const Article article =
      read("Reçu le 5 septembre 2024 à Rome, il avait vu la veille un émissaire et repart mardi.", "2024-09-10");
  ASSERT_EQ(article.times.size(), 3u);
  EXPECT_EQ(article.times[0].anchor, TimeAnchor::stated);
  EXPECT_EQ(article.times[1].anchor, TimeAnchor::other_expression);
  EXPECT_EQ(article.times[2].anchor, TimeAnchor::publication);
  EXPECT_EQ(read("Il repart mardi.", "-").times.at(0).anchor, TimeAnchor::unresolved);
}

TEST(Time, GivesAStayItsDays) {
  const Article article = read("Il est arrivé dimanche pour une visite officielle de trois jours.", "2024-11-04");
  ASSERT_EQ(article.times.size(), 2u);
  EXPECT_EQ(article.times[1].days, 3);
  EXPECT_EQ(to_string(interval_of_days(*first_day(article.times[0].date), article.times[1].days)),
            "2024-11-03/2024-11-05");
}

TEST(Time, KnowsTheEntriesOfAChronology) {
  const Article article = read(
      "Deux voisins se parlent.\n28 mars 2022. Le pays accuse son voisin. Celui-ci nie.\n29 octobre : l'ambassadeur "
      "part.\n"
      "Tout est dit.",
      "2025-07-01");
  ASSERT_EQ(article.entry_times.size(), article.sentences.size());
  std::vector<std::string> dates;
  for (const std::int32_t at : article.entry_times) {
    dates.push_back(at < 0 ? "-" : to_string(article.times[static_cast<std::size_t>(at)].date));
  }
  EXPECT_EQ(dates, (std::vector<std::string>{"-", "2022-03-28", "2022-03-28", "2022-03-28", "2022-10-29", "-"}));
}

TEST(Time, MarksTheDateOfAComparison) {
  const Article article = read(
      "Ils ont atteint 187 millions en 2021, contre 154 millions un an auparavant, bien plus qu'en 2015. La lutte "
      "contre "
      "la faim date de 2010.",
      "2025-07-01");
  std::vector<bool> compared;
  for (const TimeExpression& time : article.times) compared.push_back(time.compared);
  EXPECT_EQ(compared, (std::vector<bool>{false, true, true, false}));
}

TEST(Time, TakesTheNounThatTheDateHangsOn) {
  const Article article = read("Il a été tué dans la nuit de samedi à dimanche.", "2016-06-13");
  ASSERT_EQ(article.times.size(), 1u);
  EXPECT_EQ(article.words(article.times[0].span), "dans la nuit de samedi à dimanche");
  EXPECT_EQ(to_string(article.times[0].date), "2016-06-11/2016-06-12");
  const Article period = read("Il promet 3 millions pour la période 2020-2024.", "2019-12-04");
  ASSERT_EQ(period.times.size(), 1u);
  EXPECT_EQ(period.words(period.times[0].span), "la période 2020-2024");
}

TEST(Time, LeavesTheDatelineAlone) {
  Article article = article_for_tests("ALGER, 13 février 2025.\nIl est arrivé mercredi.", parse_day("2025-02-13"));
  article.sentences.front().kind = SentenceKind::dateline;
  find_times_in(french_for_tests(), article);
  ASSERT_EQ(article.times.size(), 1u);
  EXPECT_EQ(to_string(article.times[0].date), "2025-02-12");
}

// Words of dates in every order: nothing overlaps, every date is one, and twice the words take about twice the time.
TEST(Time, StandsAnything) {
  const char* words[] = {"du",   "22",      "au",         "le",        "juin",    "mardi",   "la",       "veille",
                         "de",   "depuis",  "jusqu'",     "à",         "2024",    "trois",   "ans",      "plus",
                         "tôt",  "fin",     "mi-",        "et",        "entre",   "dernier", "prochain", "même",
                         "mois", "il",      "y",          "a",         "dans",    "9999",    "année",    "31",
                         "29",   "février", "31/02/2024", "2024-2025", "semaine", ",",       "avant",    "99"};
  std::uint32_t state = 1;
  const auto sentence = [&](int length) {
    std::string text;
    for (int i = 0; i < length; ++i) {
      state = state * 1664525u + 1013904223u;
      text += words[(state >> 16) % std::size(words)];
      text += ' ';
    }
    return text;
  };
  for (int round = 0; round < 300; ++round) {
    const Article article = read(sentence(40), round % 3 == 0 ? "-" : round % 3 == 1 ? "2024-02-29" : "0001-01-01");
    std::uint32_t end = 0;
    for (const TimeExpression& time : article.times) {
      EXPECT_GE(time.span.begin, end);
      end = time.span.end;
      if (time.date == Edtf{}) continue;
      EXPECT_TRUE(parse_edtf(to_string(time.date))) << to_string(time.date);
    }
  }
  const auto seconds = [&](int length) {
    const std::string text = sentence(length);
    Article article = article_for_tests(text, parse_day("2024-02-29"));
    const auto start = std::chrono::steady_clock::now();
    find_times_in(french_for_tests(), article);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  seconds(1000);
  const double small = seconds(2500), large = seconds(20000);
  EXPECT_LT(large, 32 * small + 0.05);
  EXPECT_LT(large, 2.0);
}

}  // namespace
}  // namespace paraphe
