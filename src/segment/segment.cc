#include "segment/segment.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string>

#include "segment/boundaries.h"
#include "segment/characters.h"
#include "segment/scan.h"

namespace paraphe {

namespace {

// At least two letters, none of them small.
bool is_capitals(std::string_view word) {
  int capitals = 0;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    if (is_lower(c.value)) return false;
    if (is_upper(c.value)) ++capitals;
    at += static_cast<std::size_t>(c.bytes);
  }
  return capitals >= 2;
}

class Segmenter {
 public:
  Segmenter(const SegmentWords& words, Article& article) : words_(words), article_(article), text_(article.text) {}

  void run() {
    line({0, article_.title_bytes}, LinePlace::title);
    std::vector<Span> lines = body_lines();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool last = i + 1 == lines.size();
      line(lines[i], i == 0 ? LinePlace::first_line : last ? LinePlace::last_line : LinePlace::body);
    }
  }

 private:
  // The lines that are not empty, those put together that were only wrapped.
  std::vector<Span> body_lines() const {
    std::vector<Span> lines;
    std::size_t at = std::min<std::size_t>(article_.title_bytes + 1, text_.size());
    std::size_t breaks = 2;  // line breaks since the last line that is not empty
    while (at < text_.size()) {
      const std::size_t stop = std::min(text_.find_first_of("\n\r\v\f", at), text_.size());
      const std::string_view content = trim(text_.substr(at, stop - at));
      if (!content.empty()) {
        const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop)};
        if (breaks == 1 && is_wrapped(text_of(text_, lines.back()), content)) {
          lines.back().end = span.end;
        } else {
          lines.push_back(span);
        }
        breaks = 0;
      }
      const bool pair = stop + 1 < text_.size() && text_[stop] == '\r' && text_[stop + 1] == '\n';
      at = stop + (pair ? 2 : 1);
      ++breaks;
    }
    return lines;
  }

  // A long line without a full stop, and one that goes on in lower case.
  static bool is_wrapped(std::string_view before, std::string_view next) {
    constexpr std::size_t shortest = 50;
    const std::string_view line = trim(before);
    if (line.size() < shortest || !is_lower(code_point_at(next, 0).value)) return false;
    const char last = line.back();
    return static_cast<unsigned char>(last) >= 0x80 || last == ',' || (last >= 'a' && last <= 'z') ||
           (last >= 'A' && last <= 'Z') || (last >= '0' && last <= '9') || last == '\'' || last == ')';
  }

  void line(Span span, LinePlace place) {
    pieces_.clear();
    scan_line(words_, text_, span, pieces_);
    if (pieces_.empty()) return;
    for (const SentencePieces& found : find_sentences(words_, text_, pieces_, place)) {
      Sentence sentence;
      sentence.kind = found.kind;
      sentence.span = {pieces_[found.begin].span.begin, pieces_[found.end - 1].span.end};
      sentence.tokens.begin = static_cast<TokenIndex>(article_.tokens.size());
      for (std::size_t at = found.begin; at < found.end; ++at) word(at);
      sentence.tokens.end = static_cast<TokenIndex>(article_.tokens.size());
      article_.sentences.push_back(sentence);
    }
  }

  void word(std::size_t at) {
    const Piece& piece = pieces_[at];
    Token token;
    token.span = piece.span;
    token.sentence = static_cast<std::int32_t>(article_.sentences.size());
    token.space_before = piece.space_before;
    if (const Contraction* two = contraction(at)) {
      token.form = article_.arena.copy(two->first);
      token.contraction_start = true;
      article_.tokens.push_back(token);
      token.form = article_.arena.copy(two->second);
      token.contraction_start = false;
      token.contraction_end = true;
    } else {
      token.form = visible(piece);
    }
    article_.tokens.push_back(token);
  }

  // The words of du; nullptr also for an abbreviation in capitals (AU) among words that are not.
  const Contraction* contraction(std::size_t at) const {
    if (pieces_[at].kind != PieceKind::word) return nullptr;
    const std::string_view form = text_of(text_, pieces_[at].span);
    constexpr std::size_t longest = 16;
    if (form.size() > longest) return nullptr;
    const auto found = words_.contractions.find(lower(form));
    if (found == words_.contractions.end()) return nullptr;
    if (is_capitals(form)) {
      const bool before = at > 0 && is_capitals(text_of(text_, pieces_[at - 1].span));
      const bool after = at + 1 < pieces_.size() && is_capitals(text_of(text_, pieces_[at + 1].span));
      if (!before && !after) return nullptr;
    }
    return &found->second;
  }

  // The form without soft hyphens, zero-width blanks and the like, and without the blank of « 1 er ».
  std::string_view visible(const Piece& piece) {
    const std::string_view form = text_of(text_, piece.span);
    const bool ordinal = piece.kind == PieceKind::number && is_letter(code_point_at(form, last_character(form)).value);
    std::string clean;
    for (std::size_t at = 0; at < form.size();) {
      const CodePoint c = code_point_at(form, at);
      if (!is_invisible(c.value) && !(ordinal && is_space(c.value)))
        clean.append(form.substr(at, static_cast<std::size_t>(c.bytes)));
      at += static_cast<std::size_t>(c.bytes);
    }
    return article_.arena.copy(clean.empty() ? form : std::string_view(clean));
  }

  static std::size_t last_character(std::string_view form) {
    std::size_t at = form.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(form[at]) & 0xC0) == 0x80) --at;
    return at;
  }

  const SegmentWords& words_;
  Article& article_;
  std::string_view text_;
  std::vector<Piece> pieces_;
};

}  // namespace

void segment(const SegmentWords& words, Article& article) {
  article.sentences.clear();
  article.tokens.clear();
  Segmenter(words, article).run();
}

Result<void> segment(const Knowledge& knowledge, Article& article) {
  const Language* language = knowledge.language(article.language);
  if (language == nullptr) {
    return failure(ErrorKind::wrong_language,
                   fmt::format("no language « {} » under knowledge/languages", article.language));
  }
  segment(language->segment_words, article);
  return {};
}

}  // namespace paraphe
