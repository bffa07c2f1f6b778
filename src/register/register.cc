#include "register/register.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "register/schema.h"

namespace paraphe {

namespace {

constexpr std::int64_t our_mark = 1346458192;  // PRAGMA application_id of schema.sql

std::int64_t pragma(Database& database, const char* sql) {
  Query query = database.query(sql);
  return query.next() ? query.integer(0) : 0;
}

Error wrong_kind() { return {ErrorKind::wrong_register, "it is an SQLite file, but no register of Paraphe"}; }

// What the file is, before anything is written to it.
Result<void> check_kind(Database& database) {
  const std::int64_t mark = pragma(database, "PRAGMA application_id");
  const std::int64_t version = pragma(database, "PRAGMA user_version");
  if (mark != our_mark || version < 1) return tl::make_unexpected(wrong_kind());
  if (version > schema_version) {
    return failure(ErrorKind::newer_register,
                   fmt::format("its schema is {}, this program knows {}", version, schema_version));
  }
  return {};
}

// The file as an empty one of our own: of two that make it at once, one is refused and leaves the other's alone.
Result<void> claim(const std::filesystem::path& file) {
  const int made = open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
  if (made < 0) {
    return failure(ErrorKind::unreadable_file, errno == EEXIST ? "the file is there already" : std::strerror(errno));
  }
  close(made);
  return {};
}

}  // namespace

std::string_view Register::name(std::string_view text) {
  const auto at = names_.find(text);
  return at != names_.end() ? *at : *names_.emplace(text).first;
}

Result<void> create_register(const std::filesystem::path& file) {
  std::error_code code;
  if (auto claimed = claim(file); !claimed) return claimed;
  const auto made = guarded([&] {
    Database database(file, Access::create);
    Transaction all(database);
    database.run(schema_sql);
    all.commit();
  });
  if (!made) {  // half a register is none
    for (const char* tail : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + tail, code);
  }
  return made;
}

Result<Register> open_register(const std::filesystem::path& file, Access access) {
  std::error_code code;
  if (!std::filesystem::exists(file, code)) return failure(ErrorKind::no_register, "there is no such file");
  if (std::filesystem::is_directory(file, code)) return failure(ErrorKind::unreadable_file, "it is a folder");
  auto opened = guarded([&] { return Database(file, Access::read); });
  if (!opened) return tl::make_unexpected(opened.error());
  auto kind = guarded([&] { return check_kind(*opened); });
  if (!kind) return tl::make_unexpected(kind.error());
  if (!*kind) return tl::make_unexpected(kind->error());
  if (access == Access::read) return Register(std::move(*opened));
  auto writing = guarded([&] { return Database(file, access); });
  if (!writing) return tl::make_unexpected(writing.error());
  return Register(std::move(*writing));
}

Result<void> backup_register(Register& book, const std::filesystem::path& file) {
  std::error_code code;
  if (auto claimed = claim(file); !claimed) return claimed;
  const auto copied = guarded([&] {
    Query copy = book.query("VACUUM INTO ?");
    copy.with(file.string()).run();
  });
  if (!copied) std::filesystem::remove(file, code);
  return copied;
}

}  // namespace paraphe
