#include "facts/judgements.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "facts/context_parties.h"
#include "facts/quotes.h"
#include "facts/topics.h"

namespace paraphe {

namespace {

constexpr std::string_view assessment = "assessment";
constexpr std::size_t fewest_sentences = 6;
constexpr std::size_t most_parties = 4;
constexpr std::size_t most_outlooks = 4;  // of one article

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

// « pourrait faire », « risque de faire », « devrait faire », in a sourced word also « peut faire »: it may come true,
// no more.
bool is_hedge(const ClauseWords& words, const Article& article, const Clause& clause) {
  if (clause.kind != PredicateKind::verb || clause.standing.negated) return false;
  const auto found = words.modality.verbs.find(std::string(clause.lemma));
  if (found == words.modality.verbs.end() || !found->second.effect.modality) return false;
  const Features& features = article.token(clause.predicate).features;
  const bool present =
      features.tense == Tense::present || features.tense == Tense::future || features.tense == Tense::none;
  if (features.verb_form != VerbForm::finite || !present) return false;
  const bool conditional = features.mood == Mood::conditional;
  if (*found->second.effect.modality == Modality::planned) return conditional;
  return *found->second.effect.modality == Modality::possible && (conditional || !found->second.conditional);
}

bool is_dated(const Article& article, const Clause& clause) {
  return std::any_of(clause.times.begin(), clause.times.end(), [&](std::int32_t time) {
    const TimeExpression& t = article.times[at(time)];
    return t.role != TimeRole::duration && (t.date.begin.year > 0 || t.date.end.year > 0);
  });
}

// The infinitive that the hedge governs, without a date: « pourrait être signé en juin » is a plan and no reading.
bool tells_no_day(const Article& article, const Clause& hedge) {
  bool governs = false;
  for (const Filler& filler : hedge.fillers) {
    if (filler.function != Function::content) continue;
    governs = true;
    if (filler.clause >= 0 && is_dated(article, article.clauses[at(filler.clause)])) return false;
  }
  return governs && !is_dated(article, hedge);
}

// Every party that the sentence names, but those inside `aside`; none when they are too many to be one relation.
void add_parties_of_sentence(const Article& article, std::int32_t sentence, Span aside,
                             std::vector<ClaimParty>& parties) {
  std::vector<ClaimParty> found = parties;
  const TokenRange tokens = article.sentences[at(sentence)].tokens;
  for (TokenIndex i = tokens.begin; i < tokens.end; ++i) {
    const Mention* mention = article.mention_at(i);
    if (mention == nullptr || mention->parties.empty() || (!aside.empty() && overlap(mention->span, aside))) continue;
    for (const std::string_view code : mention->parties) {
      const bool known = std::any_of(found.begin(), found.end(), [&](const ClaimParty& p) { return p.code == code; });
      if (!known) found.push_back({code, mention->span, article.words(mention->span)});
    }
  }
  if (found.size() <= most_parties) parties = std::move(found);
}

// The speaker's own words about himself: « la chercheuse kényane Lydia Cherono ».
Span speaker_of(const Article& article, const Clause& clause) {
  for (const Filler& filler : clause.fillers) {
    if (filler.function == Function::subject) return article.span_of(filler.tokens);
  }
  return {};
}

// A named speaker is called by his name alone, as elsewhere.
void name_speaker(const Article& article, Span phrase, Claim& claim) {
  for (const Mention& mention : article.mentions) {
    if (mention.kind != EntityKind::person || mention.name.empty() || !contains(phrase, mention.span)) continue;
    claim.said_by = mention.span;
    claim.said_by_text = mention.name;
    return;
  }
}

void add_domains(const Language& language, const Article& article, Claim& claim) {
  const TokenRange tokens = article.sentences[at(claim.sentence)].tokens;
  for (const TopicFound& topic : find_topics(language.topic_words, article, tokens)) {
    const bool known =
        std::any_of(claim.slots.begin(), claim.slots.end(), [&](const SlotValue& s) { return s.text == topic.code; });
    if (known || topic.code.size() != 3) continue;  // provisions are no domains
    SlotValue value;
    value.slot = "domains";
    value.text = topic.code;
    value.span = article.span_of(topic.tokens);
    claim.slots.push_back(std::move(value));
  }
}

// What a student of politics says is read from his own clauses of the sentence.
void read_sourced(const Knowledge& knowledge, const Language& language, const Article& article,
                  const std::vector<std::int32_t>& clauses, Claim& claim) {
  const FactType* type = knowledge.ontology.type(assessment);
  const Clause& saying = article.clauses[at(claim.clause)];
  bool hedged = false, to_come = false;
  for (const std::int32_t index : clauses) {
    const Clause& clause = article.clauses[at(index)];
    if (clause.kind != PredicateKind::verb || clause.standing.said_by.empty()) continue;
    hedged =
        hedged || is_hedge(language.clause_words, article, clause) || clause.standing.modality == Modality::possible;
    to_come = to_come || (clause.standing.time == Time::future && clause.standing.modality == Modality::asserted);
  }
  if (hedged || to_come) claim.kind = type->kind("outlook")->code;
  claim.certainty = hedged ? "possible" : "certain";
  claim.polarity = "affirmed";  // « X ne cherche pas la guerre » is a reading too
  claim.quote = sentence_quote(article, claim.sentence, claim.trigger);
  if (!saying.standing.said_by.empty()) return;  // the rule's own words, quoted: it knows its parties
  std::vector<ClaimParty> named;
  const Span aside = speaker_of(article, saying);
  name_speaker(article, aside, claim);
  add_parties_of_sentence(article, claim.sentence, aside, named);
  if (!named.empty()) {
    complete_parties(article, saying, type->minimum_parties, aside, named);
    claim.parties = std::move(named);
  }
  add_domains(language, article, claim);
}

// One sentence of one speaker is one reading: that which names more parties, else the first.
void keep_one_a_sentence(std::vector<Claim>& claims) {
  std::unordered_map<std::int32_t, std::size_t> kept_of;  // sentence → place in `kept`
  std::vector<Claim> kept;
  kept.reserve(claims.size());
  for (Claim& claim : claims) {
    const bool sourced = claim.type == assessment && !claim.said_by.empty();
    const auto same = sourced ? kept_of.find(claim.sentence) : kept_of.end();
    if (same == kept_of.end()) {
      if (sourced) kept_of.emplace(claim.sentence, kept.size());
      kept.push_back(std::move(claim));
    } else if (claim.parties.size() > kept[same->second].parties.size()) {
      kept[same->second] = std::move(claim);
    }
  }
  claims = std::move(kept);
}

// An article ends on what may come of it; before that a hedge belongs to some plan.
bool ends_article(const Article& article, std::int32_t sentence) {
  const std::size_t count = article.sentences.size();
  return count >= fewest_sentences && at(sentence) * 3 >= count * 2;
}

std::optional<Claim> outlook_of(const Knowledge& knowledge, const Language& language, const Article& article,
                                std::int32_t index) {
  const FactType* type = knowledge.ontology.type(assessment);
  const Clause& clause = article.clauses[at(index)];
  Claim claim;
  claim.type = type->code;
  claim.kind = type->kind("outlook")->code;
  claim.status = type->status("voiced")->code;
  claim.polarity = "affirmed";
  claim.certainty = "possible";
  claim.sentence = clause.sentence;
  claim.clause = index;
  claim.trigger = article.token(clause.predicate).span;
  claim.rule = {"src/facts/judgements.cc", 0};
  add_parties_of_sentence(article, clause.sentence, {}, claim.parties);
  complete_parties(article, clause, type->minimum_parties, {}, claim.parties);
  if (static_cast<int>(claim.parties.size()) < type->minimum_parties) return std::nullopt;
  add_domains(language, article, claim);
  claim.quote = sentence_quote(article, clause.sentence, claim.trigger);
  return claim;
}

// Something else is told of these parties: a hedge in an article on one state's affairs reads no relation.
bool are_related(const Article& article, const Claim& outlook) {
  const auto shared = [&](const Claim& other) {
    return std::count_if(outlook.parties.begin(), outlook.parties.end(), [&](const ClaimParty& p) {
      return std::any_of(other.parties.begin(), other.parties.end(),
                         [&](const ClaimParty& q) { return p.code == q.code; });
    });
  };
  return std::any_of(article.claims.begin(), article.claims.end(),
                     [&](const Claim& c) { return c.type != "office" && c.type != assessment && shared(c) >= 2; });
}

// By sentence: whether a fact is told in it.
std::vector<char> telling_sentences(const Article& article) {
  std::vector<char> out(article.sentences.size(), 0);
  for (const Claim& c : article.claims) {
    if (c.type != "office" && c.type != "tie" && !c.attaches && !c.weak) out[at(c.sentence)] = 1;
  }
  return out;
}

// The clauses of each sentence.
std::vector<std::vector<std::int32_t>> clauses_by_sentence(const Article& article) {
  std::vector<std::vector<std::int32_t>> out(article.sentences.size());
  for (std::size_t i = 0; i < article.clauses.size(); ++i) {
    out[at(article.clauses[i].sentence)].push_back(static_cast<std::int32_t>(i));
  }
  return out;
}

// The author's outlook in one sentence, if it is one.
std::optional<Claim> outlook_in(const Knowledge& knowledge, const Language& language, const Article& article,
                                const std::vector<std::int32_t>& clauses) {
  for (const std::int32_t index : clauses) {
    const Clause& clause = article.clauses[at(index)];
    if (!clause.standing.said_by.empty() || clause.standing.quoted) continue;
    if (!is_hedge(language.clause_words, article, clause) || !tells_no_day(article, clause)) continue;
    std::optional<Claim> claim = outlook_of(knowledge, language, article, index);
    if (claim && are_related(article, *claim)) return claim;
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

void find_judgements(const Knowledge& knowledge, const Language& language, Article& article) {
  const FactType* type = knowledge.ontology.type(assessment);
  if (type == nullptr || type->kind("outlook") == nullptr || type->status("voiced") == nullptr) return;
  const std::vector<std::vector<std::int32_t>> clauses = clauses_by_sentence(article);
  for (Claim& claim : article.claims) {
    if (claim.type != assessment || claim.said_by.empty() || claim.clause < 0) continue;
    read_sourced(knowledge, language, article, clauses[at(claim.sentence)], claim);
  }
  keep_one_a_sentence(article.claims);
  const std::vector<char> telling = telling_sentences(article);
  std::size_t found = 0;
  for (std::size_t sentence = 0; sentence < clauses.size() && found < most_outlooks; ++sentence) {
    if (!ends_article(article, static_cast<std::int32_t>(sentence)) || telling[sentence] != 0) continue;
    if (std::optional<Claim> claim = outlook_in(knowledge, language, article, clauses[sentence])) {
      article.claims.push_back(std::move(*claim));
      ++found;
    }
  }
}

}  // namespace paraphe
