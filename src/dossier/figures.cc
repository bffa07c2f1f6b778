#include "dossier/figures.h"

#include <fmt/format.h>
#include <unicode/ucurr.h>
#include <unicode/unistr.h>

#include <cmath>

#include "dossier/party_names.h"

namespace paraphe {

namespace {

struct Separators {
  std::string thousands, decimal;
};

// From the sample « 1 234,5 »: what stands between 1 and 234, and between 234 and 5.
Separators separators_of(std::string_view sample) {
  const std::size_t middle = sample.find("234");
  if (middle == std::string_view::npos || middle == 0 || sample.size() < middle + 4) return {"", "."};
  return {std::string(sample.substr(1, middle - 1)),
          std::string(sample.substr(middle + 3, sample.size() - middle - 4))};
}

std::string part_text(const Wording& say, const DatePart& part) {
  const std::string year = std::to_string(part.year);
  std::string text = year;
  if (part.month > 0) {
    const std::string_view month = say(fmt::format("month.{}", part.month));
    if (part.day > 0) {
      text = say(part.day == 1 ? "date.first" : "date.day",
                 {{"day", std::to_string(part.day)}, {"month", month}, {"year", year}});
    } else {
      text = say("date.month", {{"month", month}, {"year", year}});
    }
  }
  return part.approximate ? say("date.about", {{"date", text}}) : text;
}

std::string interval_text(const Wording& say, const DatePart& a, const DatePart& b) {
  if (a.year == 0) return say("date.until", {{"date", part_text(say, b)}});
  if (b.year == 0) return say("date.since", {{"date", part_text(say, a)}});
  if (a.month == 0 && b.month == 0 && b.year == a.year + 1) return fmt::format("{}-{}", a.year, b.year);
  const bool days = a.day > 0 && b.day > 0;
  if (days && a.year == b.year && a.month == b.month) {
    const std::string from = a.day == 1 ? std::string(say("date.first_day")) : std::to_string(a.day);
    return say("date.days", {{"a", from}, {"b", part_text(say, b)}});
  }
  const std::string from = part_text(say, a);
  return say(days                ? "date.days"
             : elides(say, from) ? "date.interval.elided"
                                 : "date.interval",
             {{"a", from}, {"b", part_text(say, b)}});
}

}  // namespace

std::string number_text(const Wording& say, double value) {
  if (!std::isfinite(value)) return fmt::format("{}", value);
  const Separators separators = separators_of(say("number.sample"));
  std::string digits = fmt::format("{:.2f}", std::fabs(value));
  std::string decimals = digits.substr(digits.size() - 2);
  digits.resize(digits.size() - 3);
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  std::string text = value < 0 ? "−" : "";
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += separators.thousands;
    text += digits[i];
  }
  return decimals.empty() ? text : text + separators.decimal + decimals;
}

std::string day_text(const Wording& say, const Day& day) { return part_text(say, part_of(day)); }

std::string date_text(const Wording& say, std::string_view edtf) {
  const std::optional<Edtf> date = parse_edtf(edtf);
  if (!date) return "";
  return date->interval ? interval_text(say, date->begin, date->end) : part_text(say, date->begin);
}

namespace {

// The unit's name for that many: the catalogue's, else the ontology's, of other currencies ICU's; else the code.
std::string unit_text(const Wording& say, const Ontology& ontology, double value, std::string_view unit) {
  const std::string key = fmt::format("unit.{}.{}", unit, std::fabs(value) < 2 ? "one" : "many");
  if (say.has(key)) return std::string(say(key));
  if (const Coded* coded = find(ontology.units, unit)) return std::string(coded->label(say.language));
  if (unit.size() == 3) {
    icu::UnicodeString code = icu::UnicodeString::fromUTF8(icu::StringPiece(unit.data(), 3));
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = 0;
    const UChar* name = ucurr_getPluralName(code.getTerminatedBuffer(), std::string(say.language).c_str(), nullptr,
                                            std::fabs(value) < 2 ? "one" : "other", &length, &error);
    std::string text;
    if (U_SUCCESS(error)) return icu::UnicodeString(name, length).toUTF8String(text);
  }
  return std::string(unit);
}

struct Scale {
  std::string_view key;
  double size;
};

// Millions and milliards, where that leaves at most one decimal: « 9,8 milliards », but 1 234 567.
const Scale* scale_of(double value) {
  static constexpr Scale scales[] = {{"scale.billion", 1e9}, {"scale.million", 1e6}};
  for (const Scale& scale : scales) {
    const double tenths = std::fabs(value) / scale.size * 10;
    if (tenths >= 10 && std::floor(tenths) == tenths) return &scale;
  }
  return nullptr;
}

}  // namespace

std::string amount_text(const Wording& say, const Ontology& ontology, double value, std::string_view op,
                        std::string_view unit) {
  const std::string name = unit.empty() || unit == "item" ? "" : unit_text(say, ontology, value, unit);
  std::string text = number_text(say, value);
  if (const Scale* scale = scale_of(value)) {
    const double number = value / scale->size;
    text = say("amount", {{"number", number_text(say, number)},
                          {"unit", say(fmt::format("{}.{}", scale->key, number < 2 ? "one" : "many"))}});
    if (!name.empty())
      text = say(elides(say, name) ? "amount.large.elided" : "amount.large", {{"number", text}, {"unit", name}});
  } else if (!name.empty()) {
    text = say("amount", {{"number", text}, {"unit", name}});
  }
  const std::string key = fmt::format("op.{}", op);
  return say.has(key) ? say(key, {{"amount", text}}) : text;
}

}  // namespace paraphe
