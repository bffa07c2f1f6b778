// Names of the gazetteer in the text, the longest first, as mentions.
#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "entities/draft.h"

namespace paraphe {

namespace {

constexpr int longest_name = 12;  // words; bounds the work at each word
constexpr std::size_t longest_article = 3;  // letters: La, Le, Les, El

std::vector<Atom> atoms_of(const Article& article) {
  std::vector<Atom> out;
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < article.tokens.size(); ++i) {
    const Token& token = article.tokens[i];
    if (token.span.begin < end && !out.empty()) continue;  // second word of a contraction
    end = token.span.end;
    const std::string_view text = article.words(token.span);
    std::size_t begin = std::string_view::npos;
    for (std::size_t at = 0; at <= text.size();) {
      const CodePoint c = at < text.size() ? code_point_at(text, at) : CodePoint{U' ', 1};
      const bool inside = is_letter(c.value) || is_digit(c.value);
      if (inside && begin == std::string_view::npos) begin = at;
      if (!inside && begin != std::string_view::npos) {
        Atom atom;
        atom.span = {token.span.begin + static_cast<std::uint32_t>(begin), token.span.begin + static_cast<std::uint32_t>(at)};
        atom.token = static_cast<TokenIndex>(i);
        atom.folded = fold(text.substr(begin, at - begin));
        atom.upper = starts_upper(text.substr(begin));
        out.push_back(std::move(atom));
        begin = std::string_view::npos;
      }
      at += static_cast<std::size_t>(std::max(1, c.bytes));
    }
  }
  for (std::size_t i = 1; i < out.size(); ++i) {
    const std::string_view between =
        std::string_view(article.text).substr(out[i - 1].span.end, out[i].span.begin - out[i - 1].span.end);
    const std::string plain = lower(between);
    out[i].hyphened = plain == "-";
    out[i].joined = plain == "-" || plain == "'";
  }
  return out;
}

// What may stand between two words of one name.
bool may_join(const Article& article, const Atom& left, const Atom& right) {
  if (article.token(left.token).sentence != article.token(right.token).sentence) return false;
  const std::string_view between =
      std::string_view(article.text).substr(left.span.end, right.span.begin - left.span.end);
  if (between.size() > 5 || between.find('\n') != std::string_view::npos) return false;
  for (std::size_t at = 0; at < between.size();) {
    const CodePoint c = code_point_at(between, at);
    const std::string plain = lower(between.substr(at, static_cast<std::size_t>(c.bytes)));
    const bool dot = plain == "." && left.span.size() == 1;
    const bool sign = plain == "-" || plain == "'" || plain == "/" || plain == "&";
    if (!is_space(c.value) && !dot && !sign) return false;
    at += static_cast<std::size_t>(std::max(1, c.bytes));
  }
  return true;
}

std::vector<std::string> pieces(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  for (std::size_t at = 0; at <= text.size();) {
    const CodePoint c = at < text.size() ? code_point_at(text, at) : CodePoint{U' ', 1};
    if (is_letter(c.value) || is_digit(c.value)) {
      word.append(text.substr(at, static_cast<std::size_t>(c.bytes)));
    } else if (!word.empty()) {
      out.push_back(std::move(word));
      word.clear();
    }
    at += static_cast<std::size_t>(std::max(1, c.bytes));
  }
  return out;
}

bool written_rightly(const Article& article, const KnownName& name, const std::vector<Atom>& atoms, std::size_t begin,
                     std::size_t count) {
  if (name.written == NameCase::any) return true;
  const std::vector<std::string> as_known = pieces(name.name);
  if (as_known.size() != count) return false;
  for (std::size_t i = 0; i < count; ++i) {
    const Atom& atom = atoms[begin + i];
    if (name.written == NameCase::exact) {
      if (article.words(atom.span) != as_known[i]) return false;
    } else if (starts_upper(as_known[i])) {
      // The first capital decides; but that of an article may be the sentence's own: « La réunion de Rabat » is no island.
      if (!atom.upper || as_known[i].size() > longest_article || i + 1 == count || !starts_upper(as_known[i + 1])) {
        return atom.upper;
      }
    }
  }
  return true;
}

struct Found {
  std::size_t begin = 0, count = 0;
  std::vector<const KnownName*> names;  // of the longest match, those that are written so
  std::vector<std::string_view> prefixes;
};

// The longest name that begins at the atom.
Found longest_at(const Draft& draft, const std::vector<Atom>& atoms, std::size_t begin) {
  Found found{begin, 0, {}, {}};
  const auto longest = draft.names.longest.find(atoms[begin].folded);
  if (longest == draft.names.longest.end()) return found;
  const std::size_t limit = static_cast<std::size_t>(std::min(longest->second, longest_name));
  std::string key;
  for (std::size_t count = 1; count <= limit && begin + count <= atoms.size(); ++count) {
    const Atom& atom = atoms[begin + count - 1];
    if (count > 1) {
      if (!may_join(draft.article, atoms[begin + count - 2], atom)) break;
      key += ' ';
    }
    key += atom.folded;
    const auto at = draft.names.names.find(key);
    if (at == draft.names.names.end()) continue;
    // « Le Cap » is no part of « le Cap-Vert »: a name of several words does not end inside one.
    const std::size_t next = begin + count;
    if (count > 1 && next < atoms.size() && atoms[next].hyphened && atoms[next].token == atom.token &&
        atoms[begin].token != atom.token)
      continue;
    std::vector<const KnownName*> names;
    for (const KnownName& name : at->second) {
      if (written_rightly(draft.article, name, atoms, begin, count)) names.push_back(&name);
    }
    if (!names.empty()) {
      found.count = count;
      found.names = std::move(names);
    }
  }
  return found;
}

// « russo-togolais », « franco-germano-italien »: prefixes joined by hyphens to a demonym.
Found composite_at(const Draft& draft, const std::vector<Atom>& atoms, std::size_t begin) {
  Found found{begin, 0, {}, {}};
  std::string prefix;
  std::size_t at = begin;
  while (at < atoms.size() && (at == begin || atoms[at].hyphened)) {
    prefix = prefix.empty() ? atoms[at].folded : prefix + ' ' + atoms[at].folded;
    const auto known = draft.names.prefixes.find(prefix);
    ++at;
    if (known == draft.names.prefixes.end()) {
      if (at - begin > 2) break;
      continue;
    }
    found.prefixes.push_back(known->second);
    prefix.clear();
    if (at >= atoms.size() || !atoms[at].hyphened) break;
    const Found rest = longest_at(draft, atoms, at);
    for (const KnownName* name : rest.names) {
      if (name->role == NameRole::demonym) {
        found.count = at - begin + rest.count;
        found.names = {name};
        return found;
      }
    }
  }
  return {begin, 0, {}, {}};
}

TokenRange range_of(const Article& article, const std::vector<Atom>& atoms, const Found& found) {
  TokenRange range{atoms[found.begin].token, atoms[found.begin + found.count - 1].token + 1};
  const std::uint32_t end = article.token(range.end - 1).span.end;
  while (range.end < static_cast<TokenIndex>(article.tokens.size()) && article.token(range.end).span.begin < end) ++range.end;
  return range;
}

// By token: the tagger's person that holds it, or −1.
std::vector<std::int32_t> persons_by_token(const Article& article) {
  std::vector<std::int32_t> out(article.tokens.size(), -1);
  for (std::size_t i = 0; i < article.names.size(); ++i) {
    const Name& name = article.names[i];
    if (name.kind != NameKind::person) continue;
    for (TokenIndex t = std::max(0, name.tokens.begin); t < name.tokens.end && t < static_cast<TokenIndex>(out.size()); ++t) {
      out[static_cast<std::size_t>(t)] = static_cast<std::int32_t>(i);
    }
  }
  return out;
}

// The name is a part of a person's, and not the whole: France in Anatole France.
bool inside_person(const Article& article, const std::vector<std::int32_t>& persons, TokenRange range) {
  const std::int32_t person = persons[static_cast<std::size_t>(range.begin)];
  if (person < 0) return false;
  const TokenRange whole = article.names[static_cast<std::size_t>(person)].tokens;
  return whole.begin <= range.begin && range.end <= whole.end && whole.size() > range.size();
}

// Of capitals: « quitter Alger », « décoller de Bissau »: the verb makes a place of its object and of its « de » complement.
bool place_of_verb(const Draft& draft, TokenIndex head, TokenIndex begin) {
  const TokenIndex by = case_of(draft, head);
  const TokenIndex verb = draft.token(head).head;
  if (verb == no_token || !draft.words.is(WordClass::place_verb, draft.token(verb).lemma)) return false;
  if (by == no_token || by >= begin) return draft.token(head).relation == Relation::obj;
  return draft.words.is(WordClass::of_preposition, draft.token(by).lemma);
}

bool place_like(const Draft& draft, TokenIndex head, TokenIndex begin) {
  const TokenIndex by = case_of(draft, head);
  if (by != no_token && by >= begin) return false;
  return by != no_token && (draft.words.is(WordClass::place_preposition, draft.token(by).lemma) ||
                            draft.is(WordClass::place_preposition, by));
}

// « Le port de Lomé », « le sommet de Moscou »: the noun is called after the town, whose government says nothing; but
// « les discussions de Moscou avec Téhéran » are its own.
bool calls_after_town(const Draft& draft, TokenIndex head, TokenIndex begin) {
  const TokenIndex by = case_of(draft, head), noun = draft.token(head).head;
  if (by == no_token || by >= begin || noun == no_token || noun >= by) return false;
  if (!draft.words.is(WordClass::of_preposition, draft.token(by).lemma)) return false;
  if (!draft.is(WordClass::place_noun, noun) && !draft.words.is(WordClass::place_noun, draft.token(noun).lemma)) return false;
  for (const TokenIndex child : children_of(draft, noun)) {
    const TokenIndex with = case_of(draft, child);
    if (child > head && with != no_token && draft.is(WordClass::with_preposition, with)) return false;
  }
  return true;
}

// A lower-case noun for a language (« en russe ») or thing, not for people.
bool is_language(const Draft& draft, const Mention& mention) {
  const Token& token = draft.token(mention.head);
  if (token.upos != Upos::NOUN || starts_upper(draft.article.words(token.span))) return false;
  return token.features.number != Number::plural;
}

const KnownName* choose(const Draft& draft, const Found& found, TokenIndex head) {
  const Token& token = draft.token(head);
  if (calls_after_town(draft, head, head) && !has_determiner(draft, head)) {
    for (const KnownName* name : found.names) {
      if (name->role == NameRole::capital) return name;
    }
  }
  const bool adjective = token.upos == Upos::ADJ && !starts_upper(draft.article.words(token.span));
  const KnownName* best = nullptr;
  for (const KnownName* name : found.names) {
    if (adjective && name->role == NameRole::demonym) return name;
    const bool plural_people = name->role == NameRole::demonym && token.features.number == Number::plural;
    if (plural_people && best != nullptr && best->role == NameRole::state) continue;
    if (best == nullptr || name->role < best->role) best = name;
  }
  return best;
}

Mention mention_of(const Draft& draft, const KnownName& name, TokenRange range) {
  Mention mention;
  mention.tokens = range;
  mention.head = head_of(draft, range);
  // An article or preposition that the table writes with the name is not part of the mention.
  while (mention.tokens.begin < mention.head && (draft.token(mention.tokens.begin).upos == Upos::DET ||
                                                 draft.token(mention.tokens.begin).upos == Upos::ADP)) {
    ++mention.tokens.begin;
  }
  mention.span = draft.article.span_of(mention.tokens);
  mention.parties = {name.parties.begin(), name.parties.end()};
  const bool place = place_like(draft, mention.head, range.begin) ||
                     (range.begin < mention.tokens.begin && name.role == NameRole::state &&
                      draft.is(WordClass::place_preposition, range.begin));
  const std::string_view as_written = draft.article.words(mention.span);
  switch (name.role) {
    case NameRole::state:
      mention.kind = EntityKind::state;
      mention.place_reading = place;
      break;
    case NameRole::demonym:
      mention.kind = EntityKind::state;
      mention.reference = Reference::demonym;
      break;
    case NameRole::capital:
      mention.kind = calls_after_town(draft, mention.head, range.begin) ? EntityKind::place : EntityKind::state;
      mention.reference = Reference::metonym;
      mention.place_reading =
          place || mention.kind == EntityKind::place || place_of_verb(draft, mention.head, range.begin);
      mention.name = as_written;
      break;
    case NameRole::seat:
    case NameRole::parliament:
    case NameRole::army:
    case NameRole::service:
    case NameRole::company:
      mention.kind = EntityKind::state;
      mention.reference = Reference::metonym;
      mention.place_reading = place && name.role != NameRole::company;
      mention.name = as_written;
      break;
    case NameRole::organisation:
      mention.kind = EntityKind::organisation;
      mention.place_reading = place;
      break;
    case NameRole::group:
      mention.kind = EntityKind::group;
      break;
    case NameRole::region:
    case NameRole::city:
      mention.kind = EntityKind::place;
      mention.place_reading = true;
      mention.name = as_written;
      break;
    case NameRole::medium:
    case NameRole::person:
    case NameRole::none:
      mention.kind = EntityKind::other;
      mention.name = as_written;
      mention.parties.clear();
      break;
  }
  if (mention.kind == EntityKind::place || name.role == NameRole::capital || name.role == NameRole::seat) {
    mention.city_of = mention.parties.empty() ? std::string_view() : mention.parties.front();
  }
  if (mention.kind == EntityKind::place) mention.parties.clear();
  return mention;
}

struct Undecided {
  MentionIndex mention;
  const KnownName* name;
};

// Names of several parties: the one that the article names otherwise most often, else the first. A capital that also
// stands for an organisation is the state's when it is a place.
void decide(Draft& draft, const std::vector<Undecided>& undecided) {
  std::unordered_map<std::string_view, int> count;
  for (const Mention& mention : draft.article.mentions) {
    if (mention.parties.size() == 1) ++count[mention.parties.front()];
  }
  for (const Undecided& each : undecided) {
    Mention& mention = draft.article.mentions[static_cast<std::size_t>(each.mention)];
    std::string_view best = each.name->parties.front();
    for (const std::string_view party : each.name->parties) {
      if (count[party] > count[best]) best = party;
    }
    if (each.name->role == NameRole::capital && mention.place_reading && draft.knowledge.gazetteer.state(best) == nullptr) {
      for (const std::string_view party : each.name->parties) {
        if (draft.knowledge.gazetteer.state(party) != nullptr) best = party;
      }
    }
    mention.parties = {best};
    if (each.name->role == NameRole::capital) {
      mention.city_of = "";
      for (const std::string_view party : each.name->parties) {
        if (draft.knowledge.gazetteer.state(party) != nullptr && (mention.city_of.empty() || party == best)) mention.city_of = party;
      }
    }
    if (draft.knowledge.gazetteer.state(best) == nullptr) mention.kind = EntityKind::organisation;
  }
}

// Names that the tagger sees as places and the tables do not know, or know only as towns.
void add_places(Draft& draft) {
  for (const Name& name : draft.article.names) {
    if (name.kind != NameKind::place || name.tokens.begin < 0 || name.tokens.end > draft.size() || name.tokens.size() <= 0) continue;
    Mention mention;
    mention.tokens = name.tokens;
    mention.head = head_of(draft, name.tokens);
    if (draft.mention_at(mention.head) != nullptr) continue;
    bool taken = false;
    for (TokenIndex t = name.tokens.begin; t < name.tokens.end; ++t) {
      taken |= draft.mention_at(t) != nullptr || draft.name_at[static_cast<std::size_t>(t)] != no_mention;
    }
    if (taken) continue;
    mention.kind = EntityKind::place;
    mention.place_reading = true;
    mention.span = draft.article.span_of(mention.tokens);
    mention.name = draft.article.words(mention.span);
    std::string key;
    for (const std::string& word : folded_words(mention.name)) key += (key.empty() ? "" : " ") + word;
    const auto city = draft.names.cities.find(key);
    if (city != draft.names.cities.end()) mention.city_of = city->second;
    add_mention(draft, std::move(mention));
  }
}

// « la Chambre des représentants chypriote »: what has its name from common words is the adjective's.
void take_adjectives(Draft& draft) {
  for (std::size_t i = 0; i < draft.article.mentions.size(); ++i) {
    Mention& mention = draft.article.mentions[i];
    const TokenIndex next = mention.tokens.end;
    if (mention.reference != Reference::metonym || mention.tokens.size() < 2 || next >= draft.size()) continue;
    const Mention* adjective = draft.mention_at(next);
    if (adjective == nullptr || adjective->reference != Reference::demonym || draft.token(next).upos != Upos::ADJ) continue;
    if (draft.sentence_of(next) == draft.sentence_of(mention.head)) mention.parties = adjective->parties;
  }
}

}  // namespace

void find_names(Draft& draft) {
  const Article& article = draft.article;
  const std::vector<Atom> atoms = atoms_of(article);
  const std::vector<std::int32_t> persons = persons_by_token(article);
  std::vector<Undecided> undecided;
  for (std::size_t i = 0; i < atoms.size();) {
    Found found = composite_at(draft, atoms, i);
    if (found.count == 0) found = longest_at(draft, atoms, i);
    if (found.count == 0) {
      ++i;
      continue;
    }
    const TokenRange range = range_of(article, atoms, found);
    const std::size_t next = i + found.count;
    const KnownName* name = choose(draft, found, head_of(draft, range));
    const bool hyphen_before = atoms[i].hyphened, hyphen_after = next < atoms.size() && atoms[next].hyphened;
    if (name->role == NameRole::demonym && (hyphen_before || hyphen_after)) {
      ++i;  // pro-russe, anti-français
      continue;
    }
    if ((hyphen_before && !atoms[i - 1].upper) || (hyphen_after && !atoms[next].upper)) {
      ++i;
      continue;
    }
    if (name->role != NameRole::person && inside_person(article, persons, range)) {
      ++i;
      continue;
    }
    if (name->role == NameRole::person) {
      draft.known_people.push_back(range);
      i = next;
      continue;
    }
    Mention mention = mention_of(draft, *name, range);
    for (const std::string_view prefix : found.prefixes) mention.parties.push_back(prefix);
    if (name->role == NameRole::demonym && is_language(draft, mention)) {
      i = next;
      continue;
    }
    // Two names in one word (« Inde-Pakistan »): one mention with both.
    if (Mention* before = draft.mention_at(mention.head); before != nullptr && mention.head == before->head) {
      before->parties.insert(before->parties.end(), mention.parties.begin(), mention.parties.end());
      sort_parties(before->parties);
      before->tokens.end = std::max(before->tokens.end, mention.tokens.end);
      before->span = join(before->span, mention.span);
      i = next;
      continue;
    }
    const bool several = name->parties.size() > 1 && found.prefixes.empty();
    const MentionIndex index = add_mention(draft, std::move(mention));
    for (TokenIndex t = range.begin; t < range.end; ++t) draft.name_at[static_cast<std::size_t>(t)] = index;
    if (several) undecided.push_back({index, name});
    i = next;
  }
  decide(draft, undecided);
  take_adjectives(draft);
  add_places(draft);
}

}  // namespace paraphe
