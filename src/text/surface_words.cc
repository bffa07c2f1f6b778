#include "text/surface_words.h"

#include "base/utf8.h"

namespace paraphe {

namespace {

bool is_joint(std::string_view lower) { return lower == "-" || lower == "/" || lower == "–"; }

bool ends_with_letter_or_digit(std::string_view word) {
  if (word.empty()) return false;
  const unsigned char last = static_cast<unsigned char>(word.back());
  return last >= 0x80 || (last >= '0' && last <= '9') || (last >= 'a' && last <= 'z');
}

bool begins_with_letter_or_digit(std::string_view word) {
  const CodePoint c = code_point_at(word, 0);
  return c.bytes > 0 && (is_letter(c.value) || is_digit(c.value));
}

// A piece of a contraction repeats the span of the piece before it.
bool continues_contraction(const Article& article, const Token& token, const std::vector<SurfaceWord>& words) {
  return !words.empty() && token.contraction_end && words.back().span == token.span &&
         article.token(words.back().tokens.begin).contraction_start;
}

}  // namespace

std::vector<SurfaceWord> surface_words(const Article& article, const Sentence& sentence) {
  std::vector<SurfaceWord> words;
  words.reserve(static_cast<std::size_t>(sentence.tokens.size() > 0 ? sentence.tokens.size() : 0));
  bool open = false;  // the last word ends with a joint that waits for its right side
  for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    const Token& token = article.token(i);
    if (continues_contraction(article, token, words)) {
      words.back().tokens.end = i + 1;
      continue;
    }
    // The form of a word is cleaned (« 1 er » is 1er, no soft hyphens); that of a contraction's part is another word.
    const bool part = token.contraction_start || token.contraction_end || token.form.empty();
    const std::string_view written = part ? article.words(token.span) : token.form;
    std::string key = lower(written);
    const bool glued = !token.space_before && !words.empty() && words.back().span.end == token.span.begin;
    if (glued && open && begins_with_letter_or_digit(key)) {
      words.back().lower += key;
      words.back().tokens.end = i + 1;
      words.back().span.end = token.span.end;
      open = false;
      continue;
    }
    const bool next_glued = i + 1 < sentence.tokens.end && !article.token(i + 1).space_before &&
                            begins_with_letter_or_digit(article.words(article.token(i + 1).span));
    if (glued && is_joint(key) && next_glued && ends_with_letter_or_digit(words.back().lower)) {
      words.back().lower += key == "–" ? "-" : key;
      words.back().tokens.end = i + 1;
      words.back().span.end = token.span.end;
      open = true;
      continue;
    }
    open = false;
    words.push_back({{i, i + 1}, token.span, std::move(key), token.space_before, starts_upper(written)});
  }
  return words;
}

}  // namespace paraphe
