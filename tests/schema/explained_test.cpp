// tests/schema/explained_test.cpp - the explanation of views and columns is held against the views and against what the shipped book holds in them;
// the documentation page is written from it (TRIALBOOK_UPDATE_GOLDEN=1 writes docs/views.md).
#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

#include "core/database/database.hpp"
#include "schema/book.hpp"
#include "tests/support/book.hpp"
#include "tests/support/program.hpp"

namespace {

using core::database::Connection;
using core::database::Statement;

std::vector<std::string> list(Connection& book, std::string const& sql) {
  std::vector<std::string> out;
  Statement s(book, sql);
  while (s.executeStep()) out.push_back(s.getColumn(0).getString());
  return out;
}

struct Explained {
  std::string view, column, permitted;
  bool never_null = false;
};

std::vector<Explained> explained(Connection& book) {
  std::vector<Explained> out;
  Statement s(book, "SELECT view_name, column_name, coalesce(permitted, ''), null_when IS NULL FROM explained WHERE column_name <> ''");
  while (s.executeStep())
    out.push_back({s.getColumn(0).getString(), s.getColumn(1).getString(), s.getColumn(2).getString(), s.getColumn(3).getInt() == 1});
  return out;
}

std::vector<std::string> split(std::string const& text, std::string const& by) {
  std::vector<std::string> out;
  for (std::size_t at = 0, end = 0; end != std::string::npos; at = end + by.size()) {
    end = text.find(by, at);
    out.push_back(text.substr(at, end == std::string::npos ? end : end - at));
  }
  return out;
}

std::string escaped(std::string text) {
  for (std::string const special : {"|", "<", "*", "_"})
    for (auto at = text.find(special); at != std::string::npos; at = text.find(special, at + 2)) text.insert(at, "\\");
  return text;
}

// The whole page docs/views.md.
std::string page(Connection& book) {
  std::ostringstream out;
  out << "# Views and their columns\n\n"
         "Written from the table `explained` of the book (schema/tables/080_explained.sql) by a test; `trialbook sql --schema` prints the same. "
         "Questions as examples: [sql.md](sql.md).\n";
  for (auto const& view : list(book, "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY rowid")) {
    Statement about(book, "SELECT meaning FROM explained WHERE view_name = ?1 AND column_name = ''");
    about.bind(1, view);
    REQUIRE(about.executeStep());
    out << "\n## " << view << "\n\n"
        << about.getColumn(0).getString() << "\n\n| column | meaning | one of | NULL when |\n| --- | --- | --- | --- |\n";
    Statement columns(book,
                      "SELECT e.column_name, e.meaning, coalesce(e.permitted, ''), coalesce(e.null_when, 'never') FROM pragma_table_info(?1) c JOIN "
                      "explained e ON e.view_name = ?1 AND e.column_name = c.name ORDER BY c.cid");
    columns.bind(1, view);
    while (columns.executeStep())
      out << "| `" << columns.getColumn(0).getString() << "` | " << escaped(columns.getColumn(1).getString()) << " | "
          << escaped(columns.getColumn(2).getString()) << " | " << escaped(columns.getColumn(3).getString()) << " |\n";
  }
  return out.str();
}

}  // namespace

TEST_CASE("each view and each of its columns is explained once, and nothing else is") {
  auto book = schema::open(support::shipped_book());
  auto const there = list(book,
                          "SELECT s.name || '.' || c.name FROM sqlite_schema s JOIN pragma_table_info(s.name) c WHERE s.type = 'view' "
                          "UNION SELECT name || '.' FROM sqlite_schema WHERE type = 'view' ORDER BY 1");
  CHECK(there == list(book, "SELECT view_name || '.' || column_name FROM explained ORDER BY 1"));
  CHECK(list(book,
             "SELECT view_name FROM explained WHERE instr(meaning || coalesce(permitted, '') || coalesce(null_when, ''), char(10)) OR meaning = ''")
            .empty());
}

TEST_CASE("a column that is said to be never NULL is not, and one with permitted values holds no other") {
  auto book = schema::open(support::shipped_book());
  for (auto const& column : explained(book)) {
    CAPTURE(column.view, column.column);
    if (column.never_null) CHECK(support::value(book, "SELECT count(*) FROM " + column.view + " WHERE " + column.column + " IS NULL") == "0");
    if (column.permitted.empty()) continue;
    auto const permitted = split(column.permitted, ", ");
    for (auto const& value : list(book, "SELECT DISTINCT " + column.column + " FROM " + column.view + " WHERE " + column.column + " IS NOT NULL"))
      for (auto const& part : split(value, "; ")) {
        CAPTURE(part);
        CHECK(std::find(permitted.begin(), permitted.end(), part) != permitted.end());
      }
  }
}

TEST_CASE("the page of the documentation holds every view and column as explained in the book") {
  auto book = schema::open(support::shipped_book());
  CHECK(support::differs_from_golden("../docs/views.md", page(book)) == "");
}

TEST_CASE("the index of the documentation names every page") {
  auto const index = support::read(std::filesystem::path(TEST_SOURCE_DIR) / "docs/README.md");
  for (auto const& entry : std::filesystem::directory_iterator(std::filesystem::path(TEST_SOURCE_DIR) / "docs")) {
    auto const name = entry.path().filename().string();
    CAPTURE(name);
    if (entry.path().extension() == ".md" && name != "README.md") CHECK_THAT(index, Catch::Contains("(" + name + ")"));
  }
}
