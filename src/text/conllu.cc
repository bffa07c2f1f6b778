#include "text/conllu.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace paraphe {

namespace {

std::vector<std::string_view> columns_of(std::string_view line) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t tab = line.find('\t');
    out.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return out;
    line.remove_prefix(tab + 1);
  }
}

int number_of(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// The sentence in the making: where its text stands in the article and how far its words have been found.
struct Reader {
  Article article;
  TokenIndex first = 0;
  std::uint32_t sentence_begin = 0, at = 0;
  int surface_last = 0;  // the last word that the current multiword token covers
  Span surface;
  bool open = false;

  void begin(std::string_view text) {
    sentence_begin = at = static_cast<std::uint32_t>(article.text.size());
    article.text += text;
    article.text += '\n';
    first = static_cast<TokenIndex>(article.tokens.size());
    surface_last = 0;
    open = true;
  }

  Span find(std::string_view form) {
    const std::size_t found = article.text.find(form, at);
    if (found == std::string::npos) return {at, at};
    at = static_cast<std::uint32_t>(found + form.size());
    return {static_cast<std::uint32_t>(found), at};
  }

  void end() {
    if (!open) return;
    open = false;
    const TokenIndex last = static_cast<TokenIndex>(article.tokens.size());
    article.sentences.push_back(
        {{sentence_begin, static_cast<std::uint32_t>(article.text.size() - 1)}, {first, last}, SentenceKind::body});
  }

  void word(const std::vector<std::string_view>& c) {
    Token token;
    const int id = number_of(c[0]);
    const bool inside = id <= surface_last;
    token.span = inside ? surface : find(c[1]);
    token.space_before = token.span.begin == 0 || article.text[token.span.begin - 1] == ' ' ||
                         article.text[token.span.begin - 1] == '\n';
    token.form = article.arena.copy(c[1]);
    token.lemma = article.arena.copy(c[2]);
    token.upos = upos_of(c[3]);
    token.features = features_of(c[5]);
    const int head = number_of(c[6]);
    token.head = head == 0 ? no_token : first + head - 1;
    token.relation = relation_of(c[7]);
    token.subtype = subtype_of(c[7]);
    token.sentence = static_cast<std::int32_t>(article.sentences.size());
    if (inside) {
      token.contraction_end = id == surface_last;
      token.contraction_start = !token.contraction_end;
    }
    article.tokens.push_back(token);
  }
};

}  // namespace

Result<Article> read_conllu(std::string_view file) {
  Reader reader;
  reader.article.language = "fr";
  int number = 0;
  while (!file.empty()) {
    const std::size_t newline = file.find('\n');
    std::string_view line = file.substr(0, newline);
    file.remove_prefix(newline == std::string_view::npos ? file.size() : newline + 1);
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    constexpr std::string_view text_comment = "# text = ";
    if (line.empty()) {
      reader.end();
    } else if (line.starts_with(text_comment)) {
      reader.begin(line.substr(text_comment.size()));
    } else if (line.front() != '#') {
      const std::vector<std::string_view> c = columns_of(line);
      if (c.size() != 10 || !reader.open) {
        return failure(ErrorKind::malformed_input, fmt::format("CoNLL-U line {}: not ten columns under a '# text' line", number));
      }
      if (const std::size_t dash = c[0].find('-'); dash != std::string_view::npos) {
        reader.surface = reader.find(c[1]);
        reader.surface_last = number_of(c[0].substr(dash + 1));
      } else if (c[0].find('.') == std::string_view::npos) {
        reader.word(c);
      }
    }
  }
  reader.end();
  reader.article.mention_of_token.assign(reader.article.tokens.size(), no_mention);
  return std::move(reader.article);
}

std::string write_conllu(const Article& article) {
  std::string out;
  for (const Sentence& sentence : article.sentences) {
    out += fmt::format("# text = {}\n", article.words(sentence.span));
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Token& t = article.token(i);
      const int id = i - sentence.tokens.begin + 1;
      if (t.contraction_start) out += fmt::format("{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t_\n", id, id + 1, article.words(t.span));
      const int head = t.head == no_token ? 0 : t.head - sentence.tokens.begin + 1;
      const std::string_view subtype = name_of(t.subtype);
      const std::string relation =
          subtype.empty() ? std::string(name_of(t.relation)) : fmt::format("{}:{}", name_of(t.relation), subtype);
      out += fmt::format("{}\t{}\t{}\t{}\t_\t_\t{}\t{}\t_\t_\n", id, t.form, t.lemma, name_of(t.upos), head, relation);
    }
    out += '\n';
  }
  return out;
}

}  // namespace paraphe
