#include "register/database.h"

namespace paraphe {

namespace {

constexpr int wait_milliseconds = 10'000;

[[noreturn]] void fail(sqlite3* connection, int code) {
  const std::string message = connection ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
  throw SqlFailure(code & 0xFF, message);
}

}  // namespace

Query::~Query() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

void Query::check(int code) const {
  if (code != SQLITE_OK) fail(sqlite3_db_handle(statement_), code);
}

bool Query::next() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail(sqlite3_db_handle(statement_), code);
  return false;
}

void Query::run() {
  while (next()) {
  }
  again();
}

void Query::again() {
  sqlite3_reset(statement_);
  place_ = 0;
}

std::string_view Query::text(int column) const {
  const unsigned char* text = sqlite3_column_text(statement_, column);
  return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

void Query::bind(std::string_view text) {
  // A view without bytes may have no address, and SQLite would take that for NULL.
  const char* bytes = text.empty() ? "" : text.data();
  check(sqlite3_bind_text64(statement_, ++place_, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Query::bind(const std::optional<double>& number) {
  ++place_;
  check(number ? sqlite3_bind_double(statement_, place_, *number) : sqlite3_bind_null(statement_, place_));
}

void Query::bind(std::nullptr_t) { check(sqlite3_bind_null(statement_, ++place_)); }

void Query::bind_integer(std::int64_t number) { check(sqlite3_bind_int64(statement_, ++place_, number)); }

Database::Database(const std::filesystem::path& file, Access access) {
  const int flags = access == Access::create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
  sqlite3* opened = nullptr;
  int code = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
  if (code == SQLITE_CANTOPEN && access == Access::read) {  // a file or folder that may only be read
    sqlite3_close_v2(opened);
    code = sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
  }
  connection_.reset(opened);
  if (code != SQLITE_OK) fail(opened, code);
  sqlite3_extended_result_codes(opened, 0);
  sqlite3_busy_timeout(opened, wait_milliseconds);
  // FULL: what was acknowledged outlives a power cut too, not only the end of the process.
  run("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;");
  if (access == Access::read) run("PRAGMA query_only = ON;");
  if (access != Access::read) run("PRAGMA journal_mode = WAL;");
}

Query Database::query(const char* sql) {
  auto& statement = statements_[sql];
  if (!statement) {
    sqlite3_stmt* prepared = nullptr;
    const int code = sqlite3_prepare_v3(connection_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
    if (code != SQLITE_OK) fail(connection_.get(), code);
    statement.reset(prepared);
  }
  return Query(statement.get());
}

void Database::run(const char* script) {
  if (const int code = sqlite3_exec(connection_.get(), script, nullptr, nullptr, nullptr); code != SQLITE_OK)
    fail(connection_.get(), code);
}

Transaction::Transaction(Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  // After a full disk SQLite may have undone the transaction by itself.
  if (open_ && sqlite3_get_autocommit(database_.connection()) == 0)
    sqlite3_exec(database_.connection(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.run("COMMIT");
  open_ = false;
}

Error error_of(const SqlFailure& failure) {
  switch (failure.code) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
      return {ErrorKind::no_room, failure.what()};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorKind::register_busy, failure.what()};
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {ErrorKind::unreadable_file, failure.what()};
    default:
      return {ErrorKind::wrong_register, failure.what()};
  }
}

}  // namespace paraphe
