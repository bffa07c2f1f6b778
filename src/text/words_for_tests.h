// For tests alone: a text cut into sentences and words without a model, with a guess at the tense of verbs by their
// endings, so that stages can be tried on sentences written by hand. Heads and parts of speech are not guessed, but
// for nouns that a number counts. One sentence a line, or up to ". ".
#pragma once
#include <array>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "text/article.h"

namespace paraphe {

namespace words_for_tests {

inline bool any_of(std::string_view word, std::initializer_list<std::string_view> list) {
  for (const std::string_view each : list) {
    if (word == each) return true;
  }
  return false;
}

inline bool ends(std::string_view word, std::initializer_list<std::string_view> endings) {
  for (const std::string_view each : endings) {
    if (word.size() > each.size() + 1 && word.ends_with(each)) return true;
  }
  return false;
}

inline void guess_verb(Article& article, Token& token, std::string_view low) {
  const auto finite = [&](Tense tense) {
    token.upos = Upos::VERB;
    token.features.verb_form = VerbForm::finite;
    token.features.mood = Mood::indicative;
    token.features.tense = tense;
  };
  if (any_of(low, {"a", "ont", "est", "sont", "avons", "ai"})) {
    finite(Tense::present);
    token.upos = Upos::AUX;
    token.lemma = any_of(low, {"est", "sont"}) ? "être" : "avoir";
  } else if (any_of(low, {"avait", "avaient", "était", "étaient", "fut", "furent", "eut"})) {
    finite(Tense::imperfect);
    token.upos = Upos::AUX;
  } else if (any_of(low, {"doit", "doivent", "devrait", "devraient", "devra", "devront"})) {
    finite(low.starts_with("devr") ? Tense::future : Tense::present);
    token.lemma = "devoir";
  } else if (any_of(low, {"devait", "devaient"})) {
    finite(Tense::imperfect);
    token.lemma = "devoir";
  } else if (any_of(low, {"aura", "auront", "sera", "seront", "fera", "feront"})) {
    finite(Tense::future);
  } else if (any_of(low, {"pourrait", "pourraient", "pourra", "va", "vont"})) {
    finite(Tense::future);
    token.lemma = "pouvoir";
  } else if (ends(low, {"era", "eront", "ira", "iront", "dra", "dront", "tra", "tront", "vra", "vront", "aura"})) {
    finite(Tense::future);
    if (low.ends_with("era")) token.lemma = article.arena.copy(std::string(low.substr(0, low.size() - 1)));
  } else if (any_of(low, {"attendu", "attendue", "attendus", "attendues"})) {
    token.upos = Upos::VERB;
    token.features.verb_form = VerbForm::participle;
    token.lemma = "attendre";
  } else if (any_of(low, {"prévu", "prévue", "prévus", "prévues"})) {
    token.upos = Upos::VERB;
    token.features.verb_form = VerbForm::participle;
    token.lemma = "prévoir";
  } else if (low == "atteint") {
    token.upos = Upos::VERB;
    token.features.verb_form = VerbForm::participle;
    token.features.tense = Tense::past;
    token.lemma = "atteindre";
  } else if (ends(low, {"é", "és", "ée", "ées"})) {
    token.upos = Upos::VERB;
    token.features.verb_form = VerbForm::participle;
    token.features.tense = Tense::past;
    const std::string stem(low.substr(0, low.find_last_of("\xC3")));
    token.lemma = article.arena.copy(stem + "er");
  } else if (ends(low, {"ait", "aient"})) {
    finite(Tense::imperfect);
    token.lemma = article.arena.copy(std::string(low.substr(0, low.find_last_of('a'))) + "er");
  } else if (ends(low, {"ent"}) && any_of(low, {"dépassent", "avoisinent", "excèdent", "passent", "frôlent"})) {
    finite(Tense::present);
    token.lemma = article.arena.copy(std::string(low.substr(0, low.size() - 3)) + "er");
  }
}

inline void add_word(Article& article, std::uint32_t begin, std::uint32_t end, bool space_before) {
  Token token;
  token.span = {begin, end};
  token.sentence = static_cast<std::int32_t>(article.sentences.size());
  token.space_before = space_before;
  const std::string_view written = article.words(token.span);
  const std::string low = lower(written);
  token.form = article.arena.copy(written);
  token.lemma = article.arena.copy(low);
  guess_verb(article, token, low);
  const bool counted = !article.tokens.empty() && article.tokens.back().upos == Upos::NUM && ends(low, {"s", "x"}) &&
                       !any_of(low, {"trois", "deux", "dans", "sous", "vers", "dix", "six"}) &&
                       is_letter(code_point_at(low, 0).value);
  if (counted) token.upos = Upos::NOUN;
  if (is_digit(code_point_at(low, 0).value)) token.upos = Upos::NUM;
  if (!is_letter(code_point_at(low, 0).value) && token.upos == Upos::X) token.upos = Upos::PUNCT;
  const std::pair<std::string_view, std::array<std::string_view, 2>> contractions[] = {
      {"du", {"de", "le"}}, {"au", {"à", "le"}}, {"aux", {"à", "les"}}};
  for (const auto& [word, parts] : contractions) {
    if (low != word) continue;
    token.form = token.lemma = parts[0];
    token.contraction_start = true;
    article.tokens.push_back(token);
    token.form = token.lemma = parts[1];
    token.contraction_start = false;
    token.contraction_end = true;
  }
  article.tokens.push_back(token);
}

// One byte length of the punctuation mark at `at`, or 0.
inline int mark_at(std::string_view text, std::size_t at) {
  const CodePoint c = code_point_at(text, at);
  for (const char32_t mark : U".,;:!?()[]«»\"“”–—…") {
    if (mark != 0 && c.value == mark) return c.bytes;
  }
  return 0;
}

}  // namespace words_for_tests

inline Article article_for_tests(std::string_view text, std::optional<Day> published) {
  using namespace words_for_tests;
  Article article;
  article.language = "fr";
  article.published = published;
  article.text = "\n" + std::string(text);
  const std::string& t = article.text;
  TokenIndex first = 0;
  std::size_t at = 1;
  const auto close = [&] {
    const TokenIndex last = static_cast<TokenIndex>(article.tokens.size());
    if (last > first) article.sentences.push_back({article.span_of({first, last}), {first, last}, SentenceKind::body});
    first = last;
  };
  bool space = true;
  while (at < t.size()) {
    const CodePoint c = code_point_at(t, at);
    if (c.value == '\n') {
      close();
      ++at;
      space = true;
      continue;
    }
    if (is_space(c.value)) {
      at += static_cast<std::size_t>(c.bytes);
      space = true;
      continue;
    }
    std::size_t end = at;
    const int mark = mark_at(t, at);
    if (mark > 0) {
      end = at + static_cast<std::size_t>(mark);
    } else {
      while (end < t.size()) {
        const CodePoint d = code_point_at(t, end);
        if (is_space(d.value)) {
          // 2 000 is one word, as in the treebanks.
          const auto digit = [&](std::size_t k) { return k < t.size() && t[k] >= '0' && t[k] <= '9'; };
          const std::size_t next = end + static_cast<std::size_t>(d.bytes);
          const bool group = digit(end - 1) && digit(at) && digit(next) && digit(next + 1) && digit(next + 2) &&
                             !digit(next + 3) && end - at <= 11 && (end - at <= 3 || !digit(end - 4)) &&
                             d.value != '\n';
          if (!group) break;
          end = next + 3;
          continue;
        }
        const int stop = mark_at(t, end);
        const auto figure = [&](std::size_t k) { return k < t.size() && t[k] >= '0' && t[k] <= '9'; };
        if (stop > 0 && !(stop == 1 && (t[end] == ',' || t[end] == '.') && figure(end - 1) && figure(end + 1))) break;
        end += static_cast<std::size_t>(d.bytes);
        if (d.value == '\'' || d.value == 0x2019) {
          const std::string_view rest = std::string_view(t).substr(at);
          if (!rest.starts_with("aujourd")) break;
        }
      }
    }
    add_word(article, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end), space);
    space = false;
    const bool stop = mark == 1 && (t[at] == '.' || t[at] == '!' || t[at] == '?') && end < t.size() && t[end] == ' ';
    at = end;
    if (stop) close();
  }
  close();
  article.mention_of_token.assign(article.tokens.size(), no_mention);
  return article;
}

}  // namespace paraphe
