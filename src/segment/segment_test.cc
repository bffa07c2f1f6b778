#include "segment/segment.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace paraphe {
namespace {

const SegmentWords& french() {
  static const SegmentWords words = [] {
    Faults faults;
    SegmentWords loaded = load_segment_words(std::filesystem::path(PARAPHE_SOURCE_DIR) / "knowledge/languages/fr",
                                             "knowledge/languages/fr", faults);
    for (const Fault& fault : faults) ADD_FAILURE() << to_string(fault);
    return loaded;
  }();
  return words;
}

Article cut(std::string_view title, std::string_view body) {
  Article article;
  article.language = "fr";
  article.text = std::string(title) + "\n" + std::string(body);
  article.title_bytes = static_cast<std::uint32_t>(title.size());
  segment(french(), article);
  return article;
}

// The forms, with a bar between words.
std::string words_of(std::string_view body) {
  const Article article = cut("", body);
  std::string out;
  for (const Token& token : article.tokens) {
    if (!out.empty()) out += '|';
    out += token.form;
  }
  return out;
}

// The sentences, with their kind's initial: H, D, B, I.
std::vector<std::string> sentences_of(std::string_view body, std::string_view title = "") {
  const Article article = cut(title, body);
  std::vector<std::string> out;
  for (const Sentence& sentence : article.sentences) {
    constexpr std::string_view kinds = "HDBI";
    out.push_back(std::string(1, kinds[static_cast<std::size_t>(sentence.kind)]) + " " +
                  std::string(article.words(sentence.span)));
  }
  return out;
}

using Lines = std::vector<std::string>;

TEST(Words, ElisionsAreCut) {
  EXPECT_EQ(words_of("L'État qu’il a jusqu'ici"), "L'|État|qu’|il|a|jusqu'|ici");
  EXPECT_EQ(words_of("puisqu'elle n'y va pas lorsqu'on l' invite"), "puisqu'|elle|n'|y|va|pas|lorsqu'|on|l'|invite");
  EXPECT_EQ(words_of("l'« accord » d'11 pays"), "l'|«|accord|»|d'|11|pays");
}

TEST(Words, SomeApostrophesStay) {
  EXPECT_EQ(words_of("Aujourd’hui quelqu'un sur la presqu'île"), "Aujourd’hui|quelqu'un|sur|la|presqu'île");
  EXPECT_EQ(words_of("à N'Djamena, M'Hamed et O'Brien"), "à|N'Djamena|,|M'Hamed|et|O'Brien");
  EXPECT_EQ(words_of("d'aujourd'hui l'on c'est-à-dire"), "d'|aujourd'hui|l'on|c'est-à-dire");
  EXPECT_EQ(words_of("la main-d’œuvre"), "la|main-d’œuvre");
}

TEST(Words, CliticsAreCut) {
  EXPECT_EQ(words_of("rend-il"), "rend|-il");
  EXPECT_EQ(words_of("A-t-on vu"), "A|-t-on|vu");
  EXPECT_EQ(words_of("donne-le-moi"), "donne|-le|-moi");
  EXPECT_EQ(words_of("ce jour-là, n'est-ce pas"), "ce|jour|-là|,|n'|est|-ce|pas");
  EXPECT_EQ(words_of("« Faut-il partir ? » FAUT-IL"), "«|Faut|-il|partir|?|»|FAUT|-IL");
}

TEST(Words, HyphenatedWordsStay) {
  EXPECT_EQ(words_of("celui-ci au-delà peut-être rendez-vous"), "celui-ci|au-delà|peut-être|rendez-vous");
  EXPECT_EQ(words_of("l'accord-cadre Israël-Hamas du vice-président"),
            "l'|accord-cadre|Israël-Hamas|de|le|vice-président");
  EXPECT_EQ(words_of("le dirigeant Kim Jong-il"), "le|dirigeant|Kim|Jong-il");
}

TEST(Words, ContractionsAreTwo) {
  const Article article = cut("", "Auxquels va-t-il, du Nord au Sud ?");
  ASSERT_EQ(article.tokens.size(), 12u);
  EXPECT_EQ(article.token(0).form, "à");
  EXPECT_EQ(article.token(1).form, "lesquels");
  EXPECT_EQ(article.words(article.token(1).span), "Auxquels");
  EXPECT_TRUE(article.token(0).contraction_start);
  EXPECT_FALSE(article.token(0).contraction_end);
  EXPECT_TRUE(article.token(1).contraction_end);
  EXPECT_EQ(article.token(0).span, article.token(1).span);
  EXPECT_EQ(words_of("des deux pays, desquels"), "des|deux|pays|,|de|lesquels");
}

TEST(Words, CapitalsAreAContractionAmongCapitalsOnly) {
  EXPECT_EQ(words_of("LE PRÉSIDENT DU MALI"), "LE|PRÉSIDENT|de|le|MALI");
  EXPECT_EQ(words_of("selon la AU hier"), "selon|la|AU|hier");
}

TEST(Words, Numbers) {
  EXPECT_EQ(words_of("10 000 hommes, 3\u00a0500\u202f000 euros"), "10 000|hommes|,|3\u00a0500\u202f000|euros");
  EXPECT_EQ(words_of("en 2017 200 soldats"), "en|2017|200|soldats");
  EXPECT_EQ(words_of("3,4 % ou 0.5% de 1.000 $"), "3,4|%|ou|0.5|%|de|1.000|$");
  EXPECT_EQ(words_of("le 1er et le XXIe, le 1 er août"), "le|1er|et|le|XXIe|,|le|1er|août");
  EXPECT_EQ(words_of("à 20h30, 160km en 5G"), "à|20|h|30|,|160|km|en|5G");
  EXPECT_EQ(words_of("2024-2025 le 12/03/2024 n° 12"), "2024-2025|le|12/03/2024|n°|12");
  EXPECT_EQ(words_of("10 000-15 000 euros"), "10 000-15 000|euros");
  EXPECT_EQ(words_of("à -20 degrés"), "à|-20|degrés");
}

TEST(Words, AbbreviationsAndInitials) {
  EXPECT_EQ(words_of("M. Sy et MM. J. M. Ba, S.E.M. Diop"), "M.|Sy|et|MM.|J.|M.|Ba|,|S.E.M.|Diop");
  EXPECT_EQ(words_of("art. 5 et l'art. Voilà"), "art.|5|et|l'|art|.|Voilà");
  EXPECT_EQ(words_of("en 12 av. J.-C. à l'O.N.U. hier"), "en|12|av.|J.-C.|à|l'|O.N.U.|hier");
  EXPECT_EQ(words_of("p. ex. le blé, etc."), "p.|ex.|le|blé|,|etc.");
}

TEST(Words, AddressesAndTags) {
  EXPECT_EQ(words_of("Voir https://exemple.org/a?b=1, www.exemple.fr."),
            "Voir|https://exemple.org/a?b=1|,|www.exemple.fr|.");
  EXPECT_EQ(words_of("presse@exemple.int ou Exemple.fr #Paix @ministre"),
            "presse@exemple.int|ou|Exemple.fr|#Paix|@ministre");
}

TEST(Words, Marks) {
  EXPECT_EQ(words_of("(oui)… « non » ; et/ou ... -- fin[1]"), "(|oui|)|…|«|non|»|;|et|/|ou|...|--|fin|[|1|]");
  EXPECT_EQ(words_of("les ministre(s) élu(e)s"), "les|ministre(s)|élu(e)s");
}

TEST(Words, InvisibleCharactersAreOfNoForm) {
  const Article article = cut("", "\u200ble pré\u00adsident\u200f.");
  ASSERT_EQ(article.tokens.size(), 3u);
  EXPECT_EQ(article.token(1).form, "président");
  EXPECT_EQ(article.words(article.token(1).span), "pré\u00adsident");
  EXPECT_EQ(article.words(article.token(0).span), "le");
}

TEST(Words, SpacesBeforeAreNoted) {
  const Article article = cut("", "L'accord (ici)");
  EXPECT_TRUE(article.token(0).space_before);
  EXPECT_FALSE(article.token(1).space_before);
  EXPECT_TRUE(article.token(2).space_before);
  EXPECT_FALSE(article.token(3).space_before);
}

TEST(Sentences, AbbreviationsDoNotEndThem) {
  EXPECT_EQ(sentences_of("M. Sy a vu J. M. Ba et Mgr. Paul. Il part."),
            (Lines{"B M. Sy a vu J. M. Ba et Mgr. Paul.", "B Il part."}));
  EXPECT_EQ(sentences_of("Du blé, du riz, etc. Le port attend, etc. mais rien."),
            (Lines{"B Du blé, du riz, etc.", "B Le port attend, etc. mais rien."}));
  EXPECT_EQ(sentences_of("Il passe au plan B. Les ministres de l'O.N.U. Kofi Annan."),
            (Lines{"B Il passe au plan B.", "B Les ministres de l'O.N.U. Kofi Annan."}));
}

TEST(Sentences, Quotations) {
  EXPECT_EQ(sentences_of("« Nous voulons la paix. Nous l'aurons », dit-il. « Vraiment ? » Il sourit."),
            (Lines{"B « Nous voulons la paix.", "B Nous l'aurons », dit-il.", "B « Vraiment ? »", "B Il sourit."}));
  EXPECT_EQ(sentences_of("« Bravo ! » a-t-il lancé. \"Fini.\" Voilà."),
            (Lines{"B « Bravo ! » a-t-il lancé.", "B \"Fini.\"", "B Voilà."}));
  EXPECT_EQ(sentences_of("Il dit : ''Non.'' Puis : \"\"Oui.\"\" Il part. ''Bien'', dit-elle."),
            (Lines{"B Il dit : ''Non.''", "B Puis : \"\"Oui.\"\"", "B Il part.", "B ''Bien'', dit-elle."}));
  EXPECT_EQ(sentences_of("Il dit : « Le pays [...] Mali attend. »"),
            (Lines{"B Il dit : « Le pays [...] Mali attend. »"}));
}

TEST(Sentences, TitleAndSubHeadlines) {
  EXPECT_EQ(sentences_of("La visite commence.\n\nUn accord attendu\nIl sera signé lundi.\nLa suite demain",
                         "Lomé : fin du sommet"),
            (Lines{"H Lomé : fin du sommet", "B La visite commence.", "H Un accord attendu", "B Il sera signé lundi.",
                   "B La suite demain"}));
  EXPECT_EQ(sentences_of("Énergie. – Le barrage avance."), (Lines{"H Énergie. –", "B Le barrage avance."}));
}

TEST(Sentences, Datelines) {
  EXPECT_EQ(sentences_of("LOMÉ, 8 juin (AGD) – Le président part."),
            (Lines{"D LOMÉ, 8 juin (AGD) –", "B Le président part."}));
  EXPECT_EQ(sentences_of("24 février 2017 . – 29 personnes sont là."),
            (Lines{"D 24 février 2017 . –", "B 29 personnes sont là."}));
  EXPECT_EQ(sentences_of("Paris (agence Untel) - Il part."), (Lines{"D Paris (agence Untel) -", "B Il part."}));
  EXPECT_EQ(sentences_of("Fait.\n09 h 12 – Il part."), (Lines{"B Fait.", "D 09 h 12 –", "B Il part."}));
  EXPECT_EQ(sentences_of("LIMA, 21 déc. – Il part."), (Lines{"D LIMA, 21 déc. –", "B Il part."}));
  EXPECT_EQ(sentences_of("1er janvier – Il part. 2 689 MW – Fini."),
            (Lines{"B 1er janvier – Il part.", "B 2 689 MW – Fini."}));
  // An entry of a chronology keeps its date; a dash inside a sentence is no dateline's.
  EXPECT_EQ(sentences_of("Rappel.\n12 mars 2021 – Il part."), (Lines{"B Rappel.", "B 12 mars 2021 – Il part."}));
  EXPECT_EQ(sentences_of("Le Mali – et lui seul – part."), (Lines{"B Le Mali – et lui seul – part."}));
}

TEST(Sentences, Lists) {
  EXPECT_EQ(
      sentences_of("Trois points :\n- la paix ;\n• le blé\n1. Le port.\nb) La route.\nIV. Les suites.\n- C. Les prix."),
      (Lines{"B Trois points :", "I - la paix ;", "I • le blé", "I 1. Le port.", "I b) La route.", "I IV. Les suites.",
             "I - C. Les prix."}));
}

TEST(Sentences, WrappedLinesAreJoinedAndLostBlanksSeen) {
  EXPECT_EQ(
      sentences_of("Le président de la République a reçu hier au palais son\nhomologue.Ils ont parlé.A Lomé.").size(),
      3u);
  EXPECT_EQ(sentences_of("Deux points. 1. Le port. 2. La route."),
            (Lines{"B Deux points.", "B 1. Le port.", "B 2. La route."}));
  EXPECT_EQ(sentences_of("F.W. De Vries part."), (Lines{"B F.W. De Vries part."}));
}

TEST(Sentences, EndsOfLines) {
  EXPECT_EQ(sentences_of("Un.\r\nDeux.\r\n\r\nTrois."), (Lines{"B Un.", "B Deux.", "B Trois."}));
  EXPECT_TRUE(sentences_of(" \n \n\u00a0\n").empty());
}

TEST(Hostile, LongAndOddTextsTakeLinearTime) {
  const auto repeated = [](std::string_view part, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += part;
    return out;
  };
  for (const std::string_view part :
       {"a",       "mot ", "l'",  "A.",  "A.-",  "1",      "1 000", "1.",      "-",    "a-", "a-il",
        "\"",      "« ",   "(",   ".",   "... ", "\u200b", "\xff",  "a\u0301", "#",    "@a", "www.",
        "http://", "n°",   "M. ", "p. ", " ",    "\n",     "a\n",   "\u00e9",  "a.fr/"}) {
    const Article article = cut("", repeated(part, 300'000));
    std::uint32_t end = 0;
    for (const Token& token : article.tokens) {
      ASSERT_LE(token.span.begin, token.span.end);
      ASSERT_LE(end, token.span.end);
      end = token.span.end;
    }
    ASSERT_LE(end, article.text.size());
  }
}

TEST(Hostile, LongSentencesAreCut) {
  std::string body;
  for (int i = 0; i < 20000; ++i) body += i % 10 == 9 ? "mot, " : "mot ";
  const Article article = cut("", body);
  for (const Sentence& sentence : article.sentences) EXPECT_LE(sentence.tokens.size(), 2000);
  EXPECT_EQ(article.tokens.size(), 22000u);
}

TEST(Tables, AllFaultsAreTold) {
  Faults faults;
  load_segment_words("/nowhere/xx", "knowledge/languages/xx", faults);
  EXPECT_EQ(faults.size(), 8u);
}

}  // namespace
}  // namespace paraphe
