// A dossier: what the articles read state about two parties, in sections of lines, each line with its proofs.
// Computed from a Collection alone; « as of » is the publication of the latest article read, never today.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "dossier/collect.h"
#include "dossier/grouping.h"
#include "dossier/telling.h"

namespace paraphe {

struct DossierLine {
  std::string date;        // « 19 novembre 2025 », "" when the fact has none
  std::string text;        // the sentence, without date
  std::string headline;    // its first part, for the chronology
  std::string before;      // what earlier articles said of the same thing, "" when nothing else
  std::string against;     // who says that it is not so, "" when nobody does
  std::vector<int> notes;  // numbers of Dossier::notes, from 1
  std::vector<int> notes_against;
  FactGroup facts;
  bool plan = false;
};

struct DossierSection {
  std::string_view
      name;  // offices, meetings, agreements, flows, cooperation, representation, frictions, statements, ties, opinions
  std::vector<DossierLine> lines;  // in order of date, undated ones last
};

struct Dossier {
  std::string a, b;
  std::vector<DossierSection> sections;        // those with lines
  std::vector<const DossierLine*> key_points;  // at most six
  std::vector<const DossierLine*> chronology;  // all dated lines but offices and opinions
  std::vector<const ReadFact*> notes;          // note n is notes[n − 1]
  std::size_t lines = 0;
};

// The collection must outlive the dossier.
Dossier make_dossier(const Teller& teller, const Collection& collection);

// Markdown, one JSON document on one line, or a CSV table with one row a fact.
std::string dossier_markdown(const Teller& teller, const Collection& collection, const Dossier& dossier);
std::string dossier_json(const Teller& teller, const Collection& collection, const Dossier& dossier);
std::string dossier_csv(const Teller& teller, const Dossier& dossier);

}  // namespace paraphe
