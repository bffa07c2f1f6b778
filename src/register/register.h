// The register: one SQLite file that lasts (schema.sql tells its tables and the meaning of its times).
//
//   Result<Register> book = open_register("paraphe.sqlite", Access::write);
//   Result<Kept> kept = keep(*book, knowledge, article, now);    // keep.h: returns after the commit
//   Result<std::vector<…>> … = facts_of(*book, …);               // facts.h
//
// One writer at a time, any number of readers beside it. An object of this class is for one thread. Codes (types,
// slots) in what it hands out live as long as it does.
#pragma once
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "register/database.h"

namespace paraphe {

// The schema that this program writes: the first, so that there is none older to bring up to it. A newer one is refused.
inline constexpr int schema_version = 1;

class Register {
 public:
  explicit Register(Database database) : database_(std::move(database)) {}

  Query query(const char* sql) { return database_.query(sql); }
  Database& database() { return database_; }
  // The name with the register's lifetime.
  std::string_view name(std::string_view text);

 private:
  Database database_;
  std::set<std::string, std::less<>> names_;
};

// Makes a new, empty register; an Error when the file is there already.
Result<void> create_register(const std::filesystem::path& file);
Result<Register> open_register(const std::filesystem::path& file, Access access);
// A copy of the register as it is now, in one piece, while others read and write; `file` must not be there yet.
Result<void> backup_register(Register& book, const std::filesystem::path& file);

// Which part of the register counts: what it knew at a moment, of what was published up to a day. Empty: all of it.
struct AsKnown {
  std::string published_until;  // YYYY-MM-DD; articles without date are left out then
  std::string learnt_until;     // YYYY-MM-DDTHH:MM:SS.mmmZ
};

}  // namespace paraphe
