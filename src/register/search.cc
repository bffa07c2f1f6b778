#include "register/search.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace paraphe {

namespace {

// Each word between quotes, so that nothing of FTS5's own language is read in what people type.
std::string as_match(std::string_view words) {
  std::string match, word;
  const auto finish = [&](bool prefix) {
    if (!word.empty()) match += fmt::format("{}\"{}\"{}", match.empty() ? "" : " ", word, prefix ? "*" : "");
    word.clear();
  };
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint c = code_point_at(words, at);
    if (is_letter(c.value) || is_digit(c.value)) {
      word += words.substr(at, static_cast<std::size_t>(c.bytes));
    } else {
      finish(c.value == U'*');
    }
    at += static_cast<std::size_t>(std::max(1, c.bytes));
  }
  finish(false);
  return match;
}

}  // namespace

Result<void> search_articles(Register& book, std::string_view words, const AsKnown& known, std::int64_t limit,
                             const std::function<bool(const FoundArticle&)>& use) {
  return guarded([&] {
    const std::string match = as_match(words);
    if (match.empty()) return;
    Query row = book.query(
        "SELECT a.id, coalesce(a.published, ''), a.outlet, CAST(substr(CAST(a.text AS BLOB), 1, a.title_bytes) AS "
        "TEXT), "
        "snippet(article_words, 0, '[', ']', '…', 24) FROM article_words JOIN article a ON a.version = "
        "article_words.rowid "
        "WHERE article_words MATCH ?1 AND a.number = (SELECT max(b.number) FROM article b WHERE b.id = a.id AND (?2 = "
        "'' OR "
        "b.learnt <= ?2)) AND (?3 = '' OR (a.published IS NOT NULL AND a.published <= ?3)) "
        "ORDER BY a.published DESC, a.version DESC LIMIT ?4");
    row.with(match, known.learnt_until, known.published_until, limit);
    while (row.next()) {
      const FoundArticle found{std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
                               std::string(row.text(3)), std::string(row.text(4))};
      if (!use(found)) return;
    }
  });
}

Result<std::vector<ClaimRow>> claims_of_account(Register& book, std::int64_t account) {
  return guarded([&] {
    std::vector<ClaimRow> claims;
    Query row = book.query(
        "SELECT a.id, c.number, c.type, c.kind, c.status, c.polarity, c.certainty, c.rule, "
        "CAST(substr(CAST(a.text AS BLOB), c.quote_begin + 1, c.quote_end - c.quote_begin) AS TEXT), "
        "CAST(substr(CAST(a.text AS BLOB), c.sentence_begin + 1, c.sentence_end - c.sentence_begin) AS TEXT) "
        "FROM account_claim JOIN claim c USING (claim) JOIN article a USING (version) WHERE account = ? ORDER BY "
        "c.number");
    row.with(account);
    while (row.next()) {
      claims.push_back({fmt::format("{}#{}", row.text(0), row.integer(1)),
                        fmt::format("{}/{} {} {} {}", row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)),
                        std::string(row.text(7)), std::string(row.text(8)), std::string(row.text(9))});
    }
    return claims;
  });
}

Result<std::vector<Count>> counts_of(Register& book) {
  return guarded([&] {
    std::vector<Count> counts;
    Query row = book.query(
        "SELECT 'articles', count(DISTINCT id) FROM article UNION ALL SELECT 'versions', count(*) FROM article UNION "
        "ALL "
        "SELECT 'copies', count(DISTINCT version) FROM article_likeness UNION ALL SELECT 'claims', count(*) FROM claim UNION ALL "
        "SELECT 'accounts', count(*) FROM account UNION ALL SELECT 'facts', count(*) FROM fact UNION ALL "
        "SELECT 'contradictions', count(*) FROM fact_contradiction UNION ALL "
        "SELECT * FROM (SELECT 'type ' || type, count(*) FROM fact GROUP BY type ORDER BY type)");
    while (row.next()) counts.push_back({std::string(row.text(0)), row.integer(1)});
    return counts;
  });
}

Result<std::size_t> number_of_articles(Register& book, const AsKnown& known) {
  return guarded([&] {
    Query row = book.query(
        "SELECT count(DISTINCT id) FROM article WHERE (?1 = '' OR learnt <= ?1) AND (?2 = '' OR published <= ?2)");
    row.with(known.learnt_until, known.published_until);
    return row.next() ? static_cast<std::size_t>(row.integer(0)) : std::size_t{0};
  });
}

Result<std::string> latest_publication(Register& book, const AsKnown& known) {
  return guarded([&] {
    Query row = book.query(
        "SELECT coalesce(max(published), '') FROM article WHERE (?1 = '' OR learnt <= ?1) AND (?2 = '' OR published <= "
        "?2)");
    row.with(known.learnt_until, known.published_until);
    return row.next() ? std::string(row.text(0)) : std::string();
  });
}

}  // namespace paraphe
