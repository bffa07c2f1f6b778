#include "dossier/from_register.h"

#include "dossier/register_json.h"

namespace paraphe {

ReadFact read_fact(const Account& account) {
  ReadFact read;
  read.article = account.article;
  read.outlet = account.outlet;
  read.url = account.url;
  read.published = account.published;
  read.fact = account.fact;
  read.quotes = account.quotes;
  read.sentence = account.sentence;
  read.language = account.language;
  read.before_place = account.before_place;
  return read;
}

ReadFact read_fact(const RegisterFact& whole, std::span<const Account> accounts) {
  ReadFact read;
  for (const Evidence& each : whole.evidence) {
    const Account& account = accounts[each.account];
    if (each.stance == Stance::supports && account.fact.status == whole.fact.status) read = read_fact(account);
  }
  if (read.article.empty() && !whole.evidence.empty()) read = read_fact(accounts[whole.evidence.back().account]);
  read.article.clear();  // it is of all of them
  read.fact = whole.fact;
  read.whole = whole.fact.id;
  read.quotes = proof_of(whole, accounts);
  return read;
}

std::string against_text(const Teller& teller, const RegisterFact& whole, std::span<const Account> accounts) {
  std::vector<ReadFact> facts;
  for (const Evidence& each : whole.evidence) {
    if (each.stance == Stance::opposes) facts.push_back(read_fact(accounts[each.account]));
  }
  std::vector<const ReadFact*> against;
  for (const ReadFact& fact : facts) against.push_back(&fact);
  return against_text(teller, against);
}

void collect(Collection& collection, const RegisterFact& whole, std::span<const Account> accounts) {
  const std::size_t place = collection.merged.size();
  collection.merged.push_back(read_fact(whole, accounts));
  for (const Evidence& each : whole.evidence) {
    if (each.stance == Stance::altered) continue;
    collection.facts.push_back(read_fact(accounts[each.account]));
    collection.facts.back().whole = whole.fact.id;
    collection.facts.back().against = each.stance == Stance::opposes;
    collection.merged_into.push_back(place);
    collection.sources.insert(accounts[each.account].article);
    collection.origins.insert(accounts[each.account].origin);
  }
  collection.articles = collection.articles_with_facts = collection.sources.size();
}

}  // namespace paraphe
