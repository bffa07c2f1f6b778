#include "facts/claim.h"

#include "facts/claim_builder.h"
#include "facts/context_parties.h"
#include "facts/outcome.h"
#include "facts/quotes.h"

namespace paraphe {

namespace {

constexpr std::string_view audience_of = "ambassador";  // the office, as the ontology calls it

std::optional<Claim> title_claim(const Knowledge& knowledge, const Article& article, const Match& match) {
  const FactType* type = knowledge.ontology.type(match.type);
  const Title& title = article.titles[static_cast<std::size_t>(match.title)];
  if (type == nullptr || title.person == no_mention || title.parties.empty()) return std::nullopt;
  const Mention& person = article.mentions[static_cast<std::size_t>(title.person)];
  const Coded* kind = type->kind(title.kind);
  const Coded* status = type->status(title.status);
  if (kind == nullptr || status == nullptr || person.name.empty()) return std::nullopt;
  Claim claim;
  claim.type = type->code;
  claim.kind = kind->code;
  claim.status = status->code;
  claim.polarity = "affirmed";
  claim.certainty = "certain";
  claim.rule = match.reference;
  claim.act = match.act;
  claim.sentence = article.token(title.tokens.begin).sentence;
  claim.trigger = article.span_of(title.tokens);
  claim.head = title.tokens.begin;
  for (const std::string_view code : title.parties)
    claim.parties.push_back({code, title.span, article.words(title.span)});
  const auto add = [&](std::string_view slot, std::string_view text, Span span) {
    SlotValue value;
    value.slot = type->slot(slot)->code;
    value.text = text;
    value.span = span;
    claim.slots.push_back(std::move(value));
  };
  add("persons", person.name, person.span);
  if (!title.office.empty()) add("office", article.words(title.office), title.office);
  const Span sentence = article.sentences[static_cast<std::size_t>(claim.sentence)].span;
  const bool fits = contains(sentence, title.span) && words_in(article.words(title.span)) >= 2;
  claim.quote = cut(article.text, fits ? title.span : sentence, claim.trigger);
  return claim;
}

// « ne s'étaient plus vus depuis le sommet »
bool since_occasion(const Clause& clause) {
  return std::any_of(clause.fillers.begin(), clause.fillers.end(),
                     [](const Filler& filler) { return filler.function == Function::since && filler.clause >= 0; });
}

// « ne se sont pas vus depuis 2019 »: what the negation tells of that year.
Outcome last_time(const Act& act, Outcome outcome) {
  outcome.status = act.not_since;
  outcome.polarity = "affirmed";
  outcome.to_do = {};
  return outcome;
}

// A resident ambassador who is received has an audience: « l'ambassadeur …, que le ministre recevait ».
void set_audience(Builder& b) {
  const Coded* audience = b.type.kind("audience");
  const RoleFill* visitor = b.match.role("visitor");
  if (audience == nullptr || visitor == nullptr || b.claim.kind != "talks") return;
  const bool ambassador = std::any_of(visitor->fillers.begin(), visitor->fillers.end(), [&](FillerReference each) {
    const Mention* guest = b.article.mention_at(head_of(b.article, each));
    return guest != nullptr && guest->kind == EntityKind::person && !guest->name.empty() &&
           std::any_of(b.article.titles.begin(), b.article.titles.end(), [&](const Title& title) {
             return title.kind == audience_of && title.person != no_mention &&
                    b.article.mentions[static_cast<std::size_t>(title.person)].name == guest->name;
           });
  });
  if (ambassador) b.claim.kind = audience->code;
}

// « Lima a demandé un prêt au FMI … 35 millions en ont déjà été versés »: where no party is named, the pair that the
// claim of its type just before it names. What is paid of a loan told in the same sentence goes where the loan goes,
// though one side of it was itself taken from the context.
void take_parties_from_before(Builder& b) {
  constexpr std::int32_t sentences_back = 1;
  for (auto before = b.article.claims.rbegin(); before != b.article.claims.rend(); ++before) {
    if (before->sentence > b.clause.sentence) continue;
    if (before->sentence + sentences_back < b.clause.sentence) return;
    const bool named =
        std::none_of(before->parties.begin(), before->parties.end(), [](const ClaimParty& p) { return p.span.empty(); });
    if (before->type != b.type.code || before->parties.size() != 2) continue;
    const bool thing_told = before->sentence == b.clause.sentence && before->head != no_token &&
                            b.article.token(before->head).upos == Upos::NOUN;
    if (!named && !thing_told) continue;
    b.claim.parties = before->parties;
    if (!thing_told) return;
    for (const SlotValue& slot : before->slots) {
      if (is_party_role(b.type, slot.slot)) b.add(slot.slot, slot.text, slot.span);
    }
    return;
  }
}

// « annonce le déblocage de 4 millions »: the word of saying is the trigger, the noun is what is said.
Span source_of_thing(const Article& article, const Clause& clause, TokenIndex thing) {
  for (const Filler& filler : clause.fillers) {
    if (filler.head == thing && filler.clause >= 0)
      return article.clauses[static_cast<std::size_t>(filler.clause)].standing.said_by;
  }
  return {};
}

// « la partie russe »: a noun that is a mention keeps its article.
Span with_article(const Article& article, const Mention& mention) {
  Span span = mention.span;
  for (TokenIndex before = mention.head - 1; before >= 0; --before) {
    const Token& token = article.token(before);
    if (token.span.end > mention.span.begin) continue;
    if (token.upos == Upos::DET && token.head == mention.head) span.begin = token.span.begin;
    break;
  }
  return span;
}

// The parties of the match, completed from the context; false when they are too few for a fact.
bool add_all_parties(Builder& b, const Standing& standing) {
  std::vector<ClaimParty>& parties = b.claim.parties;
  add_parties(b);
  const std::size_t named = parties.size();
  if (b.match.context && parties.empty()) take_parties_from_before(b);
  if (b.match.context) {
    complete_parties(b.article, b.clause, b.type.least_parties(b.match.kind), standing.said_by, parties);
  }
  if (static_cast<int>(parties.size()) < b.type.minimum_parties && !b.claim.attaches) return false;
  const Act* act = b.type.act(b.match.act);
  // Of an attack the victim may be all that is known.
  const bool unknown_hands = b.match.kind == "attack" && b.holds("target") && !b.holds("actor");
  const bool alone = (act != nullptr && act->alone) || unknown_hands;
  if (parties.size() == 1 && b.type.usual_parties > 1 && !alone) add_other_main_party(b.article, parties);
  // A quarrel with nobody named is none.
  if (parties.size() == 1 && b.type.least_parties(b.match.kind) > 1 && !b.claim.attaches) return false;
  if (!settle_one_sided(b)) return false;
  b.claim.completed = parties.size() > named;
  return true;
}

// The one party that the source of the clause stands for, or "".
std::string_view side_of_source(const Article& article, const Standing& standing) {
  if (standing.said_by_mention == no_mention || standing.denied) return {};
  const Mention& source = article.mentions[static_cast<std::size_t>(standing.said_by_mention)];
  return source.parties.size() == 1 ? source.parties.front() : std::string_view{};
}

// What a speaker tells of a thing that his own side is in, he knows; of a quarrel only that he denies his part.
void settle_own_side(const Builder& b, Standing& standing) {
  const std::string_view side = side_of_source(b.article, standing);
  if (side.empty() || (!b.type.sides_know && !standing.negated)) return;
  const bool involved =
      std::any_of(b.claim.parties.begin(), b.claim.parties.end(), [&](const ClaimParty& p) { return p.code == side; });
  standing.own_side = standing.own_side || involved;
}

// Who speaks is not his own source: « « Nous demandons la levée des restrictions », a déclaré l'ambassadeur d'Espagne »
// is Spain's request.
void drop_speaker_as_source(Builder& b, const Standing& standing) {
  const std::string_view side = side_of_source(b.article, standing);
  const bool speaks = std::any_of(b.claim.slots.begin(), b.claim.slots.end(), [&](const SlotValue& s) {
    return (s.slot == "speaker" || s.slot == "by") && s.text == side;
  });
  if (!speaks) return;
  b.claim.said_by = {};
  b.claim.said_by_text = {};
  if (b.claim.certainty == "reported" && standing.modality != Modality::reported) b.claim.certainty = "certain";
}

}  // namespace

std::optional<Claim> build_claim(const Knowledge& knowledge, const Language& language, const Article& article,
                                 const Match& match) {
  if (match.title >= 0) return title_claim(knowledge, article, match);
  const FactType* type = knowledge.ontology.type(match.type);
  if (type == nullptr || match.clause < 0) return std::nullopt;
  const Clause& clause = article.clauses[static_cast<std::size_t>(match.clause)];
  Builder b{knowledge, language, article, match, *type, clause, {}};

  if (tells_only_the_other_side(b)) return std::nullopt;
  const TimeExpression* time = time_of(b);
  Standing standing = standing_of(b, time);
  Claim& claim = b.claim;
  const Act* act = type->act(match.act);
  claim.attaches = act != nullptr && act->attaches;
  if (!add_all_parties(b, standing)) return std::nullopt;
  settle_own_side(b, standing);
  Outcome outcome = outcome_of(knowledge.ontology, match.type, match.act, standing);
  if (!outcome.fact) return std::nullopt;
  const bool since = standing.negated && !standing.denied && standing.modality == Modality::asserted &&
                     standing.time != Time::future && time != nullptr &&
                     (time->role == TimeRole::since || since_occasion(clause));
  if (since && act != nullptr && !act->not_since.empty()) outcome = last_time(*act, outcome);
  claim.type = type->code;
  claim.kind = match.kind;
  claim.status = type->reading(match.kind, outcome.status);
  claim.polarity = outcome.polarity;
  claim.certainty = outcome.certainty;
  claim.act = match.act;
  claim.rule = match.reference;
  claim.clause = match.clause;
  claim.sentence = clause.sentence;
  claim.head = match.thing;
  claim.trigger = article.token(match.trigger).span;
  claim.said_by = standing.said_by;
  if (const RoleFill* source = match.role("source"); source != nullptr && claim.said_by.empty()) {
    const Mention* mention = article.mention_at(head_of(article, source->fillers.front()));
    claim.said_by = mention != nullptr ? with_article(article, *mention) : article.span_of(tokens_of(article, source->fillers.front()));
  }
  if (claim.said_by.empty() && clause.kind == PredicateKind::verb) {
    claim.said_by = source_of_thing(article, clause, match.thing);
  }
  claim.said_by_text = article.words(claim.said_by);
  // A noun alone, without verb or date, only comes back to the thing: « cette rencontre ».
  const bool bare_noun = clause.kind == PredicateKind::noun && clause.support < 0 && time == nullptr &&
                         !standing.negated && standing.modality == Modality::asserted && standing.time == Time::none;
  claim.weak = (act != nullptr && act->weak) || bare_noun;

  drop_speaker_as_source(b, standing);
  set_audience(b);
  // Talks of three or more parties are a summit, if the type has such a kind.
  if (claim.kind == "talks" && claim.parties.size() > 2) {
    if (const Coded* summit = type->kind("summit")) claim.kind = summit->code;
  }
  for (const RoleConstant& constant : match.constants) b.add(constant.role, constant.value, claim.trigger);
  if (!outcome.to_do.empty()) b.add("act", outcome.to_do, claim.trigger);
  add_persons(b);
  name_speaker(b, standing);
  if (time != nullptr) b.add("date", date_with_duration(b, *time), time->span);
  add_places(b);
  complete_opposite_roles(b);
  add_title(b);
  add_level(b);
  add_domains(b);
  add_amount(b, time);
  claim.quote = quote_of(article, clause.span, clause.sentence, claim.trigger);
  return std::move(b.claim);
}

}  // namespace paraphe
