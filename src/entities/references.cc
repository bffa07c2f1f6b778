// Pronouns and descriptions: il, ce dernier, les deux pays, son homologue, la partie russe, l'organisation.
// One pass over the words with what was mentioned before; the subject of the sentence before comes first.
#include <algorithm>

#include "base/utf8.h"
#include "entities/draft.h"

namespace paraphe {

namespace {

using Parties = std::vector<std::string_view>;

struct Reader {
  Draft& draft;
  int first_persons = 0;           // nous, notre, vous … outside quotations
  std::vector<MentionIndex> seen;  // mentions before the word at hand, in the order of the text

  const Mention& mention(MentionIndex index) const { return draft.article.mentions[static_cast<std::size_t>(index)]; }
  bool is_state(std::string_view code) const { return draft.knowledge.gazetteer.state(code) != nullptr; }

  std::int32_t person_of(const Mention& m) const {
    return draft.person_of_mention[static_cast<std::size_t>(&m - draft.article.mentions.data())];
  }

  // The two persons spoken of last, the later one first; fewer if there are not two. Of the parties, if any are given.
  std::vector<MentionIndex> last_persons(const Parties& of) const {
    std::vector<MentionIndex> out;
    std::vector<std::int32_t> who;
    for (std::size_t back = 0; back < std::min<std::size_t>(seen.size(), 40) && out.size() < 2; ++back) {
      const MentionIndex index = seen[seen.size() - 1 - back];
      const Mention& m = mention(index);
      const std::int32_t person = person_of(m);
      if (m.kind != EntityKind::person || person < 0 || std::find(who.begin(), who.end(), person) != who.end()) continue;
      const Parties& theirs = draft.persons[static_cast<std::size_t>(person)].parties;
      if (!of.empty() && (theirs.size() != 1 || std::find(of.begin(), of.end(), theirs.front()) == of.end())) continue;
      if (!out.empty() && !of.empty() && theirs == draft.persons[static_cast<std::size_t>(who.front())].parties) continue;
      out.push_back(index);
      who.push_back(person);
    }
    return out;
  }

  Gender gender_of(const Mention& m) const {
    if (m.kind == EntityKind::person) {
      const auto index = static_cast<std::size_t>(&m - draft.article.mentions.data());
      const std::int32_t person = draft.person_of_mention[index];
      if (person >= 0 && draft.persons[static_cast<std::size_t>(person)].gender != Gender::none) {
        return draft.persons[static_cast<std::size_t>(person)].gender;
      }
      return m.reference == Reference::title ? draft.token(m.head).features.gender : Gender::none;
    }
    if (m.reference == Reference::name && m.kind == EntityKind::state && m.parties.size() == 1) {
      const StateFacts* state = draft.knowledge.gazetteer.state(m.parties.front());
      if (state != nullptr) return state->feminine ? Gender::feminine : Gender::masculine;
    }
    if (m.reference == Reference::metonym && draft.token(m.head).upos == Upos::PROPN) return Gender::none;
    return draft.token(m.head).features.gender;
  }
  bool agrees(const Mention& m, const Token& token) const {
    const Gender gender = gender_of(m);
    return gender == Gender::none || token.features.gender == Gender::none || gender == token.features.gender;
  }
  bool is_subject(MentionIndex index) const { return stands_as_subject(draft, index); }

  // The mention that a singular pronoun means: of this sentence and the two before, subjects first, then persons.
  MentionIndex antecedent(TokenIndex t, bool person_only, bool subject_first) const {
    const Token& token = draft.token(t);
    MentionIndex best = no_mention;
    int best_score = 0;
    constexpr std::size_t looked_at = 30;
    for (std::size_t back = 0; back < std::min(seen.size(), looked_at); ++back) {
      const MentionIndex index = seen[seen.size() - 1 - back];
      const Mention& m = mention(index);
      const std::int32_t distance = token.sentence - draft.token(m.head).sentence;
      if (distance > 2) break;
      const bool person = m.kind == EntityKind::person;
      if (m.kind == EntityKind::place || m.kind == EntityKind::other) continue;
      if (m.reference == Reference::demonym && draft.token(m.head).upos == Upos::ADJ) continue;
      if (person_only && !person) continue;
      if (!person && m.parties.size() != 1) continue;
      if (is_plural(draft, m.head) || !agrees(m, token)) continue;
      int score = 24 - 6 * distance - static_cast<int>(std::min<std::size_t>(back, 8));
      const bool subject = is_subject(index);
      if (subject) score += subject_first ? 9 : -3;
      // « Reçu par X, il … »: he is the subject of the sentence before, not X.
      if (!subject && subject_first && distance == 0 && token.relation == Relation::nsubj) score -= 12;
      if (person) score += 3;
      if (m.place_reading) score -= 8;
      if (score > best_score) {
        best = index;
        best_score = score;
      }
    }
    return best;
  }

  // Both are named in this sentence before the word, or both in the one before it, and not as mere adjectives.
  bool together(TokenIndex t, const Parties& both) const {
    const std::int32_t sentence = draft.sentence_of(t);
    for (std::int32_t which = sentence; which >= std::max(0, sentence - 1); --which) {
      std::size_t found = 0;
      for (const std::string_view party : both) {
        constexpr std::ptrdiff_t looked_at = 60;
        const bool here = std::any_of(seen.end() - std::min(looked_at, std::ssize(seen)), seen.end(), [&](MentionIndex index) {
          const Mention& m = mention(index);
          const bool adjective = m.reference == Reference::demonym && draft.token(m.head).upos == Upos::ADJ;
          return draft.sentence_of(m.head) == which && !m.place_reading && !adjective &&
                 std::find(m.parties.begin(), m.parties.end(), party) != m.parties.end();
        });
        found += here ? 1u : 0u;
      }
      if (found == both.size()) return true;
    }
    return false;
  }

  // The two parties nearest before the word; the article's two if the sentence and the one before show none.
  Parties pair(TokenIndex t) const {
    Parties out;
    const std::int32_t sentence = draft.sentence_of(t);
    for (std::size_t back = 0; back < std::min<std::size_t>(seen.size(), 60); ++back) {
      const Mention& m = mention(seen[seen.size() - 1 - back]);
      if (sentence - draft.token(m.head).sentence > 1) break;
      if (m.place_reading) continue;
      for (const std::string_view party : m.parties) {
        if (is_state(party) && std::find(out.begin(), out.end(), party) == out.end()) out.push_back(party);
      }
    }
    const Parties& salient = draft.article.salient_parties;
    Parties main;
    for (const std::string_view party : salient) {
      if (is_state(party) && main.size() < 2) main.push_back(party);
    }
    const auto in_main = [&](std::string_view party) { return std::find(main.begin(), main.end(), party) != main.end(); };
    if (out.size() == 2 && main.size() == 2 && !(in_main(out[0]) && in_main(out[1]))) {
      // Two that the sentence itself names, or the one before joins, are meant before the article's two.
      return together(t, out) ? out : main;
    }
    if (out.size() == 2) return out;
    if (out.size() > 2) {
      Parties both;
      for (const std::string_view party : main) {
        if (std::find(out.begin(), out.end(), party) != out.end()) both.push_back(party);
      }
      if (both.size() == 2) return both;
      out.resize(2);
      return out;
    }
    if (out.size() == 1 && main.size() == 2) {
      if (out.front() == main[0] || out.front() == main[1]) return main;
      return {out.front(), main[0]};
    }
    return main.size() == 2 ? main : Parties{};
  }

  Parties other_of_pair(TokenIndex t, const Parties& one) const {
    Parties both = pair(t);
    std::erase_if(both, [&](std::string_view party) { return std::find(one.begin(), one.end(), party) != one.end(); });
    if (both.size() == 1) return both;
    for (const std::string_view party : draft.article.salient_parties) {
      if (is_state(party) && std::find(one.begin(), one.end(), party) == one.end()) return {party};
    }
    return {};
  }

  MentionIndex last_where(auto&& wanted) const {
    for (std::size_t back = 0; back < std::min<std::size_t>(seen.size(), 60); ++back) {
      const MentionIndex index = seen[seen.size() - 1 - back];
      if (wanted(mention(index))) return index;
    }
    return no_mention;
  }

  // Whose homologue: the last person before in the sentence, else the last subject.
  MentionIndex possessor(TokenIndex t, bool person_only) const {
    const std::int32_t sentence = draft.sentence_of(t);
    MentionIndex found = no_mention;
    for (std::size_t back = 0; back < std::min<std::size_t>(seen.size(), 30); ++back) {
      const MentionIndex index = seen[seen.size() - 1 - back];
      const Mention& m = mention(index);
      if (sentence - draft.token(m.head).sentence > 1) break;
      if (m.kind == EntityKind::place || m.kind == EntityKind::other || m.place_reading) continue;
      if (person_only ? m.kind != EntityKind::person : m.parties.empty()) continue;
      if (m.reference == Reference::demonym && draft.token(m.head).upos == Upos::ADJ) continue;
      const bool here = draft.sentence_of(m.head) == sentence;
      if (here && is_subject(index)) return index;
      if (found == no_mention) found = index;
    }
    return found;
  }

  void add(TokenIndex t, EntityKind kind, Reference reference, Parties parties, MentionIndex to, MentionIndex owner,
           TokenIndex through = no_token) {
    Mention m;
    m.tokens = {t, t + 1};
    m.head = t;
    m.kind = kind;
    m.reference = reference;
    m.parties = std::move(parties);
    m.antecedent = to;
    m.possessor = owner;
    if (through > t) m.span = draft.article.span_of({t, through + 1});
    const MentionIndex index = add_mention(draft, std::move(m));
    if (to != no_mention && kind == EntityKind::person) {
      draft.person_of_mention[static_cast<std::size_t>(index)] = draft.person_of_mention[static_cast<std::size_t>(to)];
    }
    seen.push_back(index);
  }

  void pronoun(TokenIndex t) {
    const Token& token = draft.token(t);
    if (token.features.person != 3 && token.features.person != 0 && token.features.pron_type != PronType::demonstrative) return;
    if (token.relation == Relation::expl || token.features.reflexive || draft.is(WordClass::skipped_pronoun, t)) return;
    const bool personal = token.features.pron_type == PronType::personal && token.features.person == 3;
    const bool demonstrative = token.features.pron_type == PronType::demonstrative && token.features.gender != Gender::none &&
                               token.lemma.size() > 2 && draft.lower_at(t).find('-') != std::string::npos;
    if (!personal && !demonstrative) return;
    if (token.features.number == Number::plural) {
      plural_pronoun(t);
      return;
    }
    if (personal && token.relation != Relation::nsubj && token.relation != Relation::obj && token.relation != Relation::iobj &&
        token.relation != Relation::obl && token.relation != Relation::nmod && token.relation != Relation::conj) {
      return;
    }
    const MentionIndex to = antecedent(t, false, personal);
    if (to != no_mention) add(t, mention(to).kind, Reference::pronoun, mention(to).parties, to, no_mention);
  }

  void plural_pronoun(TokenIndex t) {
    const std::int32_t sentence = draft.sentence_of(t);
    MentionIndex best = no_mention;
    for (std::size_t back = 0; back < std::min<std::size_t>(seen.size(), 20); ++back) {
      const MentionIndex index = seen[seen.size() - 1 - back];
      const Mention& m = mention(index);
      if (sentence - draft.token(m.head).sentence > 1) break;
      if (m.reference == Reference::demonym && draft.token(m.head).upos == Upos::ADJ) continue;
      const bool plural = is_plural(draft, m.head) || m.kind == EntityKind::group;
      if (m.kind != EntityKind::place && !m.parties.empty() && plural && agrees(m, draft.token(t))) {
        best = index;
        break;
      }
    }
    if (best != no_mention) {
      std::vector<MentionIndex> members = mention(best).members;
      add(t, mention(best).kind, Reference::pronoun, mention(best).parties, best, no_mention);
      draft.article.mentions.back().members = std::move(members);
      return;
    }
    std::vector<MentionIndex> two = last_persons({});
    if (two.size() != 2 || draft.sentence_of(t) - draft.sentence_of(mention(two.back()).head) > 1) return;
    Parties parties = mention(two[0]).parties;
    join_parties(parties, mention(two[1]).parties);
    add(t, EntityKind::person, Reference::pronoun, std::move(parties), no_mention, no_mention);
    draft.article.mentions.back().members = std::move(two);
  }

  // « les deux pays », « les deux hommes », « les deux »
  bool pair_description(TokenIndex t) {
    bool two = false;
    for (const TokenIndex child : children_of(draft, t)) two |= child < t && draft.is(WordClass::pair_word, child);
    if (!two && t > 0) two = draft.is(WordClass::pair_word, t - 1) && draft.sentence_of(t - 1) == draft.sentence_of(t);
    if (!two || !is_definite(t)) return false;
    const bool states = draft.is(WordClass::pair_states, t), persons = draft.is(WordClass::pair_persons, t);
    if (!states && !persons) return false;
    Parties parties = pair(t);
    std::vector<MentionIndex> members;
    if (persons) {
      members = last_persons(parties);
      if (members.size() != 2) members = last_persons({});
      if (members.size() == 2 && parties.size() != 2) {
        parties = mention(members[0]).parties;
        join_parties(parties, mention(members[1]).parties);
      }
    }
    add(t, persons ? EntityKind::person : EntityKind::state, Reference::description, std::move(parties), no_mention, no_mention);
    if (members.size() == 2) draft.article.mentions.back().members = std::move(members);
    return true;
  }
  bool is_definite(TokenIndex t) const {
    if (has_definite_determiner(draft, t)) return true;
    const TokenIndex possessive = possessive_of(draft, t);
    if (possessive != no_token) return true;
    for (TokenIndex back = 1; back <= 3 && t - back >= 0; ++back) {
      if (draft.token(t - back).upos == Upos::DET) return true;
    }
    return false;
  }

  // « son prédécesseur, X »: X held the office of the one whose he is.
  void predecessor(TokenIndex t) {
    if (!draft.is(WordClass::predecessor, t) || possessive_of(draft, t) == no_token) return;
    TokenIndex next = t + 1;
    if (next < draft.size() && draft.token(next).upos == Upos::PUNCT) ++next;
    if (next >= draft.size() || draft.sentence_of(next) != draft.sentence_of(t)) return;
    const std::int32_t person = draft.person_at[static_cast<std::size_t>(next)];
    const MentionIndex owner = possessor(t, true);
    if (person < 0 || owner == no_mention || person_of(mention(owner)) < 0) return;
    const Person& holder = draft.persons[static_cast<std::size_t>(person_of(mention(owner)))];
    const Person& who = draft.persons[static_cast<std::size_t>(person)];
    const std::size_t before = draft.article.titles.size();
    for (const MentionIndex index : who.mentions) {
      if (mention(index).head >= next) {
        add_counterpart_title(t, person, holder.office, holder.parties, index);
        break;
      }
    }
    if (draft.article.titles.size() > before) draft.article.titles.back().status = "held";
  }

  // The one who speaks at this token: of a quotation the subject outside it, in this sentence or the ones beside it;
  // of an interview the first person with an office.
  MentionIndex speaker(TokenIndex t) {
    if (draft.in_quote[static_cast<std::size_t>(t)] == 0) return interviewed();
    const std::int32_t sentence = draft.sentence_of(t);
    for (const std::int32_t which : {sentence, sentence - 1, sentence + 1}) {
      if (which < 0 || which >= static_cast<std::int32_t>(draft.article.sentences.size())) continue;
      constexpr TokenIndex behind = 60;
      const TokenRange range = window(draft, which, t + behind);
      MentionIndex found = no_mention;
      for (TokenIndex at = range.begin; at < range.end; ++at) {
        const MentionIndex index = draft.article.mention_of_token[static_cast<std::size_t>(at)];
        if (index == no_mention || draft.in_quote[static_cast<std::size_t>(at)] != 0) continue;
        const Mention& m = mention(index);
        if (m.parties.size() != 1 || m.place_reading || m.kind == EntityKind::place) continue;
        // Parsers take an inverted subject (« …, a dit X ») for an object.
        if (m.kind == EntityKind::person || stands_as_subject(draft, index)) found = index;
      }
      if (found != no_mention) return found;
    }
    return interviewed();
  }

  MentionIndex interviewed() const {
    constexpr int enough = 4;  // words of the first or second person outside quotations
    if (first_persons < enough) return no_mention;
    for (const TitleSpan& title : draft.titles) {
      if (title.person < 0 || title.parties.size() != 1) continue;
      const Person& person = draft.persons[static_cast<std::size_t>(title.person)];
      if (!person.mentions.empty()) return person.mentions.front();
    }
    return no_mention;
  }

  // « nous », « notre ambassade »; « vous », « votre ministre » of an interview.
  void first_person(TokenIndex t) {
    const bool first = draft.is(WordClass::first_plural, t), second = draft.is(WordClass::second_plural, t);
    if (!first && !second) return;
    const MentionIndex who = speaker(t);
    if (who == no_mention || mention(who).parties.size() != 1) return;
    const Parties parties = first ? mention(who).parties : other_of_pair(t, mention(who).parties);
    if (parties.empty()) return;
    TokenIndex head = t;
    if (draft.token(t).features.possessive || draft.token(t).upos == Upos::DET) {
      head = draft.token(t).head;
      if (head == no_token || head < t || head - t > 4) return;
      const std::string& noun = draft.lower_at(head);
      const bool title = draft.title_at[static_cast<std::size_t>(head)] >= 0;
      if (!title && !draft.words.bodies.contains(noun) && !draft.is(WordClass::this_state, head)) return;
      const MentionIndex at = draft.article.mention_of_token[static_cast<std::size_t>(head)];
      if (at != no_mention && (person_of(mention(at)) >= 0 || mention(at).reference == Reference::metonym)) return;
      draft.article.mention_of_token[static_cast<std::size_t>(head)] = no_mention;
      add(head, title ? EntityKind::person : EntityKind::state, Reference::description, parties, no_mention, who);
    } else if (draft.token(t).upos == Upos::PRON && draft.article.mention_of_token[static_cast<std::size_t>(t)] == no_mention) {
      const bool whole = first && mention(who).kind == EntityKind::person;
      add(t, EntityKind::state, Reference::pronoun, parties, whole ? no_mention : who, no_mention);
    }
  }

  // « leurs ministres », « leurs armées »: both sides' (« leur voisin » is not theirs alone).
  bool theirs(TokenIndex t) {
    const TokenIndex possessive = possessive_of(draft, t);
    if (possessive == no_token || !draft.is(WordClass::their, possessive)) return false;
    const bool titled = draft.title_at[static_cast<std::size_t>(t)] >= 0 && draft.titles[static_cast<std::size_t>(draft.title_at[static_cast<std::size_t>(t)])].head == t;
    const auto body = draft.words.bodies.find(draft.lower_at(t));
    if ((!titled && body == draft.words.bodies.end()) || draft.is(WordClass::neighbour, t) || draft.is(WordClass::counterpart, t) ||
        draft.is(WordClass::members_only, t)) {
      return false;
    }
    const MentionIndex at = draft.article.mention_of_token[static_cast<std::size_t>(t)];
    if (at != no_mention && person_of(mention(at)) >= 0) return false;
    draft.article.mention_of_token[static_cast<std::size_t>(t)] = no_mention;
    Parties parties;
    const MentionIndex plural = last_where([&](const Mention& m) { return m.parties.size() > 1 && draft.token(m.head).upos != Upos::ADJ; });
    if (plural != no_mention && draft.sentence_of(t) - draft.sentence_of(mention(plural).head) <= 1) parties = mention(plural).parties;
    if (parties.empty()) parties = pair(t);
    add(t, titled ? EntityKind::person : EntityKind::state, Reference::description, std::move(parties), no_mention, no_mention);
    return true;
  }

  // « son homologue afghan »
  bool counterpart(TokenIndex t) {
    if (!draft.is(WordClass::counterpart, t) && !draft.is(WordClass::guest, t)) return false;
    if (draft.title_at[static_cast<std::size_t>(t)] >= 0) return false;
    const bool guest = draft.is(WordClass::guest, t);
    MentionIndex owner = possessor(t, true);
    if (owner == no_mention) owner = possessor(t, false);
    TokenIndex through = no_token;
    Parties parties = complement_parties(draft, t, &through);
    std::int32_t person = -1;
    bool name_first = false;
    for (TokenIndex next = t + 1; next < draft.size() && next <= t + 6 && draft.sentence_of(next) == draft.sentence_of(t); ++next) {
      person = draft.person_at[static_cast<std::size_t>(next)];
      if (person >= 0) break;
      const Upos upos = draft.token(next).upos;
      if (upos != Upos::ADJ && upos != Upos::PUNCT && upos != Upos::NOUN && upos != Upos::ADP && upos != Upos::DET && upos != Upos::PROPN) break;
    }
    if (person < 0 && t > 2 && !guest) {  // « X, son homologue serbe »
      TokenIndex before = t - 1;
      while (before > 0 && (draft.token(before).upos == Upos::DET || draft.token(before).upos == Upos::ADJ)) --before;
      for (TokenIndex back = before - 1; draft.lower_at(before) == "," && back >= 0 && before - back <= 9 && person < 0; --back) {
        if (draft.person_at[static_cast<std::size_t>(back)] >= 0) {
          if (draft.person_end[static_cast<std::size_t>(back)] == before) person = draft.person_at[static_cast<std::size_t>(back)];
          break;
        }
      }
      if (person >= 0) {
        name_first = true;
        owner = possessor_but(t, person);
      }
    }
    if (parties.empty() && person >= 0) parties = draft.persons[static_cast<std::size_t>(person)].parties;
    if (parties.empty() && guest && owner != no_mention) {  // « reçu à Pretoria par son hôte »
      const MentionIndex place = last_where([&](const Mention& m) {
        return m.place_reading && m.parties.size() == 1 && m.parties != mention(owner).parties && draft.sentence_of(m.head) == draft.sentence_of(t);
      });
      if (place != no_mention) parties = mention(place).parties;
    }
    if (parties.empty() && owner != no_mention) parties = other_of_pair(t, mention(owner).parties);
    std::string_view office;
    if (owner != no_mention && !guest) {
      const std::int32_t who = draft.person_of_mention[static_cast<std::size_t>(owner)];
      if (who >= 0) office = draft.persons[static_cast<std::size_t>(who)].office;
      const std::int32_t title = draft.title_at[static_cast<std::size_t>(mention(owner).head)];
      if (who < 0 && title >= 0) office = draft.titles[static_cast<std::size_t>(title)].office;
    }
    MentionIndex to = no_mention;
    if (person >= 0) {
      Person& who = draft.persons[static_cast<std::size_t>(person)];
      for (const MentionIndex index : who.mentions) {
        if (name_first ? mention(index).head < t : mention(index).head > t && to == no_mention) to = index;
        if (!parties.empty() && who.parties.empty()) {
          draft.article.mentions[static_cast<std::size_t>(index)].parties = parties;
          sort_parties(draft.article.mentions[static_cast<std::size_t>(index)].parties);
        }
      }
      if (who.parties.empty()) who.parties = parties;
      if (const KnownOffice* known = known_office(draft, who.words, "", parties); known != nullptr && !parties.empty() && known->party == parties.front()) {
        office = known->office;  // the tables know better than the sentence whose counterpart it is
      }
      if (who.office.empty() || who.office == "weak") who.office = office;
      add_counterpart_title(t, person, office, parties, to);
    }
    if (to == no_mention && parties.size() == 1) {  // « son homologue serbe » alone: the person of that state
      to = last_where([&](const Mention& m) { return m.kind == EntityKind::person && m.parties == parties && person_of(m) >= 0; });
    }
    if (!guest && person < 0 && to != no_mention && draft.persons[static_cast<std::size_t>(person_of(mention(to)))].office == office) add_counterpart_title(t, person_of(mention(to)), office, parties, to);
    add(t, EntityKind::person, Reference::description, std::move(parties), to, owner, through);
    return true;
  }

  // The last person before the word who is not this one; its state's main person if there is none near.
  MentionIndex possessor_but(TokenIndex t, std::int32_t person) const {
    for (std::size_t back = 0; back < std::min<std::size_t>(seen.size(), 30); ++back) {
      const MentionIndex index = seen[seen.size() - 1 - back];
      const Mention& m = mention(index);
      if (draft.sentence_of(t) - draft.sentence_of(m.head) > 2) break;
      if (m.kind == EntityKind::person && person_of(m) >= 0 && person_of(m) != person) return index;
    }
    return no_mention;
  }

  void add_counterpart_title(TokenIndex t, std::int32_t person, std::string_view office, const Parties& parties, MentionIndex name) {
    if (office.empty() || office == "rank" || office == "leader" || office == "weak" || name == no_mention) return;
    for (const TitleSpan& title : draft.titles) {
      if (title.person == person && title.office == office) return;
    }
    for (const Title& title : draft.article.titles) {
      if (title.kind == office && person_of(mention(title.person)) == person) return;
    }
    // The same office told by a title from afar is told there.
    for (const TitleSpan& title : draft.titles) {
      const MentionIndex at = draft.article.mention_of_token[static_cast<std::size_t>(title.head)];
      if (at != no_mention && title.office == office && person_of(mention(at)) == person) return;
    }
    Title title;
    title.person = name;
    title.tokens = {t, t + 1};
    title.span = draft.sentence_of(mention(name).head) == draft.sentence_of(t) ? join(draft.token(t).span, mention(name).span) : draft.token(t).span;
    title.kind = office;
    title.parties = parties;
    sort_parties(title.parties);
    title.status = "holds";
    draft.article.titles.push_back(std::move(title));
  }

  // « le pays », « l'archipel »: the last state spoken of that the word fits; of two in a sentence not its subject
  // (« l'armée turque bombarde le nord du pays »), unless the word points (« ce pays »).
  MentionIndex state_described(TokenIndex t) const {
    const auto known = draft.words.descriptions.find(draft.lower_at(t));
    const auto fits = [&](const Mention& m) {
      if (m.parties.size() != 1 || !is_state(m.parties.front())) return false;
      if (known == draft.words.descriptions.end()) return true;
      return std::find(known->second.begin(), known->second.end(), m.parties.front()) != known->second.end();
    };
    bool pointing = false;
    for (const TokenIndex child : children_of(draft, t)) {
      pointing |= child < t && draft.token(child).features.pron_type == PronType::demonstrative;
    }
    const std::int32_t sentence = draft.sentence_of(t);
    if (!pointing && known == draft.words.descriptions.end()) {
      const MentionIndex other = last_where([&](const Mention& m) {
        const std::int32_t distance = sentence - draft.sentence_of(m.head);
        if (distance > 1 || !fits(m)) return false;
        return distance > 0 || !(is_subject(static_cast<MentionIndex>(&m - draft.article.mentions.data())) || same_as_subject(m, sentence, t));
      });
      if (other != no_mention) return other;
    }
    return last_where(fits);
  }

  // Its party is that of the sentence's subject.
  bool same_as_subject(const Mention& m, std::int32_t sentence, TokenIndex before) const {
    const TokenRange range = window(draft, sentence, before);
    for (TokenIndex at = range.begin; at < range.end; ++at) {
      const MentionIndex index = draft.article.mention_of_token[static_cast<std::size_t>(at)];
      if (index != no_mention && draft.token(at).relation == Relation::nsubj && mention(index).parties == m.parties) return true;
    }
    return false;
  }

  // « ce pays », « son voisin », « l'organisation », « la partie russe », « ce dernier »
  bool description(TokenIndex t) {
    const Token& token = draft.token(t);
    if (draft.is(WordClass::this_last, t) && token.upos != Upos::VERB) {
      bool demonstrative = t > 0 && draft.token(t - 1).features.pron_type == PronType::demonstrative;
      if (!demonstrative) return false;
      // « ce dernier » stands alone; « ce dernier pays » has a noun
      if (token.head != no_token && token.relation == Relation::amod && token.head > t) return false;
      if (token.features.number == Number::plural) {
        plural_pronoun(t);
        return true;
      }
      const MentionIndex to = antecedent(t, false, false);
      if (to != no_mention) add(t, mention(to).kind, Reference::description, mention(to).parties, to, no_mention);
      return true;
    }
    if (token.upos != Upos::NOUN || draft.title_at[static_cast<std::size_t>(t)] >= 0) return false;
    if (token.features.number == Number::plural) return false;
    const TokenIndex owner_word = possessive_of(draft, t);
    if (draft.is(WordClass::neighbour, t) && owner_word != no_token) {
      const MentionIndex owner = possessor(t, false);
      Parties parties = complement_parties(draft, t, nullptr);
      if (parties.empty() && owner != no_mention) parties = other_of_pair(t, mention(owner).parties);
      add(t, EntityKind::state, Reference::description, std::move(parties), no_mention, owner);
      return true;
    }
    if (!has_definite_determiner(draft, t)) return false;
    if (draft.is(WordClass::this_state, t)) {
      for (const TokenIndex child : children_of(draft, t)) {  // « l'état de belligérance » is none
        const MentionIndex at = draft.article.mention_of_token[static_cast<std::size_t>(child)];
        if (child > t && draft.token(child).relation == Relation::nmod && at == no_mention && child - t <= 3) return false;
      }
      const MentionIndex to = state_described(t);
      if (to == no_mention) return false;
      add(t, EntityKind::state, Reference::description, mention(to).parties, to, no_mention);
      MentionIndex self = seen.back();
      const TokenIndex by = case_of(draft, t);
      draft.article.mentions[static_cast<std::size_t>(self)].place_reading =
          by != no_token && draft.words.is(WordClass::place_preposition, draft.token(by).lemma);
      return true;
    }
    if (draft.is(WordClass::this_organisation, t)) {
      for (const TokenIndex child : children_of(draft, t)) {  // « l'alliance nouée avec la France » is another thing
        const Relation relation = draft.token(child).relation;
        if (child > t && (relation == Relation::nmod || relation == Relation::acl)) return false;
      }
      MentionIndex to = no_mention;
      for (const std::string_view party : draft.article.salient_parties) {
        if (is_state(party) || to != no_mention) continue;
        to = last_where([&](const Mention& m) { return m.parties.size() == 1 && m.parties.front() == party; });
      }
      if (to == no_mention) {
        to = last_where([&](const Mention& m) { return (m.kind == EntityKind::organisation || m.kind == EntityKind::group) && m.parties.size() == 1; });
      }
      if (to == no_mention) return false;
      add(t, mention(to).kind, Reference::description, mention(to).parties, to, no_mention);
      return true;
    }
    return false;
  }
};

}  // namespace

void find_references(Draft& draft) {
  Reader reader{draft, 0, {}};
  for (TokenIndex t = 0; t < draft.size(); ++t) {
    const bool person = draft.is(WordClass::first_plural, t) || draft.is(WordClass::second_plural, t);
    if (person && draft.in_quote[static_cast<std::size_t>(t)] == 0) ++reader.first_persons;
  }
  for (TokenIndex t = 0; t < draft.size(); ++t) {
    MentionIndex index = draft.article.mention_of_token[static_cast<std::size_t>(t)];
    const Upos upos = draft.token(t).upos;
    reader.first_person(t);
    index = draft.article.mention_of_token[static_cast<std::size_t>(t)];
    if (upos == Upos::NOUN || upos == Upos::ADJ) {
      // A body noun without complement has had the context's party; two of them mean the pair.
      const bool replace = index != no_mention && reader.mention(index).reference == Reference::description;
      if (index == no_mention || replace || draft.is(WordClass::pair_persons, t)) {
        const MentionIndex kept = index;
        if (kept == no_mention || reader.mention(kept).reference == Reference::description || reader.mention(kept).reference == Reference::title) {
          draft.article.mention_of_token[static_cast<std::size_t>(t)] = no_mention;
          if (reader.pair_description(t)) continue;
          draft.article.mention_of_token[static_cast<std::size_t>(t)] = kept;
        }
      }
      if (reader.theirs(t)) continue;
      reader.predecessor(t);
      if (index == no_mention && (reader.counterpart(t) || reader.description(t))) continue;
      if (index != no_mention && draft.is(WordClass::counterpart, t)) {
        draft.article.mention_of_token[static_cast<std::size_t>(t)] = no_mention;
        reader.counterpart(t);
        continue;
      }
    } else if (upos == Upos::PRON && index == no_mention) {
      reader.pronoun(t);
      continue;
    }
    if (index != no_mention && reader.mention(index).head == t) reader.seen.push_back(index);
  }
}

}  // namespace paraphe
