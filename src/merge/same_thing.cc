#include "merge/same_thing.h"

#include <algorithm>
#include <optional>

#include "base/calendar.h"
#include "base/table.h"
#include "base/utf8.h"

namespace paraphe {

const SlotValue* slot_of(const std::vector<SlotValue>& slots, std::string_view name) {
  const auto at = std::find_if(slots.begin(), slots.end(), [&](const SlotValue& s) { return s.slot == name; });
  return at == slots.end() ? nullptr : &*at;
}

bool same_person(std::string_view a, std::string_view b) {
  const std::vector<std::string> x = split(fold(a), ' '), y = split(fold(b), ' ');
  const auto all_in = [](const auto& few, const auto& many) {
    return std::all_of(few.begin(), few.end(), [&](const std::string& word) {
      return std::find(many.begin(), many.end(), word) != many.end();
    });
  };
  return !x.empty() && !y.empty() && (all_in(x, y) || all_in(y, x));
}

int stage_of(const Ontology& ontology, std::string_view type, std::string_view status) {
  const FactType* found = ontology.type(type);
  if (found == nullptr) return -1;
  for (std::size_t i = 0; i < found->statuses.size(); ++i) {
    if (found->statuses[i].code == status) return static_cast<int>(i);
  }
  return -1;
}

namespace {

// How two values of one slot stand to each other; absent: at least one side does not state it.
enum class Agreement { absent, agree, differ };

Agreement dates(const Thing& a, const Thing& b) {
  const SlotValue *x = slot_of(a.slots, "date"), *y = slot_of(b.slots, "date");
  if (x == nullptr || y == nullptr) return Agreement::absent;
  const std::optional<Edtf> first = parse_edtf(x->text), second = parse_edtf(y->text);
  if (!first || !second) return Agreement::absent;
  if (*first == *second) return Agreement::agree;
  // A year may hold the day, but two different days or months are two things.
  return within(*first, *second) || within(*second, *first) ? Agreement::agree : Agreement::differ;
}

Agreement values(const Thing& a, const Thing& b) {
  const SlotValue *x = slot_of(a.slots, "value"), *y = slot_of(b.slots, "value");
  if (x == nullptr || y == nullptr) return Agreement::absent;
  return x->number == y->number ? Agreement::agree : Agreement::differ;
}

Agreement persons(const Thing& a, const Thing& b) {
  bool any_a = false, any_b = false;
  for (const SlotValue& x : a.slots) {
    if (x.slot != "persons") continue;
    any_a = true;
    for (const SlotValue& y : b.slots) {
      if (y.slot == "persons" && same_person(x.text, y.text)) return Agreement::agree;
    }
  }
  for (const SlotValue& y : b.slots) any_b = any_b || y.slot == "persons";
  return any_a && any_b ? Agreement::differ : Agreement::absent;
}

// Texts agree when they share at least half of their words.
Agreement texts(const Thing& a, const Thing& b, std::string_view slot) {
  const SlotValue *x = slot_of(a.slots, slot), *y = slot_of(b.slots, slot);
  if (x == nullptr || y == nullptr) return Agreement::absent;
  const std::vector<std::string> first = split(fold(x->text), ' '), second = split(fold(y->text), ' ');
  std::size_t shared = 0;
  for (const std::string& word : first) shared += std::find(second.begin(), second.end(), word) != second.end();
  const std::size_t fewer = std::min(first.size(), second.size());
  return fewer > 0 && 2 * shared >= fewer + 1 ? Agreement::agree : Agreement::differ;
}

Agreement codes(const Thing& a, const Thing& b, std::string_view slot) {
  const SlotValue *x = slot_of(a.slots, slot), *y = slot_of(b.slots, slot);
  if (x == nullptr || y == nullptr) return Agreement::absent;
  return x->text == y->text ? Agreement::agree : Agreement::differ;
}

bool parties_fit(const Thing& a, const Thing& b) {
  return std::includes(a.parties.begin(), a.parties.end(), b.parties.begin(), b.parties.end()) ||
         std::includes(b.parties.begin(), b.parties.end(), a.parties.begin(), a.parties.end());
}

// A visit holds its talks; calls, summits and consultations are things of their own.
bool meeting_kinds_fit(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const auto face_to_face = [](std::string_view kind) { return is_any(kind, {"visit", "talks", "audience"}); };
  if (face_to_face(a) && face_to_face(b)) return true;
  return (a == "talks" && is_any(b, {"call", "summit", "consultation"})) ||
         (b == "talks" && is_any(a, {"call", "summit", "consultation"}));
}

bool same_meeting(const Thing& a, const Thing& b) {
  const auto open = [](std::string_view status) { return is_any(status, {"mooted", "invited", "scheduled"}); };
  const auto deed = [](std::string_view status) { return is_any(status, {"under_way", "held"}); };
  const Agreement when = dates(a, b), who = persons(a, b);
  if (!meeting_kinds_fit(a.kind, b.kind) || who == Agreement::differ) return false;
  // « prévue en janvier, la visite a été reportée à mars »: the day is what has changed.
  const bool moved = (a.status == "postponed" && open(b.status)) || (b.status == "postponed" && open(a.status));
  if (when == Agreement::differ && !moved) return false;
  if (codes(a, b, "host") == Agreement::differ || texts(a, b, "city") == Agreement::differ) return false;
  if (a.status == b.status || a.weak || b.weak) return true;
  if (open(a.status) && open(b.status)) return true;
  if (deed(a.status) && deed(b.status)) return true;
  const bool one_open = open(a.status) || open(b.status);
  const bool one_deed = deed(a.status) || deed(b.status);
  if (one_open && one_deed) {
    // A visit that goes on and the talks to come within it are two.
    return when == Agreement::agree && who == Agreement::agree &&
           slot_of(a.slots, "date")->text == slot_of(b.slots, "date")->text;
  }
  return one_open && !one_deed;  // planned, then postponed, cancelled or denied
}

bool same_agreement(const Ontology& ontology, const Thing& a, const Thing& b) {
  const Agreement title = texts(a, b, "title");
  if (title == Agreement::differ) return false;
  if (a.kind != b.kind) {
    // « l'accord » may be any instrument, « l'accord de pêche » is no memorandum.
    const Thing& general = a.kind == "agreement" ? a : b;
    if (general.kind != "agreement") return false;
    if (slot_of(general.slots, "title") != nullptr && title != Agreement::agree) return false;
  }
  if (codes(a, b, "by") == Agreement::differ) return false;
  const Agreement when = dates(a, b);
  if (a.status == b.status || a.weak || b.weak) return when != Agreement::differ;
  // An earlier act keeps a fact of its own only if it has its own date.
  const bool a_is_earlier = stage_of(ontology, a.type, a.status) < stage_of(ontology, b.type, b.status);
  const Thing& earlier = a_is_earlier ? a : b;
  return slot_of(earlier.slots, "date") == nullptr;
}

// « un don de 10 000 tonnes d'engrais »: the act and the goods tell two kinds of one amount.
bool flow_kinds_fit(const Thing& a, const Thing& b) {
  if (a.kind == b.kind) return true;
  const bool open = is_any(a.kind, {"grant", "other"}) || is_any(b.kind, {"grant", "other"});
  return open && values(a, b) == Agreement::agree && codes(a, b, "unit") != Agreement::differ;
}

bool same_flow(const Thing& a, const Thing& b) {
  if (!flow_kinds_fit(a, b) || codes(a, b, "provider") == Agreement::differ) return false;
  const Agreement amount = values(a, b), when = dates(a, b);
  if (amount == Agreement::agree) return when != Agreement::differ;
  if (amount == Agreement::differ || when == Agreement::differ) return false;
  return a.status == b.status || a.weak || b.weak || amount == Agreement::absent;
}

bool same_tie(const Thing& a, const Thing& b) {
  if (a.kind != b.kind || a.status != b.status) return false;
  if (a.kind == "trend") return codes(a, b, "trend") != Agreement::differ;
  if (a.kind == "level") return texts(a, b, "level") != Agreement::differ;
  return dates(a, b) != Agreement::differ;
}

}  // namespace

bool is_any(std::string_view value, std::initializer_list<std::string_view> of) {
  return std::find(of.begin(), of.end(), value) != of.end();
}

bool is_part_of_fighting(const Thing& deed, const Thing& fighting) {
  return deed.type == "friction" && deed.kind == "attack" && fighting.kind == deed.kind && deed.status == "done" &&
         fighting.status == "ongoing" && deed.polarity == fighting.polarity && slot_of(deed.slots, "date") == nullptr;
}

bool same_thing(const Ontology& ontology, const Thing& a, const Thing& b) {
  if (a.type != b.type || !parties_fit(a, b)) return false;
  if (a.type == "office") return persons(a, b) == Agreement::agree;
  if (a.polarity != b.polarity) return false;
  if (a.type == "meeting") return same_meeting(a, b);
  if (a.type == "agreement") return same_agreement(ontology, a, b);
  if (a.type == "flow") return same_flow(a, b);
  if (a.type == "tie") return same_tie(a, b);
  if (a.type == "statement" || a.type == "assessment") return false;
  if (is_part_of_fighting(a, b) || is_part_of_fighting(b, a)) return dates(a, b) != Agreement::differ && codes(a, b, "actor") != Agreement::differ;
  return a.kind == b.kind && a.status == b.status && dates(a, b) != Agreement::differ &&
         codes(a, b, "sender") != Agreement::differ && codes(a, b, "actor") != Agreement::differ &&
         codes(a, b, "target") != Agreement::differ &&
         texts(a, b, "city") != Agreement::differ;
}

}  // namespace paraphe
