// Nouns that stand for a state or organisation by their adjective or complement: « le gouvernement togolais », « l'armée
// du Mali », « une délégation de l'ONU »; armed groups without a name: « les rebelles syriens ».
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "entities/draft.h"

namespace paraphe {

namespace {

constexpr int deepest = 3;         // complements of complements
constexpr TokenIndex widest = 40;  // words between a noun and its complement

bool of_case(const Draft& draft, TokenIndex t) {
  const TokenIndex by = case_of(draft, t);
  return by == no_token || draft.words.is(WordClass::of_preposition, draft.token(by).lemma) || draft.is(WordClass::of_preposition, by);
}

struct Complement {
  std::vector<std::string_view> parties;
  TokenIndex through = no_token;
  bool adjective = false;
};

const Mention* party_mention(const Draft& draft, TokenIndex t) {
  const MentionIndex index = draft.article.mention_of_token[static_cast<std::size_t>(t)];
  if (index == no_mention) return nullptr;
  const Mention& mention = draft.article.mentions[static_cast<std::size_t>(index)];
  if (mention.parties.empty() || mention.kind == EntityKind::person) return nullptr;
  return &mention;
}

bool hangs_as_complement(Relation relation) {
  return relation == Relation::amod || relation == Relation::nmod || relation == Relation::flat || relation == Relation::appos ||
         relation == Relation::compound || relation == Relation::obl || relation == Relation::acl;
}

// All mentions that the adjective or complement is coordinated with: « russe et togolais ».
void add_conjuncts(const Draft& draft, TokenIndex t, Complement& out) {
  for (const TokenIndex child : children_of(draft, t)) {
    if (draft.token(child).relation != Relation::conj) continue;
    if (const Mention* mention = party_mention(draft, child)) {
      join_parties(out.parties, mention->parties);
      out.through = std::max(out.through, child);
    }
  }
}

// Breadth first: the complement nearest to the noun in the tree, then in the text.
Complement complement_of(const Draft& draft, TokenIndex noun) {
  Complement out;
  std::vector<TokenIndex> level{noun};
  for (int depth = 0; depth < deepest && !level.empty() && out.parties.empty(); ++depth) {
    std::vector<TokenIndex> next;
    for (const TokenIndex t : level) {
      for (const TokenIndex child : children_of(draft, t)) {
        const Token& token = draft.token(child);
        if (child <= noun - 3 || child > noun + widest || !hangs_as_complement(token.relation)) continue;
        if (draft.in_person[static_cast<std::size_t>(child)] != 0) continue;
        const Mention* mention = party_mention(draft, child);
        const bool adjective = mention != nullptr && mention->reference == Reference::demonym;
        const bool complement = token.relation != Relation::appos && token.relation != Relation::acl && of_case(draft, child);
        if (mention != nullptr && (adjective || complement)) {
          if (!out.parties.empty() && !is_plural(draft, noun)) continue;
          join_parties(out.parties, mention->parties);
          out.through = std::max(out.through, mention->tokens.end - 1);
          out.adjective |= adjective;
          if (is_plural(draft, noun)) add_conjuncts(draft, child, out);
        } else if (mention == nullptr && complement && token.relation != Relation::obl) {
          next.push_back(child);
        }
      }
    }
    level = std::move(next);
  }
  // An adjective right behind the noun belongs to it, wherever the parser hangs it.
  if (out.parties.empty() && noun + 1 < draft.size() && draft.sentence_of(noun + 1) == draft.sentence_of(noun)) {
    const Mention* mention = party_mention(draft, noun + 1);
    if (mention != nullptr && mention->reference == Reference::demonym && draft.token(noun + 1).upos == Upos::ADJ) {
      out.parties = mention->parties;
      out.through = noun + 1;
      out.adjective = true;
    }
  }
  return out;
}

const Body* body_at(const Draft& draft, TokenIndex t) {
  const Upos upos = draft.token(t).upos;
  if (upos != Upos::NOUN && upos != Upos::PROPN) return nullptr;
  auto at = draft.words.bodies.find(draft.lower_at(t));
  if (at == draft.words.bodies.end()) at = draft.words.bodies.find(std::string(draft.token(t).lemma));
  return at == draft.words.bodies.end() ? nullptr : &at->second;
}

EntityKind kind_of(const Draft& draft, const std::vector<std::string_view>& parties) {
  if (parties.empty() || draft.knowledge.gazetteer.state(parties.front()) != nullptr) return EntityKind::state;
  return parties.front().starts_with("ORG:") ? EntityKind::group : EntityKind::organisation;
}

// « les rebelles syriens » → ORG:rebelles syriens, named in the article's own words.
void add_group(Draft& draft, TokenIndex t, const Complement& complement) {
  Mention mention;
  mention.tokens = {t, t + 1};
  mention.head = t;
  mention.kind = EntityKind::group;
  mention.reference = Reference::description;
  const bool named = !complement.parties.empty() && complement.parties.front().starts_with("ORG:");
  if (named) {
    mention.parties = complement.parties;
  } else {
    std::string code = "ORG:" + draft.lower_at(t);
    if (complement.adjective && complement.through == t + 1) code += " " + draft.lower_at(t + 1);
    mention.parties = {draft.article.arena.copy(code)};
  }
  if (complement.through != no_token) mention.span = draft.article.span_of({t, complement.through + 1});
  add_mention(draft, std::move(mention));
}

}  // namespace

std::vector<std::string_view> complement_parties(const Draft& draft, TokenIndex noun, TokenIndex* through) {
  Complement found = complement_of(draft, noun);
  if (through != nullptr) *through = found.through;
  return found.parties;
}

void find_bodies(Draft& draft) {
  for (TokenIndex t = 0; t < draft.size(); ++t) {
    if (draft.article.mention_of_token[static_cast<std::size_t>(t)] != no_mention || draft.in_person[static_cast<std::size_t>(t)] != 0) continue;
    const Body* body = body_at(draft, t);
    if (body == nullptr) continue;
    const Complement complement = complement_of(draft, t);
    if (body->kind == BodyClass::group) {
      add_group(draft, t, complement);
      continue;
    }
    Mention mention;
    mention.tokens = {t, t + 1};
    mention.head = t;
    mention.parties = complement.parties;
    mention.reference = Reference::metonym;
    if (complement.parties.empty()) {
      if (!body->bare || !has_definite_determiner(draft, t)) continue;
      mention.reference = Reference::description;
      mention.parties = context_party(draft, t);
      if (mention.parties.empty()) continue;
    } else if (complement.through > t && complement.through - t <= 12) {
      mention.span = draft.article.span_of({t, complement.through + 1});
    }
    mention.kind = kind_of(draft, mention.parties);
    const TokenIndex by = case_of(draft, t);
    mention.place_reading = by != no_token && draft.words.is(WordClass::place_preposition, draft.token(by).lemma);
    add_mention(draft, std::move(mention));
  }
}

}  // namespace paraphe
