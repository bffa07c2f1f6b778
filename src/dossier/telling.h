// A fact told in a sentence, French or English, from the templates of the catalogue: « Entretien à Moscou (Kremlin)
// entre Faure Gnassingbé et Vladimir Poutine : prévu. Ordre du jour : défense. »
// What is planned, possible, denied, reported or said by someone is always told so. No Markdown in it.
#pragma once
#include <string>
#include <vector>

#include "dossier/collect.h"
#include "knowledge/knowledge.h"

namespace paraphe {

struct Teller {
  const Knowledge* knowledge;
  Wording say;
  std::string a, b;          // the pair that the dossier is about; may be empty
  std::optional<Day> as_of;  // plans with a date before it are told as past plans
};

// The status with polarity, certainty and source: « aurait été signé, selon TASS », « n'a pas eu lieu », « prévue ».
// "" when nothing needs to be said.
std::string status_text(const Teller& teller, const Fact& fact);
// A source's words within a sentence: « La partie russe » → la partie russe.
std::string source_text(const Wording& say, std::string_view said_by);
// Words that stand between the quotation marks of the page: marks of the same kind within them become inner ones.
std::string within_quotes(const Wording& say, std::string_view words);
// What happens and between whom, without status: « Visite de travail de X en Russie ».
std::string matter_text(const Teller& teller, const ReadFact& read);
// Agenda, provisions, domains, as sentences.
std::string details_text(const Teller& teller, const ReadFact& read);
// What became of a plan: `untold` when its date has passed and no article read says whether it happened.
enum class Fate { told, untold };
// Matter with figures and status, without full stop: « Bourses de … pour le Togo : 86 personnes, accordées ».
std::string headline_text(const Teller& teller, const ReadFact& read, Fate fate = Fate::told);
// All of it: « Headline. Details. »
std::string tell(const Teller& teller, const ReadFact& read, Fate fate = Fate::told);

// « Contredit par L'Écho de Ndar, 6 mai 2025. »: those that say that a fact is not so; "" for none.
std::string against_text(const Teller& teller, const std::vector<const ReadFact*>& against);

// True for what is to come: scheduled, proposed, pledged, planned, threatened …, not denied.
bool is_plan(const Fact& fact);
// True for a plan whose date has passed as of teller.as_of.
bool is_past_plan(const Teller& teller, const Fact& fact);

}  // namespace paraphe
