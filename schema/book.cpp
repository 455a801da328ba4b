// schema/book.cpp - runs the embedded .sql files in the order of their folders and numbers.
#include "schema/book.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <vector>

#include "core/database/file.hpp"
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

namespace {

std::string const not_ours = "name a trialbook database with --db FILE, or make one with: trialbook build";
std::string const restore = "is it complete? Copy it again from where it came, or make it anew: trialbook build, then import your own files";

// By SQLite's file header, before SQLite reads a page: magic, page size, number of pages.
void check_shape(std::filesystem::path const& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string header(100, '\0');
  stream.read(header.data(), static_cast<std::streamsize>(header.size()));
  header.resize(static_cast<std::size_t>(stream.gcount()));
  if (header.empty()) throw core::Error(file.string() + ": is an empty file and not of trialbook", not_ours);
  auto const magic = std::string_view("SQLite format 3\0", 16);
  if (!header.starts_with(magic.substr(0, std::min(header.size(), magic.size()))))
    throw core::Error(file.string() + ": cannot be read as a database: it is a file of another kind", "is it a trialbook file? " + not_ours);
  auto const number = [&](std::size_t at, std::size_t bytes) {
    std::uintmax_t n = 0;
    for (std::size_t i = 0; i < bytes; ++i) n = n * 256 + static_cast<unsigned char>(header[at + i]);
    return n;
  };
  auto const size = std::filesystem::file_size(file);
  auto const expected = header.size() < 100 ? 100 : (number(16, 2) == 1 ? 65536 : number(16, 2)) * number(28, 4);
  bool const counted = header.size() < 100 || number(24, 4) == number(92, 4);  // an old SQLite may leave the number of pages stale
  if (counted && size < expected)
    throw core::Error(fmt::format("{}: cannot be read as a database: it is cut short, {} bytes of {}", file.string(), size, expected), restore);
  if (counted && size > expected)
    throw core::Error(fmt::format("{}: cannot be read as a database: it has {} bytes and should have {}", file.string(), size, expected), restore);
}

}  // namespace

void check_layout(Connection& book, std::filesystem::path const& file) {
  auto const id = core::database::first_text(book, "PRAGMA application_id").value_or("0");
  auto const layout = core::database::first_text(book, "PRAGMA user_version").value_or("0");
  if (id != std::to_string(application_id)) throw core::Error(file.string() + ": is a database, but not of trialbook", not_ours);
  if (layout == std::to_string(layout_version)) return;
  bool const newer = std::stoi(layout) > layout_version;
  throw core::Error(fmt::format("{}: has layout {}, this program expects {}", file.string(), layout, layout_version),
                    newer ? "a newer trialbook wrote it: use that one, or make another book with: trialbook build --output FILE"
                          : "rebuild it with: trialbook build (shipped data), then trialbook import your own files again");
}

Connection open(std::filesystem::path const& file) {
  core::database::check_readable(file, "make it with: trialbook build, or name another with --db FILE");
  check_shape(file);
  try {
    auto book = core::database::open_read_only(file);
    check_layout(book, file);
    return book;
  } catch (SQLite::Exception const& e) {
    throw core::database::explained(file, e);
  }
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
