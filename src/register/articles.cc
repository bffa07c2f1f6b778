#include "register/articles.h"

#include <fmt/format.h>

#include "base/digest.h"
#include "base/table.h"
#include "register/origins.h"
#include "register/slots.h"

namespace paraphe {

namespace {

std::string published_text(const Article& article) { return article.published ? to_string(*article.published) : ""; }

std::int64_t write_article_row(Register& book, const Article& article, std::string_view digest, std::int64_t number,
                               std::string_view learnt) {
  Query row = book.query(
      "INSERT INTO article (id, number, digest, text, title_bytes, language, published, outlet, url, author, "
      "retrieved, "
      "engine, learnt) VALUES (?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?, ?, ?, ?, ?)");
  row.with(article.id, number, digest, article.text, article.title_bytes, article.language, published_text(article),
           article.outlet, article.url, article.author, article.retrieved, PARAPHE_VERSION, learnt)
      .run();
  const std::int64_t version = book.database().last_row();
  Query words = book.query("INSERT INTO article_words (rowid, text) VALUES (?, ?)");
  words.with(version, article.text).run();
  return version;
}

std::int64_t write_claim(Register& book, const Article& article, std::size_t index, std::int64_t version) {
  const Claim& claim = article.claims[index];
  const std::size_t at = static_cast<std::size_t>(claim.sentence);
  const Span sentence = at < article.sentences.size() ? article.sentences[at].span : claim.quote;
  const std::string said_by =
      claim.said_by_text.empty() ? std::string(article.words(claim.said_by)) : claim.said_by_text;
  Query row = book.query(
      "INSERT INTO claim (version, number, type, kind, status, polarity, certainty, said_by, rule, sentence_begin, "
      "sentence_end, trigger_begin, trigger_end, quote_begin, quote_end) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  row.with(version, index + 1, claim.type, claim.kind, claim.status, claim.polarity, claim.certainty, said_by,
           fmt::format("{}:{}", claim.rule.file, claim.rule.line), sentence.begin, sentence.end, claim.trigger.begin,
           claim.trigger.end, claim.quote.begin, claim.quote.end)
      .run();
  const std::int64_t number = book.database().last_row();
  Query party = book.query("INSERT INTO claim_party VALUES (?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < claim.parties.size(); ++i) {
    const ClaimParty& each = claim.parties[i];
    party.with(number, i, each.code, each.via, each.span.begin, each.span.end).run();
  }
  Query slot = book.query("INSERT INTO claim_slot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < claim.slots.size(); ++i) {
    slot.with(number, i);
    bind_slot(slot, claim.slots[i]);
    slot.with(claim.slots[i].span.begin, claim.slots[i].span.end).run();
  }
  return number;
}

void write_account(Register& book, const Fact& fact, std::size_t index, std::string_view key, std::int64_t version,
                   const std::vector<std::int64_t>& claims) {
  Query row = book.query(
      "INSERT INTO account (version, number, key, block, type, kind, status, polarity, certainty, said_by, parties, "
      "weight) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)");
  row.with(version, index + 1, key, block_of(fact), fact.type, fact.kind, fact.status, fact.polarity, fact.certainty,
           fact.said_by, fmt::format("{}", fmt::join(fact.parties, ",")), fact.core ? "core" : "background")
      .run();
  const std::int64_t account = book.database().last_row();
  Query party = book.query("INSERT OR IGNORE INTO block_party VALUES (?, ?)");
  for (const std::string& code : fact.parties) party.with(code, block_of(fact)).run();
  Query slot = book.query("INSERT INTO account_slot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < fact.slots.size(); ++i) {
    slot.with(account, i);
    bind_slot(slot, fact.slots[i]);
    slot.with(fact.slots[i].span.begin, fact.slots[i].span.end).run();
  }
  Query quote = book.query("INSERT INTO account_quote VALUES (?, ?, ?, ?)");
  for (std::size_t i = 0; i < fact.quotes.size(); ++i)
    quote.with(account, i, fact.quotes[i].begin, fact.quotes[i].end).run();
  Query proof = book.query("INSERT OR IGNORE INTO account_claim VALUES (?, ?)");
  for (const std::int32_t claim : fact.claims) proof.with(account, claims[static_cast<std::size_t>(claim)]).run();
}

std::string piece(std::string_view text, std::int64_t begin, std::int64_t end) {
  const std::size_t from = std::min(static_cast<std::size_t>(begin), text.size());
  return std::string(text.substr(from, static_cast<std::size_t>(end) - from));
}

void read_slots(Register& book, Account& account) {
  Query slot = book.query(
      "SELECT slot, form, text, number, op, date, \"begin\", \"end\" FROM account_slot WHERE account = ? ORDER BY "
      "place");
  slot.with(account.number);
  while (slot.next()) {
    SlotValue value = slot_from(book, slot, 0);
    value.span = {static_cast<std::uint32_t>(slot.integer(6)), static_cast<std::uint32_t>(slot.integer(7))};
    account.fact.slots.push_back(std::move(value));
  }
}

void read_proof(Register& book, Account& account, std::string_view text) {
  Query quote = book.query("SELECT \"begin\", \"end\" FROM account_quote WHERE account = ? ORDER BY place");
  quote.with(account.number);
  while (quote.next()) {
    account.fact.quotes.push_back(
        {static_cast<std::uint32_t>(quote.integer(0)), static_cast<std::uint32_t>(quote.integer(1))});
    account.quotes.push_back(piece(text, quote.integer(0), quote.integer(1)));
  }
  if (account.fact.quotes.empty()) return;
  Query sentence = book.query(
      "SELECT min(sentence_begin), max(sentence_end) FROM account_claim JOIN claim USING (claim) WHERE account = ? AND "
      "sentence_begin <= ? AND sentence_end > ?");
  const std::uint32_t begin = account.fact.quotes.front().begin;
  sentence.with(account.number, begin, begin);
  const bool found = sentence.next() && !sentence.is_null(0);
  account.sentence = found ? piece(text, sentence.integer(0), sentence.integer(1)) : account.quotes.front();
  for (const SlotValue& slot : account.fact.slots) {
    constexpr std::uint32_t enough = 16;  // bytes: no preposition with its article is longer
    if (slot.slot != "place" || slot.span.empty()) continue;
    std::uint32_t from = slot.span.begin > enough ? slot.span.begin - enough : 0;
    while (from < slot.span.begin && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
    account.before_place = piece(text, from, slot.span.begin);
    break;
  }
}

Account account_from(Register& book, const Query& row) {
  Account account;
  account.number = row.integer(0);
  account.key = row.text(1);
  Fact& fact = account.fact;
  fact.id = fmt::format("f{}", row.integer(2));
  fact.type = book.name(row.text(3));
  fact.kind = book.name(row.text(4));
  fact.status = book.name(row.text(5));
  fact.polarity = book.name(row.text(6));
  fact.certainty = book.name(row.text(7));
  fact.said_by = row.text(8);
  fact.parties = split(row.text(9), ',');
  fact.core = row.text(10) == "core";
  account.article = row.text(11);
  account.outlet = row.text(12);
  account.url = row.text(13);
  account.language = row.text(14);
  account.published = parse_day(row.text(15));
  account.learnt = row.text(16);
  account.origin = account.article;
  read_slots(book, account);
  read_proof(book, account, row.text(17));
  return account;
}

}  // namespace

std::string article_digest(const Article& article) {
  std::string all;
  for (const std::string_view part :
       {std::string_view(article.id), std::string_view(article.text), std::string_view(article.language),
        std::string_view(article.outlet), std::string_view(article.url), std::string_view(article.author),
        std::string_view(article.retrieved)}) {
    all += fmt::format("{}:", part.size());  // so that no two lists of parts give the same bytes
    all += part;
  }
  all += published_text(article) + fmt::format(":{}", article.title_bytes);
  return hexadecimal(sha256(all));
}

std::optional<KeptVersion> newest_version(Register& book, std::string_view id) {
  Query row = book.query(
      "SELECT version, number, digest, (SELECT count(*) FROM claim c WHERE c.version = a.version) FROM article a WHERE "
      "id = ? ORDER BY number DESC LIMIT 1");
  row.with(id);
  if (!row.next()) return std::nullopt;
  return KeptVersion{row.integer(0), row.integer(1), std::string(row.text(2)), row.integer(3)};
}

Result<std::unordered_map<std::string, std::string>> digests_of_articles(Register& book) {
  return guarded([&] {
    std::unordered_map<std::string, std::string> digests;
    Query row = book.query("SELECT id, digest FROM article ORDER BY id, number");
    while (row.next()) digests[std::string(row.text(0))] = row.text(1);
    return digests;
  });
}

std::int64_t write_article(Register& book, const Article& article, std::string_view digest, std::int64_t number,
                           std::string_view learnt) {
  const std::int64_t version = write_article_row(book, article, digest, number, learnt);
  std::vector<std::int64_t> claims;
  for (std::size_t i = 0; i < article.claims.size(); ++i) claims.push_back(write_claim(book, article, i, version));
  const std::vector<std::string> keys = account_keys(article);
  for (std::size_t i = 0; i < article.facts.size(); ++i)
    write_account(book, article.facts[i], i, keys[i], version, claims);
  return version;
}

std::vector<std::string> blocks_of_version(Register& book, std::int64_t version) {
  std::vector<std::string> blocks;
  Query row = book.query("SELECT DISTINCT block FROM account WHERE version = ?");
  row.with(version);
  while (row.next()) blocks.emplace_back(row.text(0));
  return blocks;
}

std::vector<Account> accounts_of_block(Register& book, std::string_view block, const AsKnown& known) {
  std::vector<Account> accounts;
  Query row = book.query(
      "SELECT c.account, c.key, c.number, c.type, c.kind, c.status, c.polarity, c.certainty, c.said_by, c.parties, "
      "c.weight, a.id, a.outlet, a.url, a.language, a.published, a.learnt, a.text "
      "FROM account c JOIN article a USING (version) WHERE c.block = ?1 "
      "AND a.number = (SELECT max(b.number) FROM article b WHERE b.id = a.id AND (?2 = '' OR b.learnt <= ?2)) "
      "AND (?3 = '' OR (a.published IS NOT NULL AND a.published <= ?3)) ORDER BY c.account");
  row.with(block, known.learnt_until, known.published_until);
  while (row.next()) accounts.push_back(account_from(book, row));
  return accounts;
}

std::vector<std::string> blocks_of_parties(Register& book, std::string_view a, std::string_view b) {
  std::vector<std::string> blocks;
  Query row = book.query(
      "SELECT block FROM block_party WHERE (?1 = '' OR code = ?1) AND (?2 = '' OR block IN (SELECT block FROM "
      "block_party WHERE code = ?2)) GROUP BY block ORDER BY block");
  row.with(a, b);
  while (row.next()) blocks.emplace_back(row.text(0));
  return blocks;
}

Result<void> for_each_article(Register& book, const std::function<bool(const ArticleRow&)>& use) {
  return guarded([&] {
    Query row = book.query(
        "SELECT id, coalesce(published, ''), outlet, url, CAST(substr(CAST(text AS BLOB), 1, title_bytes) AS TEXT), "
        "language, learnt, version, number, (SELECT count(*) FROM article b WHERE b.id = a.id), "
        "(SELECT count(*) FROM claim c WHERE c.version = a.version), "
        "(SELECT count(*) FROM account c WHERE c.version = a.version) "
        "FROM article a WHERE number = (SELECT max(b.number) FROM article b WHERE b.id = a.id) ORDER BY version");
    while (row.next()) {
      ArticleRow article;
      article.id = row.text(0);
      article.published = row.text(1);
      article.outlet = row.text(2);
      article.url = row.text(3);
      article.title = row.text(4);
      article.language = row.text(5);
      article.learnt = row.text(6);
      article.version = row.integer(7);
      article.number = row.integer(8);
      article.versions = row.integer(9);
      article.claims = row.integer(10);
      article.facts = row.integer(11);
      article.origin = article.id;
      const std::vector<FamilyMember> family = family_of(book, article.version, {});
      for (const FamilyMember& member : family) {
        if (member.version != article.version) continue;
        article.origin = family.front().id;
        article.altered = member.altered;
      }
      if (!use(article)) return;
    }
  });
}

}  // namespace paraphe
