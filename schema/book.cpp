// schema/book.cpp - runs the embedded .sql files in the order of their folders and numbers.
#include "schema/book.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <vector>

#include "core/error.hpp"
#include "core/text/hash.hpp"
#include "schema/sql.hpp"
#include "schema/text_index.hpp"

namespace schema {
namespace {

using core::database::Connection;
using core::database::Statement;

void run_folder(Connection& book, std::string_view folder) {
  for (auto const& entry : sql::all())
    if (entry.file.starts_with(folder)) core::database::run_script(book, entry.file, entry.text);
}

// Derived tables and the hash itself are left out: they follow from the rest.
std::vector<std::string> stored_tables(Connection& book) {
  std::vector<std::string> names;
  Statement list(
      book,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' AND name NOT IN ('property', "
      "'explained', 'closure', 'term_relation', 'population_axis', 'population_label', 'regimen_fit', 'population_fit', 'comparison_facet', "
      "'finding_direction', 'audit_finding', 'audit_item', 'audit_count') ORDER BY name");
  while (list.executeStep()) names.push_back(list.getColumn(0).getString());
  return names;
}

// The value as text, bytes as they are; NULL is told from an empty text.
void append_value(std::string& text, SQLite::Column const& value) {
  if (value.isNull())
    text += '\x01';
  else if (auto const* bytes = static_cast<char const*>(value.getBlob()))
    text.append(bytes, static_cast<std::size_t>(value.getBytes()));
  text += '\x1F';
}

std::string table_digest(Connection& book, std::string const& table) {
  Statement rows(book, "SELECT * FROM \"" + table + "\"");
  int const columns = rows.getColumnCount();
  std::string text = table;
  while (rows.executeStep()) {
    for (int i = 0; i < columns; ++i) append_value(text, rows.getColumn(i));
    text += '\n';
    if (text.size() > 1U << 20U) text = core::text::sha256(text);
  }
  return core::text::sha256(text);
}

void set_property(Connection& book, std::string const& name, std::string const& value) {
  Statement insert(book, "INSERT INTO property (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value");
  insert.bind(1, name);
  insert.bind(2, value);
  insert.exec();
}

}  // namespace

void create(Connection& book, std::string const& program_version) {
  book.exec(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};", application_id, layout_version));
  run_folder(book, "schema/tables/");
  run_folder(book, "schema/views/");
  set_property(book, "layout", std::to_string(layout_version));
  set_property(book, "program_version", program_version);
}

void check_layout(Connection& book, std::filesystem::path const& file) {
  try {
    auto const id = core::database::first_text(book, "PRAGMA application_id").value_or("0");
    auto const layout = core::database::first_text(book, "PRAGMA user_version").value_or("0");
    if (id != std::to_string(application_id))
      throw core::Error(file.string() + ": is a database, but not of trialbook",
                        "name a trialbook database with --db FILE, or make one with: trialbook build");
    if (layout != std::to_string(layout_version))
      throw core::Error(fmt::format("{}: has layout {}, this program expects {}", file.string(), layout, layout_version),
                        "rebuild it with: trialbook build (shipped data), then trialbook import your own files again");
    auto const pages = core::database::first_text(book, "PRAGMA page_count").value_or("0"),
               page = core::database::first_text(book, "PRAGMA page_size").value_or("0");
    if (std::filesystem::file_size(file) != std::stoull(pages) * std::stoull(page))
      throw core::Error(file.string() + ": cannot be read as a database: it is cut short",
                        "is it a trialbook file, and complete? Copy it again, or rebuild it with: trialbook build");
  } catch (SQLite::Exception const& e) {
    throw core::Error(fmt::format("{}: cannot be read as a database: {}", file.string(), e.what()), "is it a trialbook file, and complete?");
  }
}

Connection open(std::filesystem::path const& file) {
  if (!std::filesystem::exists(file))
    throw core::Error(file.string() + ": there is no such file", "make it with: trialbook build, or name another with --db FILE");
  if (std::filesystem::is_directory(file)) throw core::Error(file.string() + ": is a directory, not a database", "name a file with --db FILE");
  auto book = core::database::open_read_only(file);
  check_layout(book, file);
  return book;
}

void derive(Connection& book) {
  book.exec("SAVEPOINT derive");
  run_folder(book, "schema/derive/");
  derive_text_index(book);
  book.exec("RELEASE derive");
}

void check_consistency(Connection& book) {
  std::string violations;
  for (auto const& entry : sql::all()) {
    if (!entry.file.starts_with("schema/checks/")) continue;
    Statement check(book, std::string(entry.text));
    while (check.executeStep()) violations += fmt::format("\n  {}: {}", check.getColumn(0).getString(), check.getColumn(1).getString());
  }
  Statement keys(book, "PRAGMA foreign_key_check");
  while (keys.executeStep()) violations += "\n  a reference without its row in table " + keys.getColumn(0).getString();
  auto const quick = core::database::first_text(book, "PRAGMA quick_check").value_or("");
  if (quick != "ok") violations += "\n  " + quick;
  if (!violations.empty()) throw core::Error("the book is not consistent:" + violations);
}

void seal(Connection& book, std::filesystem::path const& target) {
  std::string all;
  for (auto const& table : stored_tables(book)) all += table_digest(book, table);
  set_property(book, "content_hash", core::text::sha256(all));
  Statement vacuum(book, "VACUUM INTO ?1");
  vacuum.bind(1, target.string());
  vacuum.exec();
}

std::string property(Connection& book, std::string const& name) {
  Statement statement(book, "SELECT value FROM property WHERE name = ?1");
  statement.bind(1, name);
  return statement.executeStep() ? statement.getColumn(0).getString() : std::string();
}

}  // namespace schema
