#include "register/facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "merge/across.h"
#include "register/articles.h"
#include "register/origins.h"
#include "register/slots.h"

namespace paraphe {

namespace {

void delete_facts(Register& book, std::string_view block) {
  for (const char* sql : {"DELETE FROM fact_party WHERE fact IN (SELECT fact FROM fact WHERE block = ?)",
                          "DELETE FROM fact_slot WHERE fact IN (SELECT fact FROM fact WHERE block = ?)",
                          "DELETE FROM fact_step WHERE fact IN (SELECT fact FROM fact WHERE block = ?)",
                          "DELETE FROM fact_evidence WHERE fact IN (SELECT fact FROM fact WHERE block = ?)",
                          "DELETE FROM fact_contradiction WHERE fact IN (SELECT fact FROM fact WHERE block = ?)",
                          "DELETE FROM fact WHERE block = ?"}) {
    Query row = book.query(sql);
    row.with(block).run();
  }
}

std::string day_or_nothing(const std::optional<Day>& day) { return day ? to_string(*day) : ""; }

void write_fact_row(Register& book, std::string_view block, const RegisterFact& whole) {
  const Fact& fact = whole.fact;
  const auto date = std::find_if(fact.slots.begin(), fact.slots.end(), [](const auto& s) { return s.slot == "date"; });
  const std::optional<Edtf> when = date == fact.slots.end() ? std::nullopt : parse_edtf(date->text);
  Query row = book.query("INSERT INTO fact VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  row.with(fact.id, block, fact.type, fact.kind, fact.status, fact.polarity, fact.certainty, fact.said_by,
           fmt::format("{}", fmt::join(fact.parties, ",")), fact.core ? "core" : "background", whole.supporting,
           whole.opposing, when ? day_or_nothing(first_day(*when)) : "", when ? day_or_nothing(last_day(*when)) : "",
           whole.known_since, whole.updated)
      .run();
  Query party = book.query("INSERT INTO fact_party (fact, code) VALUES (?, ?)");
  for (const std::string& code : fact.parties) party.with(fact.id, code).run();
  Query slot = book.query("INSERT INTO fact_slot VALUES (?,?,?,?,?,?,?,?)");
  for (std::size_t i = 0; i < fact.slots.size(); ++i) {
    slot.with(fact.id, i);
    bind_slot(slot, fact.slots[i]);
    slot.run();
  }
}

void write_life(Register& book, const RegisterFact& whole, const std::vector<Account>& accounts) {
  const std::string& id = whole.fact.id;
  Query step = book.query("INSERT INTO fact_step VALUES (?,?,?,?,?,?,?,?,?)");
  for (std::size_t i = 0; i < whole.steps.size(); ++i) {
    const Step& each = whole.steps[i];
    step.with(id, i, each.status, each.polarity, each.certainty, each.date, each.party, each.number,
              day_or_nothing(each.published))
        .run();
  }
  Query proof = book.query("INSERT INTO fact_evidence VALUES (?,?,?,?,?)");
  for (const Evidence& each : whole.evidence) {
    const Account& account = accounts[each.account];
    proof.with(id, account.number, name_of(each.stance), account.origin, each.reason).run();
  }
  Query contradiction = book.query("INSERT INTO fact_contradiction VALUES (?,?,?,?,?,?,?,?)");
  for (std::size_t i = 0; i < whole.contradictions.size(); ++i) {
    const Contradiction& each = whole.contradictions[i];
    contradiction
        .with(id, i, each.about, each.step, each.one, accounts[each.one_account].number, each.other,
              accounts[each.other_account].number)
        .run();
  }
}

}  // namespace

BlockFacts facts_of_block(Register& book, const Ontology& ontology, std::string_view block, const AsKnown& known) {
  BlockFacts found;
  found.accounts = accounts_of_block(book, block, known);
  find_origins(book, known, found.accounts);
  found.facts = merge_accounts(ontology, found.accounts);
  return found;
}

void write_facts(Register& book, std::string_view block, const BlockFacts& facts) {
  delete_facts(book, block);
  for (const RegisterFact& fact : facts.facts) {
    write_fact_row(book, block, fact);
    write_life(book, fact, facts.accounts);
  }
}

Result<void> for_each_block(Register& book, const Ontology& ontology, std::string_view a, std::string_view b,
                            const AsKnown& known, const std::function<bool(const BlockFacts&)>& use) {
  return guarded([&] {
    const Snapshot snapshot(book.database());
    for (const std::string& block : blocks_of_parties(book, a, b)) {
      if (!use(facts_of_block(book, ontology, block, known))) return;
    }
  });
}

Result<std::string> block_of_key(Register& book, std::string_view key) {
  return guarded([&] {
    Query row = book.query("SELECT block FROM account WHERE key = ? ORDER BY account DESC LIMIT 1");
    row.with(key);
    return row.next() ? std::string(row.text(0)) : std::string();
  });
}

Result<std::string> key_of_account(Register& book, std::string_view shown) {
  return guarded([&] {
    const std::size_t mark = shown.rfind("#f");
    if (mark == std::string_view::npos) return std::string();
    std::int64_t number = 0;
    const char* end = shown.data() + shown.size();
    const auto [at, error] = std::from_chars(shown.data() + mark + 2, end, number);
    if (error != std::errc() || at != end) return std::string();
    Query row = book.query(
        "SELECT key FROM account JOIN article USING (version) WHERE article.id = ? AND account.number = ?"
        " AND version = (SELECT max(version) FROM article WHERE id = ?)");
    const std::string_view article = shown.substr(0, mark);
    row.with(article, number, article);
    return row.next() ? std::string(row.text(0)) : std::string();
  });
}

}  // namespace paraphe
