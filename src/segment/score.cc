#include "segment/score.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace paraphe {

namespace {

// A word in a text of which only the bytes that are not white space are counted.
struct Word {
  std::size_t begin, end;
  bool contracted;
  std::string form;
};

struct Counted {
  std::vector<Word> words;
  std::vector<std::pair<std::size_t, std::size_t>> surface, sentences;
};

// For each byte of the text, how many bytes that are not white space stand before it.
std::vector<std::size_t> dense_offsets(std::string_view text) {
  std::vector<std::size_t> dense(text.size() + 1);
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const bool space = is_space(c.value);
    for (int i = 0; i < std::max(c.bytes, 1); ++i) {
      dense[at++] = count;
      if (!space) ++count;
    }
  }
  dense[text.size()] = count;
  return dense;
}

Counted count(const Article& article, std::span<const std::string_view> kept) {
  const std::vector<std::size_t> dense = dense_offsets(article.text);
  Counted out;
  for (const Token& token : article.tokens) {
    const std::string surface = lower(article.words(token.span));
    const bool contracted = token.contraction_start || token.contraction_end;
    const bool joined = contracted && std::find(kept.begin(), kept.end(), surface) != kept.end();
    const bool repeats =
        !out.surface.empty() && out.surface.back() == std::pair(dense[token.span.begin], dense[token.span.end]);
    if (!repeats) out.surface.emplace_back(dense[token.span.begin], dense[token.span.end]);
    if (joined && repeats) continue;
    out.words.push_back(
        {dense[token.span.begin], dense[token.span.end], contracted && !joined, joined ? surface : lower(token.form)});
  }
  for (const Sentence& sentence : article.sentences) {
    out.sentences.emplace_back(dense[sentence.span.begin], dense[sentence.span.end]);
  }
  return out;
}

Agreement agree(const std::vector<std::pair<std::size_t, std::size_t>>& gold,
                const std::vector<std::pair<std::size_t, std::size_t>>& system) {
  Agreement out{gold.size(), system.size(), 0};
  for (std::size_t g = 0, s = 0; g < gold.size() && s < system.size();) {
    if (gold[g] == system[s]) {
      ++out.correct;
      ++g;
      ++s;
    } else if (gold[g] < system[s]) {
      ++g;
    } else {
      ++s;
    }
  }
  return out;
}

// The longest common subsequence of forms in two short runs of words.
std::size_t common(std::span<const Word> gold, std::span<const Word> system) {
  std::vector<std::size_t> row(system.size() + 1), last;
  for (const Word& g : gold) {
    last = row;
    for (std::size_t s = 0; s < system.size(); ++s) {
      row[s + 1] = g.form == system[s].form ? last[s] + 1 : std::max(last[s + 1], row[s]);
    }
  }
  return row.back();
}

// The words from `at` that stand before `end`.
std::size_t run_end(const std::vector<Word>& words, std::size_t at, std::size_t end) {
  while (at < words.size() && words[at].begin < end) ++at;
  return at;
}

Agreement align(const std::vector<Word>& gold, const std::vector<Word>& system,
                std::array<std::size_t, 4>& differences) {
  Agreement out{gold.size(), system.size(), 0};
  std::size_t told = 0;
  for (std::size_t g = 0, s = 0; g < gold.size() && s < system.size();) {
    if (gold[g].contracted || system[s].contracted) {
      // The span grows until no contraction of either side sticks out of it.
      std::size_t end = gold[g].contracted ? gold[g].end : system[s].end;
      std::size_t g_end = g, s_end = s;
      for (bool grew = true; grew;) {
        g_end = run_end(gold, g, end);
        s_end = run_end(system, s, end);
        grew = false;
        for (const auto* word : {g_end > g ? &gold[g_end - 1] : nullptr, s_end > s ? &system[s_end - 1] : nullptr}) {
          if (word != nullptr && word->contracted && word->end > end) {
            end = word->end;
            grew = true;
          }
        }
      }
      out.correct += common(std::span(gold).subspan(g, g_end - g), std::span(system).subspan(s, s_end - s));
      g = g_end;
      s = s_end;
    } else if (gold[g].begin == system[s].begin && gold[g].end == system[s].end) {
      ++out.correct;
      ++g;
      ++s;
    } else {
      if (told < differences.size()) differences[told++] = gold[g].begin;
      if (gold[g].begin <= system[s].begin) {
        ++g;
      } else {
        ++s;
      }
    }
  }
  return out;
}

}  // namespace

Article raw_article(const Article& treebank) {
  Article article;
  article.language = treebank.language;
  article.text = "\n" + treebank.text;
  for (const Sentence& sentence : treebank.sentences) {
    if (sentence.span.end + 1 < article.text.size()) article.text[sentence.span.end + 1] = ' ';
  }
  return article;
}

SegmentationScore score_segmentation(const Article& gold, const Article& system,
                                     std::span<const std::string_view> kept) {
  const Counted g = count(gold, kept), s = count(system, kept);
  SegmentationScore score;
  score.surface = agree(g.surface, s.surface);
  score.sentences = agree(g.sentences, s.sentences);
  score.words = align(g.words, s.words, score.first_differences);
  return score;
}

}  // namespace paraphe
