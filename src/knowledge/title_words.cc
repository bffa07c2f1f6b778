#include "knowledge/title_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/table.h"
#include "base/utf8.h"
#include "knowledge/gazetteer.h"

namespace paraphe {

namespace {

constexpr std::array<std::string_view, word_class_count> class_names{
    "honorific",     "person_honorific", "female_honorific", "particle",           "former",         "after_former",
    "left_office",   "future",           "appoint_verb",     "become_verb",        "continues_title", "no_title_adjective",
    "counterpart",   "predecessor",      "pair_states",      "pair_persons",       "pair_word",      "this_state",
    "neighbour",     "this_organisation", "party_word",      "this_last",          "body_of_place",  "place_preposition",
    "of_preposition", "group_name_word", "source_word", "skipped_pronoun", "their", "first_plural", "guest",
    "group_adjective", "group_adjective_noun", "any_group", "members_only", "with_preposition",
    "opening_quote", "closing_quote", "posted_preposition", "monarch", "second_plural", "group_filler", "plural_honorific", "sole_group",
    "group_member",  "place_noun", "place_verb"};
constexpr std::array<std::string_view, 6> body_names{"government", "army", "parliament", "people", "vehicle", "group"};
constexpr std::array<std::string_view, 15> offices{
    "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "minister",
    "envoy",         "ambassador",         "spokesperson",     "parliament",       "military",
    "organisation_head", "other",          "rank",             "leader",           "weak"};

template <typename Names>
int index_of(const Names& names, std::string_view name) {
  const auto at = std::find(names.begin(), names.end(), name);
  return at == names.end() ? -1 : static_cast<int>(at - names.begin());
}

void load_titles(const std::filesystem::path& folder, std::string_view name, TitleWords& out, Faults& faults) {
  const Table t = read_table(folder / "titles.tsv", fmt::format("{}/titles.tsv", name),
                             {"words", "with", "office", "scope", "posted"}, faults);
  for (const TableRow& row : t.rows) {
    const auto& f = row.fields;
    TitleRule rule;
    for (const std::string& words : split(f[1], ';')) rule.with.push_back(fmt::format("{}", fmt::join(folded_words(words), " ")));
    rule.office = f[2];
    rule.posted = !f[4].empty();
    if (f[3] == "bare") rule.scope = TitleScope::bare;
    else if (f[3] == "organisation") rule.scope = TitleScope::organisation;
    else if (f[3] == "foreign") rule.scope = TitleScope::foreign;
    else if (f[3].size() == 3 && is_upper(static_cast<unsigned char>(f[3][0]))) {
      rule.scope = TitleScope::party;
      rule.party = f[3];
    } else if (f[3] != "any") {
      faults.push_back({t.name, row.line, fmt::format("« {} » is no scope", f[3]), "any, bare, organisation, foreign or a code"});
    }
    if (index_of(offices, f[2]) < 0) {
      faults.push_back({t.name, row.line, fmt::format("« {} » is no kind of office", f[2]), "see the codebook's office"});
    }
    for (const std::string& words : split(f[0], ';')) {
      out.titles[lower(words)].push_back(rule);
      out.longest_title = std::max(out.longest_title, 1 + static_cast<int>(std::count(words.begin(), words.end(), ' ')));
    }
  }
}

void load_bodies(const std::filesystem::path& folder, std::string_view name, TitleWords& out, Faults& faults) {
  const Table t = read_table(folder / "bodies.tsv", fmt::format("{}/bodies.tsv", name), {"class", "bare", "words"}, faults);
  for (const TableRow& row : t.rows) {
    const int kind = index_of(body_names, row.fields[0]);
    if (kind < 0) {
      faults.push_back({t.name, row.line, fmt::format("« {} » is no class", row.fields[0]),
                        fmt::format("one of {}", fmt::join(body_names, ", "))});
      continue;
    }
    for (const std::string& word : split(row.fields[2], ';')) {
      out.bodies.emplace(lower(word), Body{static_cast<BodyClass>(kind), !row.fields[1].empty()});
    }
  }
}

void load_classes(const std::filesystem::path& folder, std::string_view name, TitleWords& out, Faults& faults) {
  const Table t = read_table(folder / "reference_words.tsv", fmt::format("{}/reference_words.tsv", name),
                             {"class", "words"}, faults);
  for (const TableRow& row : t.rows) {
    const int index = index_of(class_names, row.fields[0]);
    if (index < 0) {
      faults.push_back({t.name, row.line, fmt::format("« {} » is no class", row.fields[0]),
                        fmt::format("one of {}", fmt::join(class_names, ", "))});
      continue;
    }
    for (const std::string& word : split(row.fields[1], ';')) out.classes[static_cast<std::size_t>(index)].insert(lower(word));
  }
}

void load_descriptions(const std::filesystem::path& folder, std::string_view name, TitleWords& out, Faults& faults) {
  const Table t = read_table(folder / "descriptions.tsv", fmt::format("{}/descriptions.tsv", name), {"words", "parties"}, faults);
  for (const TableRow& row : t.rows) {
    if (split(row.fields[1], ';').empty()) faults.push_back({t.name, row.line, "names no party", "give the codes"});
    for (const std::string& word : split(row.fields[0], ';')) out.descriptions[lower(word)] = split(row.fields[1], ';');
  }
}

}  // namespace

bool TitleWords::is(WordClass word_class, std::string_view lower_word) const {
  const auto index = static_cast<std::size_t>(word_class);
  return index < classes.size() && classes[index].contains(std::string(lower_word));
}

TitleWords load_title_words(const std::filesystem::path& folder, std::string_view name, Faults& faults) {
  TitleWords out;
  out.classes.resize(word_class_count);
  std::error_code code;
  if (!std::filesystem::exists(folder / "titles.tsv", code)) return out;
  load_titles(folder, name, out, faults);
  load_bodies(folder, name, out, faults);
  load_classes(folder, name, out, faults);
  load_descriptions(folder, name, out, faults);
  return out;
}

}  // namespace paraphe
