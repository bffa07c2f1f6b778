#include "entities/entities.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <sstream>

#include "base/table.h"
#include "base/utf8.h"
#include "text/conllu.h"

namespace paraphe {
namespace {

const Knowledge& knowledge() {
  static const Knowledge loaded = [] {
    Faults faults;
    Knowledge k;
    const std::filesystem::path folder = std::filesystem::path(PARAPHE_SOURCE_DIR) / "knowledge";
    k.gazetteer = load_gazetteer(folder / "gazetteer", faults);
    Language french;
    french.tag = "fr";
    french.title_words = load_title_words(folder / "languages" / "fr", "knowledge/languages/fr", faults);
    k.languages.push_back(std::move(french));
    for (const Fault& fault : faults) ADD_FAILURE() << to_string(fault);
    return k;
  }();
  return loaded;
}

struct Case {
  std::string text, conllu;
  std::vector<std::string> names, mentions, titles;
};

std::vector<Case> cases() {
  const Result<std::string> file = read_file(std::filesystem::path(PARAPHE_SOURCE_DIR) / "src/entities/fr.conllu");
  std::vector<Case> out;
  if (!file) return out;
  std::istringstream lines(*file);
  std::string line;
  while (std::getline(lines, line)) {
    const auto field = [&](std::string_view key) { return line.starts_with(key) ? line.substr(key.size()) : std::string(); };
    if (const std::string text = field("# case = "); !text.empty()) out.push_back({text, "", {}, {}, {}});
    if (out.empty()) continue;
    if (const std::string names = field("# names = "); !names.empty()) out.back().names = split(names, ';');
    if (const std::string mention = field("# mention = "); !mention.empty()) out.back().mentions.push_back(mention);
    if (const std::string title = field("# title = "); !title.empty()) out.back().titles.push_back(title);
    out.back().conllu += line + "\n";
  }
  return out;
}

Article article_of(const Case& each) {
  Result<Article> article = read_conllu(each.conllu);
  EXPECT_TRUE(article) << each.text;
  if (!article) return {};
  article->published = Day{2025, 9, 15};
  for (const std::string& name : each.names) {
    std::istringstream in(name);
    std::string kind;
    Name out{};
    char dash = 0;
    in >> kind >> out.tokens.begin >> dash >> out.tokens.end;
    out.kind = kind == "person" ? NameKind::person : kind == "place" ? NameKind::place : kind == "organisation" ? NameKind::organisation : NameKind::other;
    article->names.push_back(out);
  }
  EXPECT_TRUE(find_entities(knowledge(), *article));
  return std::move(*article);
}

constexpr std::string_view kinds[] = {"state", "organisation", "group", "person", "place", "other"};

// "Congo#2" → the mention of the second word Congo, told as the file tells it: "state COG place".
std::string told(const Article& article, std::string word) {
  int wanted = 1;
  if (const std::size_t sign = word.find('#'); sign != std::string::npos) {
    wanted = std::stoi(word.substr(sign + 1));
    word.erase(sign);
  }
  for (TokenIndex t = 0; t < static_cast<TokenIndex>(article.tokens.size()); ++t) {
    if (lower(article.token(t).form) != lower(word) || --wanted > 0) continue;
    const Mention* mention = article.mention_at(t);
    if (mention == nullptr || (mention->parties.empty() && mention->kind != EntityKind::place)) return "none";
    if (mention->kind == EntityKind::place) return fmt::format("place of {}", mention->city_of);
    return fmt::format("{} {}{}", kinds[static_cast<int>(mention->kind)], fmt::join(mention->parties, " "),
                       mention->place_reading ? " place" : "");
  }
  return "no such word";
}

TEST(Entities, CasesInFrench) {
  const std::vector<Case> all = cases();
  ASSERT_GE(all.size(), 80u);
  for (const Case& each : all) {
    SCOPED_TRACE(each.text);
    const Article article = article_of(each);
    for (const std::string& expected : each.mentions) {
      const std::size_t colon = expected.rfind(": ");
      const std::string word = expected.substr(0, colon);
      std::string rest = expected.substr(colon + 2), name;
      if (const std::size_t equals = rest.find(" = "); equals != std::string::npos) {
        name = rest.substr(equals + 3);
        rest.erase(equals);
      }
      EXPECT_EQ(told(article, word), rest) << word;
      if (name.empty()) continue;
      for (TokenIndex t = 0; t < static_cast<TokenIndex>(article.tokens.size()); ++t) {
        if (article.token(t).form != word || article.mention_at(t) == nullptr) continue;
        EXPECT_EQ(article.mention_at(t)->name, name);
      }
    }
    std::vector<std::string> titles;
    for (const Title& title : article.titles) {
      titles.push_back(fmt::format("{} | {} | {} | {} | {}", title.kind, article.words(title.office), fmt::join(title.parties, " "),
                                   article.mentions[static_cast<std::size_t>(title.person)].name, title.status));
    }
    for (const std::string& expected : each.titles) {
      EXPECT_NE(std::find(titles.begin(), titles.end(), expected), titles.end())
          << "expected " << expected << "\nfound " << fmt::format("{}", fmt::join(titles, "\n      "));
    }
  }
}

TEST(Entities, TheTwoMostSpokenOfAreSalient) {
  Result<Article> article = read_conllu(
      "# text = Le Togo et le Japon signent.\n1\tLe\tle\tDET\t_\t_\t2\tdet\t_\t_\n2\tTogo\tTogo\tPROPN\t_\t_\t6\tnsubj\t_\t_\n"
      "3\tet\tet\tCCONJ\t_\t_\t5\tcc\t_\t_\n4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_\n5\tJapon\tJapon\tPROPN\t_\t_\t2\tconj\t_\t_\n"
      "6\tsignent\tsigner\tVERB\t_\t_\t0\troot\t_\t_\n7\t.\t.\tPUNCT\t_\t_\t6\tpunct\t_\t_\n\n");
  ASSERT_TRUE(article);
  ASSERT_TRUE(find_entities(knowledge(), *article));
  ASSERT_EQ(article->salient_parties.size(), 2u);
  EXPECT_EQ(article->salient_parties[0], "TGO");
  EXPECT_EQ(article->salient_parties[1], "JPN");
}

TEST(Entities, OddInputDoesNoHarm) {
  for (const std::string_view text : {"", "\n", "« « « Togo", "Togo Togo Togo", "()()()", "M. M. M. le le le président président"}) {
    Article article;
    article.language = "fr";
    article.text = "\n" + std::string(text);
    std::size_t at = 1;
    TokenIndex count = 0;
    while (at < article.text.size()) {
      if (article.text[at] == ' ' || article.text[at] == '\n') {
        ++at;
        continue;
      }
      const std::size_t end = std::min(article.text.find(' ', at), article.text.size());
      Token token;
      token.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
      token.form = article.arena.copy(article.words(token.span));
      token.lemma = token.form;
      token.head = count == 0 ? no_token : count - 1;  // a chain: deep trees must not hurt
      token.upos = Upos::NOUN;
      article.tokens.push_back(token);
      ++count;
      at = end;
    }
    if (count > 0) article.sentences.push_back({{1, static_cast<std::uint32_t>(article.text.size())}, {0, count}, SentenceKind::body});
    EXPECT_TRUE(find_entities(knowledge(), article)) << text;
    EXPECT_EQ(article.mention_of_token.size(), article.tokens.size());
  }
}

// One sentence of 20,000 words, each hanging on the first: nothing may be looked through for each word.
TEST(Entities, AVeryLongSentenceIsReadInTime) {
  const std::vector<std::pair<std::string, Upos>> words = {
      {"le", Upos::DET}, {"président", Upos::NOUN}, {"Vladimir", Upos::PROPN}, {"Poutine", Upos::PROPN}, {"et", Upos::CCONJ},
      {"son", Upos::DET}, {"homologue", Upos::NOUN}, {"le", Upos::DET}, {"gouvernement", Upos::NOUN}, {"les", Upos::DET},
      {"deux", Upos::NUM}, {"pays", Upos::NOUN}, {"il", Upos::PRON}, {"le", Upos::DET}, {"pays", Upos::NOUN}, {"Togo", Upos::PROPN},
      {"les", Upos::DET}, {"rebelles", Upos::NOUN}, {"nous", Upos::PRON}, {"le", Upos::DET}, {"ministre", Upos::NOUN}};
  Article article;
  article.language = "fr";
  article.text = "\n";
  constexpr TokenIndex count = 20000;
  for (TokenIndex t = 0; t < count; ++t) {
    const auto& [word, upos] = words[static_cast<std::size_t>(t) % words.size()];
    Token token;
    token.span.begin = static_cast<std::uint32_t>(article.text.size());
    article.text += word;
    token.span.end = static_cast<std::uint32_t>(article.text.size());
    article.text += ' ';
    token.form = token.lemma = article.arena.copy(word);
    token.upos = upos;
    token.head = t == 0 ? no_token : 0;
    token.relation = upos == Upos::DET ? Relation::det : Relation::nsubj;
    token.features.definite = upos == Upos::DET;
    article.tokens.push_back(token);
    if (word == "Poutine") article.names.push_back({{t - 1, t + 1}, NameKind::person});
  }
  article.sentences.push_back({{1, static_cast<std::uint32_t>(article.text.size())}, {0, count}, SentenceKind::body});
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_TRUE(find_entities(knowledge(), article));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST(Entities, UnknownLanguageHasNoMentions) {
  Article article;
  article.language = "xx";
  article.text = "\nTogo";
  EXPECT_TRUE(find_entities(knowledge(), article));
  EXPECT_TRUE(article.mentions.empty());
}

}  // namespace
}  // namespace paraphe
