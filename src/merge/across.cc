#include "merge/across.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <set>

#include "base/table.h"
#include "base/utf8.h"
#include "merge/comparing.h"
#include "merge/course.h"
#include "merge/same_fact.h"

namespace paraphe {

std::string_view name_of(Stance stance) {
  switch (stance) {
    case Stance::supports:
      return "for";
    case Stance::opposes:
      return "against";
    case Stance::history:
      return "history";
    case Stance::altered:
      return "altered";
  }
  return "";
}

namespace {

// How much of a date an account gives: the more it tells, the sooner it is placed.
int vagueness(const Told& told) {
  if (!told.date) return 3;
  if (told.to_the_day) return 0;
  return told.first && told.last && *told.last - *told.first < 93 ? 1 : 2;
}

// The one order in which accounts are placed, whatever the order in which they came.
bool placed_before(const Told& a, const Told& b) {
  constexpr std::int64_t unknown = std::numeric_limits<std::int64_t>::max();
  const auto rank = [&](const Told& t) {
    return std::tuple(vagueness(t), t.first.value_or(unknown), t.published.value_or(unknown),
                      std::string_view(t.account->article), std::string_view(t.account->key));
  };
  return rank(a) < rank(b);
}

std::optional<std::int64_t> reference_of(const Told& told) { return told.to_the_day ? told.first : told.published; }

struct Placed {
  const Told* told;
  std::string reason;
};

// Accounts of one thing so far, and the span of days that they are of.
struct Cluster {
  std::vector<Placed> members;
  std::int64_t from = std::numeric_limits<std::int64_t>::max(), until = std::numeric_limits<std::int64_t>::min();

  void add(const Told& told, std::string reason) {
    members.push_back({&told, std::move(reason)});
    if (const auto day = reference_of(told)) {
      from = std::min(from, *day);
      until = std::max(until, *day);
    }
  }
  bool in_reach(const Told& told, std::int64_t reach) const {
    const auto day = reference_of(told);
    return !day || from > until || (*day >= from - reach && *day <= until + reach);
  }
};

// How well an account fits a cluster: by the member that it fits best, unless any member forbids it.
Judgement fit(const Ontology& ontology, const Cluster& cluster, const Told& told) {
  Judgement best;
  for (const Placed& member : cluster.members) {
    Judgement each = judge(ontology, *member.told, told);
    if (each.verdict == Sameness::different) return each;
    if (each.verdict == Sameness::same && (best.verdict != Sameness::same || each.weight > best.weight))
      best = std::move(each);
  }
  return best;
}

bool may_be_one(const Ontology& ontology, const Cluster& a, const Cluster& b) {
  return std::all_of(a.members.begin(), a.members.end(), [&](const Placed& member) {
    return fit(ontology, b, *member.told).verdict != Sameness::different;
  });
}

struct Candidate {
  std::size_t cluster;
  Judgement why;
};

// « La visite de juin, reportée à septembre »: what was put off ties the plan to what came of it.
void tie_together(const Ontology& ontology, std::vector<Cluster>& clusters, const std::vector<Candidate>& candidates,
                  std::size_t chosen) {
  std::vector<std::size_t> joined;
  for (const Candidate& each : candidates) {
    if (each.cluster == chosen || !may_be_one(ontology, clusters[each.cluster], clusters[chosen])) continue;
    for (Placed& member : clusters[each.cluster].members) clusters[chosen].add(*member.told, std::move(member.reason));
    joined.push_back(each.cluster);
  }
  for (auto at = joined.rbegin(); at != joined.rend(); ++at)
    clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(*at));
}

void place(const Ontology& ontology, std::vector<Cluster>& clusters, const Told& told) {
  const std::int64_t reach = reach_of(told.fact->type);
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    if (!clusters[i].in_reach(told, reach)) continue;
    Judgement why = fit(ontology, clusters[i], told);
    if (why.verdict == Sameness::same) candidates.push_back({i, std::move(why)});
  }
  const auto less = [](const Candidate& a, const Candidate& b) { return a.why.weight < b.why.weight; };
  const auto best = std::max_element(candidates.begin(), candidates.end(), less);
  const bool ties = told.fact->type == "meeting" && told.fact->status == "postponed";
  const bool undecided =
      best != candidates.end() && std::count_if(candidates.begin(), candidates.end(),
                                                [&](const auto& c) { return c.why.weight == best->why.weight; }) > 1;
  // It may be of either: on its own it does no harm.
  if (best == candidates.end() || (undecided && !told.to_the_day && !ties)) {
    clusters.emplace_back();
    clusters.back().add(told, {});
    return;
  }
  const std::size_t chosen = best->cluster;
  clusters[chosen].add(told, best->why.reason);
  if (ties) tie_together(ontology, clusters, candidates, chosen);
}

// How much of a quote's words another has, figures apart.
double shared_words(std::string_view a, std::string_view b) {
  const auto words = [](std::string_view text) {
    std::set<std::string> all;
    for (std::string& word : split(fold(text), ' ')) {
      if (std::none_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }))
        all.insert(std::move(word));
    }
    return all;
  };
  const std::set<std::string> x = words(a), y = words(b);
  const auto shared = std::count_if(x.begin(), x.end(), [&](const std::string& word) { return y.contains(word); });
  return x.empty() || y.empty() ? 0 : static_cast<double>(shared) / static_cast<double>(std::max(x.size(), y.size()));
}

// An account of an altered copy goes to the fact that the words it was copied from tell; it counts for nothing there.
void place_altered(std::vector<Cluster>& clusters, std::vector<std::vector<const Told*>>& altered, const Told& told) {
  double best = 0.6;
  std::size_t chosen = clusters.size();
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    for (const Placed& member : clusters[i].members) {
      const Account& other = *member.told->account;
      if (other.origin != told.account->origin || other.quotes.empty() || told.account->quotes.empty()) continue;
      const double shared = shared_words(other.quotes.front(), told.account->quotes.front());
      if (shared <= best) continue;
      best = shared;
      chosen = i;
    }
  }
  if (chosen < clusters.size()) altered[chosen].push_back(&told);
}

std::int64_t day_of(const RegisterFact& fact) {
  const auto at =
      std::find_if(fact.fact.slots.begin(), fact.fact.slots.end(), [](const auto& s) { return s.slot == "date"; });
  const std::optional<Edtf> date = at == fact.fact.slots.end() ? std::nullopt : parse_edtf(at->text);
  const std::optional<Day> day = date ? (first_day(*date) ? first_day(*date) : last_day(*date)) : std::nullopt;
  return day ? day_number(*day) : std::numeric_limits<std::int64_t>::max();
}

}  // namespace

std::vector<RegisterFact> merge_accounts(const Ontology& ontology, std::span<const Account> accounts) {
  std::vector<Told> all;
  for (std::size_t i = 0; i < accounts.size(); ++i) all.push_back(told_of(accounts[i], i));
  std::sort(all.begin(), all.end(), placed_before);
  std::vector<Cluster> clusters;
  for (const Told& told : all) {
    if (!told.account->altered) place(ontology, clusters, told);
  }
  std::vector<std::vector<const Told*>> altered(clusters.size());
  for (const Told& told : all) {
    if (told.account->altered) place_altered(clusters, altered, told);
  }
  std::vector<RegisterFact> facts;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    std::vector<Member> members;
    for (Placed& each : clusters[i].members) members.push_back({each.told, std::move(each.reason)});
    facts.push_back(course_of(ontology, members, altered[i]));
  }
  std::sort(facts.begin(), facts.end(), [](const RegisterFact& a, const RegisterFact& b) {
    return std::pair(day_of(a), std::string_view(a.fact.id)) < std::pair(day_of(b), std::string_view(b.fact.id));
  });
  return facts;
}

}  // namespace paraphe
