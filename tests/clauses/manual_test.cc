// Reads the manual of clauses (fr.md beside this file) and checks what it says against the whole pipeline.
// An indented block is one example: its first line is the sentence, each further line at the same depth a predicate
// with its standing, as dump() writes it, and each deeper line something that clause must have; "no with" must not.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "clauses/dump.h"
#include "pipeline.h"

namespace paraphe {
namespace {

struct Expected {
  std::string head;
  std::vector<std::string> lines;
};

struct Example {
  int line = 0;
  std::string heading, sentence;
  std::vector<Expected> clauses;
};

std::vector<Example> read_examples(std::istream& in) {
  std::vector<Example> examples;
  std::string line, heading;
  bool open = false;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.starts_with("#")) heading = line.substr(line.find(' ') + 1);
    if (!line.starts_with("    ")) {
      open = false;
      continue;
    }
    const std::string words = line.substr(4);
    if (!open) {
      examples.push_back({number, heading, words, {}});
      open = true;
    } else if (words.starts_with("  ")) {
      if (!examples.back().clauses.empty()) examples.back().clauses.back().lines.push_back(words);
    } else {
      examples.back().clauses.push_back({words, {}});
    }
  }
  return examples;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

// Whether a filler is written beside the predicate or taken over often hangs on the parser alone.
std::string without_marks(std::string line) {
  std::erase(line, '~');
  return line;
}

bool holds(std::vector<std::string> actual, const Expected& expected) {
  std::transform(actual.begin(), actual.end(), actual.begin(), without_marks);
  if (actual.empty() || actual.front() != expected.head) return false;
  for (const std::string& line : expected.lines) {
    if (line.starts_with("  no ")) {
      const std::string start = "  " + line.substr(5) + " ";
      for (const std::string& a : actual) {
        if (a.starts_with(start)) return false;
      }
    } else if (std::find(actual.begin(), actual.end(), without_marks(line)) == actual.end()) {
      return false;
    }
  }
  return true;
}

std::string all_clauses(const Article& article) {
  std::string out;
  for (const Clause& clause : article.clauses) out += dump(article, clause);
  return out;
}

TEST(Manual, EveryExampleOfFrenchHolds) {
  Faults faults;
  Result<Engine> engine = load_engine(std::filesystem::path(PARAPHE_SOURCE_DIR) / "knowledge", faults);
  for (const Fault& fault : faults) ADD_FAILURE() << to_string(fault);
  if (!engine) GTEST_SKIP() << engine.error().message;
  std::ifstream in(std::filesystem::path(PARAPHE_SOURCE_DIR) / "tests/clauses/fr.md");
  const std::vector<Example> examples = read_examples(in);
  EXPECT_GE(examples.size(), 80U);
  Workspace workspace;
  for (const Example& example : examples) {
    Article article;
    article.language = "fr";
    article.published = Day{2025, 11, 19};
    article.text = "\n" + example.sentence;
    run_pipeline(*engine, workspace, article, "clauses");
    ASSERT_FALSE(article.set_aside) << example.sentence << ": " << article.set_aside->reason;
    for (const Expected& expected : example.clauses) {
      bool found = false;
      for (const Clause& clause : article.clauses) found = found || holds(lines_of(dump(article, clause)), expected);
      std::string wanted = expected.head + "\n";
      for (const std::string& line : expected.lines) wanted += line + "\n";
      EXPECT_TRUE(found) << "fr.md:" << example.line << " (" << example.heading << "): " << example.sentence
                         << "\nexpected\n"
                         << wanted << "in\n"
                         << all_clauses(article);
    }
  }
}

}  // namespace
}  // namespace paraphe
