// The matcher: match.h says what it gives. Three passes: each clause's triggers are tried; a verb that takes a noun as its
// thing takes over the noun's roles (annuler la visite de X à Y); what then lacks a kind or parties is dropped.
#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "facts/filler.h"
#include "facts/match.h"
#include "facts/rule_index.h"

namespace paraphe {

namespace {

using Parties = std::vector<std::string_view>;

// As conditions name them: « requires amount is money ».
constexpr std::array<std::string_view, 5> quantity_names{"count", "money", "percent", "measure", "ordinal"};

// The word that a node of a shape stands for, with the clause that it heads, if any. Node 0 is the trigger.
struct Node {
  FillerReference reference;
  std::int32_t clause = -1;
};

struct Candidate {
  Match match;
  const Plan* plan = nullptr;
  std::int32_t thing_clause = -1;  // the clause of the noun that gave the kind, when it is not the trigger's
  bool no_act = false;             // act none: only lends its roles
  bool dropped = false;
};

void unite(Parties& all, const Parties& more) {
  all.insert(all.end(), more.begin(), more.end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

bool holds(const Parties& all, const Parties& some) { return std::includes(all.begin(), all.end(), some.begin(), some.end()); }

class Matcher {
 public:
  Matcher(const Knowledge& knowledge, const RuleIndex& index, const Article& article)
      : knowledge_(knowledge), index_(index), article_(article), clause_of_token_(article.tokens.size(), -1) {
    for (std::size_t i = 0; i < article.clauses.size(); ++i) {
      if (const TokenIndex predicate = article.clauses[i].predicate; predicate >= 0) {
        clause_of_token_[static_cast<std::size_t>(predicate)] = static_cast<std::int32_t>(i);
      }
    }
  }

  void run(std::vector<Match>& out) {
    for (std::size_t i = 0; i < article_.clauses.size(); ++i) try_clause(static_cast<std::int32_t>(i));
    lend_roles();
    share_parties();
    for (Candidate& candidate : candidates_) finish(candidate);
    keep_most_demanding();
    for (Candidate& candidate : candidates_) {
      if (!candidate.dropped) out.push_back(std::move(candidate.match));
    }
    match_titles(out);
  }

 private:
  const Clause& clause(std::int32_t at) const { return article_.clauses[static_cast<std::size_t>(at)]; }

  void try_clause(std::int32_t at) {
    const Clause& here = clause(at);
    if (here.predicate < 0) return;
    FunctionMask functions = 0;
    each_filler(article_, at, [&](FillerReference, const Filler& filler) { functions |= bit(filler.function); });
    const std::size_t first = candidates_.size();
    for (const std::int32_t trigger : index_.at(here.lemma)) try_trigger(trigger, at, functions);
    // Plural nouns whose lemma is in doubt (pourparlers) are found as written too.
    if (here.kind == PredicateKind::noun) {
      if (const std::string form = lower(article_.token(here.predicate).form); form != here.lemma) {
        for (const std::int32_t trigger : index_.at(form)) try_trigger(trigger, at, functions);
      }
    }
    std::sort(candidates_.begin() + static_cast<std::ptrdiff_t>(first), candidates_.end(), [](const Candidate& a, const Candidate& b) {
      return std::tie(a.match.type, a.match.kind, a.match.act, a.match.reference.file, a.match.reference.line) <
             std::tie(b.match.type, b.match.kind, b.match.act, b.match.reference.file, b.match.reference.line);
    });
  }

  static bool same_class(TriggerClass trigger, PredicateKind kind) {
    switch (trigger) {
      case TriggerClass::verb: return kind == PredicateKind::verb;
      case TriggerClass::noun: return kind == PredicateKind::noun;
      case TriggerClass::adjective: return kind == PredicateKind::adjective;
      case TriggerClass::shape: return true;
      case TriggerClass::title: return false;
    }
    return false;
  }

  void try_trigger(std::int32_t number, std::int32_t at, FunctionMask functions) {
    const Trigger& trigger = index_.program.triggers[static_cast<std::size_t>(number)];
    const Clause& here = clause(at);
    if (!same_class(trigger.trigger, here.kind) || trigger.language != article_.language) return;
    if (here.kind == PredicateKind::verb && trigger.reflexive != here.reflexive) return;
    const Plan& plan = index_.program.plans[static_cast<std::size_t>(trigger.plan)];
    if ((plan.needs & ~functions) != 0) return;
    if (!words_follow(trigger, here)) return;
    std::vector<Node> nodes{{{at, -1}, at}};
    if (!walk(plan, nodes) || !conditions_hold(plan, nodes)) return;

    Candidate candidate;
    candidate.plan = &plan;
    candidate.no_act = trigger.act.empty();
    Match& match = candidate.match;
    match.rule = number;
    match.reference = {plan.file, trigger.line};
    match.type = plan.type->code;
    match.kind = trigger.kind;
    match.act = trigger.act;
    match.clause = at;
    match.trigger = match.thing = here.predicate;
    if (fill_roles(plan, nodes, candidate)) candidates_.push_back(std::move(candidate));
  }

  // The rest of a trigger of several words: lettre d'intention. Its first word is the lemma, or the noun as written.
  bool words_follow(const Trigger& trigger, const Clause& here) const {
    if (trigger.words.size() == 1) return true;
    const WordRow rest(trigger.words.begin() + 1, trigger.words.end());
    const TokenIndex next = here.predicate + 1;
    return static_cast<std::size_t>(next) < article_.tokens.size() && article_.token(next).sentence == here.sentence &&
           stands_at(article_, next, rest);
  }

  // Follows the arrows of a shape; of several fillers the first with one of the words counts.
  bool walk(const Plan& plan, std::vector<Node>& nodes) const {
    for (const PlanStep& step : plan.steps) {
      const Node from = nodes.back();
      if (from.clause < 0) return false;
      Node next;
      each_filler(article_, from.clause, [&](FillerReference reference, const Filler& filler) {
        if (filler.function != step.function || next.reference.clause >= 0) return;
        const auto stands = [&](const WordRow& row) { return stands_at(article_, filler.head, row); };
        if (std::any_of(step.words.begin(), step.words.end(), stands)) next = {reference, filler.clause};
      });
      if (next.reference.clause < 0) return false;
      nodes.push_back(next);
    }
    return true;
  }

  // The fillers that a term asks for, in the order of the text.
  void collect(const Term& term, const std::vector<Node>& nodes, std::vector<FillerReference>& out) const {
    const Node& node = nodes[term.node];
    if (term.kind == TermKind::self) out.push_back(node.reference);
    if (term.kind == TermKind::amount && node.clause >= 0) collect_measured(clause(node.clause), out);
    if (term.kind != TermKind::function || node.clause < 0) return;
    each_filler(article_, node.clause, [&](FillerReference reference, const Filler& filler) {
      if (filler.function == term.function) out.push_back(reference);
    });
  }

  // The nouns that the clause's figures count or measure: 60 millions d'euros d'aide, 20 000 tonnes de blé.
  void collect_measured(const Clause& here, std::vector<FillerReference>& out) const {
    constexpr TokenIndex reach = 12;
    for (const std::int32_t number : here.quantities) {
      const Quantity& quantity = article_.quantities[static_cast<std::size_t>(number)];
      const TokenIndex last = std::min(quantity.tokens.end + reach, static_cast<TokenIndex>(article_.tokens.size()));
      for (TokenIndex i = quantity.tokens.begin; i < last; ++i) {
        const Token& token = article_.token(i);
        const bool measured = token.head >= quantity.tokens.begin && token.head < quantity.tokens.end && i >= quantity.tokens.end;
        const std::int32_t own = clause_of_token_[static_cast<std::size_t>(i)];
        if ((i == quantity.counted || measured) && own >= 0 && clause(own).kind == PredicateKind::noun) out.push_back({own, -1});
      }
    }
  }

  bool has_amount(const PlanCondition& condition, const Clause& here) const {
    return std::any_of(here.quantities.begin(), here.quantities.end(), [&](std::int32_t number) {
      const std::string_view kind = quantity_names[static_cast<std::size_t>(article_.quantities[static_cast<std::size_t>(number)].kind)];
      const auto named = [&](const WordRow& row) { return row.size() == 1 && row.front() == kind; };
      return (condition.words.empty() && condition.tests.empty()) || std::any_of(condition.words.begin(), condition.words.end(), named);
    });
  }

  bool conditions_hold(const Plan& plan, const std::vector<Node>& nodes) const {
    for (const PlanCondition& condition : plan.conditions) {
      std::vector<FillerReference> fillers;
      bool value = false;  // the figure or date that is asked for
      for (const Term& term : condition.terms) {
        value = value || (term.kind == TermKind::date && nodes[term.node].clause >= 0 && !clause(nodes[term.node].clause).times.empty());
        value = value || (term.kind == TermKind::amount && nodes[term.node].clause >= 0 && has_amount(condition, clause(nodes[term.node].clause)));
        collect(term, nodes, fillers);
      }
      const bool any = value || std::any_of(fillers.begin(), fillers.end(), [&](FillerReference each) {
        return passes(knowledge_, article_, each, condition, *plan.type);
      });
      if (any == condition.unless) return false;
    }
    return true;
  }

  // False when the rule cannot apply: its kind role finds no kind.
  bool fill_roles(const Plan& plan, const std::vector<Node>& nodes, Candidate& candidate) const {
    for (const PlanRole& role : plan.roles) {
      if (role.type == RoleType::kind) {
        if (!fill_kind(plan, role, nodes, candidate)) return false;
        continue;
      }
      RoleFill fill{role.role, {}};
      for (const auto& terms : role.alternatives) {
        if (role.type == RoleType::closed) {
          candidate.match.constants.push_back({role.role, terms.front().constant});
          break;
        }
        for (const Term& term : terms) collect(term, nodes, fill.fillers);
        std::erase_if(fill.fillers, [&](FillerReference each) { return !fits(knowledge_, article_, each, role.type); });
        if (!fill.fillers.empty()) break;
      }
      if (fill.fillers.empty()) continue;
      if (role.type == RoleType::thing) set_thing(fill.fillers.front(), candidate);
      candidate.match.roles.push_back(std::move(fill));
    }
    return !candidate.match.kind.empty();
  }

  bool fill_kind(const Plan& plan, const PlanRole& role, const std::vector<Node>& nodes, Candidate& candidate) const {
    Match& match = candidate.match;
    for (const auto& terms : role.alternatives) {
      for (const Term& term : terms) {
        if (term.kind == TermKind::constant) {
          match.kind = term.constant;
          return true;
        }
        std::vector<FillerReference> fillers;
        collect(term, nodes, fillers);
        for (const FillerReference each : fillers) {
          const std::string_view kind = kind_of(knowledge_, article_, *plan.type, head_of(article_, each));
          if (kind.empty()) continue;
          match.kind = kind;
          match.roles.push_back({role.role, {each}});
          set_thing(each, candidate);
          return true;
        }
      }
    }
    return false;
  }

  void set_thing(FillerReference reference, Candidate& candidate) const {
    const TokenIndex head = head_of(article_, reference);
    const TokenIndex meant = meant_thing(knowledge_, article_, *candidate.plan->type, head);
    candidate.match.thing = head;
    const Filler* filler = filler_at(article_, reference);
    std::int32_t own = filler != nullptr ? filler->clause : reference.clause;
    if (meant != head && article_.token(head).upos == Upos::PRON) {
      candidate.match.thing = meant;
      own = clause_of_token_[static_cast<std::size_t>(meant)];
    }
    if (own != candidate.match.clause) candidate.thing_clause = own;
  }

  // A noun's own roles go to the match that took the noun as its thing; the noun's match of that kind goes. Candidates stand in
  // the order of clauses, so the noun's are found by one search.
  void lend_roles() {
    for (Candidate& taker : candidates_) {
      if (taker.thing_clause < 0) continue;
      auto lender = std::lower_bound(candidates_.begin(), candidates_.end(), taker.thing_clause,
                                     [](const Candidate& each, std::int32_t at) { return each.match.clause < at; });
      for (; lender != candidates_.end() && lender->match.clause == taker.thing_clause; ++lender) {
        if (lender->match.type != taker.match.type) continue;
        // What a pronoun takes up was told for itself.
        const bool here = clause(lender->match.clause).sentence == clause(taker.match.clause).sentence;
        if (lender->match.kind == taker.match.kind && here) lender->dropped = true;
        for (const RoleFill& fill : lender->match.roles) lend(fill, taker.match);
        for (const RoleConstant& constant : lender->match.constants) lend(constant, taker.match);
      }
    }
    for (Candidate& candidate : candidates_) candidate.dropped = candidate.dropped || candidate.no_act;
  }

  static void lend(const RoleFill& fill, Match& match) {
    if (fill.role == "kind" || fill.role == "thing") return;
    for (RoleFill& own : match.roles) {
      if (own.role != fill.role) continue;
      // What the verb says of a role goes before what the noun says; parties come together.
      if (own.role != "party") return;
      const std::set<FillerReference> known(own.fillers.begin(), own.fillers.end());
      std::copy_if(fill.fillers.begin(), fill.fillers.end(), std::back_inserter(own.fillers),
                   [&](FillerReference each) { return !known.contains(each); });
      return;
    }
    match.roles.push_back(fill);
  }

  static void lend(const RoleConstant& constant, Match& match) {
    const auto same = [&](const RoleConstant& own) { return own.role == constant.role; };
    if (std::none_of(match.constants.begin(), match.constants.end(), same)) match.constants.push_back(constant);
  }

  // « Un pacte signé en mai lie Riyad à Islamabad »: what is done with one thing is done by the same parties. A match that
  // has too few takes over those of another match with the same thing; what it takes, it does not hand on.
  void share_parties() {
    std::vector<std::pair<std::size_t, RoleFill>> shared;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& here = candidates_[i];
      if (here.dropped || !lets_context(here) || named_parties(here).size() >= least_parties(here)) continue;
      const auto [first, last] = near(i);
      for (std::size_t j = first; j < last; ++j) {
        const Candidate& other = candidates_[j];
        if (i == j || other.dropped || other.match.type != here.match.type || other.match.thing != here.match.thing ||
            other.match.clause == here.match.clause || named_parties(other).size() < least_parties(other)) {
          continue;
        }
        RoleFill fill{"party", {}};
        for (const RoleFill& each : other.match.roles) {
          if (is_party_role(other.match, *other.plan, each)) fill.fillers.insert(fill.fillers.end(), each.fillers.begin(), each.fillers.end());
        }
        shared.emplace_back(i, std::move(fill));
        break;
      }
    }
    for (const auto& [taker, fill] : shared) lend(fill, candidates_[taker].match);
  }

  // The candidates about the candidate: matches with one thing stand in one sentence. At most 64 on either side.
  std::pair<std::size_t, std::size_t> near(std::size_t at) const {
    constexpr std::size_t reach = 64;
    return {at > reach ? at - reach : 0, std::min(candidates_.size(), at + reach)};
  }

  static bool lets_context(const Candidate& candidate) {
    return std::any_of(candidate.plan->roles.begin(), candidate.plan->roles.end(), [](const PlanRole& role) { return role.context; });
  }
  static std::size_t least_parties(const Candidate& candidate) {
    return static_cast<std::size_t>(std::max(2, candidate.plan->type->minimum_parties));
  }

  Parties named_parties(const Candidate& candidate) const {
    Parties all;
    for (const RoleFill& fill : candidate.match.roles) {
      if (is_party_role(candidate.match, *candidate.plan, fill)) unite(all, parties_of_role(fill));
    }
    return all;
  }

  Parties parties_of_role(const RoleFill& fill) const {
    Parties parties;
    for (const FillerReference each : fill.fillers) unite(parties, parties_of(knowledge_, article_, each));
    return parties;
  }

  static bool is_party_role(const Match& match, const Plan& plan, const RoleFill& fill) {
    for (const PlanRole& role : plan.roles) {
      if (role.role == fill.role) return role.type == RoleType::party;
    }
    const Slot* slot = plan.type->slot(fill.role);  // a lent role
    return !match.type.empty() && (fill.role == "party" || (slot != nullptr && slot->type == SlotType::party));
  }

  // « unless » and « when alone », then the minimum of parties.
  void finish(Candidate& candidate) {
    if (candidate.dropped) return;
    Match& match = candidate.match;
    const Plan& plan = *candidate.plan;
    for (const PlanRole& role : plan.roles) {
      if (role.unless_role >= 0) take_away(match, role.role, plan.roles[static_cast<std::size_t>(role.unless_role)].role);
    }
    const bool context = std::any_of(plan.roles.begin(), plan.roles.end(), [](const PlanRole& role) { return role.context; });
    for (const PlanRole& role : plan.roles) {
      if (role.alone) keep_when_alone(match, plan, role.role, context ? 1 : 2);
    }
    const Parties all = named_parties(candidate);
    const bool few = all.size() < static_cast<std::size_t>(plan.type->minimum_parties);
    match.context = few && context;
    candidate.dropped = few && !context;
    for (const PlanRole& role : plan.roles) {
      if (role.type != RoleType::person || candidate.dropped) continue;
      const Slot* slot = plan.type->slot("persons");
      const RoleFill* fill = match.role(role.role);
      candidate.dropped = slot != nullptr && (fill == nullptr ? 0U : fill->fillers.size()) < static_cast<std::size_t>(slot->minimum);
    }
  }

  void take_away(Match& match, std::string_view role, std::string_view unless) const {
    const RoleFill* other = match.role(unless);
    if (other == nullptr) return;
    const Parties taken = parties_of_role(*other);
    for (RoleFill& fill : match.roles) {
      if (fill.role != role) continue;
      std::erase_if(fill.fillers, [&](FillerReference each) { return holds(taken, parties_of(knowledge_, article_, each)); });
    }
    std::erase_if(match.roles, [](const RoleFill& fill) { return fill.fillers.empty(); });
  }

  // One party did the act, and there are other parties: `least` in all, one if the context gives the others.
  void keep_when_alone(Match& match, const Plan& plan, std::string_view role, std::size_t least) const {
    const RoleFill* fill = match.role(role);
    if (fill == nullptr) return;
    const Parties own = parties_of_role(*fill);
    Parties all;
    for (const RoleFill& each : match.roles) {
      if (each.role != role && is_party_role(match, plan, each)) unite(all, parties_of_role(each));
    }
    unite(all, own);
    if (own.size() != 1 || all.size() < least) {
      std::erase_if(match.roles, [&](const RoleFill& each) { return each.role == role; });
    }
  }

  // Of the matches of one type on one clause those count whose rules ask for most.
  void keep_most_demanding() {
    for (std::size_t begin = 0; begin < candidates_.size();) {
      std::size_t end = begin + 1;
      while (end < candidates_.size() && candidates_[end].match.clause == candidates_[begin].match.clause &&
             candidates_[end].match.type == candidates_[begin].match.type) {
        ++end;
      }
      int most = 0;
      for (std::size_t i = begin; i < end; ++i) {
        if (!candidates_[i].dropped) most = std::max(most, candidates_[i].plan->demands);
      }
      for (std::size_t i = begin; i < end; ++i) {
        if (candidates_[i].plan->demands < most) candidates_[i].dropped = true;
      }
      keep_fullest(begin, end);
      begin = end;
    }
  }

  // Of matches that say the same (kind and act) the one with most fillers counts, of equals the first by file and line.
  void keep_fullest(std::size_t begin, std::size_t end) {
    const auto fillers = [](const Candidate& candidate) {
      std::size_t count = 0;
      for (const RoleFill& fill : candidate.match.roles) count += fill.fillers.size();
      return count;
    };
    std::size_t best = end;
    for (std::size_t i = begin; i < end; ++i) {
      Candidate& here = candidates_[i];
      if (here.dropped) continue;
      // Candidates of one kind and act stand together.
      if (best == end || candidates_[best].match.kind != here.match.kind || candidates_[best].match.act != here.match.act) {
        best = i;
      } else if (fillers(here) > fillers(candidates_[best])) {
        candidates_[best].dropped = true;
        best = i;
      } else {
        here.dropped = true;
      }
    }
  }

  void match_titles(std::vector<Match>& out) const {
    for (std::size_t i = 0; i < article_.titles.size(); ++i) {
      const Title& title = article_.titles[i];
      for (const std::int32_t number : index_.titles) {
        const Trigger& trigger = index_.program.triggers[static_cast<std::size_t>(number)];
        if (trigger.language != article_.language) continue;
        const Plan& plan = index_.program.plans[static_cast<std::size_t>(trigger.plan)];
        const Coded* kind = plan.type->kind(title.kind);
        const Act* act = plan.type->act(title.status.empty() ? trigger.act : title.status);
        if (kind == nullptr || act == nullptr) continue;
        Match match;
        match.rule = number;
        match.reference = {plan.file, trigger.line};
        match.type = plan.type->code;
        match.kind = kind->code;
        match.act = act->code;
        match.title = static_cast<std::int32_t>(i);
        match.trigger = match.thing = title.tokens.begin;
        out.push_back(std::move(match));
      }
    }
  }

  const Knowledge& knowledge_;
  const RuleIndex& index_;
  const Article& article_;
  std::vector<std::int32_t> clause_of_token_;  // the clause that a word is the predicate of, or −1
  std::vector<Candidate> candidates_;
};

}  // namespace

void match_rules(const Knowledge& knowledge, const Rules& rules, const Article& article, std::vector<Match>& out) {
  Matcher(knowledge, rules.index(), article).run(out);
}

}  // namespace paraphe
