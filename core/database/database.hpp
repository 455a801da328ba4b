// core/database/database.hpp - opening SQLite files and running SQL that stands in .sql files. A thin layer over SQLiteCpp: values are always bound.
// Errors come as core::Error with what SQLite said.
#pragma once
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/error.hpp"

namespace core::database {

using Connection = SQLite::Database;
using Statement = SQLite::Statement;

// What SQLite said about this file as a sentence with a next step: locked, full disk, damaged, no permission.
core::Error explained(std::filesystem::path const& file, SQLite::Exception const& error);

Connection open_read_only(std::filesystem::path const& file);
// A copy without a name: it is gone with the connection, or with the process when that is killed.
Connection nameless_copy(Connection& source);
Connection create(std::filesystem::path const& file);  // the file must not exist
Connection open_for_writing(std::filesystem::path const& file);

// Begins the one transaction of a working copy that becomes a book or is thrown away: no journal, no waiting for the disk. References are not checked
// row by row: whoever finishes the copy runs PRAGMA foreign_key_check over all of them.
void begin_bulk(Connection& connection);

// Runs every statement of a script; `name` is the file it stands in, for messages.
void run_script(Connection& connection, std::string_view name, std::string_view script);

// One value of the first row, if there is one.
std::optional<std::string> first_text(Connection& connection, std::string const& sql);
std::string text_or_empty(Statement const& statement, int column);

// Statements of one connection for rows by the thousand: each is prepared once and handed out reset, with nothing bound. A query must be reset behind
// its last row, or it keeps the connection busy.
class Prepared {
 public:
  explicit Prepared(Connection& connection) : connection_(connection) {}
  Statement& operator()(std::string const& sql);

 private:
  Connection& connection_;
  std::unordered_map<std::string, Statement> statements_;
};

// Binds an empty string as NULL.
void bind_text(Statement& statement, int index, std::string_view value);
template <class T>
void bind_optional(Statement& statement, int index, std::optional<T> const& value) {
  if (value)
    statement.bind(index, *value);
  else
    statement.bind(index);
}

}  // namespace core::database
