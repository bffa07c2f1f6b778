#include <fmt/format.h>

#include "base/utf8.h"
#include "dossier/dossier.h"
#include "dossier/figures.h"
#include "dossier/party_names.h"

namespace paraphe {

namespace {

// Text from articles must not become markup: one line, signs that Markdown or HTML would read are escaped.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == '\t') {
      out += ' ';
    } else {
      if (std::string_view("\\`*_[]<>|#~").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

// An id between backquotes, which it cannot hold itself.
std::string as_code(std::string id) {
  for (char& c : id) {
    if (c == '`' || c == '\n' || c == '\r') c = ' ';
  }
  return "`" + id + "`";
}

std::string marks_of(const std::vector<int>& notes) {
  std::string marks;
  for (const int note : notes) marks += fmt::format("[^{}]", note);
  return marks;
}

// The proofs, and apart from them who says that it is not so.
std::string proofs_of(const DossierLine& line) {
  const std::string marks = marks_of(line.notes);
  if (line.against.empty()) return marks;
  return fmt::format("{} {} {}", marks, escaped(line.against), marks_of(line.notes_against));
}

std::string line_text(const Teller& teller, const DossierLine& line) {
  std::string text = escaped(line.text);
  if (!line.before.empty()) text += " " + escaped(line.before);
  if (!line.date.empty()) text = teller.say("line.dated", {{"date", line.date}, {"text", text}});
  return fmt::format("{} {}", text, proofs_of(line));
}

std::string note_text(const Teller& teller, const ReadFact& read) {
  const Wording& say = teller.say;
  const std::string outlet = read.outlet.empty() ? std::string(say("note.no_outlet")) : escaped(read.outlet);
  const std::string date = read.published ? day_text(say, *read.published) : std::string(say("note.no_date"));
  return say(
      "note",
      {{"sentence", escaped(within_quotes(say, trim(read.sentence)))}, {"outlet", outlet}, {"date", date}, {"id", as_code(read.id())}});
}

std::string counts_text(const Wording& say, const Collection& collection) {
  const auto count = [&](std::size_t n) { return number_text(say, static_cast<double>(n)); };
  if (!collection.merged.empty())
    return say("dossier.counts.register", {{"articles", count(collection.articles)},
                                           {"origins", count(collection.origins.size())},
                                           {"facts", count(collection.merged.size())}});
  if (collection.held) return say("dossier.counts.held", {{"articles", count(*collection.held)}});
  return say("dossier.counts", {{"articles", count(collection.articles)},
                                {"sentences", count(collection.sentences)},
                                {"telling", count(collection.telling_sentences)}});
}

}  // namespace

std::string dossier_markdown(const Teller& teller, const Collection& collection, const Dossier& dossier) {
  const Wording& say = teller.say;
  const Gazetteer& gazetteer = teller.knowledge->gazetteer;
  std::string page = say("dossier.title", {{"a", party_text(gazetteer, say, collection.a, PartyForm::bare)},
                                           {"b", party_text(gazetteer, say, collection.b, PartyForm::bare)}}) +
                     "\n\n";
  page += collection.latest ? say("dossier.as_of", {{"date", day_text(say, *collection.latest)}})
                            : std::string(say("dossier.as_of.unknown"));
  page += " " + counts_text(say, collection) + "\n";
  if (dossier.lines == 0)
    return page + "\n" + std::string(say(collection.held ? "dossier.empty.register" : "dossier.empty")) + "\n";
  page += fmt::format("\n## {}\n\n", say("section.key_points"));
  for (const DossierLine* line : dossier.key_points) {
    page += line->plan ? fmt::format("- {} {}\n", say("line.plan"), line_text(teller, *line))
                       : fmt::format("- {}\n", line_text(teller, *line));
  }
  for (const DossierSection& section : dossier.sections) {
    page += fmt::format("\n## {}\n\n", say(fmt::format("section.{}", section.name)));
    if (section.name == "opinions") page += fmt::format("{}\n\n", say("section.opinions.about"));
    for (const DossierLine& line : section.lines) page += fmt::format("- {}\n", line_text(teller, line));
  }
  if (!dossier.chronology.empty()) page += fmt::format("\n## {}\n\n", say("section.chronology"));
  for (const DossierLine* line : dossier.chronology) {
    page += fmt::format("- {}. {}\n", say("line.dated", {{"date", line->date}, {"text", escaped(line->headline)}}),
                        proofs_of(*line));
  }
  page += fmt::format("\n## {}\n\n", say("section.notes"));
  for (std::size_t i = 0; i < dossier.notes.size(); ++i) {
    page += fmt::format("[^{}]: {}\n", i + 1, note_text(teller, *dossier.notes[i]));
  }
  return page;
}

}  // namespace paraphe
