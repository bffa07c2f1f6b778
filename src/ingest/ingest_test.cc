#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "base/digest.h"
#include "ingest/article_reader.h"
#include "ingest/html.h"
#include "ingest/html_safety.h"
#include "ingest/json_article.h"
#include "ingest/language.h"
#include "ingest/plain_text.h"

namespace paraphe {
namespace {

// French is read; English, Spanish, Portuguese and Russian are only recognised.
const Knowledge& knowledge() {
  static const Knowledge all = [] {
    Knowledge made;
    Faults faults;
    for (const char* tag : {"en", "es", "fr", "pt", "ru"}) {
      made.profiles.push_back(
          load_language_profile(std::filesystem::path(PARAPHE_SOURCE_DIR) / "knowledge/languages" / tag,
                                fmt::format("knowledge/languages/{}", tag), faults));
    }
    for (const Fault& fault : faults) ADD_FAILURE() << to_string(fault);
    Language french;
    french.tag = "fr";
    made.languages.push_back(std::move(french));
    return made;
  }();
  return all;
}

std::vector<Article> read_all(std::vector<std::filesystem::path> paths, IngestOptions options = {},
                              std::string input = "") {
  std::istringstream standard_input(input);
  ArticleReader reader(knowledge(), std::move(paths), std::move(options), standard_input);
  std::vector<Article> out;
  while (std::optional<Article> article = reader.next()) out.push_back(std::move(*article));
  return out;
}

std::vector<Article> read_input(std::string input, IngestOptions options = {}) {
  return read_all({"-"}, std::move(options), std::move(input));
}

std::string reason(const Article& article) {
  return article.set_aside ? article.set_aside->stage + " " + article.set_aside->reason : "read";
}

class Folder : public testing::Test {
 protected:
  void SetUp() override {
    path_ = std::filesystem::temp_directory_path() / fmt::format("paraphe-ingest-{}", getpid());
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  void TearDown() override { std::filesystem::remove_all(path_); }
  std::filesystem::path write(const std::string& name, std::string_view content) {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << content;
    return path_ / name;
  }
  std::filesystem::path path_;
};

constexpr std::string_view french_text =
    "Le président du pays a reçu hier au palais le ministre des Affaires étrangères.";

TEST(Jsonl, FieldsAreRead) {
  const auto articles = read_input(
      R"({"id":"a1","title":"Un titre","text":"Il a dit \u00ab oui \u00bb.\nFin.","lang":"fr-FR","published":"2024-05-06","outlet":"Le Quotidien",)"
      R"("url":"https://exemple.org","author":"A. B.","retrieved":"2024-05-07","facts":[{"id":"f1"}],"other":{"x":1}})");
  ASSERT_EQ(articles.size(), 1u);
  const Article& a = articles[0];
  EXPECT_EQ(reason(a), "read");
  EXPECT_EQ(a.id, "a1");
  EXPECT_EQ(a.text, "Un titre\nIl a dit « oui ».\nFin.");
  EXPECT_EQ(a.title(), "Un titre");
  EXPECT_EQ(a.body(), "Il a dit « oui ».\nFin.");
  EXPECT_EQ(a.language, "fr");
  EXPECT_EQ(a.published, (Day{2024, 5, 6}));
  EXPECT_EQ(a.outlet, "Le Quotidien");
  EXPECT_EQ(a.url, "https://exemple.org");
  EXPECT_EQ(a.author, "A. B.");
  EXPECT_EQ(a.retrieved, "2024-05-07");
  EXPECT_TRUE(a.notes.empty());
}

TEST(Jsonl, TextsAreNotNormalised) {
  const auto articles = read_input("{\"lang\":\"fr\",\"text\":\"  A\\u00a0b\\r\\n\\u200bc  \"}");
  EXPECT_EQ(articles.at(0).text, "\n  A\u00a0b\r\n\u200bc  ");
}

TEST(Jsonl, AnArticleWithoutIdHasItsDigest) {
  const auto articles = read_input(R"({"lang":"fr","title":"T","text":"Un mot."})");
  EXPECT_EQ(articles.at(0).id, "sha256:" + hexadecimal(sha256("T\nUn mot.")).substr(0, 12));
}

TEST(Jsonl, AnImpossibleDateIsSaid) {
  for (const char* date : {"\"2024-02-30\"", "\"hier\"", "17", "\"2024\""}) {
    const auto articles = read_input(fmt::format(R"({{"lang":"fr","text":"Un mot.","published":{}}})", date));
    EXPECT_EQ(reason(articles.at(0)), "read");
    EXPECT_FALSE(articles.at(0).published);
    EXPECT_EQ(articles.at(0).notes.size(), 1u) << date;
  }
  EXPECT_EQ(read_input(R"({"lang":"fr","text":"Un mot.","published":"2024-05-06T08:00:00Z"})").at(0).published,
            (Day{2024, 5, 6}));
}

TEST(Jsonl, WordsOfTwoAlphabetsAreSaid) {
  EXPECT_EQ(read_input("{\"lang\":\"fr\",\"text\":\"Le T\u043ego a sign\u00e9.\"}").at(0).notes.size(), 1u);
  EXPECT_TRUE(read_input("{\"lang\":\"fr\",\"text\":\"Le Togo \u0438 \u00e9t\u00e9.\"}").at(0).notes.empty());
}

TEST(Jsonl, DefaultsFillWhatIsMissing) {
  const IngestOptions options{Day{2020, 1, 2}, "fr"};
  EXPECT_EQ(read_input(R"({"text":"Hello to all of you."})", options).at(0).language, "fr");
  EXPECT_EQ(read_input(R"({"text":"Un mot."})", options).at(0).published, (Day{2020, 1, 2}));
  EXPECT_EQ(read_input(R"({"text":"Un mot.","published":"2024-05-06"})", options).at(0).published, (Day{2024, 5, 6}));
}

TEST(Jsonl, WhatIsNoArticleIsSetAsideAndTheRestGoesOn) {
  const std::string deep(1000, '[');
  const std::string lines =
      "{\"id\":\"cut\",\"text\":\"Il \n"  // cut off
      "not json\n"
      "\n"
      "[1,2]\n"
      "{\"id\":\"no-text\"}\n"
      "{\"id\":\"number\",\"text\":5}\n"
      "{\"id\":7,\"text\":\"Un.\"}\n"
      "{\"id\":\"bytes\",\"text\":\"\xff\xfe\"}\n"
      "{\"id\":\"deep\",\"x\":" +
      deep +
      "}\n"
      "{\"id\":\"nul\",\"lang\":\"fr\",\"text\":\"a\\u0000b\"}\n"
      "{\"id\":\"empty\",\"lang\":\"fr\",\"text\":\" \"}\n"
      "{\"id\":\"surrogate\",\"lang\":\"fr\",\"text\":\"\\ud800\"}\n"
      "{\"id\":\"good\",\"lang\":\"fr\",\"text\":\"Un mot.\"}\n"
      "{\"id\":\"good\",\"lang\":\"fr\",\"text\":\"Un autre.\"}";
  const auto articles = read_input(lines);
  const std::vector<std::pair<std::string, std::string>> expected{{"cut", "not valid JSON"},
                                                                  {"-:2", "not valid JSON"},
                                                                  {"-:4", "not a JSON object"},
                                                                  {"no-text", "`text` is missing"},
                                                                  {"number", "`text` is not a string"},
                                                                  {"-:7", "`id` is not a string"},
                                                                  {"bytes", "not UTF-8"},
                                                                  {"deep", "64 deep"},
                                                                  {"nul", "NUL"},
                                                                  {"empty", "empty"},
                                                                  {"surrogate", "not valid JSON"},
                                                                  {"good", "read"},
                                                                  {"good", "was read before"}};
  ASSERT_EQ(articles.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(articles[i].id, expected[i].first);
    EXPECT_NE(reason(articles[i]).find(expected[i].second), std::string::npos)
        << expected[i].first << ": " << reason(articles[i]);
    if (articles[i].set_aside) {
      EXPECT_EQ(articles[i].set_aside->stage, "ingest");
      EXPECT_EQ(articles[i].body(), "");
    }
  }
}

TEST(Jsonl, SizesAreBounded) {
  const std::string large(2'000'001, 'a');
  const auto articles =
      read_input("{\"id\":\"large\",\"lang\":\"fr\",\"text\":\"" + large + "\"}\n{\"id\":\"line\",\"text\":\"" +
                 std::string(17'000'000, 'b') + "\"}\n{\"id\":\"next\",\"lang\":\"fr\",\"text\":\"Un mot.\"}\n");
  ASSERT_EQ(articles.size(), 3u);
  EXPECT_NE(reason(articles[0]).find("too_large"), std::string::npos);
  EXPECT_EQ(articles[1].id, "line");
  EXPECT_NE(reason(articles[1]).find("too_large"), std::string::npos);
  EXPECT_EQ(reason(articles[2]), "read");
}

TEST(Jsonl, OddCharacters) {
  EXPECT_EQ(read_input("\xEF\xBB\xBF{\"id\":\"bom\",\"lang\":\"fr\",\"text\":\"Un mot.\"}").at(0).id, "bom");
  EXPECT_EQ(
      reason(read_input(R"({"lang":"fr","text":"Un accord\u200b a été signé hier à Lomé par les deux ministres."})")
                 .at(0)),
      "read");
  EXPECT_NE(
      reason(read_input(R"({"lang":"fr","text":"U\u202en\u200b m\u200bo\u2066t\u200f"})").at(0)).find("invisible"),
      std::string::npos);
  EXPECT_NE(reason(read_input(R"({"lang":"fr","text":"\u0001\u0002\u0003\u0004a"})").at(0)).find("control"),
            std::string::npos);
}

TEST(Jsonl, NothingAtAll) {
  EXPECT_NE(reason(read_input("").at(0)).find("empty"), std::string::npos);
  EXPECT_NE(reason(read_input(std::string("\0\1\2", 3)).at(0)).find("binary"), std::string::npos);
}

TEST(Language, IsFoundOut) {
  const auto tag = [](std::string_view text) { return std::string(detect_language(knowledge().profiles, text).tag); };
  EXPECT_EQ(tag(french_text), "fr");
  EXPECT_EQ(tag("The president of the country met the foreign minister at the palace yesterday."), "en");
  EXPECT_EQ(tag("El presidente del país recibió ayer en el palacio al ministro de Asuntos Exteriores."), "es");
  EXPECT_EQ(tag("O presidente do país recebeu ontem no palácio o ministro das Relações Exteriores."), "pt");
  EXPECT_EQ(tag("Президент страны вчера принял во дворце министра иностранных дел."), "ru");
  EXPECT_EQ(tag("Accord signé à Lomé"), "fr");
  EXPECT_EQ(tag("12 345 — !"), "");
  std::string strange;
  for (int i = 0; i < 60; ++i) strange += "xolqu vrtzk ";
  EXPECT_EQ(tag(strange), "");
}

TEST(Language, AnotherOneIsSetAside) {
  const auto found = read_input(R"({"id":"e","text":"The two ministers signed an agreement in London on Monday."})");
  EXPECT_NE(reason(found.at(0)).find("wrong_language: the text is in the language « en »; languages read: fr"),
            std::string::npos);
  EXPECT_NE(reason(read_input(R"({"id":"e","lang":"de","text":"Ein Wort."})").at(0)).find("« de »"), std::string::npos);
}

TEST(PlainText, TheFirstLineIsTheTitleBeforeAnEmptyOne) {
  ArticleDraft draft = read_plain_text("Un titre\n\nLe texte.\nFin.\n");
  EXPECT_EQ(draft.title, "Un titre");
  EXPECT_EQ(draft.text, "Le texte.\nFin.");
  draft = read_plain_text("Le texte.\nFin.\n");
  EXPECT_EQ(draft.title, "");
  EXPECT_EQ(draft.text, "Le texte.\nFin.");
  EXPECT_EQ(read_plain_text("Un titre\r\n\r\nLe texte.").title, "Un titre");
}

TEST(PlainText, WrappedParagraphsArePutTogether) {
  EXPECT_EQ(
      read_plain_text("Le ministre des Affaires étrangères a reçu hier à son cabinet\nVladimir Untel, qui est venu lui "
                      "remettre une lettre de son pays.\n\nFin.")
          .text,
      "Le ministre des Affaires étrangères a reçu hier à son cabinet Vladimir Untel, qui est venu lui remettre une "
      "lettre de "
      "son pays.\n\nFin.");
  const std::string list =
      "Trois points ont été examinés par les deux ministres hier\n- le port de pêche, qui sera agrandi avant la fin de "
      "l'année\nFin.";
  EXPECT_EQ(read_plain_text(list).text, list);
}

TEST(Markdown, HeadAndSigns) {
  const ArticleDraft draft = read_markdown(
      "---\ntitle: \"Un titre\"\ndate: 2024-10-31\noutlet: Le Quotidien\nid: x1\nlang: fr\n---\n\n# Un titre\n\n"
      "![image](a.png)\n\n**Le ministre** a *signé* [l'accord](https://exemple.org/a_(b)).\n\n## Suite\n\n- un\n* "
      "deux\n> cité\n<br/>\n---\nun_mot\n");
  EXPECT_EQ(draft.title, "Un titre");
  EXPECT_EQ(draft.published, "2024-10-31");
  EXPECT_EQ(draft.outlet, "Le Quotidien");
  EXPECT_EQ(draft.id, "x1");
  EXPECT_EQ(draft.language, "fr");
  EXPECT_EQ(draft.text, "Le ministre a signé l'accord.\n\nSuite\n\n- un\n- deux\ncité\nun_mot");
}

TEST(Markdown, WithoutHeadTheHeadingIsTheTitle) {
  const ArticleDraft draft = read_markdown("# Un titre\n\nLe texte.");
  EXPECT_EQ(draft.title, "Un titre");
  EXPECT_EQ(draft.text, "Le texte.");
  EXPECT_EQ(read_markdown("---\nno end").text, "no end");
}

constexpr std::string_view page =
    "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=utf-8><title>Un titre | Le Quotidien</title>"
    "<meta property=\"og:title\" content=\"L&#39;accord &eacute;tait attendu\"><meta property=\"og:site_name\" "
    "content=\"Le Quotidien\">"
    "<meta property=\"article:published_time\" content=\"2024-05-06T08:00:00+00:00\"><link rel=canonical "
    "href=\"https://exemple.org/1\">"
    "<script>var a = \"<p>non</p>\";</script><style>p{}</style></head><body><nav><p>Accueil, Politique, Monde, Sport, "
    "Culture, Sciences</p></nav>"
    "<div class=\"article\"><h1>L’accord était attendu</h1><p>Le ministre a sign&eacute;&nbsp;: "
    "&laquo;&nbsp;oui&nbsp;&raquo;, a-t-il dit <b>hier</b>\n   à Lomé, devant la presse.</p>"
    "<div class=\"share-buttons\">Partager sur les réseaux</div><h2>La suite</h2><p>Le texte sera ratifié en juin, "
    "selon le porte-parole.<br>Fin.</p><ul><li>un</li></ul></div>"
    "<footer><p>Tous droits réservés, mentions légales, contact, plan du site, abonnement</p></footer></body></html>";

TEST(Html, TextTitleDateOutlet) {
  const ArticleDraft draft = read_html(page);
  ASSERT_FALSE(draft.refused);
  EXPECT_EQ(draft.title, "L'accord était attendu");
  EXPECT_EQ(draft.published, "2024-05-06");
  EXPECT_EQ(draft.outlet, "Le Quotidien");
  EXPECT_EQ(draft.url, "https://exemple.org/1");
  EXPECT_EQ(draft.language, "fr");
  EXPECT_EQ(draft.text,
            "Le ministre a signé\u00a0: «\u00a0oui\u00a0», a-t-il dit hier à Lomé, devant la presse.\nLa suite\n"
            "Le texte sera ratifié en juin, selon le porte-parole.\nFin.\n- un");
}

TEST(Html, TextInSeveralPartsAndLinksToOtherPages) {
  const std::string paragraph =
      "Le ministre a dit, hier, que les deux pays, voisins, allaient signer un accord de pêche.";
  const std::string part = "<div><p>" + paragraph + "</p><p>" + paragraph + "</p></div>";
  const ArticleDraft draft = read_html(
      "<html><body><div>" + part + "<p><a href=x>Lire aussi : un autre sujet, une autre page, un autre jour</a></p>" +
      part + "</div></body></html>");
  const std::string two = paragraph + "\n" + paragraph;
  EXPECT_EQ(draft.text, two + "\n" + two);
}

TEST(Html, OtherPlacesOfTheDate) {
  EXPECT_EQ(read_html("<p>a<time datetime='2023-01-02T03:04'>hier</time>").published, "2023-01-02");
  EXPECT_EQ(
      read_html("<script type='application/ld+json'>{\"datePublished\": \"2022-03-04T10:00\"}</script><p>a").published,
      "2022-03-04");
  EXPECT_EQ(read_html("<p>a").published, "");
}

TEST(Html, DeclaredCharacterSets) {
  EXPECT_EQ(read_html("<meta charset=iso-8859-1><p>\xe9t\xe9 \x9cuvre").text, "été œuvre");
  EXPECT_TRUE(read_html("<p>\xe9t\xe9").refused);
}

TEST(Html, DeepAndHugeTreesAreRefused) {
  const auto repeated = [](std::string_view part, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += part;
    return out;
  };
  EXPECT_TRUE(read_html(repeated("<div>", 100'000)).refused);
  EXPECT_TRUE(read_html(repeated("<b><i></x>", 100'000)).refused);
  EXPECT_TRUE(read_html(repeated("<b>", 1000) + repeated("<p>", 100'000)).refused);
  EXPECT_FALSE(read_html(repeated("<p>mot</p>", 10'000)).refused);
  EXPECT_FALSE(read_html(repeated("<svg><path/></svg>", 10'000) + "<p>mot").refused);
  EXPECT_FALSE(read_html(repeated("<", 100'000)).refused);
  EXPECT_FALSE(read_html("<script><p>a").refused);
}

TEST_F(Folder, FilesAreReadInTheOrderOfNames) {
  write("b.jsonl",
        "{\"id\":\"b1\",\"lang\":\"fr\",\"text\":\"Un mot.\"}\n{\"id\":\"b2\",\"lang\":\"fr\",\"text\":\"Un mot.\"}\n");
  write("a.txt", std::string("Un titre\n\n") + std::string(french_text));
  write("c/d.html", page);
  write("c/e.md", "---\nid: e\n---\n" + std::string(french_text));
  write("f.json", "[{\"id\":\"f1\",\"lang\":\"fr\",\"text\":\"Un mot.\"},{\"id\":\"f2\",\"text\":1}]");
  write("picture.png", "\x89PNG");
  write(".hidden.txt", "non");
  const auto articles = read_all({path_});
  ASSERT_EQ(articles.size(), 7u);
  EXPECT_EQ(articles[0].title(), "Un titre");
  EXPECT_EQ(articles[1].id, "b1");
  EXPECT_EQ(articles[2].id, "b2");
  EXPECT_EQ(articles[3].outlet, "Le Quotidien");
  EXPECT_EQ(articles[3].published, (Day{2024, 5, 6}));
  EXPECT_EQ(articles[4].id, "e");
  EXPECT_EQ(articles[5].id, "f1");
  EXPECT_TRUE(articles[6].set_aside);
}

TEST_F(Folder, WhatCannotBeReadIsSetAside) {
  const auto missing = read_all({path_ / "none.jsonl"});
  ASSERT_EQ(missing.size(), 1u);
  EXPECT_NE(reason(missing[0]).find("no such file"), std::string::npos);
  EXPECT_EQ(missing[0].id, (path_ / "none.jsonl").string());
  EXPECT_NE(reason(read_all({write("a.txt", "")}).at(0)).find("empty"), std::string::npos);
  EXPECT_NE(reason(read_all({write("b.bin", std::string_view("a\0b", 3))}).at(0)).find("binary"), std::string::npos);
  EXPECT_NE(reason(read_all({write("c.txt", "\xff\xff mot")}).at(0)).find("not UTF-8"), std::string::npos);
}

TEST(StandardInput, IsToldByItsBeginning) {
  EXPECT_EQ(read_input(std::string(page)).at(0).outlet, "Le Quotidien");
  EXPECT_EQ(read_input("---\nid: m\n---\n" + std::string(french_text)).at(0).id, "m");
  EXPECT_EQ(read_input(std::string(french_text)).at(0).body(), french_text);
}

TEST(Rescue, OnlyTheOutermostId) {
  EXPECT_EQ(rescue_id(R"({"facts":[{"id":"f1"}],"id":"a","text":"x)"), "a");
  EXPECT_EQ(rescue_id(R"({"x":"\"id\":","id" : "b")"), "b");
  EXPECT_EQ(rescue_id(R"({"facts":[{"id":"f1")"), "");
  EXPECT_EQ(rescue_id("\"id\""), "");
  EXPECT_EQ(rescue_id(R"({"id":"a\)"), "");
}

}  // namespace
}  // namespace paraphe
