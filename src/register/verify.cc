#include "register/verify.h"

#include <fmt/format.h>

#include <set>

#include "register/facts.h"

namespace paraphe {

namespace {

constexpr std::size_t most_faults = 100;

void add_fault(Verdict& verdict, std::string fault) {
  if (verdict.faults.size() < most_faults) verdict.faults.push_back(std::move(fault));
}

void check_file(Register& book, Verdict& verdict) {
  Query row = book.query("PRAGMA integrity_check(10)");
  while (row.next()) {
    if (row.text(0) != "ok") add_fault(verdict, fmt::format("file: {}", row.text(0)));
  }
  Query key = book.query("PRAGMA foreign_key_check");
  while (key.next()) add_fault(verdict, fmt::format("{}: row {} points to nothing", key.text(0), key.integer(1)));
}

// A span that lies in the text and cuts no character.
bool lies_in(std::string_view text, std::int64_t begin, std::int64_t end) {
  const auto size = static_cast<std::int64_t>(text.size());
  if (begin < 0 || end <= begin || end > size) return false;
  const auto inside = [&](std::int64_t at) {
    return at < size && (static_cast<unsigned char>(text[static_cast<std::size_t>(at)]) & 0xC0) == 0x80;
  };
  return !inside(begin) && !inside(end);
}

void check_quotes(Register& book, Verdict& verdict) {
  Query article = book.query("SELECT version, id, number, text FROM article ORDER BY version");
  Query claim = book.query("SELECT number, quote_begin, quote_end FROM claim WHERE version = ? ORDER BY number");
  Query account = book.query(
      "SELECT c.number, q.\"begin\", q.\"end\" FROM account c JOIN account_quote q USING (account) WHERE c.version = "
      "?");
  while (article.next()) {
    ++verdict.articles;
    const std::string_view text = article.text(3);
    claim.with(article.integer(0));
    while (claim.next()) {
      ++verdict.claims;
      if (!lies_in(text, claim.integer(1), claim.integer(2)))
        add_fault(verdict, fmt::format("{}#{}: its quote is not in the text", article.text(1), claim.integer(0)));
    }
    claim.again();
    account.with(article.integer(0));
    while (account.next()) {
      if (!lies_in(text, account.integer(1), account.integer(2)))
        add_fault(verdict, fmt::format("{}#f{}: its quote is not in the text", article.text(1), account.integer(0)));
    }
    account.again();
  }
}

void check_evidence(Register& book, Verdict& verdict) {
  Query row = book.query(
      "SELECT fact FROM fact f WHERE NOT EXISTS (SELECT 1 FROM fact_evidence e JOIN account c USING (account) JOIN "
      "article "
      "a USING (version) WHERE e.fact = f.fact AND a.number = (SELECT max(b.number) FROM article b WHERE b.id = "
      "a.id))");
  while (row.next()) add_fault(verdict, fmt::format("{}: no live evidence", row.text(0)));
}

// What a fact is made of and what it says, as far as the tables show it.
std::set<std::string> told(const BlockFacts& block) {
  std::set<std::string> all;
  for (const RegisterFact& whole : block.facts) {
    const Fact& fact = whole.fact;
    all.insert(fmt::format("{} {} {} {} {} {}", fact.id, fact.kind, fact.status, fact.polarity, whole.supporting,
                           whole.opposing));
  }
  return all;
}

void check_facts(Register& book, const Ontology& ontology, Verdict& verdict) {
  Query block = book.query("SELECT DISTINCT block FROM account ORDER BY block");
  Query fact = book.query("SELECT fact, kind, status, polarity, supporting, opposing FROM fact WHERE block = ?");
  while (block.next()) {
    const std::string name(block.text(0));
    std::set<std::string> written;
    fact.with(name);
    while (fact.next()) {
      ++verdict.facts;
      written.insert(fmt::format("{} {} {} {} {} {}", fact.text(0), fact.text(1), fact.text(2), fact.text(3),
                                 fact.integer(4), fact.integer(5)));
    }
    fact.again();
    if (written != told(facts_of_block(book, ontology, name, {})))
      add_fault(verdict, fmt::format("{}: its facts are not what its accounts make of them", name));
  }
}

}  // namespace

Result<Verdict> verify_register(Register& book, const Ontology& ontology) {
  return guarded([&] {
    Verdict verdict;
    check_file(book, verdict);
    const Snapshot snapshot(book.database());
    check_quotes(book, verdict);
    check_evidence(book, verdict);
    check_facts(book, ontology, verdict);
    return verdict;
  });
}

}  // namespace paraphe
