#include "register/origins.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <unordered_map>

#include "merge/copies.h"

namespace paraphe {

namespace {

// A run of words that so many articles have is a formula, and tells nothing of copying.
constexpr std::int64_t commonest = 200;
// Articles of one make, a year apart, are formulas and no copies.
constexpr std::int64_t days_to_copy = 60;

struct Source {
  std::string id, text;
  std::optional<Day> published;
};

Source source_of(Register& book, std::int64_t version) {
  Query row = book.query("SELECT id, text, coalesce(published, '') FROM article WHERE version = ?");
  row.with(version);
  if (!row.next()) return {};
  return {std::string(row.text(0)), std::string(row.text(1)), parse_day(row.text(2))};
}

bool may_be_copies(const Source& a, const Source& b) {
  if (a.id == b.id) return false;  // versions of one article
  if (!a.published || !b.published) return true;
  return std::abs(day_number(*a.published) - day_number(*b.published)) <= days_to_copy;
}

// Members that count, by version; those that do not are looked through all the same: a cut of a cut.
struct Explored {
  std::map<std::int64_t, FamilyMember> members;
  std::map<std::int64_t, std::vector<std::pair<std::int64_t, bool>>> alike;  // version → (other, altered)
};

bool read_member(Register& book, std::int64_t version, const AsKnown& known, FamilyMember& member) {
  Query row = book.query(
      "SELECT id, coalesce(published, '9999') FROM article a WHERE version = ?1 "
      "AND number = (SELECT max(b.number) FROM article b WHERE b.id = a.id AND (?2 = '' OR b.learnt <= ?2)) "
      "AND (?3 = '' OR (published IS NOT NULL AND published <= ?3))");
  row.with(version, known.learnt_until, known.published_until);
  if (!row.next()) return false;
  member = {version, std::string(row.text(0)), std::string(row.text(1)), false};
  return true;
}

Explored explore(Register& book, std::int64_t from, const AsKnown& known) {
  Explored explored;
  std::vector<std::int64_t> waiting{from};
  std::set<std::int64_t> seen{from};
  while (!waiting.empty()) {
    const std::int64_t version = waiting.back();
    waiting.pop_back();
    FamilyMember member;
    if (!read_member(book, version, known, member)) continue;
    explored.members.emplace(version, member);
    Query row = book.query(
        "SELECT other, altered FROM article_likeness WHERE version = ?1 UNION ALL "
        "SELECT version, altered FROM article_likeness WHERE other = ?1");
    row.with(version);
    while (row.next()) {
      explored.alike[version].emplace_back(row.integer(0), row.integer(1) != 0);
      if (seen.insert(row.integer(0)).second) waiting.push_back(row.integer(0));
    }
  }
  return explored;
}

}  // namespace

void write_likeness(Register& book, std::int64_t version) {
  const Source source = source_of(book, version);
  const std::vector<std::uint64_t> sample = fingerprints(source.text);
  std::map<std::int64_t, std::size_t> shared;
  Query row = book.query("SELECT version FROM article_fingerprint WHERE hash = ? LIMIT ?");
  for (const std::uint64_t hash : sample) {
    std::vector<std::int64_t> having;
    row.with(static_cast<std::int64_t>(hash), commonest);
    while (row.next()) having.push_back(row.integer(0));
    row.again();
    if (having.size() == static_cast<std::size_t>(commonest)) continue;
    for (const std::int64_t other : having) ++shared[other];
  }
  Query mark = book.query("INSERT OR IGNORE INTO article_fingerprint VALUES (?, ?)");
  for (const std::uint64_t hash : sample) mark.with(static_cast<std::int64_t>(hash), version).run();
  Query edge = book.query("INSERT INTO article_likeness VALUES (?, ?, ?, ?)");
  for (const auto& [number, count] : shared) {
    if (count < fewest_shared_fingerprints) continue;
    const Source other = source_of(book, number);
    if (!may_be_copies(source, other)) continue;
    const Likeness alike = likeness(source.text, other.text);
    if (alike.shared >= copied_share)
      edge.with(version, number, std::optional(alike.shared), alike.altered ? 1 : 0).run();
  }
}

std::vector<std::int64_t> alike_to(Register& book, std::int64_t version) {
  std::vector<std::int64_t> alike{version};
  Query row = book.query(
      "SELECT other FROM article_likeness WHERE version = ?1 UNION SELECT version FROM article_likeness WHERE other = "
      "?1");
  row.with(version);
  while (row.next()) alike.push_back(row.integer(0));
  return alike;
}

std::vector<FamilyMember> family_of(Register& book, std::int64_t version, const AsKnown& known) {
  Explored explored = explore(book, version, known);
  if (explored.members.empty()) return {};
  const auto older = [](const FamilyMember& a, const FamilyMember& b) {
    return a.published != b.published ? a.published < b.published : a.id < b.id;
  };
  const auto first = std::min_element(explored.members.begin(), explored.members.end(),
                                      [&](const auto& a, const auto& b) { return older(a.second, b.second); });
  // From the origin outwards, faithful copies first: a copy of an altered copy is altered.
  std::vector<FamilyMember> family{first->second};
  std::set<std::int64_t> reached{first->first};
  for (std::size_t i = 0; i < family.size(); ++i) {
    std::vector<std::pair<std::int64_t, bool>> near = explored.alike[family[i].version];
    std::vector<FamilyMember> found;
    for (const auto& [other, altered] : near) {
      const auto at = explored.members.find(other);
      if (at == explored.members.end() || !reached.insert(other).second) continue;
      found.push_back(at->second);
      found.back().altered = altered || family[i].altered;
    }
    std::sort(found.begin(), found.end(), [&](const FamilyMember& a, const FamilyMember& b) {
      return a.altered != b.altered ? !a.altered : older(a, b);
    });
    family.insert(family.end(), found.begin(), found.end());
  }
  return family;
}

void find_origins(Register& book, const AsKnown& known, std::vector<Account>& accounts) {
  std::unordered_map<std::string, std::pair<std::string, bool>> origins;  // by article
  Query row = book.query("SELECT version FROM account WHERE account = ?");
  for (Account& account : accounts) {
    auto at = origins.find(account.article);
    if (at == origins.end()) {
      row.with(account.number);
      const std::int64_t version = row.next() ? row.integer(0) : 0;
      row.again();
      // One search tells the origin of the whole family.
      const std::vector<FamilyMember> family = family_of(book, version, known);
      for (const FamilyMember& member : family) origins.try_emplace(member.id, family.front().id, member.altered);
      at = origins.try_emplace(account.article, account.article, false).first;
    }
    account.origin = at->second.first;
    account.altered = at->second.second;
  }
}

}  // namespace paraphe
