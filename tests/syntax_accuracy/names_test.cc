// Names in Wikinews (WiNER-fr), in the months that training/names.py holds out, with the program's own sentences and
// words.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>

#include "base/table.h"
#include "base/utf8.h"
#include "segment/segment.h"
#include "syntax/accuracy.h"
#include "syntax/syntax.h"

namespace paraphe {
namespace {

const std::filesystem::path source_folder = PARAPHE_SOURCE_DIR;
constexpr const char* held_out_months[] = {"2016/05", "2016/11", "2017/03", "2018/02", "2018/11"};
const std::map<std::string, NameKind> kinds{{"Person", NameKind::person},
                                            {"Location", NameKind::place},
                                            {"Organization", NameKind::organisation},
                                            {"Event", NameKind::other},
                                            {"Product", NameKind::other}};

std::filesystem::path data_folder() {
  const char* named = std::getenv("PARAPHE_DATA");
  return named != nullptr ? std::filesystem::path(named) : source_folder.parent_path() / "shared";
}

// Byte offset of every character, and of the end: WiNER counts characters.
std::vector<std::uint32_t> bytes_of_characters(const std::string& text) {
  std::vector<std::uint32_t> out;
  for (std::size_t at = 0; at < text.size(); at += static_cast<std::size_t>(code_point_at(text, at).bytes)) {
    out.push_back(static_cast<std::uint32_t>(at));
  }
  out.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

// `T1 TAB Location 0 6 TAB France`; of names within names the longest.
std::vector<GoldName> read_names(const std::string& annotation, const std::string& text) {
  const std::vector<std::uint32_t> bytes = bytes_of_characters(text);
  std::vector<GoldName> all, out;
  for (const std::string& line : split(annotation, '\n')) {
    const std::vector<std::string> cells = split(line, '\t');
    if (cells.size() < 3 || cells[0][0] != 'T') continue;
    const std::vector<std::string> place = split(cells[1], ' ');
    const auto kind = kinds.find(place.front());
    if (kind == kinds.end() || place.size() < 3) continue;
    const std::size_t begin = std::stoul(place[1]), end = std::stoul(place.back());
    if (begin < end && end < bytes.size()) all.push_back({{bytes[begin], bytes[end]}, kind->second});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const GoldName& a, const GoldName& b) { return a.span.size() > b.span.size(); });
  for (const GoldName& name : all) {
    if (std::none_of(out.begin(), out.end(), [&](const GoldName& other) { return overlap(other.span, name.span); })) {
      out.push_back(name);
    }
  }
  return out;
}

TEST(SyntaxAccuracy, NamesInWikinews) {
  const std::filesystem::path folder = data_folder() / "data/ner/winer-fr";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "skipped: needs PARAPHE_DATA";
  Faults faults;
  Knowledge knowledge;
  const std::filesystem::path words = source_folder / "knowledge/languages/fr";
  Language& french = knowledge.languages.emplace_back();
  french.tag = "fr";
  french.lemmas = load_lemmas(words, words.string(), faults);
  french.segment_words = load_segment_words(words, words.string(), faults);
  ASSERT_TRUE(faults.empty()) << to_string(faults.front());
  const Result<Model> model = load_model(source_folder / "knowledge/models/reader.model");
  ASSERT_TRUE(model) << model.error().message;
  Workspace workspace;
  NameAccuracy all;
  std::map<NameKind, NameAccuracy> of_kind;
  for (const char* month : held_out_months) {
    for (const auto& entry : std::filesystem::directory_iterator(folder / month)) {
      if (entry.path().extension() != ".txt") continue;
      Article article;
      article.language = "fr";
      article.text = read_file(entry.path()).value();
      article.title_bytes = static_cast<std::uint32_t>(std::min(article.text.find('\n'), article.text.size() - 1));
      const std::vector<GoldName> gold =
          read_names(read_file(std::filesystem::path(entry.path()).replace_extension(".ann")).value(), article.text);
      ASSERT_TRUE(segment(knowledge, article));
      ASSERT_TRUE(parse(knowledge, *model, workspace, article));
      const std::vector<Name> found = article.names;
      const auto add = [&](NameAccuracy& sum, const std::vector<GoldName>& names) {
        const NameAccuracy one = measure_names(article, names);
        sum.gold += one.gold;
        sum.found += one.found;
        sum.right += one.right;
      };
      add(all, gold);
      for (const auto& [name, kind] : kinds) {
        if (name == "Product") continue;  // with Event
        std::vector<GoldName> some = gold;
        std::erase_if(some, [&](const GoldName& each) { return each.kind != kind; });
        article.names = found;
        std::erase_if(article.names, [&](const Name& each) { return each.kind != kind; });
        add(of_kind[kind], some);
      }
      article.names = found;
    }
  }
  std::cout << fmt::format("{} names, {} found, {} right\n", all.gold, all.found, all.right);
  const auto print = [](std::string_view what, const NameAccuracy& figures) {
    std::cout << fmt::format("accuracy\t{} F1\twiner\t{:.4f}\n", what, figures.f1() / 100);
  };
  print("names", all);
  print("names of people", of_kind[NameKind::person]);
  print("names of places", of_kind[NameKind::place]);
  print("names of bodies", of_kind[NameKind::organisation]);
  print("other names", of_kind[NameKind::other]);
  EXPECT_GT(all.f1(), 75);
}

}  // namespace
}  // namespace paraphe
