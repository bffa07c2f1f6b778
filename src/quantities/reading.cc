#include "quantities/reading.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace paraphe {

namespace {

bool is_mark(const std::string& lower) {
  const CodePoint c = code_point_at(lower, 0);
  return c.bytes == 0 || (!is_letter(c.value) && !is_digit(c.value) && c.value != '%' && c.value != '$' &&
                          c.value != 0x20AC && c.value != 0xA3);
}

bool is_link(NumberKind kind) { return kind == NumberKind::of || kind == NumberKind::to || kind == NumberKind::the; }

class Reader {
 public:
  Reader(const Language& language, const Article& article, const NumberSentence& sentence)
      : numbers_(language.number_words), article_(article), s_(sentence) {}

  std::optional<Amount> amount_at(std::size_t at) const;

 private:
  const Token& token(std::size_t word) const { return article_.token(s_.words[word].tokens.begin); }
  bool is_noun(std::size_t word) const {
    const TokenRange range = s_.words[word].tokens;
    for (TokenIndex i = range.begin; i < range.end; ++i) {
      if (article_.token(i).upos == Upos::NOUN || article_.token(i).upos == Upos::PROPN) return true;
    }
    return false;
  }
  std::size_t skip(std::size_t i, NumberKind kind) const { return s_.kind(i) == kind ? i + 1 : i; }

  bool glued_number(std::size_t at, Amount& amount) const;
  bool glued_range(std::size_t at, Amount& amount) const;
  bool number_at(std::size_t at, Amount& amount) const;
  bool fraction_at(std::size_t at, Amount& amount) const;
  bool range_behind(Amount& amount) const;
  void unit_behind(Amount& amount, bool scaled) const;
  bool unit_entry(Amount& amount, std::size_t at) const;
  void currency_before(Amount& amount) const;
  bool linked(std::size_t from, std::size_t to) const;
  void bound_before(Amount& amount) const;
  void between_before(Amount& amount, std::size_t between) const;
  void bound_behind(Amount& amount) const;
  void verb_before(Amount& amount) const;
  void contrast_before(Amount& amount, std::size_t from) const;
  bool is_name(const Amount& amount) const;
  bool is_article(const Amount& amount) const;
  bool is_reference(const Amount& amount) const;

  const NumberWords& numbers_;
  const Article& article_;
  const NumberSentence& s_;
};

// 20€, 12%, 10$: figures and a sign in one word.
bool Reader::glued_number(std::size_t at, Amount& amount) const {
  const std::string& lower = s_.lowers[at];
  const std::size_t digits_end = lower.find_last_of("0123456789");
  if (lower.empty() || lower.front() < '0' || lower.front() > '9' || digits_end == std::string::npos ||
      digits_end + 1 >= lower.size() || lower.size() > 40) {
    return false;
  }
  const std::optional<double> value =
      figures_value(std::string_view(lower).substr(0, digits_end + 1), numbers_.decimal_mark);
  const std::int32_t entry = numbers_.book.entry_of(std::string_view(lower).substr(digits_end + 1));
  if (!value || entry == PhraseBook::unknown) return false;
  const NumberEntry& unit = numbers_.entries[static_cast<std::size_t>(entry)];
  amount.value = *value;
  amount.begin = at;
  amount.end = at + 1;
  if (unit.kind == NumberKind::percent) {
    amount.kind = QuantityKind::percent;
    amount.unit = "percent";
  } else if (unit.kind == NumberKind::currency) {
    amount.kind = QuantityKind::money;
    amount.unit = unit.unit;
  } else if (unit.kind == NumberKind::unit && unit.unit_kind == UnitKind::measure) {
    amount.kind = QuantityKind::measure;
    amount.unit = unit.unit;
  } else {
    return false;
  }
  return true;
}

// 15-20 millions de dollars, 10–20 tonnes: figures joined by a dash in one word, with a scale or unit behind them.
bool Reader::glued_range(std::size_t at, Amount& amount) const {
  constexpr std::string_view en_dash = "\u2013";
  const std::string_view word = s_.lowers[at];
  const std::size_t dash = std::min(word.find('-'), word.find(en_dash));
  if (dash == std::string_view::npos || dash == 0 || word.size() > 40) return false;
  const std::size_t behind = dash + (word[dash] == '-' ? 1 : en_dash.size());
  const std::optional<double> lower = figures_value(word.substr(0, dash), numbers_.decimal_mark);
  const std::optional<double> upper = figures_value(word.substr(behind), numbers_.decimal_mark);
  if (!lower || !upper || *lower >= *upper) return false;
  amount.begin = at;
  amount.end = at + 1;
  amount.value = *lower;
  amount.op = Comparison::at_least;
  if (s_.kind(amount.end) == NumberKind::scale) {
    amount.scale = s_.entries[amount.end++].entry->value;
    amount.value *= amount.scale;
  }
  unit_behind(amount, amount.scale > 1);
  return !amount.plain || amount.scale > 1;
}

bool Reader::number_at(std::size_t at, Amount& amount) const {
  const NumberReading reading = read_number(numbers_, s_.lowers, at);
  if (reading.words == 0) return false;
  amount.begin = at;
  amount.end = at + reading.words;
  amount.value = reading.value;
  if (reading.approximate) amount.op = Comparison::about;
  for (std::size_t i = at; i < amount.end; ++i) {
    if (s_.kind(i) == NumberKind::scale) amount.scale = s_.entries[i].entry->value;
  }
  // deux tiers, trois quarts
  if (s_.kind(amount.end) == NumberKind::fraction && !reading.figures && reading.value < 20) {
    return fraction_at(at, amount);
  }
  const bool upper_scaled = range_behind(amount);
  unit_behind(amount, reading.scaled || upper_scaled);
  return true;
}

// la moitié de, un tiers, les deux tiers: a share, in percent.
bool Reader::fraction_at(std::size_t at, Amount& amount) const {
  std::size_t i = at;
  double times = 1;
  if (s_.kind(i) == NumberKind::numeral) times = s_.entries[i++].entry->value;
  if (s_.kind(i) != NumberKind::fraction) return false;
  const double share = s_.entries[i].entry->value;
  // « un pays tiers » has no article before it, « le cinquième programme » a noun behind it.
  const bool led = i > at || (at > 0 && (is_link(s_.kind(at - 1)) || s_.kind(at - 1) == NumberKind::numeral));
  const bool parted = s_.kind(i + 1) == NumberKind::of || i + 1 >= s_.size() || is_mark(s_.lowers[i + 1]);
  if (!led || (!parted && share <= 20)) return false;
  amount.begin = at;
  amount.end = i + 1;
  const double exact = share == 33 ? 100.0 / 3 : share;
  amount.value = std::round(times * exact);
  if (share == 33) amount.op = Comparison::about;
  amount.kind = QuantityKind::percent;
  amount.unit = "percent";
  return amount.value <= 100;
}

// 3 000 à 4 000, six mille à sept mille: the lower bound stays. True when the upper one ends with its scale.
bool Reader::range_behind(Amount& amount) const {
  if (amount.end >= s_.size()) return false;
  const std::string& link = s_.lowers[amount.end];
  const bool dash = link == "-" || link == "\u2013";
  if (!dash && (s_.kind(amount.end) != NumberKind::to || link.size() > 2)) return false;
  const NumberReading upper = read_number(numbers_, s_.lowers, amount.end + 1);
  if (upper.words == 0 || amount.end + upper.words >= s_.size()) return false;
  // A dash may part sentences: 10 - 20 euros, but not « 10 soldats – 20 avant ».
  const NumberKind behind = s_.kind(amount.end + 1 + upper.words);
  if (dash && !upper.scaled && behind != NumberKind::currency && behind != NumberKind::percent && behind != NumberKind::unit)
    return false;
  // « porter de 40 à 60 » is no range: seen by its verb.
  for (std::size_t back = 1; back <= 6 && back <= amount.begin; ++back) {
    const std::size_t i = amount.begin - back;
    const std::int32_t entry = numbers_.book.entry_of(token(i).lemma);
    if (entry != PhraseBook::unknown && numbers_.entries[static_cast<std::size_t>(entry)].kind == NumberKind::change)
      return false;
    if (is_mark(s_.lowers[i])) break;
  }
  double scale = 1;
  for (std::size_t i = amount.end + 1; i <= amount.end + upper.words; ++i) {
    if (s_.kind(i) == NumberKind::scale) scale = s_.entries[i].entry->value;
  }
  const double lower = amount.scale == 1 && scale > 1 ? amount.value * scale : amount.value;
  if (lower >= upper.value) return false;
  amount.value = lower;
  amount.scale = std::max(scale, amount.scale);
  amount.end += 1 + upper.words;
  amount.op = Comparison::at_least;
  return upper.scaled;
}

bool Reader::unit_entry(Amount& amount, std::size_t at) const {
  const NumberEntry* entry = at < s_.size() ? s_.entries[at].entry : nullptr;
  if (entry == nullptr) return false;
  if (entry->kind == NumberKind::percent) {
    amount.kind = QuantityKind::percent;
    amount.unit = "percent";
  } else if (entry->kind == NumberKind::currency) {
    amount.kind = QuantityKind::money;
    amount.unit = entry->unit;
  } else if (entry->kind == NumberKind::unit) {
    amount.kind = entry->unit_kind == UnitKind::measure ? QuantityKind::measure : QuantityKind::count;
    amount.unit = entry->unit;
    amount.other_thing = entry->unit_kind == UnitKind::other;
    if (amount.kind == QuantityKind::count) amount.counted_word = at;
  } else {
    return false;
  }
  amount.end = at + s_.entries[at].phrase;
  return true;
}

void Reader::unit_behind(Amount& amount, bool scaled) const {
  std::size_t i = amount.end;
  const bool of = s_.kind(i) == NumberKind::of;
  if (of && !scaled) {
    amount.plain = true;
    return;
  }
  if (of) ++i;
  if (unit_entry(amount, i)) return;
  if (s_.kind(i) == NumberKind::another) {
    amount.plain = true;
    return;
  }
  // évalue à 3 000 le nombre de militaires
  const std::size_t number_of = s_.kind(i) == NumberKind::the ? i + 1 : i;
  if (s_.kind(number_of) == NumberKind::number_of && s_.kind(number_of + 1) == NumberKind::of) {
    const std::size_t end = amount.end,
                      noun = s_.kind(number_of + 2) == NumberKind::the ? number_of + 3 : number_of + 2;
    if (unit_entry(amount, noun)) {
      amount.end = end;
      return;
    }
  }
  // quatre gros navires, 86 jeunes Togolais, 60 nouveaux techniciens: up to three words on.
  for (std::size_t k = i; k < i + 3 && k < s_.size(); ++k) {
    const NumberKind kind = s_.kind(k);
    if (is_mark(s_.lowers[k]) || is_link(kind) || kind == NumberKind::and_ || kind == NumberKind::joint ||
        kind == NumberKind::contrast || s_.entries[k].dated || is_digit(code_point_at(s_.lowers[k], 0).value)) {
      break;
    }
    const Upos upos = token(k).upos;
    if (upos == Upos::DET && k == i && of) continue;  // une douzaine de nos infirmières
    if (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::ADP || upos == Upos::PRON || upos == Upos::ADV ||
        upos == Upos::SCONJ || upos == Upos::CCONJ || upos == Upos::DET) {
      break;
    }
    if (s_.kind(k) == NumberKind::unit && s_.entries[k].entry->unit_kind != UnitKind::other && unit_entry(amount, k))
      return;
    // A plural with a capital is a people (cent Togolais), one without its plural mark a make (dix Rafale).
    const bool people = s_.words[k].capital && s_.lowers[k].ends_with('s');
    if (is_noun(k) || people) {
      amount.counted_word = k;
      amount.unit = people ? "person" : "item";
      amount.end = k + 1;
      return;
    }
  }
  amount.plain = true;
}

// $10 milliards, EUR 20
void Reader::currency_before(Amount& amount) const {
  if (!amount.plain || amount.begin == 0 || s_.kind(amount.begin - 1) != NumberKind::currency) return;
  if (s_.entries[amount.begin - 1].phrase != 1 || s_.lowers[amount.begin - 1].size() > 3) return;
  amount.begin -= 1;
  amount.kind = QuantityKind::money;
  amount.unit = s_.entries[amount.begin].entry->unit;
  amount.plain = false;
}

Comparison comparison_of(NumberKind kind) {
  switch (kind) {
    case NumberKind::about:
      return Comparison::about;
    case NumberKind::at_least:
    case NumberKind::at_least_after:
      return Comparison::at_least;
    case NumberKind::at_most:
      return Comparison::at_most;
    case NumberKind::more_than:
      return Comparison::more_than;
    case NumberKind::less_than:
      return Comparison::less_than;
    default:
      return Comparison::equal;
  }
}

// Only de, à, le stand between the two words.
bool Reader::linked(std::size_t from, std::size_t to) const {
  for (std::size_t k = from; k < to; ++k) {
    if (!is_link(s_.kind(k))) return false;
  }
  return from <= to;
}

// près de, quelque, plus de, jusqu'à: the longest phrase that ends before the number, with de, à, le between.
void Reader::bound_before(Amount& amount) const {
  amount.lead = amount.begin;
  for (std::size_t back = std::min<std::size_t>(6, amount.begin); back >= 1; --back) {
    const std::size_t i = amount.begin - back;
    const NumberKind kind = s_.kind(i);
    if (kind == NumberKind::at_least_after || s_.entries[i].entry == nullptr) continue;
    const std::size_t end = i + s_.entries[i].phrase;
    if (end > amount.begin || !linked(end, amount.begin)) continue;
    if (kind == NumberKind::between) {
      between_before(amount, i);
      return;
    }
    const Comparison op = comparison_of(kind);
    if (op == Comparison::equal) continue;
    const bool needs_of = kind == NumberKind::more_than || kind == NumberKind::less_than;
    if (needs_of && end == amount.begin) continue;
    amount.op = op;
    amount.lead = i;
    return;
  }
}

// entre 3 000 et 4 000
void Reader::between_before(Amount& amount, std::size_t between) const {
  const std::size_t link = amount.end;
  if (s_.kind(link) != NumberKind::and_ && s_.kind(link) != NumberKind::joint) return;
  const NumberReading upper = read_number(numbers_, s_.lowers, link + 1);
  if (upper.words == 0) return;
  const std::size_t end = link + 1 + upper.words;
  for (std::size_t k = link + 1; k < end; ++k) {
    if (s_.kind(k) != NumberKind::scale || amount.scale != 1) continue;
    amount.scale = s_.entries[k].entry->value;
    amount.value *= amount.scale;
  }
  amount.end = end;
  amount.op = Comparison::at_least;
  amount.lead = between;
  amount.plain = false;
  unit_behind(amount, upper.scaled);
}

void Reader::bound_behind(Amount& amount) const {
  if (amount.end >= s_.size()) return;
  const NumberKind kind = s_.kind(amount.end);
  if (s_.entries[amount.end].dated) return;  // jusqu'en 2025
  const bool fits = kind == NumberKind::about || kind == NumberKind::at_least || kind == NumberKind::at_most ||
                    kind == NumberKind::at_least_after;
  if (!fits) return;
  const std::size_t end = amount.end + s_.entries[amount.end].phrase;
  // « 12 soldats environ »; but « 12, près de 40 » binds to the right.
  const bool number_follows = end < s_.size() && (read_number(numbers_, s_.lowers, end).words > 0 ||
                                                  s_.kind(end) == NumberKind::of || s_.kind(end) == NumberKind::to);
  if (number_follows) {
    // « un milliard environ les sommes »: environ is followed by an article, never by a link to a number.
    return;
  }
  amount.op = comparison_of(kind);
}

// n'ont pas dépassé 332 → at most; a dépassé 118 → more than; ont frôlé 2,5 → about
void Reader::verb_before(Amount& amount) const {
  std::size_t at = amount.lead;
  for (std::size_t back = 1; back <= 4 && back <= amount.lead; ++back) {
    const std::size_t i = amount.lead - back;
    if (is_mark(s_.lowers[i])) return;
    const std::int32_t entry = numbers_.book.entry_of(token(i).lemma);
    const NumberKind kind =
        entry == PhraseBook::unknown ? NumberKind::none : numbers_.entries[static_cast<std::size_t>(entry)].kind;
    if (kind != NumberKind::exceed && kind != NumberKind::approach && kind != NumberKind::reach) {
      const NumberKind own = s_.kind(i);
      const bool light = own == NumberKind::of || own == NumberKind::to || own == NumberKind::the ||
                         token(i).upos == Upos::ADV || s_.lowers[i].size() <= 3;
      if (!light) return;
      continue;
    }
    at = i;
    if (kind == NumberKind::approach) {
      if (amount.op == Comparison::equal) amount.op = Comparison::about;
    } else {
      bool negated = false;
      for (std::size_t k = at, steps = 0; k-- > 0 && steps < 6 && !is_mark(s_.lowers[k]); ++steps) {
        negated = negated || s_.kind(k) == NumberKind::negation;
      }
      if (kind == NumberKind::exceed) amount.op = negated ? Comparison::at_most : Comparison::more_than;
      if (kind == NumberKind::reach && negated) amount.op = Comparison::less_than;  // n'ont pas atteint 300
    }
    contrast_before(amount, at);
    return;
  }
}

// contre 38 millions; à comparer aux 500 millions; après en avoir dépassé 7 milliards
void Reader::contrast_before(Amount& amount, std::size_t from) const {
  for (std::size_t back = 1; back <= 6 && back <= from; ++back) {
    const std::size_t i = from - back;
    if (is_mark(s_.lowers[i])) return;
    if (s_.kind(i) != NumberKind::contrast) continue;
    const std::size_t end = i + s_.entries[i].phrase;
    bool light = true;
    for (std::size_t k = end; k < from; ++k) {
      const bool numeral = s_.kind(k) == NumberKind::numeral;
      const bool verbal = from != amount.lead && (token(k).upos == Upos::AUX || s_.lowers[k].size() <= 5);
      light = light && (is_link(s_.kind(k)) || numeral || verbal);
    }
    amount.contrast = light;
    return;
  }
}

// n° 12, résolution 2699, Ground Master 200
bool Reader::is_name(const Amount& amount) const {
  if (amount.begin == 0) return false;
  const std::size_t before = amount.begin - 1;
  if (s_.kind(before) == NumberKind::rank) return amount.plain || amount.unit == "item";
  if (s_.lowers[before] == "+" || s_.lowers[before] == "/") return true;
  const bool named = s_.words[before].capital && before > 0 && !is_mark(s_.lowers[before]) &&
                     is_letter(code_point_at(s_.lowers[before], 0).value) && s_.kind(before) == NumberKind::none;
  const bool initial = before > 0 && is_mark(s_.lowers[before - 1]);
  return named && !initial && amount.plain && amount.scale == 1;
}

// un, une: an article, unless it counts a measure, money or a thing that is handed over.
bool Reader::is_article(const Amount& amount) const {
  if (amount.value != 1 || amount.scale != 1 || s_.kind(amount.begin) != NumberKind::numeral) return false;
  if (amount.kind == QuantityKind::money || amount.kind == QuantityKind::measure) return false;
  if (amount.counted_word == 0) return true;
  const NumberEntry* entry = s_.entries[amount.counted_word].entry;
  if (entry == nullptr || entry->unit_kind != UnitKind::item) return true;
  // « Un avion a livré des masques »: who does it is not what is handed over.
  const Token& counted = token(amount.counted_word);
  return counted.relation == Relation::nsubj && counted.subtype != Subtype::pass;
}

// les deux pays, ses trois voisins, trois accords: they name those spoken of, or things that nobody hands over.
bool Reader::is_reference(const Amount& amount) const {
  if (amount.other_thing) return amount.scale == 1;
  if (amount.kind != QuantityKind::count || amount.value > 10 || amount.begin == 0) return false;
  if (s_.kind(amount.begin) != NumberKind::numeral || s_.kind(amount.end) == NumberKind::another) return false;
  const NumberEntry* entry = s_.entries[amount.counted_word].entry;
  const bool goods = amount.counted_word > 0 && entry != nullptr && entry->unit_kind == UnitKind::item;
  const TokenIndex before = s_.words[amount.begin - 1].tokens.end - 1;  // of « aux » the article
  const bool definite = s_.kind(amount.begin - 1) == NumberKind::the || article_.token(before).upos == Upos::DET ||
                        article_.token(before).contraction_end;
  return definite && !goods;
}

std::optional<Amount> Reader::amount_at(std::size_t at) const {
  if (s_.entries[at].dated) return std::nullopt;
  Amount amount;
  amount.lead = at;
  if (s_.kind(at) == NumberKind::worded) {
    amount.begin = at > 0 && s_.kind(at - 1) == NumberKind::numeral ? at - 1 : at;
    amount.end = at + 1;
    amount.worded = true;
    amount.plain = true;
    amount.lead = amount.begin;
    contrast_before(amount, amount.begin);
    return amount;
  }
  const bool found = glued_number(at, amount) || glued_range(at, amount) || number_at(at, amount) || fraction_at(at, amount);
  if (!found) return std::nullopt;
  currency_before(amount);
  if (is_name(amount) || is_article(amount) || is_reference(amount)) return std::nullopt;
  const bool bare_year = amount.plain && amount.scale == 1 && s_.lowers[amount.begin].size() == 4 &&
                         amount.value >= 1900 && amount.value <= 2100 && s_.kind(amount.begin) == NumberKind::none;
  if (bare_year) return std::nullopt;
  bound_before(amount);
  verb_before(amount);
  if (!amount.contrast) contrast_before(amount, amount.lead);
  bound_behind(amount);
  for (std::size_t back = 1; back <= 5 && back <= amount.lead; ++back) {
    const std::size_t i = amount.lead - back;
    if (is_mark(s_.lowers[i])) break;
    if (s_.kind(i) == NumberKind::partitive && !s_.entries[i].dated && token(i).upos != Upos::ADP)
      amount.partitive = true;
    if (s_.kind(i) == NumberKind::number_of) amount.partitive = true;  // portera leur nombre à 300
  }
  amount.partitive = amount.partitive || s_.kind(amount.end) == NumberKind::another;
  return amount;
}

}  // namespace

NumberSentence number_sentence(const Language& language, const Article& article, const Sentence& sentence,
                               std::size_t& next_time) {
  NumberSentence out;
  out.words = surface_words(article, sentence);
  const NumberWords& table = language.number_words;
  std::vector<std::int32_t> ids;
  ids.reserve(out.words.size());
  out.lowers.reserve(out.words.size());
  for (SurfaceWord& word : out.words) {
    ids.push_back(table.book.word(word.lower));
    out.lowers.push_back(word.lower);
  }
  out.entries.resize(out.words.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const PhraseBook::Match match = table.book.match(ids, i);
    if (match.entry != PhraseBook::unknown) {
      out.entries[i].entry = &table.entries[static_cast<std::size_t>(match.entry)];
      out.entries[i].phrase = match.words;
    }
    // Times stand in the order of the text, so one pass over both is enough.
    const Span span = out.words[i].span;
    while (next_time < article.times.size() && article.times[next_time].span.end <= span.begin) ++next_time;
    out.entries[i].dated = next_time < article.times.size() && overlap(article.times[next_time].span, span);
  }
  return out;
}

std::vector<Amount> read_amounts(const Language& language, const Article& article, const NumberSentence& sentence) {
  const Reader reader(language, article, sentence);
  std::vector<Amount> out;
  for (std::size_t i = 0; i < sentence.size();) {
    std::optional<Amount> amount = reader.amount_at(i);
    if (!amount || amount->end <= i) {
      ++i;
      continue;
    }
    if (!out.empty() && amount->begin < out.back().end) amount->begin = out.back().end;
    if (amount->begin >= amount->end) {
      ++i;
      continue;
    }
    i = amount->end;
    out.push_back(*amount);
  }
  return out;
}

}  // namespace paraphe
