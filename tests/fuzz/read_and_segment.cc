// libFuzzer target: any bytes as every kind of input file, then cut into words.
//   cmake --preset release -B build/fuzz -DPARAPHE_FUZZ=ON -DCMAKE_CXX_COMPILER=clang++-19 && ninja -C build/fuzz
//   read_and_segment build/fuzz/bin/read_and_segment -max_len=4096 -max_total_time=300 tests/fuzz/corpus
// It stops when an offset lies outside the text, words overlap, or sentences do not cover the words.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "ingest/article_reader.h"
#include "ingest/html.h"
#include "ingest/json_article.h"
#include "ingest/plain_text.h"
#include "segment/segment.h"

namespace {

using namespace paraphe;

const Knowledge& knowledge() {
  static const Knowledge loaded = [] {
    Knowledge made;
    Faults faults;
    const std::filesystem::path folder = std::filesystem::path(PARAPHE_SOURCE_DIR) / "knowledge/languages/fr";
    Language french;
    french.tag = "fr";
    french.segment_words = load_segment_words(folder, "knowledge/languages/fr", faults);
    made.languages.push_back(std::move(french));
    made.profiles.push_back(load_language_profile(folder, "knowledge/languages/fr", faults));
    if (!faults.empty()) std::abort();
    return made;
  }();
  return loaded;
}

void require(bool holds) {
  if (!holds) std::abort();
}

void check(Article article) {
  require(article.text.size() > article.title_bytes);
  require(!article.id.empty());
  if (article.set_aside) return;
  require(segment(knowledge(), article).has_value());
  std::uint32_t end = 0;
  TokenIndex next = 0;
  for (const Sentence& sentence : article.sentences) {
    require(sentence.tokens.begin == next && sentence.tokens.size() > 0);
    next = sentence.tokens.end;
  }
  require(next == static_cast<TokenIndex>(article.tokens.size()));
  for (const Token& token : article.tokens) {
    require(token.span.begin < token.span.end && token.span.end <= article.text.size() && !token.form.empty());
    require(token.contraction_end ? token.span.end == end : token.span.begin >= end);
    end = token.span.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  std::istringstream input(bytes);
  const IngestOptions french{std::nullopt, "fr"};
  ArticleReader reader(knowledge(), {"-"}, french, input);
  while (std::optional<Article> article = reader.next()) check(std::move(*article));
  check(finish_article(knowledge(), french, read_html(bytes), "-"));
  check(finish_article(knowledge(), french, read_markdown(bytes), "-"));
  check(finish_article(knowledge(), french, read_plain_text(bytes), "-"));
  rescue_id(bytes);
  return 0;
}
