// Reads the manual of entities (fr.md beside this file) and checks what it says against the whole pipeline.
// [CODES: words]: the mentions headed within the words stand for these parties together. Outside brackets no mention
// has one.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "pipeline.h"

namespace paraphe {
namespace {

struct Marked {
  Span span;  // in the sentence without brackets
  std::set<std::string> parties;
  bool place = false, person = false;
};

struct Example {
  int line = 0;
  bool known_fault = false;
  std::string text;
  std::vector<Marked> marks;
};

constexpr std::string_view fault_mark = "known fault: ";

Marked marked(const std::string& codes) {
  Marked mark;
  std::istringstream words(codes);
  for (std::string word; words >> word;) {
    if (word == "in") {
      mark.place = true;
    } else if (word == "person") {
      mark.person = true;
    } else if (word != "none") {
      mark.parties.insert(word);
    }
  }
  return mark;
}

// Takes the brackets out of the line. A code may hold a space (ORG:Front Polisario): its words are joined below.
Example example_of(std::string line, int number) {
  Example example;
  example.line = number;
  if (line.starts_with(fault_mark)) {
    example.known_fault = true;
    line.erase(0, fault_mark.size());
  }
  for (std::size_t at = 0; at < line.size();) {
    if (line[at] != '[') {
      example.text += line[at++];
      continue;
    }
    const std::size_t colon = line.find(": ", at), close = line.find(']', at);
    std::string codes = line.substr(at + 1, colon - at - 1);
    if (const std::size_t group = codes.find("ORG:"); group != std::string::npos) {
      std::replace(codes.begin() + static_cast<std::ptrdiff_t>(group), codes.end(), ' ', '_');
    }
    Marked mark = marked(codes);
    mark.span.begin = static_cast<std::uint32_t>(example.text.size());
    example.text += line.substr(colon + 2, close - colon - 2);
    mark.span.end = static_cast<std::uint32_t>(example.text.size());
    example.marks.push_back(std::move(mark));
    at = close + 1;
  }
  return example;
}

std::vector<Example> read_examples(std::istream& in) {
  std::vector<Example> examples;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.starts_with("    ")) examples.push_back(example_of(line.substr(4), number));
  }
  return examples;
}

std::string without_spaces(std::string_view code) {
  std::string text(code);
  std::replace(text.begin(), text.end(), ' ', '_');
  return text;
}

std::string joined(const std::set<std::string>& codes) { return fmt::format("{}", fmt::join(codes, " ")); }

// What is not as the example says, a line each; empty when all is.
std::string differences(const Article& article, const Example& example) {
  constexpr std::uint32_t offset = 1;  // the article's title is empty: its text begins with the new line
  std::string out;
  std::vector<std::set<std::string>> found(example.marks.size());
  std::vector<bool> place(example.marks.size(), false), person(example.marks.size(), false);
  for (const Mention& mention : article.mentions) {
    const Span head = article.token(mention.head).span;
    std::size_t at = 0;
    while (at < example.marks.size() &&
           !contains({example.marks[at].span.begin + offset, example.marks[at].span.end + offset}, head))
      ++at;
    std::set<std::string> parties;
    for (const std::string_view party : mention.parties) parties.insert(without_spaces(party));
    if (at == example.marks.size()) {
      if (!parties.empty())
        out += fmt::format("  {} is {}, and should be nobody\n", article.words(mention.span), joined(parties));
      continue;
    }
    if (mention.kind == EntityKind::place && !mention.city_of.empty() && example.marks[at].place)
      parties.insert(without_spaces(mention.city_of));
    found[at].merge(parties);
    place[at] = place[at] || mention.place_reading;
    person[at] = person[at] || mention.kind == EntityKind::person;
  }
  for (std::size_t i = 0; i < example.marks.size(); ++i) {
    const Marked& mark = example.marks[i];
    const std::string words = example.text.substr(mark.span.begin, mark.span.size());
    if (found[i] != mark.parties)
      out += fmt::format("  {} is {}, and should be {}\n", words, found[i].empty() ? "nobody" : joined(found[i]),
                         mark.parties.empty() ? "nobody" : joined(mark.parties));
    if (mark.place && !place[i]) out += fmt::format("  {} is no place\n", words);
    if (mark.person && !person[i]) out += fmt::format("  {} is no person\n", words);
  }
  return out;
}

TEST(Manual, EveryExampleOfFrenchHolds) {
  Faults faults;
  Result<Engine> engine = load_engine(std::filesystem::path(PARAPHE_SOURCE_DIR) / "knowledge", faults);
  for (const Fault& fault : faults) ADD_FAILURE() << to_string(fault);
  if (!engine) GTEST_SKIP() << engine.error().message;
  std::ifstream in(std::filesystem::path(PARAPHE_SOURCE_DIR) / "tests/entities/fr.md");
  const std::vector<Example> examples = read_examples(in);
  EXPECT_GE(examples.size(), 150U);
  Workspace workspace;
  std::size_t known_faults = 0;
  for (const Example& example : examples) {
    Article article;
    article.language = "fr";
    article.published = Day{2025, 11, 19};
    article.text = "\n" + example.text;
    run_pipeline(*engine, workspace, article, "entities");
    ASSERT_FALSE(article.set_aside) << example.text << ": " << article.set_aside->reason;
    const std::string wrong = differences(article, example);
    known_faults += example.known_fault ? 1 : 0;
    if (example.known_fault) {
      EXPECT_NE(wrong, "") << "fr.md:" << example.line << ": " << example.text
                           << "\n  is right now: take the mark away";
    } else {
      EXPECT_EQ(wrong, "") << "fr.md:" << example.line << ": " << example.text;
    }
  }
  EXPECT_LE(known_faults, 12U);
}

}  // namespace
}  // namespace paraphe
