#include "dossier/dossier.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "dossier/figures.h"

namespace paraphe {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> section_of_type{
    {{"office", "offices"},
     {"meeting", "meetings"},
     {"agreement", "agreements"},
     {"flow", "flows"},
     {"cooperation", "cooperation"},
     {"representation", "representation"},
     {"friction", "frictions"},
     {"statement", "statements"},
     {"tie", "ties"},
     {"assessment", "opinions"}}};

std::optional<Edtf> date_of(const Fact& fact) { return parse_edtf(slot_text(fact, "date")); }

// Another fact read says what became of the plan: of the same sort, at the same time, and no plan itself.
bool told_elsewhere(const Fact& plan, const Collection& collection) {
  const std::optional<Edtf> date = date_of(plan);
  for (const ReadFact& other : collection.facts) {
    const Fact& fact = other.fact;
    if (fact.type != plan.type || is_plan(fact)) continue;
    if (fact.kind != plan.kind && fact.type != "meeting") continue;  // a visit's talks tell of the visit
    const std::optional<Edtf> when = date_of(fact);
    if (date && when && compatible(*date, *when)) return true;
  }
  return false;
}

// Statuses that earlier articles gave, other than the line's own: « auparavant : prévu ».
std::string earlier(const Teller& teller, const FactGroup& group) {
  std::vector<std::string> texts;
  std::vector<std::array<std::string_view, 3>> told;  // statuses, each in its first teller's words
  const std::string own = status_text(teller, group.lead->fact);
  for (const ReadFact* read : group.all) {
    if (read->fact.status == group.lead->fact.status) continue;
    const std::array<std::string_view, 3> status{read->fact.status, read->fact.polarity, read->fact.certainty};
    if (std::find(told.begin(), told.end(), status) != told.end()) continue;
    Fact fact = read->fact;
    fact.kind = group.lead->fact.kind;  // the words agree with the line's noun
    const std::string text = status_text(teller, fact);
    if (text.empty() || text == own) continue;
    told.push_back(status);
    texts.push_back(text);
  }
  std::string joined;
  for (const std::string& text : texts) {
    joined = joined.empty() ? text : teller.say("list.semicolon", {{"a", joined}, {"b", text}});
  }
  return joined.empty() ? joined : teller.say("line.earlier", {{"what", joined}});
}

// How much a line tells of the relation: what the dossier's key points are chosen by.
int weight_of(const DossierLine& line) {
  static constexpr std::array<std::pair<std::string_view, int>, 8> weights{{{"agreement", 50},
                                                                            {"meeting", 45},
                                                                            {"friction", 45},
                                                                            {"representation", 45},
                                                                            {"flow", 35},
                                                                            {"cooperation", 35},
                                                                            {"tie", 25},
                                                                            {"statement", 15}}};
  const Fact& fact = line.facts.lead->fact;
  int weight = 0;
  for (const auto& [type, value] : weights) {
    if (type == fact.type) weight = value;
  }
  if (weight == 0) return 0;
  for (const ReadFact* read : line.facts.all) weight += read->fact.core ? 15 : 3;
  if (slot_value(fact, "value")) weight += 10;
  if (!line.date.empty()) weight += 10;
  if (fact.certainty == "certain" && fact.polarity == "affirmed") weight += 5;
  return weight;
}

void choose_key_points(Dossier& dossier) {
  constexpr std::size_t most = 6, most_of_a_type = 3;
  std::vector<const DossierLine*> lines;
  for (const DossierSection& section : dossier.sections) {
    for (const DossierLine& line : section.lines) {
      if (weight_of(line) > 0) lines.push_back(&line);
    }
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const DossierLine* x, const DossierLine* y) { return weight_of(*x) > weight_of(*y); });
  std::map<std::string_view, std::size_t> of_type;
  for (const DossierLine* line : lines) {
    if (dossier.key_points.size() == most) return;
    if (++of_type[line->facts.lead->fact.type] <= most_of_a_type) dossier.key_points.push_back(line);
  }
}

void make_chronology(Dossier& dossier) {
  for (const DossierSection& section : dossier.sections) {
    if (section.name == "offices" || section.name == "opinions") continue;
    for (const DossierLine& line : section.lines) {
      if (!line.date.empty()) dossier.chronology.push_back(&line);
    }
  }
  std::stable_sort(dossier.chronology.begin(), dossier.chronology.end(),
                   [](const DossierLine* x, const DossierLine* y) {
                     return day_of(x->facts.lead->fact) < day_of(y->facts.lead->fact);
                   });
}

// Notes are numbered as a reader meets them: key points come first on the page.
void number_notes(Dossier& dossier) {
  std::map<const ReadFact*, int> numbers;
  const auto number = [&](const std::vector<const ReadFact*>& facts) {
    std::vector<int> notes;
    for (const ReadFact* read : facts) {
      const auto [at, added] = numbers.emplace(read, static_cast<int>(dossier.notes.size()) + 1);
      if (added) dossier.notes.push_back(read);
      notes.push_back(at->second);
    }
    return notes;
  };
  for (const DossierLine* line : dossier.key_points) {
    number(line->facts.all);
    number(line->facts.against);
  }
  for (DossierSection& section : dossier.sections) {
    for (DossierLine& line : section.lines) {
      line.notes = number(line.facts.all);
      line.notes_against = number(line.facts.against);
    }
  }
}

}  // namespace

Dossier make_dossier(const Teller& teller, const Collection& collection) {
  Dossier dossier{collection.a, collection.b, {}, {}, {}, {}, 0};
  std::map<std::string_view, std::vector<DossierLine>> by_type;
  const bool merged = !collection.merged.empty();
  for (FactGroup& group : merged ? groups_of_register(collection) : group_facts(collection.facts)) {
    const Fact& fact = group.lead->fact;
    DossierLine line;
    line.date = date_text(teller.say, slot_text(fact, "date"));
    line.plan = is_plan(fact);
    line.before = earlier(teller, group);
    line.against = against_text(teller, group.against);
    const bool untold = is_past_plan(teller, fact) && !told_elsewhere(fact, collection);
    const Fate fate = untold ? Fate::untold : Fate::told;
    line.text = tell(teller, *group.lead, fate);
    line.headline = headline_text(teller, *group.lead, fate);
    line.facts = std::move(group);
    by_type[line.facts.lead->fact.type].push_back(std::move(line));
    ++dossier.lines;
  }
  for (const auto& [type, name] : section_of_type) {
    const auto at = by_type.find(type);
    if (at == by_type.end()) continue;
    std::stable_sort(at->second.begin(), at->second.end(), [](const DossierLine& x, const DossierLine& y) {
      return day_of(x.facts.lead->fact) < day_of(y.facts.lead->fact);
    });
    dossier.sections.push_back({name, std::move(at->second)});
  }
  choose_key_points(dossier);
  make_chronology(dossier);
  number_notes(dossier);
  return dossier;
}

}  // namespace paraphe
