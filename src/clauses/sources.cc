// Whose word a clause is: selon X, « …, a déclaré X », a déclaré que …, and quotations that run over several sentences.
#include <algorithm>
#include <utility>

#include "clauses/frames.h"
#include "clauses/interview.h"

namespace paraphe {

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

constexpr TokenIndex content_reach = 30;  // words between what is denied and « ce que X nie »

// The quotation that each token stands in, from 1; 0 for none. Guillemets may run over sentences, straight ones not.
std::vector<std::int32_t> find_quotations(const Article& article) {
  std::vector<std::int32_t> in(article.tokens.size(), 0);
  std::int32_t count = 0, open = 0, straight = 0;
  for (const Sentence& sentence : article.sentences) {
    straight = 0;
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const std::string_view form = article.token(i).form;
      if (form == "«" || form == "“")
        open = ++count;
      else if (form == "»" || form == "”")
        open = 0;
      else if (form == "\"")
        straight = straight != 0 ? 0 : ++count;
      else
        in[at(i)] = open != 0 ? open : straight;
    }
  }
  return in;
}

// A quotation of one or two words is a manner of speaking, not speech.
std::vector<std::int32_t> lengths(const std::vector<std::int32_t>& quotation) {
  std::vector<std::int32_t> out(1, 0);
  for (const std::int32_t q : quotation) {
    if (at(q) >= out.size()) out.resize(at(q) + 1, 0);
    ++out[at(q)];
  }
  return out;
}

bool is_verbal_preposition(const Frames& frames, ClauseIndex i) {
  const Clause& clause = frames.article.clauses[at(i)];
  const std::string& marker = frames.work[at(i)].marker;
  if (clause.kind != PredicateKind::verb || clause.parent == no_clause || marker.empty()) return false;
  const auto found = frames.words.prepositions.find(marker + " " + std::string(clause.lemma));
  return found != frames.words.prepositions.end() && found->second.source;
}

TokenIndex speaker_of(Frames& frames, ClauseIndex saying) {
  for (const Filler& filler : frames.clause(saying).fillers) {
    if (filler.function != Function::subject || (filler.shared && is_verbal_preposition(frames, saying))) continue;
    // « Personne n'a cru à une rupture »: nobody says it.
    const bool nobody = frames.tree.token(filler.head).features.pron_type == PronType::negative;
    return nobody ? no_token : filler.head;
  }
  return no_token;
}

bool is_person_name(const Article& article, TokenIndex head) {
  if (const Mention* mention = article.mention_at(head)) {
    return mention->kind == EntityKind::person && mention->reference != Reference::title &&
           mention->reference != Reference::description && mention->reference != Reference::pronoun;
  }
  return false;
}

// The source's words: a person's name without title, else the noun phrase with its article.
Span words_of(const Frames& frames, TokenIndex head, MentionIndex& mention) {
  const Article& article = frames.article;
  const auto mention_index = [&](TokenIndex i) {
    return at(i) < article.mention_of_token.size() ? article.mention_of_token[at(i)] : no_mention;
  };
  mention = mention_index(head);
  // « jure-t-il »: the words of the one meant.
  if (frames.tree.upos(head) == Upos::PRON && mention != no_mention) {
    MentionIndex meant = mention;
    for (int steps = 0; steps < 8 && article.mentions[at(meant)].antecedent != no_mention; ++steps) {
      meant = article.mentions[at(meant)].antecedent;
    }
    if (meant != mention) {
      mention = meant;
      return article.mentions[at(meant)].span;
    }
  }
  TokenRange range{head, head + 1};
  for (const TokenIndex c : frames.tree.children(head)) {
    const Relation r = frames.tree.relation_of(c);
    const bool named = is_person_name(article, c) &&
                       (r == Relation::appos || r == Relation::nmod || r == Relation::flat) &&
                       preposition_of(frames.tree, c).empty();
    if (named) {
      mention = mention_index(c);
      return article.mentions[at(mention)].span;
    }
    if (r == Relation::det && is_source_behind_article(frames, head)) continue;
    if (r == Relation::det || r == Relation::amod || r == Relation::nmod || r == Relation::nummod ||
        r == Relation::compound || (r == Relation::flat) || (r == Relation::appos && c == head + 1)) {
      if (r != Relation::det && frames.tree.extent[at(c)].size() > 12) continue;
      range.begin = std::min(range.begin, frames.tree.extent[at(c)].begin);
      range.end = std::max(range.end, frames.tree.extent[at(c)].end);
    }
  }
  if (mention != no_mention && is_person_name(article, head)) return article.mentions[at(mention)].span;
  while (range.size() > 1 && frames.tree.upos(range.end - 1) == Upos::PUNCT) --range.end;
  return article.span_of(range);
}

bool share_a_party(const Mention& a, const Mention& b) {
  return std::any_of(a.parties.begin(), a.parties.end(), [&](std::string_view code) {
    return std::find(b.parties.begin(), b.parties.end(), code) != b.parties.end();
  });
}

// « notre ambassade »
bool is_ours(const Tree& tree, TokenIndex head) {
  for (const TokenIndex c : tree.children(head)) {
    if (tree.is(c, Relation::det) && tree.token(c).features.possessive && tree.token(c).features.person == 1)
      return true;
  }
  return false;
}

// The filler is the speaker, « nous », or of his party.
bool is_own(const Frames& frames, const Clause& clause, TokenIndex speaker, const Filler& filler) {
  const Article& article = frames.article;
  const Mention* who = clause.standing.said_by_mention == no_mention
                           ? article.mention_at(speaker)
                           : &article.mentions[at(clause.standing.said_by_mention)];
  if (filler.head == speaker || frames.tree.token(filler.head).features.person == 1 ||
      is_ours(frames.tree, filler.head))
    return true;
  const Mention* mention = article.mention_at(filler.head);
  return mention != nullptr && who != nullptr && share_a_party(*mention, *who);
}

// « des F-16 turcs », « nos carburants »: the noun's own complements say whose it is.
bool belongs_to_own(const Frames& frames, const Clause& clause, TokenIndex speaker, const Filler& filler) {
  if (filler.clause == no_clause) return false;
  const std::vector<Filler>& complements = frames.article.clauses[at(filler.clause)].fillers;
  return std::any_of(complements.begin(), complements.end(), [&](const Filler& f) {
    return f.function == Function::of && !f.shared && is_own(frames, clause, speaker, f);
  });
}

// True when the speaker tells of what he must know: his side acts, gives, receives or treats with others. What is done
// against his side, or to things where he is, is an assertion like any other.
bool is_own_side(const Frames& frames, const Clause& clause, TokenIndex speaker) {
  const bool subject = has(clause, Function::subject);
  return std::any_of(clause.fillers.begin(), clause.fillers.end(), [&](const Filler& filler) {
    switch (filler.function) {
      case Function::subject:
        return is_own(frames, clause, speaker, filler) || belongs_to_own(frames, clause, speaker, filler);
      case Function::to:
      case Function::from:
      case Function::with:
      case Function::between:
        return is_own(frames, clause, speaker, filler);
      case Function::object:
      case Function::of:
        return !subject && is_own(frames, clause, speaker, filler);
      default:
        return false;
    }
  });
}

struct Speaking {
  TokenIndex speaker = no_token;
  bool denies = false;
};

// « a fait savoir X »: the verb of saying is the infinitive.
bool speaks_through_content(Frames& frames, ClauseIndex i) {
  for (const Filler& filler : frames.article.clauses[at(i)].fillers) {
    if (filler.function != Function::content || filler.clause == no_clause) continue;
    const Clause& content = frames.article.clauses[at(filler.clause)];
    const std::string key = std::string(frames.article.clauses[at(i)].lemma) + " " + std::string(content.lemma);
    if (frames.words.speech.verbs.contains(key)) return true;
    // « …, a tenu à préciser le ministre »
    const bool inserted = frames.work_of(i).link == Link::inserted && modality_of(frames, i, "") == nullptr;
    if (inserted && content.kind == PredicateKind::verb && frames.words.speech.verbs.contains(content.lemma)) return true;
  }
  return false;
}

TokenIndex speaker_in_content(Frames& frames, ClauseIndex i) {
  if (!speaks_through_content(frames, i)) return no_token;
  for (const Filler& filler : frames.article.clauses[at(i)].fillers) {
    if (filler.function != Function::content || filler.clause == no_clause) continue;
    for (const Filler& inner : frames.article.clauses[at(filler.clause)].fillers) {
      if (inner.function == Function::subject && !inner.shared) return inner.head;
    }
  }
  return no_token;
}

bool has_written_object(const Clause& clause) {
  return std::any_of(clause.fillers.begin(), clause.fillers.end(),
                     [](const Filler& f) { return f.function == Function::object && !f.shared; });
}

// « précise-t-on au ministère »: who says is where it is said.
TokenIndex place_of_saying(const Clause& clause, TokenIndex speaker) {
  for (const Filler& filler : clause.fillers) {
    if (filler.function == Function::at || filler.function == Function::in || filler.function == Function::to)
      return filler.head;
  }
  return speaker;
}

// « …, a déclaré X »: the speaker is the source of what the inserted clause hangs on.
void place_insertions(Frames& frames) {
  for (std::size_t k = 0; k < frames.clauses().size(); ++k) {
    const auto i = static_cast<ClauseIndex>(k);
    Clause& clause = frames.clause(i);
    if (clause.kind != PredicateKind::verb || clause.parent == no_clause) continue;
    // « a-t-on appris de source proche »: any inserted verb with a source.
    const bool sourced = frames.work_of(i).source != no_token && frames.work_of(i).link == Link::inserted;
    if (speech_of(frames, i) == nullptr && !speaks_through_content(frames, i) && !sourced) continue;
    TokenIndex speaker = speaker_of(frames, i);
    if (speaker == no_token) speaker = speaker_in_content(frames, i);
    // « indique-t-on de source militaire »
    if (frames.work_of(i).source != no_token) speaker = std::exchange(frames.work_of(i).source, no_token);
    const bool inserted = frames.work_of(i).link == Link::inserted;
    if (speaker == no_token || (!inserted && has(clause, Function::content) && !speaks_through_content(frames, i)))
      continue;
    if (has_written_object(clause)) continue;
    if (frames.tree.token(speaker).features.pron_type == PronType::indefinite)
      speaker = place_of_saying(clause, speaker);
    const Link link = frames.work_of(i).link;
    const bool inverted = speaker_of(frames, i) > clause.predicate && is_finite(frames.tree, clause.predicate) &&
                          (link == Link::conjunct || link == Link::content || link == Link::adverbial);
    // « …; le Honduras a rappelé son ambassadeur » is inserted too, but not as speech: the subject comes first.
    const bool speech_order = sourced || speaker > clause.predicate || speaker_of(frames, i) == no_token;
    if ((link != Link::inserted || !speech_order) && !inverted) continue;
    Work& target = frames.work_of(clause.parent);
    if (target.source == no_token) target.source = speaker;
    if (link != Link::inserted) frames.work_of(i).link = Link::inserted;
  }
}

// « à en croire la presse »: a verb that is a preposition of source with its object.
void place_verbal_prepositions(Frames& frames) {
  for (std::size_t k = 0; k < frames.clauses().size(); ++k) {
    const Clause& clause = frames.article.clauses[k];
    if (!is_verbal_preposition(frames, static_cast<ClauseIndex>(k))) continue;
    for (const Filler& filler : clause.fillers) {
      const bool source = filler.function == Function::object || filler.function == Function::subject;
      if (source && !filler.shared && frames.tree.upos(filler.head) != Upos::PRON) {
        frames.work_of(clause.parent).source = filler.head;
      }
    }
  }
}

// « selon ce que rapporte l'armée »: the army; « selon ce qui n'est qu'un bilan »: nobody.
TokenIndex behind_relative(const Frames& frames, TokenIndex source) {
  if (frames.tree.upos(source) != Upos::PRON) return source;
  for (const TokenIndex verb : frames.tree.children(source)) {
    if (!frames.tree.is(verb, Relation::acl)) continue;
    for (const TokenIndex c : frames.tree.children(verb)) {
      const bool named = frames.tree.upos(c) == Upos::NOUN || frames.tree.upos(c) == Upos::PROPN;
      if (named && frames.tree.is(c, Relation::nsubj)) return c;
    }
    return no_token;
  }
  return source;
}

// « selon X » within a phrase serves the sentence around it.
void raise_sources(Frames& frames) {
  for (Work& work : frames.work) {
    if (work.source != no_token) work.source = behind_relative(frames, work.source);
  }
  for (std::size_t k = 0; k < frames.clauses().size(); ++k) {
    ClauseIndex i = static_cast<ClauseIndex>(k);
    const TokenIndex source = frames.work_of(i).source;
    for (int steps = 0; source != no_token && steps < 8; ++steps) {
      const Link link = frames.work_of(i).link;
      const bool open = link == Link::phrase || link == Link::copula || link == Link::content;
      if (!open || frames.clause(i).parent == no_clause) break;
      i = frames.clause(i).parent;
      if (frames.work_of(i).source == no_token) frames.work_of(i).source = source;
    }
  }
}

bool follows_colon(const Tree& tree, TokenIndex anchor) {
  const TokenIndex before = tree.extent[at(anchor)].begin;
  const auto is_colon = [&](TokenIndex i) {
    return i >= 0 && tree.token(i).form == ":" && tree.token(i).sentence == tree.token(anchor).sentence;
  };
  return is_colon(before) || is_colon(before - 1);
}

// « La Turquie a livré deux drones ; des instructeurs suivraient, selon une source »: what is said behind a semicolon
// says nothing of what stands before it, unless one quotation holds both.
void stop_at_semicolons(const Frames& frames, std::vector<Speaking>& voices, const std::vector<std::int32_t>& quotation) {
  const Article& article = frames.article;
  std::vector<std::int32_t> part(article.tokens.size(), 0);
  std::int32_t count = 0;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (article.tokens[i].form == ";") ++count;
    part[i] = count;
  }
  for (std::size_t k = 0; k < voices.size(); ++k) {
    const Clause& clause = article.clauses[k];
    const TokenIndex speaker = voices[k].speaker;
    if (speaker == no_token || article.token(speaker).sentence != clause.sentence) continue;
    const bool in_quotation = quotation[at(clause.predicate)] != 0;
    if (!in_quotation && part[at(clause.predicate)] < part[at(speaker)]) voices[k] = {};
  }
}

Speaking voice_of(Frames& frames, ClauseIndex i, const std::vector<Speaking>& voices,
                  const std::vector<std::int32_t>& quotation) {
  const Work& work = frames.work_of(i);
  if (work.source != no_token) return {work.source, false};
  const ClauseIndex parent = frames.clause(i).parent;
  if (parent == no_clause) return {};
  if (work.link == Link::inserted && (speech_of(frames, i) != nullptr || speaks_through_content(frames, i)) &&
      frames.work_of(parent).source != no_token)
    return {};
  const Speech* speech = is_verbal_preposition(frames, parent) ? nullptr : speech_of(frames, parent);
  if (speech != nullptr) {
    // « l'a affirmé : les alliés seraient convenus »
    const bool quoted =
        work.link == Link::inserted && (quotation[at(work.anchor)] != 0 || follows_colon(frames.tree, work.anchor));
    const bool noun = work.link == Link::phrase && speech->noun && work.place.clause == parent &&
                      (work.place.function == Function::object || work.place.function == Function::of);
    // « n'a promis aucune livraison »: who announces nothing says nothing; that is the article's own word.
    if (noun && frames.clause(parent).kind == PredicateKind::verb && frames.clause(parent).standing.negated &&
        speech->kind != SpeechKind::deny)
      return voices[at(parent)];
    if (work.link == Link::content || work.link == Link::infinitive || quoted || noun) {
      if (const TokenIndex speaker = speaker_of(frames, parent); speaker != no_token) {
        return {speaker, speech->kind == SpeechKind::deny && !frames.clause(parent).standing.negated};
      }
    }
  }
  // A conjunct of content is content too. What a relative clause or participle adds is the speaker's only between
  // quotation marks; else the article adds it.
  const bool added = work.link == Link::relative || work.link == Link::participle;
  if (added && quotation[at(frames.clause(i).predicate)] == 0) return {};
  return voices[at(parent)];
}

// « reproche à Asmara d'armer des rebelles, ce que le pouvoir nie »: what the text says just before is denied.
void deny_what_stands_before(Frames& frames) {
  const Tree& tree = frames.tree;
  for (std::size_t k = 0; k < frames.clauses().size(); ++k) {
    const auto i = static_cast<ClauseIndex>(k);
    const Speech* speech = frames.clause(i).kind == PredicateKind::verb ? speech_of(frames, i) : nullptr;
    if (speech == nullptr || speech->kind != SpeechKind::deny || frames.work_of(i).link != Link::relative) continue;
    const TokenIndex summary = tree.head_of(frames.work_of(i).anchor);
    const bool sums_up = summary != no_token && tree.upos(summary) == Upos::PRON &&
                         tree.token(summary).features.pron_type == PronType::demonstrative;
    const TokenIndex speaker = speaker_of(frames, i);
    if (!sums_up || speaker == no_token || frames.clause(i).standing.negated) continue;
    // The nearest content before it.
    ClauseIndex denied = no_clause;
    for (TokenIndex t = summary - 1; t >= 0 && denied == no_clause && summary - t <= content_reach; --t) {
      if (tree.token(t).sentence != tree.token(summary).sentence) break;
      const ClauseIndex c = frames.clause_at(t);
      if (c != no_clause && frames.work_of(c).link == Link::content) denied = c;
    }
    if (denied == no_clause) continue;
    Standing& standing = frames.clause(denied).standing;
    standing.denied = standing.negated = true;
    standing.own_side = false;
    standing.said_by = words_of(frames, speaker, standing.said_by_mention);
  }
}

// The word goes on: hearsay (« aurait livré ») or a quoted sentence without a speaker of its own takes that of the
// sentence before it in the paragraph; a quoted one also the person that sentence is about.
void carry_on(Frames& frames, std::vector<Speaking>& voices, const std::vector<std::int32_t>& quotation) {
  const Article& article = frames.article;
  std::vector<Speaking> of_sentence(article.sentences.size());
  std::vector<TokenIndex> about(article.sentences.size(), no_token);
  std::vector<std::vector<ClauseIndex>> in_sentence(article.sentences.size());
  for (std::size_t k = 0; k < frames.clauses().size(); ++k) {
    in_sentence[at(frames.clause(static_cast<ClauseIndex>(k)).sentence)].push_back(static_cast<ClauseIndex>(k));
  }
  for (std::size_t s = 0; s < article.sentences.size(); ++s) {
    const Sentence& sentence = article.sentences[s];
    const bool follows = s > 0 && article.words({article.sentences[s - 1].span.end, sentence.span.begin}).find('\n') ==
                                      std::string_view::npos;
    const bool quoted = sentence.tokens.size() > 4 && quotation[at(sentence.tokens.begin + 1)] != 0 &&
                        quotation[at(sentence.tokens.begin + 1)] == quotation[at(sentence.tokens.end - 3)];
    Speaking before;
    if (follows) before = of_sentence[s - 1];
    if (follows && quoted && before.speaker == no_token) before.speaker = about[s - 1];
    for (const ClauseIndex i : in_sentence[s]) {
      const Clause& clause = frames.clause(i);
      Speaking& voice = voices[at(i)];
      if (voice.speaker == no_token && before.speaker != no_token &&
          (quoted || clause.standing.modality == Modality::reported)) {
        voice = {before.speaker, false};
      }
      if (of_sentence[s].speaker == no_token) of_sentence[s] = voice;
      if (clause.kind != PredicateKind::verb || clause.parent != no_clause) continue;
      const TokenIndex subject = speaker_of(frames, i);
      const Mention* mention = subject == no_token ? nullptr : article.mention_at(subject);
      if (mention != nullptr && mention->kind == EntityKind::person) about[s] = subject;
    }
  }
}

// In an answer the guest speaks where nobody else does, and where « je » or « nous » does.
bool is_guest(const Frames& frames, const Interview& interview, const Clause& clause, TokenIndex speaker) {
  if (interview.answer.empty() || !interview.answer[at(clause.sentence)]) return false;
  return speaker == no_token || frames.tree.token(speaker).features.person == 1;
}

}  // namespace

bool is_source_behind_article(const Frames& frames, TokenIndex noun) {
  const TokenIndex article = frames.tree.child(noun, Relation::det);
  if (article == no_token || article + 1 != noun) return false;
  const std::string words = std::string(frames.tree.token(article).form) + " " + std::string(frames.tree.lemma(noun));
  const auto found = frames.words.prepositions.find(words);
  return found != frames.words.prepositions.end() && found->second.source;
}

void find_sources(Frames& frames) {
  place_insertions(frames);
  place_verbal_prepositions(frames);
  raise_sources(frames);
  const std::vector<std::int32_t> quotation = find_quotations(frames.article);
  const std::vector<std::int32_t> length = lengths(quotation);
  const Interview interview = find_interview(frames.article);
  std::vector<Speaking> voices(frames.clauses().size());
  std::vector<Speaking> of_quotation(length.size());
  for (const ClauseIndex i : frames.top_down) {
    Speaking voice = voice_of(frames, i, voices, quotation);
    // The speaker does not report himself: « Lagos, selon X »'s own words are X's, but X's saying is the article's.
    const std::int32_t q = quotation[at(frames.clause(i).predicate)];
    if (q != 0 && voice.speaker != no_token && of_quotation[at(q)].speaker == no_token) of_quotation[at(q)] = voice;
    voices[at(i)] = voice;
  }
  stop_at_semicolons(frames, voices, quotation);
  carry_on(frames, voices, quotation);
  for (const ClauseIndex i : frames.top_down) {
    Clause& clause = frames.clause(i);
    const std::int32_t q = quotation[at(clause.predicate)];
    Speaking voice = voices[at(i)];
    if (voice.speaker == no_token && q != 0 && length[at(q)] > 3) voice = of_quotation[at(q)];
    clause.standing.quoted = q != 0 && length[at(q)] > 3;
    if (is_guest(frames, interview, clause, voice.speaker)) {
      const Mention& guest = frames.article.mentions[at(interview.guest)];
      clause.standing.said_by = guest.span;
      clause.standing.said_by_mention = interview.guest;
      // What a guest tells of his own side he knows, whoever acts: « Taipei nous a livré trois ambulances ».
      clause.standing.own_side = std::any_of(clause.fillers.begin(), clause.fillers.end(), [&](const Filler& f) {
        return f.function != Function::content && is_own(frames, clause, guest.head, f);
      });
      continue;
    }
    if (voice.speaker == no_token || voice.speaker == clause.predicate) continue;
    clause.standing.said_by = words_of(frames, voice.speaker, clause.standing.said_by_mention);
    clause.standing.own_side = !voice.denies && is_own_side(frames, clause, voice.speaker);
    clause.standing.denied = clause.standing.denied || voice.denies;
  }
  deny_what_stands_before(frames);
}

}  // namespace paraphe
