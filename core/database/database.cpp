// core/database/database.cpp - connection settings that every opening shares.
#include "core/database/database.hpp"

#include <SQLiteCpp/Backup.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include "core/error.hpp"

namespace core::database {
namespace {

constexpr int busy_milliseconds = 500;  // our writers lock nothing that readers see; another program may
// One thread uses SQLite here, and a command with more must change this: its locks are paid by every call.
void configure_once() {
  static bool const done = sqlite3_config(SQLITE_CONFIG_SINGLETHREAD) == SQLITE_OK;
  (void)done;
}

Connection open(std::filesystem::path const& file, int flags) {
  configure_once();
  try {
    Connection connection(file.string(), flags, busy_milliseconds);
    connection.exec("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;");
    return connection;
  } catch (SQLite::Exception const& e) {
    throw explained(file, e);
  }
}

}  // namespace

Error explained(std::filesystem::path const& file, SQLite::Exception const& error) {
  auto const name = file.string();
  switch (error.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Error(name + ": is locked by another program", "wait until that program has finished with it, or close it; then try again");
    case SQLITE_FULL:
      return Error(name + ": cannot be written: the disk is full", "make room on that disk, or write to another one");
    case SQLITE_IOERR:
      return Error(fmt::format("{}: cannot be read or written: {} (is the disk full, or a limit on file size in force?)", name, error.what()),
                   "make room on that disk, or name another place");
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return Error(fmt::format("{}: cannot be opened: {}", name, error.what()), "check who may read and write there (ls -l), or name another place");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    default:
      return Error(fmt::format("{}: is damaged: {}", name, error.what()), "restore it from a copy, or start again with: trialbook build");
  }
}

Connection open_read_only(std::filesystem::path const& file) { return open(file, SQLite::OPEN_READONLY); }

Connection nameless_copy(Connection& source) {
  Connection copy("", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  SQLite::Backup(copy, source).executeStep();
  copy.exec("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;");
  return copy;
}

Connection create(std::filesystem::path const& file) {
  if (std::filesystem::exists(file)) throw Error(file.string() + ": exists already");
  return open(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
}

Connection open_for_writing(std::filesystem::path const& file) { return open(file, SQLite::OPEN_READWRITE); }

void begin_bulk(Connection& connection) {
  connection.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536; BEGIN");
}

void run_script(Connection& connection, std::string_view name, std::string_view script) {
  std::string const copy(script);
  char* message = nullptr;
  int const code = sqlite3_exec(connection.getHandle(), copy.c_str(), nullptr, nullptr, &message);
  if (code == SQLITE_OK) return;
  std::string const said = message ? message : "unknown error";
  sqlite3_free(message);
  if (code != SQLITE_ERROR && code != SQLITE_CONSTRAINT) throw SQLite::Exception(connection.getHandle(), code);  // the file's fault, not the script's
  throw Error(fmt::format("{}: {}", name, said));
}

std::optional<std::string> first_text(Connection& connection, std::string const& sql) {
  Statement statement(connection, sql);
  if (!statement.executeStep() || statement.isColumnNull(0)) return std::nullopt;
  return statement.getColumn(0).getString();
}

std::string text_or_empty(Statement const& statement, int column) {
  return statement.isColumnNull(column) ? std::string() : const_cast<Statement&>(statement).getColumn(column).getString();
}

Statement& Prepared::operator()(std::string const& sql) {
  auto const [at, made] = statements_.try_emplace(sql, connection_, sql);
  if (!made) at->second.reset(), at->second.clearBindings();
  return at->second;
}

void bind_text(Statement& statement, int index, std::string_view value) {
  if (value.empty())
    statement.bind(index);
  else
    statement.bind(index, std::string(value));
}

}  // namespace core::database
