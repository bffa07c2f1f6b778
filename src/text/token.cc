#include "text/token.h"

#include <array>
#include <cstddef>

namespace paraphe {

namespace {

constexpr std::array<std::string_view, 17> upos_names{"ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET",  "INTJ", "NOUN", "NUM",
                                                     "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",  "VERB", "X"};
constexpr std::array<std::string_view, 37> relation_names{
    "acl",       "advcl", "advmod", "amod",  "appos",      "aux",  "case",       "cc",   "ccomp", "clf",
    "compound",  "conj",  "cop",    "csubj", "dep",        "det",  "discourse",  "dislocated", "expl",  "fixed",
    "flat",      "goeswith", "iobj", "list", "mark",       "nmod", "nsubj",      "nummod", "obj",  "obl",
    "orphan",    "parataxis", "punct", "reparandum", "root", "vocative", "xcomp"};
constexpr std::array<std::string_view, 15> subtype_names{"",     "relcl", "agent", "pass", "name", "foreign", "subj", "comp",
                                                        "mod",  "arg",   "caus",  "tense", "tmod", "cleft", "other"};

template <std::size_t size>
std::size_t index_in(const std::array<std::string_view, size>& names, std::string_view name, std::size_t fallback) {
  for (std::size_t i = 0; i < size; ++i) {
    if (names[i] == name) return i;
  }
  return fallback;
}

void set_feature(Features& f, std::string_view key, std::string_view value) {
  if (key == "Gender") {
    f.gender = value == "Masc" ? Gender::masculine : value == "Fem" ? Gender::feminine : Gender::neuter;
  } else if (key == "Number") {
    f.number = value == "Plur" ? Number::plural : Number::singular;
  } else if (key == "Person" || key == "Person[psor]") {  // of a possessive: whose it is
    f.person = value.size() == 1 && value[0] >= '1' && value[0] <= '3' ? static_cast<std::uint8_t>(value[0] - '0') : 0;
  } else if (key == "Tense") {
    f.tense = value == "Past"   ? Tense::past
              : value == "Pres" ? Tense::present
              : value == "Fut"  ? Tense::future
              : value == "Imp"  ? Tense::imperfect
              : value == "Pqp"  ? Tense::pluperfect
                                : Tense::none;
  } else if (key == "Mood") {
    f.mood = value == "Ind"   ? Mood::indicative
             : value == "Cnd" ? Mood::conditional
             : value == "Sub" ? Mood::subjunctive
             : value == "Imp" ? Mood::imperative
                              : Mood::none;
  } else if (key == "VerbForm") {
    f.verb_form = value == "Fin"    ? VerbForm::finite
                  : value == "Inf"  ? VerbForm::infinitive
                  : value == "Part" ? VerbForm::participle
                  : value == "Ger"  ? VerbForm::gerund
                                    : VerbForm::none;
  } else if (key == "Voice") {
    f.voice = value == "Pass" ? Voice::passive : Voice::active;
  } else if (key == "PronType") {
    f.pron_type = value == "Art"   ? PronType::article
                  : value == "Dem" ? PronType::demonstrative
                  : value == "Int" ? PronType::interrogative
                  : value == "Rel" ? PronType::relative
                  : value == "Prs" ? PronType::personal
                  : value == "Neg" ? PronType::negative
                  : value == "Ind" ? PronType::indefinite
                  : value == "Tot" ? PronType::total
                  : value == "Exc" ? PronType::exclamative
                                   : PronType::none;
  } else if (key == "Poss") {
    f.possessive = value == "Yes";
  } else if (key == "Reflex") {
    f.reflexive = value == "Yes";
  } else if (key == "Polarity") {
    f.negative = value == "Neg";
  } else if (key == "Definite") {
    f.definite = value == "Def";
  } else if (key == "NumType") {
    f.ordinal = value == "Ord";
  }
}

}  // namespace

Upos upos_of(std::string_view name) {
  return static_cast<Upos>(index_in(upos_names, name, static_cast<std::size_t>(Upos::X)));
}
std::string_view name_of(Upos upos) { return upos_names[static_cast<std::size_t>(upos)]; }

Relation relation_of(std::string_view name) {
  return static_cast<Relation>(
      index_in(relation_names, name.substr(0, name.find(':')), static_cast<std::size_t>(Relation::dep)));
}
Subtype subtype_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return Subtype::none;
  return static_cast<Subtype>(
      index_in(subtype_names, name.substr(colon + 1), static_cast<std::size_t>(Subtype::other)));
}
std::string_view name_of(Relation relation) { return relation_names[static_cast<std::size_t>(relation)]; }
std::string_view name_of(Subtype subtype) { return subtype_names[static_cast<std::size_t>(subtype)]; }

Features features_of(std::string_view ud) {
  Features out;
  while (!ud.empty()) {
    const std::size_t bar = ud.find('|');
    const std::string_view pair = ud.substr(0, bar);
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos) set_feature(out, pair.substr(0, equals), pair.substr(equals + 1));
    if (bar == std::string_view::npos) break;
    ud.remove_prefix(bar + 1);
  }
  return out;
}

}  // namespace paraphe
