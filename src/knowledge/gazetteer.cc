#include "knowledge/gazetteer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/table.h"
#include "base/utf8.h"

namespace paraphe {

namespace {

constexpr std::array<std::pair<std::string_view, NameRole>, 6> stand_in_kinds{
    {{"seat", NameRole::seat}, {"parliament", NameRole::parliament}, {"army", NameRole::army},
     {"service", NameRole::service}, {"company", NameRole::company}, {"medium", NameRole::medium}}};

struct Loader {
  const std::filesystem::path& folder;
  Gazetteer& out;
  Faults& faults;

  Table table(std::string_view file, const std::vector<std::string>& columns) {
    return read_table(folder / file, fmt::format("knowledge/gazetteer/{}", file), columns, faults);
  }

  std::string_view intern(std::string_view code) {
    return out.codes->emplace(std::string(code), 0).first->first;
  }

  // The code of a state or organisation that another table speaks of; a fault when there is none.
  std::string_view known(const Table& from, int line, std::string_view code) {
    const std::string_view found = out.code(code);
    if (found.empty() && code.starts_with("ORG:")) return intern(code);
    if (found.empty()) {
      faults.push_back({from.name, line, fmt::format("{} is no party", code), "add it to states.tsv or organisations.tsv"});
    }
    return found;
  }

  static NameCase writing_of(std::string_view name) {
    bool lower_letter = false, upper_letter = false, space = false;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < name.size();) {
      const CodePoint c = code_point_at(name, at);
      lower_letter |= is_lower(c.value);
      upper_letter |= is_upper(c.value);
      space |= is_space(c.value);
      letters += is_letter(c.value) ? 1u : 0u;
      at += static_cast<std::size_t>(c.bytes);
    }
    if (!upper_letter) return NameCase::any;
    return !lower_letter && !space && letters <= 7 ? NameCase::exact : NameCase::capital;
  }

  void add(std::string_view language, std::string_view name, NameRole role, std::vector<std::string_view> parties,
           NameCase written) {
    const std::vector<std::string> words = folded_words(name);
    if (words.empty()) return;
    NameTable& names = out.languages[std::string(language)];
    int& longest = names.longest[words.front()];
    longest = std::max(longest, static_cast<int>(words.size()));
    std::vector<KnownName>& same = names.names[fmt::format("{}", fmt::join(words, " "))];
    for (const KnownName& each : same) {
      if (each.role == role && each.parties == parties && each.name == name) return;
    }
    same.push_back({role, written, std::move(parties), std::string(name)});
  }

  void add(std::string_view language, std::string_view name, NameRole role, std::string_view party) {
    add(language, name, role, {party}, role == NameRole::demonym ? NameCase::any : writing_of(name));
  }

  void add_all(std::string_view language, std::string_view field, NameRole role, std::string_view party) {
    for (const std::string& name : split(field, ';')) add(language, name, role, party);
  }

  void states() {
    const Table t = table("states.tsv", {"code", "french", "article", "french_also", "french_demonyms", "french_prefixes",
                                         "french_capitals", "english", "english_also", "english_demonyms",
                                         "english_capitals"});
    for (const TableRow& row : t.rows) {
      const auto& f = row.fields;
      if (f[0].size() != 3 || f[1].empty() || f[7].empty()) {
        faults.push_back({t.name, row.line, "a state needs a code of three letters, a French and an English name", ""});
        continue;
      }
      if (!out.code(f[0]).empty()) faults.push_back({t.name, row.line, fmt::format("{} stands twice", f[0]), ""});
      const std::string_view code = intern(f[0]);
      out.states.push_back({f[0], f[1], f[7], f[2] == "la" || f[1].ends_with('e'), f[2] == "les", f[2]});
      // A name that is also a first name or a word counts only with its article, as french_also gives it.
      const bool with_article = split(f[3], ';') != std::vector<std::string>{} && folded_words(f[3]).size() > 1 &&
                                f[3].starts_with(f[2] + " ");
      if (!with_article) add("fr", f[1], NameRole::state, code);
      add_all("fr", f[3], NameRole::state, code);
      add_all("fr", f[4], NameRole::demonym, code);
      for (const std::string& prefix : split(f[5], ';')) {
        out.languages["fr"].prefixes.emplace(fmt::format("{}", fmt::join(folded_words(prefix), " ")), code);
      }
      add_all("fr", f[6], NameRole::capital, code);
      add("en", f[7], NameRole::state, code);
      add_all("en", f[8], NameRole::state, code);
      for (const std::string& name : split(f[9], ';')) add("en", name, NameRole::demonym, {code}, writing_of(name));
      add_all("en", f[10], NameRole::capital, code);
    }
    std::sort(out.states.begin(), out.states.end(),
              [](const StateFacts& a, const StateFacts& b) { return a.code < b.code; });
  }

  // What an organisation or group is called: the first of its names in each language.
  void call(std::string_view code, std::string_view french, std::string_view english) {
    auto at = std::find_if(out.others.begin(), out.others.end(), [&](const StateFacts& each) { return each.code == code; });
    if (at == out.others.end()) at = out.others.insert(at, StateFacts{std::string(code), {}, {}, false, false, {}});
    if (at->french.empty()) at->french = french.substr(0, french.find(';'));
    if (at->english.empty()) at->english = english.substr(0, english.find(';'));
  }

  void organisations() {
    const Table t = table("organisations.tsv", {"code", "language", "names"});
    for (const TableRow& row : t.rows) {
      const std::string_view code = intern(row.fields[0]);
      add_all(row.fields[1], row.fields[2], NameRole::organisation, code);
      call(code, row.fields[1] == "en" ? "" : row.fields[2], row.fields[1] == "fr" ? "" : row.fields[2]);
      // Names made of capitals are the same in the other language, unless it has its own.
      for (const std::string& name : split(row.fields[2], ';')) {
        if (row.fields[1] == "fr" && writing_of(name) == NameCase::exact && name == code) {
          add("en", name, NameRole::organisation, code);
        }
      }
    }
    const Table adjectives = table("adjectives.tsv", {"party", "language", "words"});
    for (const TableRow& row : adjectives.rows) {
      const std::string_view code = known(adjectives, row.line, row.fields[0]);
      for (const std::string& word : split(row.fields[2], ';')) add(row.fields[1], word, NameRole::demonym, {code}, writing_of(word));
    }
    const Table groups = table("groups.tsv", {"code", "french", "english"});
    for (const TableRow& row : groups.rows) {
      if (!row.fields[0].starts_with("ORG:")) {
        faults.push_back({groups.name, row.line, "a group's code begins with ORG:", ""});
        continue;
      }
      const std::string_view code = intern(row.fields[0]);
      call(code, row.fields[1], row.fields[2]);
      add_all("fr", row.fields[1], NameRole::group, code);
      add_all("en", row.fields[2], NameRole::group, code);
      for (const std::string& name : split(row.fields[1], ';')) {
        if (writing_of(name) == NameCase::exact) add("en", name, NameRole::group, code);
      }
    }
    std::sort(out.others.begin(), out.others.end(),
              [](const StateFacts& a, const StateFacts& b) { return a.code < b.code; });
  }

  void stand_ins() {
    const Table t = table("stand_ins.tsv", {"kind", "party", "french", "english"});
    for (const TableRow& row : t.rows) {
      const auto kind = std::find_if(stand_in_kinds.begin(), stand_in_kinds.end(),
                                     [&](const auto& each) { return each.first == row.fields[0]; });
      const std::string_view code = known(t, row.line, row.fields[1]);
      if (kind == stand_in_kinds.end()) {
        faults.push_back({t.name, row.line, fmt::format("{} is no kind of stand-in", row.fields[0]),
                          "one of seat, parliament, army, service, company, medium"});
        continue;
      }
      add_all("fr", row.fields[2], kind->second, code);
      add_all("en", row.fields[3], kind->second, code);
      if (kind->second == NameRole::company || kind->second == NameRole::medium || kind->second == NameRole::service) {
        add_all("en", row.fields[2], kind->second, code);
      }
    }
  }

  void places() {
    const Table regions = table("regions.tsv", {"party", "names"});
    for (const TableRow& row : regions.rows) {
      const std::string_view code = known(regions, row.line, row.fields[0]);
      add_all("fr", row.fields[1], NameRole::region, code);
    }
    const Table cities = table("cities.tsv", {"party", "names"});
    for (const TableRow& row : cities.rows) {
      const std::string_view code = known(cities, row.line, row.fields[0]);
      for (const std::string& name : split(row.fields[1], ';')) {
        const std::string key = fmt::format("{}", fmt::join(folded_words(name), " "));
        for (const char* language : {"fr", "en"}) out.languages[language].cities.emplace(key, code);
      }
    }
  }

  // Names that mean one of several parties, and names that must not be taken apart.
  void exceptions() {
    const Table t = table("ambiguous.tsv", {"language", "names", "parties"});
    for (const TableRow& row : t.rows) {
      std::vector<std::string_view> parties;
      for (const std::string& code : split(row.fields[2], ';')) parties.push_back(known(t, row.line, code));
      for (const std::string& name : split(row.fields[1], ';')) {
        NameTable& names = out.languages[row.fields[0]];
        const auto at = names.names.find(fmt::format("{}", fmt::join(folded_words(name), " ")));
        if (at == names.names.end()) {
          faults.push_back({t.name, row.line, fmt::format("« {} » is in no other table", name), "add it there first"});
          continue;
        }
        for (KnownName& each : at->second) each.parties = parties;
      }
    }
    const Table none = table("other_names.tsv", {"language", "names"});
    for (const TableRow& row : none.rows) {
      for (const std::string& name : split(row.fields[1], ';')) {
        add(row.fields[0], name, NameRole::none, {}, writing_of(name));
      }
    }
  }

  void offices(std::string_view file) {
    const Table t = table(file, {"name", "spellings", "party", "office", "from", "to", "source"});
    for (const TableRow& row : t.rows) {
      const auto& f = row.fields;
      KnownOffice office{f[0], folded_words(f[0]), {}, known(t, row.line, f[2]), "", f[4], f[5]};
      office.office = intern_office(f[3]);
      if (office.words.empty() || office.office.empty()) {
        faults.push_back({t.name, row.line, fmt::format("« {} » is no kind of office", f[3]), "see the codebook's office"});
        continue;
      }
      for (const std::string& spelling : split(f[1], ';')) office.spellings.push_back(folded_words(spelling));
      const int index = static_cast<int>(out.offices.size());
      std::vector<std::string> surnames{office.words.back()};
      for (const auto& words : office.spellings) {
        if (!words.empty()) surnames.push_back(words.back());
      }
      std::sort(surnames.begin(), surnames.end());
      surnames.erase(std::unique(surnames.begin(), surnames.end()), surnames.end());
      for (const std::string& surname : surnames) out.offices_by_surname.emplace(surname, index);
      for (const char* language : {"fr", "en"}) {
        if (office.words.size() > 1) add(language, f[0], NameRole::person, {office.party}, NameCase::capital);
        for (const std::string& spelling : split(f[1], ';')) {
          add(language, spelling, NameRole::person, {office.party}, NameCase::capital);
        }
      }
      out.offices.push_back(std::move(office));
    }
  }

  static std::string_view intern_office(std::string_view kind) {
    static constexpr std::array<std::string_view, 12> kinds{
        "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "minister",          "envoy",
        "ambassador",    "spokesperson",       "parliament",       "military",         "organisation_head", "other"};
    const auto at = std::find(kinds.begin(), kinds.end(), kind);
    return at == kinds.end() ? std::string_view() : *at;
  }
};

}  // namespace

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> out;
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = 0; at <= text.size();) {
    const CodePoint c = at < text.size() ? code_point_at(text, at) : CodePoint{U' ', 1};
    const bool inside = is_letter(c.value) || is_digit(c.value);
    if (inside && begin == std::string_view::npos) begin = at;
    if (!inside && begin != std::string_view::npos) {
      out.push_back(fold(text.substr(begin, at - begin)));
      begin = std::string_view::npos;
    }
    at += static_cast<std::size_t>(std::max(1, c.bytes));
  }
  return out;
}

const NameTable* Gazetteer::names(std::string_view language) const {
  const auto at = languages.find(std::string(language));
  return at == languages.end() ? nullptr : &at->second;
}

const StateFacts* Gazetteer::state(std::string_view code_text) const {
  const auto at = std::lower_bound(states.begin(), states.end(), code_text,
                                   [](const StateFacts& a, std::string_view b) { return a.code < b; });
  return at == states.end() || at->code != code_text ? nullptr : &*at;
}

std::string_view Gazetteer::code(std::string_view text) const {
  const auto at = codes->find(std::string(text));
  return at == codes->end() ? std::string_view() : std::string_view(at->first);
}

Gazetteer load_gazetteer(const std::filesystem::path& folder, Faults& faults) {
  Gazetteer out;
  Loader loader{folder, out, faults};
  loader.states();
  loader.organisations();
  loader.stand_ins();
  loader.places();
  loader.exceptions();
  loader.offices("people.tsv");
  loader.offices("offices.tsv");
  return out;
}

}  // namespace paraphe
