// SQLite, as far as the register needs it: a connection, prepared statements, transactions. Inside src/register a
// failing call throws SqlFailure; the public functions of the folder turn it into an Error (guarded()).
#pragma once
#include <sqlite3.h>

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/result.h"

namespace paraphe {

struct SqlFailure : std::runtime_error {
  SqlFailure(int number, const std::string& message) : std::runtime_error(message), code(number) {}
  int code;  // SQLite's primary result code
};

enum class Access : unsigned char { read, write, create };

// A prepared statement in use; it is reset and given back when it goes out of scope.
class Query {
 public:
  explicit Query(sqlite3_stmt* statement) : statement_(statement) {}
  ~Query();
  Query(Query&& other) noexcept : statement_(std::exchange(other.statement_, nullptr)), place_(other.place_) {}
  Query& operator=(Query&&) = delete;

  // Binds the next parameters, in order.
  template <typename... Values>
  Query& with(const Values&... values) {
    (bind(values), ...);
    return *this;
  }
  bool next();   // the next row; false at the end
  void run();    // all rows, for what gives none; ready for the next values
  void again();  // ready for the next values
  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  double real(int column) const { return sqlite3_column_double(statement_, column); }
  bool is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::string_view text(int column) const;  // valid until the next step

 private:
  void bind(std::string_view text);
  void bind(std::integral auto number) { bind_integer(static_cast<std::int64_t>(number)); }
  void bind(const std::optional<double>& number);
  void bind(std::nullptr_t);
  void bind_integer(std::int64_t number);
  void check(int code) const;

  sqlite3_stmt* statement_;
  int place_ = 0;
};

class Database {
 public:
  // Opens or makes the file. Readers never wait for the writer; a writer waits for another at most ten seconds.
  Database(const std::filesystem::path& file, Access access);
  Database(Database&&) noexcept = default;
  Database& operator=(Database&&) noexcept = default;

  // The statement of that text, prepared once; one use at a time.
  Query query(const char* sql);
  void run(const char* script);
  std::int64_t last_row() const { return sqlite3_last_insert_rowid(connection_.get()); }
  sqlite3* connection() const { return connection_.get(); }

 private:
  struct Closer {
    void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3, Closer> connection_;
  std::unordered_map<const char*, std::unique_ptr<sqlite3_stmt, Closer>> statements_;  // by the address of a literal
};

// Takes the writer's place at once; undone unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

// One view of the register for several statements, while a writer goes on beside them.
class Snapshot {
 public:
  explicit Snapshot(Database& database) : database_(database) { database_.run("BEGIN"); }
  ~Snapshot() { sqlite3_exec(database_.connection(), "COMMIT", nullptr, nullptr, nullptr); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Database& database_;
};

Error error_of(const SqlFailure& failure);

// What the function gives, or the Error of what it throws.
template <typename Function>
auto guarded(Function function) -> Result<decltype(function())> {
  try {
    if constexpr (std::is_void_v<decltype(function())>) {
      function();
      return {};
    } else {
      return function();
    }
  } catch (const SqlFailure& failure) {
    return tl::make_unexpected(error_of(failure));
  }
}

}  // namespace paraphe
