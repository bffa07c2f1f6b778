#include "evaluation/losses.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "evaluation/comparison.h"
#include "evaluation/proof.h"
#include "evaluation/seen.h"
#include "facts/match.h"

namespace paraphe {

namespace {

using Parties = std::vector<std::string>;

bool holds(const Parties& parties, const std::string& party) {
  return std::binary_search(parties.begin(), parties.end(), party);
}

bool share_a_sentence(const AnnotatedFact& a, const AnnotatedFact& b) {
  return std::any_of(a.sentences.begin(), a.sentences.end(), [&](std::int32_t each) {
    return std::binary_search(b.sentences.begin(), b.sentences.end(), each);
  });
}

class LossFinder {
 public:
  LossFinder(const Knowledge& knowledge, const Rules& rules, const Article& article, const FactPairing& pairing)
      : knowledge_(knowledge),
        rules_(rules),
        article_(article),
        pairing_(pairing),
        fact_of_claim_(article.claims.size(), -1) {
    published_ = article.published ? to_string(*article.published) : "";
    for (std::size_t i = 0; i < article.facts.size(); ++i) {
      for (const std::int32_t claim : article.facts[i].claims)
        fact_of_claim_[static_cast<std::size_t>(claim)] = static_cast<std::int32_t>(i);
    }
    match_rules(knowledge, rules, article, matches_);
  }

  std::vector<Loss> run() const {
    std::vector<Loss> losses;
    for (std::size_t i = 0; i < pairing_.gold.size(); ++i) {
      const std::int32_t pair = pairing_.pair_of_gold[i];
      if (pair < 0) {
        losses.push_back(missed(static_cast<std::int32_t>(i)));
      } else if (!pairing_.pairs[static_cast<std::size_t>(pair)].strict) {
        losses.push_back(different(pairing_.pairs[static_cast<std::size_t>(pair)]));
      }
    }
    for (std::size_t i = 0; i < pairing_.told.size(); ++i) {
      if (pairing_.pair_of_told[i] < 0) losses.push_back(spurious(static_cast<std::int32_t>(i)));
    }
    return losses;
  }

 private:
  const AnnotatedFact& gold(std::int32_t at) const { return pairing_.gold[static_cast<std::size_t>(at)]; }
  const AnnotatedFact& told(std::int32_t at) const { return pairing_.told[static_cast<std::size_t>(at)]; }
  const Claim& claim(std::int32_t at) const { return article_.claims[static_cast<std::size_t>(at)]; }

  Parties parties_of_claim(const Claim& claim) const {
    Parties parties;
    for (const ClaimParty& party : claim.parties) parties.push_back(party_key(knowledge_, party.code));
    std::sort(parties.begin(), parties.end());
    parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
    return parties;
  }

  Span sentence_span(const ProofPlace& place) const {
    if (place.sentences.empty()) return place.quotes.empty() ? Span{} : place.quotes.front();
    return article_.sentences[static_cast<std::size_t>(*place.sentences.begin())].span;
  }

  // The claims of a type that are told in those sentences.
  std::vector<std::int32_t> claims_in(const ProofPlace& place, std::string_view type) const {
    std::vector<std::int32_t> claims;
    for (std::size_t i = 0; i < article_.claims.size(); ++i) {
      const Claim& each = article_.claims[i];
      if (each.type == type && place.sentences.contains(each.sentence)) claims.push_back(static_cast<std::int32_t>(i));
    }
    return claims;
  }

  // A fact that another gold fact is paired with, and whose only claim this is: the claim is spoken for.
  bool is_spoken_for(std::int32_t at) const {
    const std::int32_t fact = fact_of_claim_[static_cast<std::size_t>(at)];
    return fact >= 0 && pairing_.pair_of_told[static_cast<std::size_t>(fact)] >= 0 &&
           article_.facts[static_cast<std::size_t>(fact)].claims.size() == 1;
  }

  Loss missed(std::int32_t at) const {
    const AnnotatedFact& fact = gold(at);
    const ProofPlace place = place_of(article_, fact.quotes);
    Loss loss;
    loss.outcome = LossOutcome::missed;
    loss.type = fact.type;
    loss.gold = at;
    loss.told = nearest(fact, pairing_.told, pairing_.pair_of_told);
    loss.sentence = sentence_span(place);
    loss.cause =
        place.quotes.empty() ? LossCause{LossStage::annotation, "quote_missing", ""} : cause_of_miss(fact, place);
    return loss;
  }

  // The nearest fact of the other side that nothing is paired with, of the same sentence: same type first, then
  // parties.
  static std::int32_t nearest(const AnnotatedFact& fact, const std::vector<AnnotatedFact>& others,
                              const std::vector<std::int32_t>& pair_of_other) {
    std::int32_t best = -1;
    double best_likeness = 0;
    for (std::size_t i = 0; i < others.size(); ++i) {
      if (pair_of_other[i] >= 0 || !share_a_sentence(fact, others[i])) continue;
      const double likeness =
          1 + 2 * (fact.type == others[i].type ? 1 : 0) + share_of_parties(fact.parties, others[i].parties);
      if (likeness <= best_likeness) continue;
      best = static_cast<std::int32_t>(i);
      best_likeness = likeness;
    }
    return best;
  }

  LossCause cause_of_miss(const AnnotatedFact& fact, const ProofPlace& place) const {
    std::set<std::uint32_t> used;
    const Claim* near = nullptr;
    for (const std::int32_t at : claims_in(place, fact.type)) {
      const Claim& each = claim(at);
      if (is_spoken_for(at)) {
        used.insert(each.trigger.begin);
      } else if (share_of_parties(parties_of_claim(each), fact.parties) < 0.5) {
        near = &each;
      } else if (fact.type != "office" || names_person(each, fact)) {
        return {LossStage::merge, "claim_lost", quote_of(article_.text, each.trigger)};
      }
    }
    if (is_cut_apart(article_, place.quotes)) return {LossStage::sentence, "cut_in_quote", ""};
    if (fact.type == "office") return cause_of_missed_office(fact, place);
    for (const std::string& party : fact.parties) {
      if (std::optional<LossCause> cause = party_loss(knowledge_, article_, place, party)) return *cause;
    }
    if (near != nullptr) return {LossStage::clause, "party_unfilled", quote_of(article_.text, near->trigger)};
    return cause_without_claim(fact, place, used);
  }

  static bool names_person(const Claim& claim, const AnnotatedFact& fact) {
    const auto persons = fact.slots.find("persons");
    if (persons == fact.slots.end()) return false;
    return std::any_of(claim.slots.begin(), claim.slots.end(), [&](const SlotValue& slot) {
      return slot.slot == "persons" && std::any_of(persons->begin(), persons->end(), [&](const Json& person) {
               return same_slot_value("persons", person, Json(slot.text), "");
             });
    });
  }

  // Offices come from titles, which entities/ finds: a name that it has not, or a title that it does not join to it.
  LossCause cause_of_missed_office(const AnnotatedFact& fact, const ProofPlace& place) const {
    const auto persons = fact.slots.find("persons");
    const Json name = persons != fact.slots.end() && !persons->empty() ? persons->front() : Json("");
    const bool known = std::any_of(article_.mentions.begin(), article_.mentions.end(), [&](const Mention& mention) {
      return mention.kind == EntityKind::person && place.sentences.contains(article_.token(mention.head).sentence) &&
             same_slot_value("persons", name, Json(std::string(mention.name)), "");
    });
    const std::string who = name.is_string() ? name.get<std::string>() : "";
    if (!known) return {LossStage::entity, "person_unread", who};
    for (const std::string& party : fact.parties) {
      if (std::optional<LossCause> cause = party_loss(knowledge_, article_, place, party)) return *cause;
    }
    return {LossStage::entity, "title_unread", who};
  }

  LossCause cause_without_claim(const AnnotatedFact& fact, const ProofPlace& place,
                                const std::set<std::uint32_t>& used) const {
    for (const Match& match : matches_) {
      if (match.clause < 0 || match.type != fact.type) continue;
      const Clause& clause = article_.clauses[static_cast<std::size_t>(match.clause)];
      const Span trigger = article_.token(match.trigger).span;
      if (!place.sentences.contains(clause.sentence) || used.contains(trigger.begin) || is_claimed(match)) continue;
      const std::string word = quote_of(article_.text, trigger);
      if (match.context) return {LossStage::reference, "context_gives_none", word};
      return {LossStage::status, "standing_makes_none", word};
    }
    const TriggerSeen seen = find_trigger(knowledge_, rules_, article_, place, fact, used);
    if (seen.state == TriggerState::none) return {LossStage::rule, "no_trigger", ""};
    const std::string word = fmt::format("{} ({}:{})", quote_of(article_.text, article_.token(seen.token).span),
                                         seen.rule.file, seen.rule.line);
    if (seen.state == TriggerState::wrong_tag) return {LossStage::parse, "wrong_tag", word};
    if (seen.state == TriggerState::no_clause) return {LossStage::clause, "no_clause", word};
    return cause_in_clause(fact, place, seen.token, word);
  }

  // The word of a rule heads a clause: which party does not come to it?
  LossCause cause_in_clause(const AnnotatedFact& fact, const ProofPlace& place, TokenIndex trigger,
                            const std::string& word) const {
    for (const std::string& party : fact.parties) {
      if (!is_named(knowledge_, article_, place, party))
        return {LossStage::reference, "left_to_context", fmt::format("{}, {}", party, word)};
      if (is_out_of_reach(party, trigger)) return {LossStage::parse, "hangs_apart", word};
    }
    const Clause& clause = *clause_at(article_, trigger);
    const std::string what = fmt::format("{} – {}", word, functions_of(article_, clause));
    const bool all = std::all_of(fact.parties.begin(), fact.parties.end(), [&](const std::string& party) {
      return holds_party(knowledge_, article_, clause, party);
    });
    return {LossStage::clause, all ? "other_function" : "no_filler", what};
  }

  // The trigger's sentence names the party, and no mention of it hangs together with the trigger.
  bool is_out_of_reach(const std::string& party, TokenIndex trigger) const {
    bool named = false;
    for (const Mention& mention : article_.mentions) {
      if (article_.token(mention.head).sentence != article_.token(trigger).sentence) continue;
      if (!names_party(knowledge_, mention, party)) continue;
      if (!hang_apart(article_, mention.head, trigger)) return false;
      named = true;
    }
    return named;
  }

  bool is_claimed(const Match& match) const {
    return std::any_of(article_.claims.begin(), article_.claims.end(),
                       [&](const Claim& each) { return each.clause == match.clause && each.type == match.type; });
  }

  Loss different(const FactPair& pair) const {
    Loss loss;
    loss.outcome = pair.exact ? LossOutcome::not_strict : LossOutcome::differs;
    loss.gold = static_cast<std::int32_t>(pair.gold);
    loss.told = static_cast<std::int32_t>(pair.told);
    loss.type = gold(loss.gold).type;
    loss.different = pair.different;
    const ProofPlace place = place_of(article_, gold(loss.gold).quotes);
    loss.sentence = sentence_span(place);
    const std::string& field = pair.different.front();
    loss.cause = field == "parties" ? cause_of_parties(pair, place) : cause_of_field(pair, place, field);
    return loss;
  }

  LossCause cause_of_parties(const FactPair& pair, ProofPlace place) const {
    const AnnotatedFact &right = pairing_.gold[pair.gold], &said = pairing_.told[pair.told];
    const std::vector<std::int32_t>& claims = article_.facts[pair.told].claims;
    for (const std::int32_t at : claims) place.sentences.insert(claim(at).sentence);
    for (const std::string& party : right.parties) {
      if (holds(said.parties, party)) continue;
      if (std::optional<LossCause> cause = party_loss(knowledge_, article_, place, party)) return *cause;
      return {LossStage::clause, "party_unfilled", party};
    }
    for (const std::string& party : said.parties) {
      if (!holds(right.parties, party)) return cause_of_extra_party(claims, party);
    }
    return {LossStage::clause, "party_unfilled", ""};
  }

  // A party too many: how the claim came by it.
  LossCause cause_of_extra_party(const std::vector<std::int32_t>& claims, const std::string& party) const {
    std::size_t with = 0;
    const ClaimParty* found = nullptr;
    const Claim* teller = nullptr;
    for (const std::int32_t at : claims) {
      for (const ClaimParty& each : claim(at).parties) {
        if (party_key(knowledge_, each.code) != party) continue;
        ++with;
        found = &each;
        teller = &claim(at);
        break;
      }
    }
    if (found == nullptr || with < claims.size()) return {LossStage::merge, "party_of_another_claim", party};
    const std::string what = fmt::format("{} ← {}", party, quote_of(article_.text, found->span));
    const Sentence& sentence = article_.sentences[static_cast<std::size_t>(teller->sentence)];
    if (!contains(sentence.span, found->span)) return {LossStage::reference, "context_gave", what};
    for (const Mention& mention : article_.mentions) {
      if (!overlap(mention.span, found->span) || !names_party(knowledge_, mention, party)) continue;
      const bool by_name = mention.reference == Reference::name || mention.reference == Reference::demonym ||
                           mention.reference == Reference::metonym;
      if (by_name) return {LossStage::clause, "party_too_many", what};
      return {LossStage::reference, "resolved_so", what};
    }
    return {LossStage::reference, "context_gave", what};
  }

  static std::string value_text(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
  }

  LossCause cause_of_field(const FactPair& pair, const ProofPlace& place, const std::string& field) const {
    const AnnotatedFact &right = pairing_.gold[pair.gold], &said = pairing_.told[pair.told];
    const std::vector<std::int32_t>& claims = article_.facts[pair.told].claims;
    const bool own = right.json.contains(field);  // kind, status, polarity, certainty, said_by; else a slot
    const auto value_in = [&](const AnnotatedFact& fact) {
      const Json& from = own ? fact.json : fact.slots;
      return from.contains(field) ? value_text(from[field]) : std::string("–");
    };
    const std::string what = fmt::format("{}: {} ≠ {}", field, value_in(right), value_in(said));
    if (claims.size() > 1 &&
        std::any_of(claims.begin(), claims.end(), [&](std::int32_t at) { return claim_has(claim(at), right, field); }))
      return {LossStage::merge, "value_of_another_claim", what};
    if (field == "kind") return {LossStage::kind, "field_differs", what};
    if (own) return {LossStage::status, "field_differs", what};
    if (field == "date" && !reads_date(place, value_text(right.slots["date"])))
      return {LossStage::slot, "date_unread", what};
    if (field == "value" && !reads_figure(place, right.slots["value"])) return {LossStage::slot, "figure_unread", what};
    if (field == "date" || field == "value") return {LossStage::slot, "read_not_attached", what};
    return {LossStage::slot, "field_differs", what};
  }

  bool claim_has(const Claim& each, const AnnotatedFact& right, const std::string& field) const {
    if (field == "kind") return each.kind == right.kind;
    if (field == "status") return each.status == right.status;
    if (field == "polarity") return each.polarity == right.polarity;
    if (field == "certainty") return each.certainty == right.certainty;
    if (field == "said_by") return each.said_by.empty() != right.attributed;
    return std::any_of(each.slots.begin(), each.slots.end(), [&](const SlotValue& slot) {
      if (slot.slot != field) return false;
      const Json value = slot.form == SlotForm::number ? number_json(slot.number)
                         : is_party_slot(field)        ? Json(party_key(knowledge_, slot.text))
                                                       : Json(slot.text);
      return same_slot_value(field, right.slots[field], value, published_);
    });
  }

  bool reads_date(const ProofPlace& place, const std::string& date) const {
    return std::any_of(article_.times.begin(), article_.times.end(), [&](const TimeExpression& time) {
      return place.sentences.contains(article_.token(time.tokens.begin).sentence) &&
             same_date(date, to_string(time.date), published_);
    });
  }

  bool reads_figure(const ProofPlace& place, const Json& value) const {
    return std::any_of(article_.quantities.begin(), article_.quantities.end(), [&](const Quantity& quantity) {
      return place.sentences.contains(article_.token(quantity.tokens.begin).sentence) &&
             same_slot_value("value", value, number_json(quantity.value), published_);
    });
  }

  Loss spurious(std::int32_t at) const {
    const AnnotatedFact& fact = told(at);
    Loss loss;
    loss.outcome = LossOutcome::spurious;
    loss.type = fact.type;
    loss.told = at;
    loss.sentence = sentence_span(place_of(article_, fact.quotes));
    loss.gold = nearest(fact, pairing_.gold, pairing_.pair_of_gold);
    loss.cause = cause_of_spurious(at, loss.gold);
    return loss;
  }

  LossCause cause_of_spurious(std::int32_t at, std::int32_t near) const {
    const AnnotatedFact& fact = told(at);
    if (pairing_.malformed[static_cast<std::size_t>(at)] || fact.sentences.empty())
      return {LossStage::merge, "malformed", ""};
    if (is_told_twice(fact)) return {LossStage::merge, "told_twice", ""};
    if (near < 0) return {LossStage::rule, "nothing_of_it", ""};
    const AnnotatedFact& other = gold(near);
    if (other.type != fact.type) return {LossStage::rule, "other_type", other.type};
    for (const std::string& party : fact.parties) {
      if (!holds(other.parties, party))
        return cause_of_extra_party(article_.facts[static_cast<std::size_t>(at)].claims, party);
    }
    return {LossStage::clause, "party_unfilled", ""};
  }

  // A gold fact is already found by another told one: the same sentence, or the same kind and parties elsewhere.
  bool is_told_twice(const AnnotatedFact& fact) const {
    return std::any_of(pairing_.pairs.begin(), pairing_.pairs.end(), [&](const FactPair& pair) {
      const AnnotatedFact &right = pairing_.gold[pair.gold], &first = pairing_.told[pair.told];
      if (right.type != fact.type) return false;
      const bool like = first.kind == fact.kind && first.parties == fact.parties;
      if (fact.type == "office") return like && share_a_person(first, fact);
      return like || (share_a_sentence(right, fact) && share_of_parties(right.parties, fact.parties) >= 0.5);
    });
  }

  const Knowledge& knowledge_;
  const Rules& rules_;
  const Article& article_;
  const FactPairing& pairing_;
  std::vector<std::int32_t> fact_of_claim_;
  std::vector<Match> matches_;
  std::string published_;
};

}  // namespace

std::string_view name_of(LossStage stage) {
  constexpr std::array<std::string_view, loss_stage_count> names{
      "annotation", "sentence", "parse", "entity", "reference", "clause", "rule", "kind", "status", "slot", "merge"};
  return names[static_cast<std::size_t>(stage)];
}

std::string_view name_of(LossOutcome outcome) {
  constexpr std::array<std::string_view, loss_outcome_count> names{"missed", "spurious", "differs", "not_strict"};
  return names[static_cast<std::size_t>(outcome)];
}

std::vector<Loss> find_losses(const Knowledge& knowledge, const Rules& rules, const Article& article,
                              const FactPairing& pairing) {
  return LossFinder(knowledge, rules, article, pairing).run();
}

}  // namespace paraphe
