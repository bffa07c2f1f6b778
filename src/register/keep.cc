#include "register/keep.h"

#include <set>

#include "register/articles.h"
#include "register/facts.h"
#include "register/origins.h"

namespace paraphe {

namespace {

// The blocks of a version and of all that was copied from the same origin: a family that grows, or loses a member, may
// change how each of them counts.
void add_touched(Register& book, std::int64_t version, std::set<std::string>& blocks) {
  for (std::string& block : blocks_of_version(book, version)) blocks.insert(std::move(block));
  std::set<std::int64_t> seen;
  for (const std::int64_t other : alike_to(book, version)) {
    if (seen.contains(other)) continue;  // its family is searched
    for (const FamilyMember& member : family_of(book, other, {})) {
      seen.insert(member.version);
      for (std::string& block : blocks_of_version(book, member.version)) blocks.insert(std::move(block));
    }
  }
}

}  // namespace

std::string_view name_of(KeptAs kept) {
  switch (kept) {
    case KeptAs::added:
      return "added";
    case KeptAs::unchanged:
      return "unchanged";
    case KeptAs::new_version:
      return "new_version";
  }
  return "";
}

Result<Kept> keep(Register& book, const Ontology& ontology, const Article& article, std::string_view learnt) {
  return guarded([&] {
    const std::string digest = article_digest(article);
    Transaction all(book.database());
    const std::optional<KeptVersion> before = newest_version(book, article.id);
    if (before && before->digest == digest) return Kept{KeptAs::unchanged, before->claims};
    const std::int64_t version = write_article(book, article, digest, before ? before->number + 1 : 1, learnt);
    write_likeness(book, version);
    std::set<std::string> touched;
    add_touched(book, version, touched);
    if (before) add_touched(book, before->version, touched);
    for (const std::string& block : touched) write_facts(book, block, facts_of_block(book, ontology, block, {}));
    all.commit();
    return Kept{before ? KeptAs::new_version : KeptAs::added, static_cast<std::int64_t>(article.claims.size())};
  });
}

}  // namespace paraphe
