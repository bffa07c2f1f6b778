#include "clauses/dump.h"

#include <fmt/format.h>

#include <array>
#include <cstddef>

namespace paraphe {

namespace {

constexpr std::array<std::string_view, 3> kinds{"verb", "noun", "adjective"};
constexpr std::array<std::string_view, 3> tenses{"past", "present", "future"};
constexpr std::array<std::string_view, 9> modalities{"asserted", "decided", "planned",      "possible", "reported",
                                                     "wished",   "asked",   "hypothetical", "aimed"};

// One line a group of a function: the coordination « X et Y » stands together.
std::string filler_lines(const Article& article, const Clause& clause) {
  std::string out;
  for (std::size_t i = 0; i < clause.fillers.size(); ++i) {
    const Filler& filler = clause.fillers[i];
    const bool together = i > 0 && clause.fillers[i - 1].group == filler.group &&
                          clause.fillers[i - 1].function == filler.function &&
                          clause.fillers[i - 1].shared == filler.shared;
    const std::string words(article.words(article.token(filler.head).span));
    if (together) {
      out.insert(out.size() - 1, fmt::format(", {}", words));
      continue;
    }
    out += fmt::format("  {} {}{}\n", name_of(filler.function), filler.shared ? "~" : "", words);
  }
  return out;
}

}  // namespace

std::string dump(const Article& article, const Standing& standing) {
  std::string out;
  const auto say = [&](std::string_view word) {
    if (!out.empty()) out += ' ';
    out += word;
  };
  if (standing.time != Time::none) say(tenses[static_cast<std::size_t>(standing.time)]);
  if (standing.perfect) say("perfect");
  if (standing.going_on) say("going-on");
  if (standing.modality != Modality::asserted) say(modalities[static_cast<std::size_t>(standing.modality)]);
  if (standing.negated) say("negated");
  if (standing.denied) say("denied");
  if (standing.failed) say("failed");
  if (standing.quoted) say("quoted");
  if (!standing.said_by.empty()) say(fmt::format("said by {}", article.words(standing.said_by)));
  if (standing.own_side) say("(own side)");
  return out;
}

std::string dump(const Article& article, const Clause& clause) {
  std::string out =
      fmt::format("{}{} {}", clause.reflexive ? "se " : "", clause.lemma, kinds[static_cast<std::size_t>(clause.kind)]);
  if (const std::string standing = dump(article, clause.standing); !standing.empty()) out += ": " + standing;
  out += '\n';
  out += filler_lines(article, clause);
  for (const std::int32_t t : clause.times) {
    out += fmt::format("  time {}\n", article.words(article.times[static_cast<std::size_t>(t)].span));
  }
  for (const std::int32_t q : clause.quantities) {
    out += fmt::format("  amount {}\n", article.words(article.quantities[static_cast<std::size_t>(q)].span));
  }
  return out;
}

}  // namespace paraphe
