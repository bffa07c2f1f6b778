#include "facts/outcome.h"

namespace paraphe {

namespace {

constexpr std::size_t index_of(Situation situation) { return static_cast<std::size_t>(situation); }

// The certainty that a situation has by itself.
std::string_view certainty_of(Situation situation) {
  switch (situation) {
    case Situation::possible:
    case Situation::wished:
      return "possible";
    default:
      return "certain";
  }
}

// The cell of the situation, or of the one that it falls back upon.
const OutcomeCell* cell_of(const Act& act, Situation situation) {
  for (int step = 0; step < situation_count; ++step) {
    const OutcomeCell& cell = act.cells[index_of(situation)];
    if (cell.stated) return &cell;
    switch (situation) {
      case Situation::over:
      case Situation::going_on: situation = Situation::done; break;
      case Situation::possible: situation = Situation::planned; break;
      case Situation::wished: situation = Situation::possible; break;
      case Situation::asked: situation = Situation::wished; break;
      case Situation::decided:
      case Situation::aimed: situation = Situation::planned; break;
      case Situation::planned: situation = Situation::done; break;
      default: return nullptr;
    }
  }
  return nullptr;
}

// « Nous ne livrerons aucun missile »: who says no of his own side denies the thing. Not of what undoes or keeps a
// thing (an accord denounced, prolonged), which has one status whether planned or done.
bool is_refused_by_side(const FactType& type, const Act& act, const Standing& standing) {
  if (!type.negation_is_denial || !standing.negated || standing.failed) return false;
  if (standing.said_by.empty() || !standing.own_side) return false;
  const OutcomeCell &done = act.cells[index_of(Situation::done)], &planned = act.cells[index_of(Situation::planned)];
  return !planned.stated || planned.status != done.status;
}

}  // namespace

Situation situation_of(const Standing& standing) {
  switch (standing.modality) {
    case Modality::decided: return Situation::decided;
    case Modality::planned: return Situation::planned;
    case Modality::possible: return Situation::possible;
    case Modality::wished: return Situation::wished;
    case Modality::asked: return Situation::asked;
    case Modality::hypothetical: return Situation::hypothetical;
    case Modality::aimed: return Situation::aimed;
    case Modality::asserted:
    case Modality::reported: break;
  }
  if (standing.time == Time::future) return Situation::planned;
  if (standing.going_on) return Situation::going_on;
  return standing.time == Time::past && standing.modality == Modality::asserted ? Situation::over : Situation::done;
}

Outcome outcome_of(const Ontology& ontology, std::string_view type_code, std::string_view act_code, const Standing& standing) {
  const FactType* type = ontology.type(type_code);
  const Act* act = type == nullptr ? nullptr : type->act(act_code);
  if (act == nullptr) return {};
  Situation situation = situation_of(standing);
  // « aurait dû signer »: what was planned has not come to be.
  if (standing.failed && situation != Situation::hypothetical) situation = Situation::done;

  const OutcomeCell* cell = cell_of(*act, situation);
  if (cell == nullptr || cell->status.empty()) return {};
  Outcome outcome{true, cell->status, "affirmed", cell->certainty, {}};
  if (outcome.certainty.empty()) outcome.certainty = certainty_of(situation);

  if (standing.denied || is_refused_by_side(*type, *act, standing)) {
    outcome.polarity = "negated";
    outcome.certainty = "certain";
    if (const OutcomeCell& denied = act->cells[index_of(Situation::denied)]; denied.stated) {
      outcome.status = denied.status;
    } else if (const Coded* status = type->status("denied")) {
      outcome.status = status->code;
    }
  } else if (standing.negated || standing.failed) {
    outcome.polarity = "negated";
    const OutcomeCell& negated = act->cells[index_of(Situation::negated)];
    const bool done =
        situation == Situation::done || situation == Situation::going_on || situation == Situation::over;
    if (negated.stated && done) outcome.status = negated.status;
    if (done || standing.failed) outcome.certainty = "certain";
  }
  if (outcome.status.empty()) return {};
  if (cell->negated && outcome.polarity == "affirmed") {
    outcome.polarity = "negated";
    outcome.certainty = "certain";
  }
  if (act->negates) {
    if (outcome.polarity == "negated") return {};
    outcome.polarity = "negated";
  }
  const bool hearsay = !standing.said_by.empty() && !standing.own_side;
  if (outcome.certainty == "certain" && !standing.denied && (standing.modality == Modality::reported || hearsay)) {
    outcome.certainty = "reported";
  }
  if (outcome.status == "planned" || outcome.status == "agreed") outcome.to_do = act->to_do;
  return outcome;
}

}  // namespace paraphe
