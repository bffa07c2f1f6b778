#include <fmt/format.h>

#include "dossier/csv.h"
#include "dossier/dossier.h"
#include "dossier/fact_json.h"
#include "dossier/party_names.h"

namespace paraphe {

namespace {

Json source_json(const ReadFact& read) {
  Json json;
  json["article"] = read.article;
  json["outlet"] = read.outlet.empty() ? Json(nullptr) : Json(read.outlet);
  json["published"] = read.published ? Json(to_string(*read.published)) : Json(nullptr);
  json["sentence"] = read.sentence;
  Json fact = fact_json(read.fact, "");
  fact["quotes"] = read.quotes;
  json["fact"] = std::move(fact);
  return json;
}

Json line_json(const DossierLine& line) {
  Json json;
  json["date"] =
      slot_value(line.facts.lead->fact, "date") ? Json(slot_text(line.facts.lead->fact, "date")) : Json(nullptr);
  std::string text = line.text;
  for (const std::string& more : {line.before, line.against}) text += more.empty() ? more : " " + more;
  json["text"] = std::move(text);
  json["plan"] = line.plan;
  Json& facts = json["facts"] = Json::array();
  for (const ReadFact* read : line.facts.all) facts.push_back(read->id());
  if (!line.facts.lead->whole.empty()) json["register_fact"] = line.facts.lead->whole;
  if (!line.facts.against.empty()) {
    Json& against = json["against"] = Json::array();
    for (const ReadFact* read : line.facts.against) against.push_back(read->id());
  }
  return json;
}

}  // namespace

std::string dossier_json(const Teller& teller, const Collection& collection, const Dossier& dossier) {
  const Gazetteer& gazetteer = teller.knowledge->gazetteer;
  Json json;
  json["pair"] = Json::array({collection.a, collection.b});
  json["names"] = Json::array({party_text(gazetteer, teller.say, collection.a, PartyForm::bare),
                               party_text(gazetteer, teller.say, collection.b, PartyForm::bare)});
  json["as_of"] = collection.latest ? Json(to_string(*collection.latest)) : Json(nullptr);
  json["articles"] = collection.articles;
  if (collection.held) {
    json["register_articles"] = *collection.held;
  } else {
    json["sentences"] = collection.sentences;
    json["telling_sentences"] = collection.telling_sentences;
  }
  Json& sections = json["sections"] = Json::array();
  for (const DossierSection& section : dossier.sections) {
    Json each{{"section", section.name}, {"title", teller.say(fmt::format("section.{}", section.name))}};
    Json& lines = each["lines"] = Json::array();
    for (const DossierLine& line : section.lines) lines.push_back(line_json(line));
    sections.push_back(std::move(each));
  }
  Json& points = json["key_points"] = Json::array();
  for (const DossierLine* line : dossier.key_points) points.push_back(line_json(*line));
  Json& sources = json["sources"] = Json::object();
  for (const ReadFact* read : dossier.notes) sources[read->id()] = source_json(*read);
  return to_line(json) + "\n";
}

std::string dossier_csv(const Teller&, const Dossier& dossier) {
  std::string table = csv_row({"section", "text", "fact", "type", "kind", "status", "polarity", "certainty", "parties",
                               "date", "value", "op", "unit", "said_by", "weight", "outlet", "published", "quote",
                               "register_fact", "stance"});
  for (const DossierSection& section : dossier.sections) {
    for (const DossierLine& line : section.lines) {
      std::vector<const ReadFact*> told = line.facts.all;
      told.insert(told.end(), line.facts.against.begin(), line.facts.against.end());
      const std::string text = line.against.empty() ? line.text : line.text + " " + line.against;
      for (const ReadFact* read : told) {
        std::vector<std::string> row{std::string(section.name), text};
        for (std::string& field : fact_fields(*read)) row.push_back(std::move(field));
        row.push_back(read->whole);
        row.push_back(read->against ? "against" : "for");
        table += csv_row(row);
      }
    }
  }
  return table;
}

}  // namespace paraphe
