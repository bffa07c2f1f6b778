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

bool is_group_code(const std::vector<std::string_view>& parties) {
  return !parties.empty() && parties.front().starts_with("ORG:");
}

bool starts_with_word(std::string_view text, const std::string& word) {
  const std::vector<std::string> words = folded_words(text);
  return !words.empty() && words.front() == word;
}

// A group named before by these words (rebelles → rebelles syriens); for « les djihadistes » the one named last; for
// « la rébellion » the article's only one.
std::string_view earlier_group(const Draft& draft, TokenIndex t) {
  const std::string noun = fold(draft.lower_at(t));
  const bool any = draft.is(WordClass::any_group, t), sole = draft.is(WordClass::sole_group, t);
  std::string_view named, only;
  bool several = false;
  for (std::size_t back = draft.article.mentions.size(); back-- > 0;) {
    const Mention& mention = draft.article.mentions[back];
    if (mention.kind != EntityKind::group) continue;
    const std::string_view code = mention.parties.size() == 1 ? mention.parties.front() : std::string_view();
    if (code.size() <= 4) continue;
    if (mention.reference == Reference::name) {
      several |= !only.empty() && only != code;
      only = code;
    }
    if (mention.head >= t) continue;
    if (mention.reference == Reference::description && starts_with_word(code.substr(4), noun)) return code;
    if (any && named.empty() && mention.reference == Reference::name) named = code;
  }
  return named.empty() && sole && !several ? only : named;
}

// The tagger takes the same words for a place at least as often.
bool is_place_elsewhere(const Article& article, std::string_view written) {
  int places = 0, others = 0;
  for (const Name& name : article.names) {
    if (article.words(article.span_of(name.tokens)) != written) continue;
    ++(name.kind == NameKind::place ? places : others);
  }
  return places >= others;
}

// « d'Ansar al-Sunna », « de Moqtada Sadr »: the name that the complement gives.
std::string named_complement(const Draft& draft, TokenIndex t, TokenIndex& through, bool& person) {
  for (const TokenIndex child : children_of(draft, t)) {
    const Token& token = draft.token(child);
    if (child <= t || token.relation != Relation::nmod || !of_case(draft, child)) continue;
    const MentionIndex index = draft.article.mention_of_token[static_cast<std::size_t>(child)];
    if (index != no_mention && draft.person_of_mention[static_cast<std::size_t>(index)] >= 0) {
      const Mention& mention = draft.article.mentions[static_cast<std::size_t>(index)];
      through = mention.tokens.end - 1;
      person = true;
      return draft.persons[static_cast<std::size_t>(draft.person_of_mention[static_cast<std::size_t>(index)])].name;
    }
    for (const Name& name : draft.article.names) {
      if (name.tokens.begin <= child && child < name.tokens.end && (name.kind == NameKind::organisation || name.kind == NameKind::other)) {
        const std::string_view written = draft.article.words(draft.article.span_of(name.tokens));
        if (is_place_elsewhere(draft.article, written)) return {};
        through = name.tokens.end - 1;
        return std::string(written);
      }
    }
  }
  return {};
}

// « les rebelles syriens » → ORG:rebelles syriens, named in the article's own words.
void add_group(Draft& draft, TokenIndex t, const Complement& complement) {
  constexpr TokenIndex adjectives = 2;
  const bool one_of_them = draft.is(WordClass::group_member, t) && !has_definite_determiner(draft, t);
  Mention mention;
  mention.tokens = {t, t + 1};
  mention.head = t;
  mention.kind = EntityKind::group;
  mention.reference = Reference::description;
  TokenIndex through = complement.through;
  std::string code = "ORG:" + draft.lower_at(t);
  TokenIndex end = t + 1;
  while (end < draft.size() && end - t <= adjectives && draft.sentence_of(end) == draft.sentence_of(t) && draft.token(end).upos == Upos::ADJ) {
    code += " " + draft.lower_at(end++);
  }
  // « le groupe islamiste Abou Sayyaf »
  const Mention* called = end < draft.size() && draft.sentence_of(end) == draft.sentence_of(t) ? party_mention(draft, end) : nullptr;
  bool person = false;
  std::string named;
  if (called != nullptr && called->kind == EntityKind::group && called->reference == Reference::name) {
    mention.parties = called->parties;
    through = std::max(through, called->tokens.end - 1);
  } else if (is_group_code(complement.parties)) {
    mention.parties = complement.parties;
    if (complement.adjective) mention.parties = {draft.article.arena.copy(code)};
  } else if (end == t + 1 && !(named = named_complement(draft, t, through, person)).empty()) {
    code = person ? code + " de " + named : "ORG:" + named;
    mention.parties = {draft.article.arena.copy(code)};
  } else if (one_of_them) {
    return;  // « un jihadiste » is no group
  } else if (end > t + 1) {
    mention.parties = {draft.article.arena.copy(code)};
    through = std::max(through, end - 1);
  } else {
    const std::string_view before = earlier_group(draft, t);
    mention.parties = {before.empty() ? draft.article.arena.copy(code) : before};
  }
  if (through != no_token && through >= t && through - t <= 12) mention.span = draft.article.span_of({t, through + 1});
  add_mention(draft, std::move(mention));
}

// The words that tell groups apart, without plural: ORG:forces rebelles → rebelle.
std::vector<std::string> telling_words(const Draft& draft, std::string_view code) {
  std::vector<std::string> out;
  std::string_view rest = code.substr(4);
  while (!rest.empty()) {
    const std::size_t space = rest.find(' ');
    std::string word = lower(rest.substr(0, space));
    if (!draft.words.is(WordClass::group_filler, word)) {
      word = fold(word);
      while (word.size() > 3 && (word.back() == 's' || word.back() == 'e')) word.pop_back();
      out.push_back(std::move(word));
    }
    if (space == std::string_view::npos) break;
    rest.remove_prefix(space + 1);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

// « les rebelles », « les forces rebelles » and « les rebelles syriens » of one article are one group, called as it is
// called most.
void join_groups(Draft& draft) {
  struct Group {
    std::string_view code;
    int count;
    std::vector<std::string> words;
  };
  constexpr std::size_t most = 40;
  std::vector<Group> groups;
  for (const Mention& mention : draft.article.mentions) {
    if (mention.kind != EntityKind::group || mention.reference != Reference::description || mention.parties.size() != 1) continue;
    const std::string_view code = mention.parties.front();
    if (!code.starts_with("ORG:")) continue;
    const auto at = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.code == code; });
    if (at != groups.end()) ++at->count;
    else if (groups.size() < most) groups.push_back({code, 1, telling_words(draft, code)});
  }
  for (Mention& mention : draft.article.mentions) {
    if (mention.kind != EntityKind::group || mention.parties.size() != 1) continue;
    const auto own = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.code == mention.parties.front(); });
    if (own == groups.end() || own->words.empty()) continue;
    const Group* best = &*own;
    for (const Group& other : groups) {
      const bool same = std::includes(other.words.begin(), other.words.end(), own->words.begin(), own->words.end()) ||
                        (!other.words.empty() && std::includes(own->words.begin(), own->words.end(), other.words.begin(), other.words.end()));
      if (same && (other.count > best->count || (other.count == best->count && other.code.size() > best->code.size()))) best = &other;
    }
    mention.parties = {best->code};
  }
}

std::vector<std::string_view> complement_parties(const Draft& draft, TokenIndex noun, TokenIndex* through) {
  Complement found = complement_of(draft, noun);
  if (through != nullptr) *through = found.through;
  return found.parties;
}

void find_bodies(Draft& draft) {
  for (TokenIndex t = 0; t < draft.size(); ++t) {
    if (draft.article.mention_of_token[static_cast<std::size_t>(t)] != no_mention || draft.in_person[static_cast<std::size_t>(t)] != 0 ||
        draft.name_at[static_cast<std::size_t>(t)] != no_mention) continue;
    const bool armed = draft.is(WordClass::group_adjective_noun, t) && t + 1 < draft.size() && draft.is(WordClass::group_adjective, t + 1) &&
                       draft.sentence_of(t + 1) == draft.sentence_of(t);
    const Body* body = body_at(draft, t);
    if (body == nullptr && !armed) continue;
    Complement complement = complement_of(draft, t);
    if (armed || body->kind == BodyClass::group) {
      add_group(draft, t, complement);
      continue;
    }
    if (draft.is(WordClass::party_word, t) && (!complement.adjective || complement.through > t + 2)) continue;  // aux côtés de la France
    // European countries and firms are not the Union.
    if (complement.adjective && draft.is(WordClass::members_only, t) && kind_of(draft, complement.parties) == EntityKind::organisation) continue;
    Mention mention;
    mention.tokens = {t, t + 1};
    mention.head = t;
    mention.parties = complement.parties;
    mention.reference = Reference::metonym;
    if (complement.parties.empty()) {
      const TokenIndex possessive = possessive_of(draft, t);
      if (draft.title_at[static_cast<std::size_t>(t)] >= 0) continue;
      if (possessive != no_token) {  // leur: references.cc
        if (draft.is(WordClass::their, possessive) || draft.is(WordClass::members_only, t) || draft.is(WordClass::counterpart, t) ||
            draft.is(WordClass::neighbour, t) || draft.is(WordClass::guest, t)) continue;
        mention.parties = owner_party(draft, t);
      } else {
        // « les États » are not the one that the text is at; « les autorités » are.
        const bool other_form = is_plural(draft, t) && !draft.words.bodies.contains(draft.lower_at(t));
        if (!body->bare || other_form || !has_definite_determiner(draft, t)) continue;
        mention.parties = context_party(draft, t);
      }
      mention.reference = Reference::description;
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
