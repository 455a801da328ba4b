// core/database/guard.cpp - SQLite's authorizer allows by list: what is not known to read only is refused.
#include "core/database/guard.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace core::database {
namespace {

constexpr int operations_between_looks = 10000;

// Functions that reach outside the database or take pointers. Most exist only in a shell; a newer library may bring them.
constexpr std::array<std::string_view, 8> refused_functions{"load_extension", "readfile", "writefile", "edit",
                                                            "fts3_tokenizer", "fts5",     "zipfile",   "fsdir"};

// Those that only describe; as statements and as table functions (pragma_table_info).
constexpr std::array<std::string_view, 13> allowed_pragmas{"table_info",      "table_xinfo",   "table_list",       "index_list",    "index_info",
                                                           "index_xinfo",     "database_list", "foreign_key_list", "function_list", "collation_list",
                                                           "compile_options", "data_version",  "pragma_list"};

template <std::size_t n>
bool contains(std::array<std::string_view, n> const& list, char const* name) {
  return name != nullptr && std::find(list.begin(), list.end(), std::string_view(name)) != list.end();
}

bool is_schema(char const* table) { return table != nullptr && std::string_view(table).starts_with("sqlite_"); }

std::string of(char const* verb, char const* what) { return std::string(verb) + (what == nullptr ? "" : " " + std::string(what)); }

// What an action that is refused is called.
std::string described(int action, char const* first, char const* second) {
  switch (action) {
    case SQLITE_ATTACH:
      return "ATTACH";
    case SQLITE_DETACH:
      return "DETACH";
    case SQLITE_PRAGMA:
      return of("PRAGMA", first);
    case SQLITE_FUNCTION:
      return of("the function", second);
    case SQLITE_INSERT:
      return is_schema(first) ? "a change of the schema" : of("INSERT into", first);
    case SQLITE_UPDATE:
      return is_schema(first) ? "a change of the schema" : of("UPDATE of", first);
    case SQLITE_DELETE:
      return is_schema(first) ? "a change of the schema" : of("DELETE from", first);
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
      return "a transaction";
    case SQLITE_ANALYZE:
      return "ANALYZE";
    case SQLITE_REINDEX:
      return "REINDEX";
    default:
      return "a change of the schema";
  }
}

}  // namespace

Guard::Guard(Connection& connection, GuardLimits const& limits)
    : connection_(connection), end_(std::chrono::steady_clock::now() + limits.time), heap_before_(sqlite3_hard_heap_limit64(-1)) {
  connection_.exec("PRAGMA temp_store = MEMORY");
  sqlite3* db = connection_.getHandle();
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);  // a misspelt "column" is an error and no text
  sqlite3_limit(db, SQLITE_LIMIT_LENGTH, limits.value_bytes);
  sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 1 << 20);
  sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_hard_heap_limit64(limits.memory_bytes);
  sqlite3_set_authorizer(db, authorize, this);
  sqlite3_progress_handler(db, operations_between_looks, progress, this);
}

Guard::~Guard() {
  sqlite3* db = connection_.getHandle();
  sqlite3_progress_handler(db, 0, nullptr, nullptr);
  sqlite3_set_authorizer(db, nullptr, nullptr);
  sqlite3_hard_heap_limit64(heap_before_);
}

int Guard::authorize(void* self, int action, char const* first, char const* second, char const*, char const*) {
  bool const allowed = action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_RECURSIVE ||
                       (action == SQLITE_FUNCTION && !contains(refused_functions, second)) ||
                       (action == SQLITE_PRAGMA && contains(allowed_pragmas, first)) ||
                       // Asked for when a table function such as json_each declares its columns. A real one is refused as it asks for more,
                       // and by the connection, which is read-only.
                       (action == SQLITE_UPDATE && first != nullptr && std::string_view(first) == "sqlite_master");
  if (allowed) return SQLITE_OK;
  auto& refused = static_cast<Guard*>(self)->refused_;
  if (refused.empty()) refused = described(action, first, second);
  return SQLITE_DENY;
}

int Guard::progress(void* self) {
  auto& guard = *static_cast<Guard*>(self);
  guard.out_of_time_ = std::chrono::steady_clock::now() >= guard.end_;
  return guard.out_of_time_ ? 1 : 0;
}

}  // namespace core::database
