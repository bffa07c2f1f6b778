// A slow, obvious matcher that reads the rules as written, without plans, masks or index, must agree with the real one on
// random clauses under rules that use every construct.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "facts/filler.h"
#include "facts/match.h"
#include "facts/scene_test.h"

namespace paraphe {
namespace {

constexpr std::string_view rules_text = R"(fact meeting/talks
fr verb recevoir, accueillir
  host  = subject
  party = subject + object
  requires object is actor, homme
fr verb recevoir, se recevoir   kind audience
  host  = subject | in
  party = subject + object | to | context
  unless with
fr shape recevoir, tenir -object-> réunion, séance -with-> homme   act planned
  party = subject + with of réunion + of of réunion
fr shape tenir -object-> séance
  party = subject + of of séance | context
  person = subject
fact meeting
fr noun réunion, séance, rencontre
  kind  = self | of | call
  party = between + of | with + self
  place = in
fr verb annuler   act cancelled
  kind  = object
  party = subject
fact agreement
fr noun accord, traité   act none
  kind  = self
  party = between + self + of
fr verb signer, annuler, recevoir   act signed
  kind  = object + with | contract
  party = subject + with
  by    = subject when alone
  requires subject + with is party
fact flow
fr verb accorder, recevoir   act awarded
  kind        = object
  provider    = subject unless beneficiary
  beneficiary = to + object
  unless to is mer
fact tie
fr verb se recevoir, tenir
  kind  = trend
  thing = subject + object
  trend = weakening
  party = with
fr noun lien, accord   act none
  kind  = trend
  party = between
fr adjective proche
  kind  = level
  party = subject + of
  level = self
no fr Rien.
)";

using Parties = std::set<std::string_view>;

// A rule's trigger tried on one clause.
struct Try {
  const RuleText* rule;
  const TriggerText* trigger;
  const FactType* type;
  std::int32_t clause;
  std::string kind, act;
  int demands = 0;
  std::int32_t thing = -1;
  TokenIndex thing_word = no_token;
  std::map<std::string, std::vector<FillerReference>> roles;
  std::map<std::string, std::string> constants;
  bool dropped = false, context = false;
};

class Oracle {
 public:
  Oracle(const Knowledge& knowledge, const RuleFile& rules, const Article& article) : knowledge_(knowledge), rules_(rules), article_(article) {}

  std::set<std::string> run() {
    for (std::size_t c = 0; c < article_.clauses.size(); ++c) {
      for (const RuleText& rule : rules_.rules) {
        for (const TriggerText& trigger : rule.triggers) {
          for (const std::string& word : trigger.words) attempt(rule, trigger, word, static_cast<std::int32_t>(c));
        }
      }
    }
    for (Try& taker : tries_) {
      for (Try& lender : tries_) {
        if (taker.thing < 0 || lender.clause != taker.thing || lender.type != taker.type) continue;
        lender.dropped = lender.dropped || lender.kind == taker.kind;
        lend(lender, taker);
      }
    }
    for (Try& each : tries_) each.dropped = each.dropped || each.act == "none";
    const std::vector<Try> before = tries_;
    for (std::size_t i = 0; i < tries_.size(); ++i) share(before, i, tries_[i]);
    for (Try& each : tries_) finish(each);
    for (Try& each : tries_) {
      for (const Try& other : tries_) {
        if (!other.dropped && other.clause == each.clause && other.type == each.type && other.demands > each.demands) each.dropped = true;
      }
    }
    for (std::size_t i = 0; i < tries_.size(); ++i) {
      for (std::size_t j = 0; j < tries_.size(); ++j) {
        Try &one = tries_[i], &other = tries_[j];
        if (i == j || one.dropped || other.dropped || !says_the_same(one, other)) continue;
        const bool fuller = fillers_of(other) > fillers_of(one) ||
                            (fillers_of(other) == fillers_of(one) && (other.trigger->line < one.trigger->line || (other.trigger->line == one.trigger->line && j < i)));
        if (fuller) one.dropped = true;
      }
    }
    std::set<std::string> out;
    for (const Try& each : tries_) {
      if (!each.dropped) out.insert(text_of(each));
    }
    return out;
  }

 private:
  static bool says_the_same(const Try& a, const Try& b) {
    return a.clause == b.clause && a.type == b.type && a.kind == b.kind && a.act == b.act;
  }
  static std::size_t fillers_of(const Try& each) {
    std::size_t count = 0;
    for (const auto& [role, fillers] : each.roles) count += fillers.size();
    return count;
  }

  const Clause& at(std::int32_t clause) const { return article_.clauses[static_cast<std::size_t>(clause)]; }

  bool is_word(TokenIndex token, const std::string& word) const { return stands_at(article_, token, word_row(word)); }

  void attempt(const RuleText& rule, const TriggerText& trigger, std::string word, std::int32_t c) {
    const Clause& clause = at(c);
    const bool reflexive = word.starts_with("se ") || word.starts_with("s'");
    if (reflexive) word = word.substr(word[1] == '\'' ? 2 : 3);
    if (clause.lemma != word) return;
    const bool verb = clause.kind == PredicateKind::verb;
    if (trigger.trigger == TriggerClass::verb && !verb) return;
    if (trigger.trigger == TriggerClass::noun && clause.kind != PredicateKind::noun) return;
    if (trigger.trigger == TriggerClass::adjective && clause.kind != PredicateKind::adjective) return;
    if (verb && clause.reflexive != reflexive) return;

    Try attempt{&rule, &trigger, knowledge_.ontology.type(rule.type), c, {}, {}, 0, -1, clause.predicate, {}, {}, false, false};
    attempt.act = trigger.act.empty() ? attempt.type->acts.front().code : trigger.act;
    attempt.kind = trigger.kind.empty() ? rule.kind : trigger.kind;
    nodes_ = {{FillerReference{c, -1}, c}};
    for (const ShapeStepText& step : trigger.steps) {
      ++attempt.demands;
      if (!follow(step)) return;
    }
    for (const ConditionText& condition : rule.conditions) {
      if (!holds(condition, trigger, *attempt.type)) return;
      attempt.demands += condition.kind == ConditionKind::requires_ ? 1 : 0;
    }
    for (const RoleText& role : rule.roles) {
      if (!fill(role, attempt)) return;
    }
    if (!attempt.kind.empty()) tries_.push_back(attempt);
  }

  // The clause's own, then those of its names.
  std::vector<std::pair<FillerReference, const Filler*>> all_fillers(std::int32_t clause) const {
    std::vector<std::pair<FillerReference, const Filler*>> out;
    const auto put = [&](std::int32_t from) {
      for (std::size_t f = 0; f < at(from).fillers.size(); ++f) out.push_back({{from, static_cast<std::int32_t>(f)}, &at(from).fillers[f]});
    };
    put(clause);
    for (const Filler& filler : at(clause).fillers) {
      if (filler.clause >= 0 && filler.clause != clause && is_name(article_, filler)) put(filler.clause);
    }
    return out;
  }

  bool follow(const ShapeStepText& step) {
    const std::int32_t from = nodes_.back().second;
    if (from < 0) return false;
    for (const auto& [reference, filler] : all_fillers(from)) {
      if (name_of(filler->function) != step.function) continue;
      for (const std::string& word : step.words) {
        if (!is_word(filler->head, word)) continue;
        nodes_.push_back({reference, filler->clause});
        return true;
      }
    }
    return false;
  }

  std::vector<FillerReference> fillers(const TermText& term, const TriggerText& trigger) const {
    std::size_t node = 0;
    if (!term.node.empty()) {
      node = nodes_.size();
      const auto has = [&](const std::vector<std::string>& words) { return std::find(words.begin(), words.end(), term.node) != words.end(); };
      for (std::size_t i = trigger.steps.size(); i > 0; --i) node = has(trigger.steps[i - 1].words) ? i : node;
      if (has(trigger.words)) node = 0;
      if (node >= nodes_.size()) return {};
    }
    if (term.name == "self") return {nodes_[node].first};
    std::vector<FillerReference> out;
    const std::int32_t clause = nodes_[node].second;
    if (clause < 0) return {};
    for (const auto& [reference, filler] : all_fillers(clause)) {
      if (name_of(filler->function) == term.name) out.push_back(reference);
    }
    return out;
  }

  bool holds(const ConditionText& condition, const TriggerText& trigger, const FactType& type) const {
    bool any = false;
    for (const TermText& term : condition.terms) {
      for (const FillerReference each : fillers(term, trigger)) {
        any = any || condition.words.empty();
        for (const std::string& word : condition.words) {
          const Mention* mention = article_.mention_at(head_of(article_, each));
          if (word == "party") {
            any = any || !parties_of(knowledge_, article_, each).empty();
          } else if (word == "actor") {
            any = any || (mention != nullptr && (mention->kind == EntityKind::person || (mention->kind != EntityKind::place && !mention->parties.empty())));
          } else if (word == "kind") {
            any = any || !kind_of(knowledge_, article_, type, head_of(article_, each)).empty();
          } else {
            any = any || is_word(head_of(article_, each), word);
          }
        }
      }
    }
    return any == (condition.kind == ConditionKind::requires_);
  }

  bool fill(const RoleText& role, Try& out) const {
    for (const auto& alternative : role.alternatives) {
      std::vector<FillerReference> found;
      for (const TermText& term : alternative) {
        if (role.role == "kind" && out.type->kind(term.name) != nullptr) {
          out.kind = term.name;
          return true;
        }
        if (role.role == "trend" || role.role == "measure") {
          out.constants[role.role] = term.name;
          return true;
        }
        for (const FillerReference each : fillers(term, *out.trigger)) {
          if (role.role == "kind") {
            const std::string_view kind = kind_of(knowledge_, article_, *out.type, head_of(article_, each));
            if (kind.empty()) continue;
            out.kind = kind;
            out.roles["kind"] = {each};
            set_thing(each, out);
            return true;
          }
          const Mention* mention = article_.mention_at(head_of(article_, each));
          bool good = true;
          if (role.role == "person") {
            good = mention != nullptr && mention->kind == EntityKind::person && !mention->name.empty();
          } else if (role.role == "place") {
            good = mention != nullptr && (mention->kind == EntityKind::place || mention->kind == EntityKind::state || mention->place_reading);
          } else if (role.role != "level" && role.role != "thing") {
            good = !parties_of(knowledge_, article_, each).empty();
          }
          if (good) found.push_back(each);
        }
      }
      if (found.empty()) continue;
      if (role.role == "thing") set_thing(found.front(), out);
      out.roles[role.role] = found;
      return true;
    }
    return role.role != "kind";
  }

  void set_thing(FillerReference reference, Try& out) const {
    out.thing = -1;
    out.thing_word = head_of(article_, reference);
    if (reference.filler < 0) return;
    const std::int32_t own = at(reference.clause).fillers[static_cast<std::size_t>(reference.filler)].clause;
    if (own >= 0 && own != out.clause) out.thing = own;
  }

  static void lend(const Try& lender, Try& taker) {
    taker.constants.insert(lender.constants.begin(), lender.constants.end());  // the taker's own stay
    for (const auto& [role, fillers] : lender.roles) {
      if (role == "kind" || role == "thing") continue;
      std::vector<FillerReference>& own = taker.roles[role];
      if (!own.empty() && role != "party") continue;
      for (const FillerReference each : fillers) {
        if (std::find(own.begin(), own.end(), each) == own.end()) own.push_back(each);
      }
    }
  }

  // Of one thing the parties are the same.
  void share(const std::vector<Try>& before, std::size_t i, Try& taker) const {
    const auto lets = [](const RoleText& role) { return role.alternatives.back().front().name == "context"; };
    const Try& here = before[i];
    if (here.dropped || std::none_of(here.rule->roles.begin(), here.rule->roles.end(), lets) || all_parties(here).size() >= 2) return;
    std::vector<std::size_t> order(before.size());
    for (std::size_t j = 0; j < order.size(); ++j) order[j] = j;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const auto key = [&](const Try& each) { return std::tuple(each.clause, each.type->code, each.kind, each.act, each.trigger->line); };
      return key(before[a]) < key(before[b]);
    });
    for (const std::size_t j : order) {
      const Try& other = before[j];
      if (other.dropped || other.type != here.type || other.thing_word != here.thing_word || other.clause == here.clause) continue;
      if (all_parties(other).size() < 2) continue;
      std::vector<FillerReference>& own = taker.roles["party"];
      for (const auto& [role, fillers] : other.roles) {
        if (!is_party(role)) continue;
        for (const FillerReference each : fillers) {
          if (std::find(own.begin(), own.end(), each) == own.end()) own.push_back(each);
        }
      }
      return;
    }
  }

  Parties all_parties(const Try& each) const {
    Parties all;
    for (const auto& [role, fillers] : each.roles) {
      if (is_party(role)) all.merge(parties(fillers));
    }
    return all;
  }

  Parties parties(const std::vector<FillerReference>& fillers) const {
    Parties all;
    for (const FillerReference each : fillers) {
      for (const std::string_view party : parties_of(knowledge_, article_, each)) all.insert(party);
    }
    return all;
  }

  static bool is_party(const std::string& role) {
    return role == "party" || role == "host" || role == "by" || role == "provider" || role == "beneficiary";
  }

  void finish(Try& each) const {
    bool context = false;
    for (const RoleText& role : each.rule->roles) {
      if (role.alternatives.back().front().name == "context") context = true;
      if (role.unless_role.empty() || !each.roles.count(role.role) || !each.roles.count(role.unless_role)) continue;
      const Parties taken = parties(each.roles[role.unless_role]);
      auto& fillers = each.roles[role.role];
      std::erase_if(fillers, [&](FillerReference filler) {
        const Parties own = parties({filler});
        return std::includes(taken.begin(), taken.end(), own.begin(), own.end());
      });
      if (fillers.empty()) each.roles.erase(role.role);
    }
    for (const RoleText& role : each.rule->roles) {
      if (!role.alone || !each.roles.count(role.role)) continue;
      Parties all;
      for (const auto& [name, fillers] : each.roles) {
        if (is_party(name)) all.merge(parties(fillers));
      }
      if (parties(each.roles[role.role]).size() != 1 || all.size() < (context ? 1U : 2U)) each.roles.erase(role.role);
    }
    Parties all;
    for (const auto& [name, fillers] : each.roles) {
      if (is_party(name)) all.merge(parties(fillers));
    }
    if (all.size() >= static_cast<std::size_t>(each.type->minimum_parties)) return;
    each.context = context;
    each.dropped = each.dropped || !context;
  }

  std::string text_of(const Try& each) const {
    std::string out = fmt::format("{} {} {}/{} {} {}", each.clause, each.trigger->line, each.type->code, each.kind, each.act, each.context);
    for (const auto& [role, fillers] : each.roles) {
      std::set<std::string> texts;
      for (const FillerReference filler : fillers) texts.insert(fmt::format("{}.{}", filler.clause, filler.filler));
      out += fmt::format(" {}={}", role, fmt::join(texts, ","));
    }
    for (const auto& [role, value] : each.constants) out += fmt::format(" {}:{}", role, value);
    return out;
  }

  const Knowledge& knowledge_;
  const RuleFile& rules_;
  const Article& article_;
  std::vector<std::pair<FillerReference, std::int32_t>> nodes_;
  std::vector<Try> tries_;
};

std::set<std::string> matches_of(const Knowledge& knowledge, const Rules& rules, const Article& article) {
  std::vector<Match> matches;
  match_rules(knowledge, rules, article, matches);
  std::set<std::string> out;
  for (const Match& match : matches) {
    std::string text = fmt::format("{} {} {}/{} {} {}", match.clause, match.reference.line, match.type, match.kind, match.act, match.context);
    std::map<std::string_view, std::set<std::string>> roles;
    for (const RoleFill& fill : match.roles) {
      for (const FillerReference filler : fill.fillers) roles[fill.role].insert(fmt::format("{}.{}", filler.clause, filler.filler));
    }
    for (const auto& [role, fillers] : roles) text += fmt::format(" {}={}", role, fmt::join(fillers, ","));
    for (const RoleConstant& constant : match.constants) text += fmt::format(" {}:{}", constant.role, constant.value);
    out.insert(text);
  }
  return out;
}

Scene random_scene(std::mt19937& random) {
  const auto upto = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  constexpr std::string_view verbs[] = {"recevoir", "accueillir", "tenir", "annuler", "signer", "accorder"};
  constexpr std::string_view nouns[] = {"réunion", "séance", "rencontre", "accord", "traité", "prêt", "lien", "homme", "mer", "chose"};
  constexpr std::string_view codes[] = {"FRA", "DEU", "MLI", "RUS"};
  constexpr Function functions[] = {Function::subject, Function::object, Function::to, Function::in, Function::with, Function::of, Function::between};
  Scene scene;
  std::vector<std::pair<TokenIndex, std::int32_t>> words;  // with the clause that the word heads
  const int nouns_put = 1 + upto(5);
  for (int i = 0; i < nouns_put; ++i) {
    const TokenIndex word = scene.word(nouns[upto(10)]);
    words.emplace_back(word, upto(4) == 0 ? -1 : scene.clause(word, PredicateKind::noun));
  }
  const int actors = upto(5);
  for (int i = 0; i < actors; ++i) {
    std::vector<std::string_view> parties{codes[upto(4)]};
    if (upto(4) == 0) parties.push_back(codes[upto(4)]);
    std::sort(parties.begin(), parties.end());
    parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
    constexpr EntityKind kinds[] = {EntityKind::state, EntityKind::person, EntityKind::place, EntityKind::other};
    const TokenIndex word = scene.actor(upto(6) == 0 ? std::vector<std::string_view>{} : parties, kinds[upto(4)]);
    words.emplace_back(word, upto(3) == 0 ? scene.clause(word, PredicateKind::noun) : -1);
  }
  const int verbs_put = 1 + upto(3);
  for (int i = 0; i < verbs_put; ++i) {
    const std::int32_t verb = scene.clause(scene.word(verbs[upto(6)], Upos::VERB), PredicateKind::verb);
    scene.article.clauses[static_cast<std::size_t>(verb)].reflexive = upto(3) == 0;
  }
  if (upto(3) == 0) scene.clause(scene.word("proche", Upos::ADJ), PredicateKind::adjective);
  for (std::size_t c = 0; c < scene.article.clauses.size(); ++c) {
    const int fillers = upto(5);
    for (int f = 0; f < fillers; ++f) {
      const auto [word, own] = words[static_cast<std::size_t>(upto(static_cast<int>(words.size())))];
      scene.fill(static_cast<std::int32_t>(c), functions[upto(7)], word, own);
    }
  }
  return scene;
}

TEST(MatcherOracle, AgreesOnRandomClauses) {
  const Knowledge knowledge = small_knowledge();
  Faults faults;
  const Rules rules = rules_of(knowledge, rules_text, faults);
  ASSERT_TRUE(faults.empty()) << to_string(faults.front());
  const RuleFile file = parse_rules(rules_text, "test.rules", faults);
  std::mt19937 random(20251119);
  std::size_t matches = 0;
  std::set<std::string> lines;
  for (int i = 0; i < 20000; ++i) {
    const Scene scene = random_scene(random);
    const std::set<std::string> fast = matches_of(knowledge, rules, scene.article);
    const std::set<std::string> slow = Oracle(knowledge, file, scene.article).run();
    ASSERT_EQ(fast, slow) << "scene " << i;
    matches += fast.size();
    for (const std::string& match : fast) lines.insert(match.substr(match.find(' ') + 1, 3));
  }
  // The scenes reach the rules: nearly every trigger line has matched.
  EXPECT_GT(matches, 5000U);
  EXPECT_GE(lines.size(), 9U);
}

}  // namespace
}  // namespace paraphe
