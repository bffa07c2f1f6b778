#include "knowledge/number_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/table.h"
#include "base/utf8.h"

namespace paraphe {

namespace {

struct NamedKind {
  std::string_view name;
  NumberKind kind;
};

constexpr std::array kinds{
    NamedKind{"numeral", NumberKind::numeral},
    NamedKind{"hundred", NumberKind::hundred},
    NamedKind{"thousand", NumberKind::thousand},
    NamedKind{"scale", NumberKind::scale},
    NamedKind{"collective", NumberKind::collective},
    NamedKind{"worded", NumberKind::worded},
    NamedKind{"fraction", NumberKind::fraction},
    NamedKind{"percent", NumberKind::percent},
    NamedKind{"joint", NumberKind::joint},
    NamedKind{"about", NumberKind::about},
    NamedKind{"at_least", NumberKind::at_least},
    NamedKind{"at_most", NumberKind::at_most},
    NamedKind{"more_than", NumberKind::more_than},
    NamedKind{"less_than", NumberKind::less_than},
    NamedKind{"at_least_after", NumberKind::at_least_after},
    NamedKind{"exceed", NumberKind::exceed},
    NamedKind{"approach", NumberKind::approach},
    NamedKind{"reach", NumberKind::reach},
    NamedKind{"contrast", NumberKind::contrast},
    NamedKind{"change", NumberKind::change},
    NamedKind{"of", NumberKind::of},
    NamedKind{"to", NumberKind::to},
    NamedKind{"between", NumberKind::between},
    NamedKind{"and", NumberKind::and_},
    NamedKind{"the", NumberKind::the},
    NamedKind{"than", NumberKind::than},
    NamedKind{"negation", NumberKind::negation},
    NamedKind{"twice", NumberKind::twice},
    NamedKind{"times", NumberKind::times},
    NamedKind{"more", NumberKind::more},
    NamedKind{"less", NumberKind::less},
    NamedKind{"surplus", NumberKind::surplus},
    NamedKind{"risen", NumberKind::risen},
    NamedKind{"rank", NumberKind::rank},
    NamedKind{"partitive", NumberKind::partitive},
    NamedKind{"number_of", NumberKind::number_of},
    NamedKind{"another", NumberKind::another},
};

constexpr std::array<std::pair<std::string_view, UnitKind>, 4> unit_kinds{{{"measure", UnitKind::measure},
                                                                           {"person", UnitKind::person},
                                                                           {"item", UnitKind::item},
                                                                           {"other", UnitKind::other}}};

bool takes_number(NumberKind kind) {
  return kind == NumberKind::numeral || kind == NumberKind::scale || kind == NumberKind::collective ||
         kind == NumberKind::fraction;
}

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

void add_phrases(NumberWords& words, const TableRow& row, const std::string& file, NumberEntry entry, Faults& faults) {
  const std::vector<std::string> phrases = split(row.fields[0], '|');
  if (phrases.empty()) faults.push_back({file, row.line, "the line names no words", "write them in the first column"});
  for (const std::string& phrase : phrases) {
    if (!words.book.add(phrase, static_cast<std::int32_t>(words.entries.size()))) {
      faults.push_back({file, row.line,
                        fmt::format("'{}' stands twice in the tables of numbers, currencies and units", phrase),
                        "keep one of the lines"});
    }
  }
  words.entries.push_back(std::move(entry));
}

void load_numbers(const std::filesystem::path& folder, std::string_view name, NumberWords& words, Faults& faults) {
  const std::string file = fmt::format("{}/numbers.tsv", name);
  const Table table = read_table(folder / "numbers.tsv", file, {"words", "kind", "value"}, faults);
  for (const TableRow& row : table.rows) {
    NumberEntry entry;
    for (const NamedKind& each : kinds) {
      if (each.name == row.fields[1]) entry.kind = each.kind;
    }
    if (entry.kind == NumberKind::none) {
      faults.push_back({file, row.line, fmt::format("there is no kind of number word '{}'", row.fields[1]),
                        "use one that the other lines use"});
      continue;
    }
    const std::optional<double> value = number_in(row.fields[2]);
    if (value.has_value() != takes_number(entry.kind)) {
      faults.push_back(
          {file, row.line,
           fmt::format("the kind '{}' {}", row.fields[1], value ? "has no value" : "needs a number as value"),
           "see the comment at the head of the file"});
      continue;
    }
    entry.value = value.value_or(0);
    add_phrases(words, row, file, std::move(entry), faults);
  }
}

void load_currencies(const std::filesystem::path& folder, std::string_view name, NumberWords& words, Faults& faults) {
  const std::string file = fmt::format("{}/currencies.tsv", name);
  const Table table = read_table(folder / "currencies.tsv", file, {"words", "code", "home"}, faults);
  for (const TableRow& row : table.rows) {
    // A word that several states' currencies share has no code; its line names them in their stead.
    const bool shared = row.fields[1].empty();
    if (shared) {
      SharedCurrency each{split(row.fields[0], '|'), split(row.fields[2], '|'), {}};
      for (std::string& code : each.codes) {
        if (!code.starts_with('=')) continue;
        code.erase(0, 1);
        each.fallback = code;
      }
      words.shared_currencies.push_back(std::move(each));
    }
    if (!shared && !row.fields[2].empty()) words.currency_homes.push_back({row.fields[1], split(row.fields[2], '|')});
    add_phrases(words, row, file, {NumberKind::currency, 0, UnitKind::money, row.fields[1]}, faults);
  }
  for (const SharedCurrency& each : words.shared_currencies) {
    for (const std::string& code : each.codes) {
      const bool known = std::any_of(words.currency_homes.begin(), words.currency_homes.end(),
                                     [&](const CurrencyHome& home) { return home.code == code; });
      if (!known) {
        faults.push_back({file, 0, fmt::format("'{}' shares a word but no line with that code names its home", code),
                          "write the home's names in the third column of its line"});
      }
    }
  }
}

void load_units(const std::filesystem::path& folder, std::string_view name, NumberWords& words, Faults& faults) {
  const std::string file = fmt::format("{}/units.tsv", name);
  const Table table = read_table(folder / "units.tsv", file, {"words", "unit", "kind"}, faults);
  for (const TableRow& row : table.rows) {
    UnitKind kind = UnitKind::none;
    for (const auto& [text, each] : unit_kinds) {
      if (text == row.fields[2]) kind = each;
    }
    if (kind == UnitKind::none) {
      faults.push_back({file, row.line, fmt::format("there is no kind of unit '{}'", row.fields[2]),
                        "write measure, person, item or other"});
      continue;
    }
    add_phrases(words, row, file, {NumberKind::unit, 0, kind, row.fields[1]}, faults);
  }
}

// A number below a thousand in the making, and what stands above it.
struct Sum {
  double below = 0, thousands = 0, above = 0;
  bool any = false;

  bool add(const NumberEntry& entry) {
    if (entry.kind == NumberKind::numeral) {
      const int rest = static_cast<int>(below) % 100;
      if (entry.value == 20 && rest == 4) {
        below += 76;  // quatre-vingt
      } else if (any && entry.value >= 20 && rest != 0) {
        return false;
      } else if (rest == 10 && entry.value >= 7 && entry.value <= 9) {
        below += entry.value;  // dix-sept
      } else if (any && rest != 0 && (rest < 20 || (entry.value >= 10 && rest != 60 && rest != 80) || rest % 10 != 0)) {
        return false;
      } else {
        below += entry.value;
      }
    } else if (entry.kind == NumberKind::hundred) {
      if (below >= 10) return false;
      below = (below == 0 ? 1 : below) * 100;
    } else if (entry.kind == NumberKind::thousand) {
      if (thousands > 0) return false;
      thousands = (below == 0 ? 1 : below) * 1000;
      below = 0;
    } else {
      return false;
    }
    any = true;
    return true;
  }
  double total() const { return above + thousands + below; }
};

const NumberEntry* entry_of(const NumberWords& numbers, std::string_view word) {
  const std::int32_t at = numbers.book.entry_of(word);
  return at == PhraseBook::unknown ? nullptr : &numbers.entries[static_cast<std::size_t>(at)];
}

bool is_summand(NumberKind kind) {
  return kind == NumberKind::numeral || kind == NumberKind::hundred || kind == NumberKind::thousand;
}

// vingt-cinq, quatre-vingt-dix, vingt-et-un: all pieces are numerals or joints, or the sum stays as it was.
bool add_word(const NumberWords& numbers, std::string_view word, Sum& sum) {
  if (const NumberEntry* entry = entry_of(numbers, word)) return is_summand(entry->kind) && sum.add(*entry);
  if (word.find('-') == std::string_view::npos || word.size() > 60) return false;
  Sum trial = sum;
  const std::vector<std::string> pieces = split(word, '-');
  if (pieces.empty()) return false;  // a dash alone
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const NumberEntry* entry = entry_of(numbers, pieces[i]);
    if (entry == nullptr) return false;
    const bool inner_joint = entry->kind == NumberKind::joint && i > 0 && i + 1 < pieces.size();
    if (!inner_joint && (!is_summand(entry->kind) || !trial.add(*entry))) return false;
  }
  sum = trial;
  return true;
}

// Numerals in words from `at`; the count of words that they take.
std::size_t read_words(const NumberWords& numbers, std::span<const std::string> words, std::size_t at, Sum& sum) {
  std::size_t next = at;
  while (next < words.size() && next - at < 12) {
    if (add_word(numbers, words[next], sum)) {
      ++next;
      continue;
    }
    // vingt et un, soixante et onze
    const NumberEntry* joint = sum.any && next + 1 < words.size() ? entry_of(numbers, words[next]) : nullptr;
    const int rest = static_cast<int>(sum.below) % 100;
    if (joint == nullptr || joint->kind != NumberKind::joint || rest < 20 || rest % 10 != 0) break;
    const NumberEntry* unit = entry_of(numbers, words[next + 1]);
    if (unit == nullptr || unit->kind != NumberKind::numeral || (unit->value != 1 && unit->value != 11)) break;
    if (!sum.add(*unit)) break;
    next += 2;
  }
  return next - at;
}

// 2 | 000 | 000 as separate words: groups of three digits after one of at most three.
std::size_t join_groups(std::span<const std::string> words, std::size_t at, double& value) {
  std::size_t count = 1;
  const auto digits = [](const std::string& word) {
    return !word.empty() && word.find_first_not_of("0123456789") == std::string::npos;
  };
  if (!digits(words[at]) || words[at].size() > 3 || words[at] == "0") return 1;
  while (at + count < words.size() && count < 5 && words[at + count].size() == 3 && digits(words[at + count])) {
    value = value * 1000 + std::stod(words[at + count]);
    ++count;
  }
  return count;
}

}  // namespace

std::optional<double> figures_value(std::string_view text, char decimal_mark) {
  if (text.empty() || text.size() > 40 || text.front() < '0' || text.front() > '9') return std::nullopt;
  std::string plain;
  int run = 0;  // digits since the last separator
  int groups = 0;
  char group = 0;
  bool decimals = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    i += static_cast<std::size_t>(c.bytes);
    if (is_digit(c.value)) {
      plain += static_cast<char>(c.value);
      ++run;
      continue;
    }
    if (decimals || i >= text.size() || run == 0 || (groups > 0 && run != 3)) return std::nullopt;
    if (c.value == static_cast<char32_t>(decimal_mark)) {
      decimals = true;
      plain += '.';
      continue;
    }
    const char mark = is_space(c.value) ? ' ' : c.value == '.' || c.value == ',' ? static_cast<char>(c.value) : '\0';
    if (mark == '\0' || run > 3 || (group != 0 && group != mark)) return std::nullopt;
    group = mark;
    ++groups;
    run = 0;
  }
  // 2.5, as some write it: one group that is none.
  if (!decimals && groups == 1 && group == '.' && run < 3) return number_in(text);
  if (!decimals && groups > 0 && run != 3) return std::nullopt;
  return number_in(plain);
}

// 1.04 × 1e9 is a whole number of dollars.
double whole(double value) {
  const double near = std::round(value);
  return std::abs(value - near) < 1e-6 * std::max(1.0, std::abs(value)) * 1e-3 ? near : value;
}

NumberReading read_number(const NumberWords& numbers, std::span<const std::string> words, std::size_t at) {
  NumberReading out;
  if (at >= words.size()) return out;
  if (const std::optional<double> figures = figures_value(words[at], numbers.decimal_mark)) {
    out.value = *figures;
    out.figures = true;
    out.words = join_groups(words, at, out.value);
  } else {
    Sum sum;
    out.words = read_words(numbers, words, at, sum);
    out.value = sum.total();
  }
  // A scale multiplies what stands before it: 2,5 milliards, deux cents millions, un million deux cent mille.
  double above = 0;
  for (int scales = 0; scales < 3 && at + out.words < words.size(); ++scales) {
    const NumberEntry* entry = entry_of(numbers, words[at + out.words]);
    if (entry == nullptr || out.words == 0) break;
    if (entry->kind == NumberKind::thousand && out.figures) {
      out.value *= 1000;
      ++out.words;
      continue;
    }
    if (entry->kind != NumberKind::scale) break;
    above += out.value * entry->value;
    out.value = 0;
    out.scaled = true;
    ++out.words;
    Sum rest;
    const std::size_t more = read_words(numbers, words, at + out.words, rest);
    if (more == 0) break;
    // « un million deux cent mille », but not « un million un » of something else.
    if (rest.total() < 1000) break;
    out.value = rest.total();
    out.words += more;
    out.scaled = false;
  }
  out.value = whole(out.value + above);
  if (out.words > 0) {
    // mille milliards has its scale above; « deux douzaines » its collective.
    if (at + out.words < words.size()) {
      const NumberEntry* entry = entry_of(numbers, words[at + out.words]);
      if (entry != nullptr && entry->kind == NumberKind::collective) {
        out.value *= entry->value;
        out.approximate = true;
        ++out.words;
        out.scaled = true;
      }
    }
    return out;
  }
  const NumberEntry* entry = entry_of(numbers, words[at]);
  if (entry != nullptr && entry->kind == NumberKind::collective) {
    out.value = entry->value;
    out.words = 1;
    out.approximate = true;
    out.scaled = true;
  }
  return out;
}

NumberWords load_number_words(const std::filesystem::path& folder, std::string_view name, Faults& faults) {
  NumberWords words;
  load_numbers(folder, name, words, faults);
  load_currencies(folder, name, words, faults);
  load_units(folder, name, words, faults);
  return words;
}

}  // namespace paraphe
