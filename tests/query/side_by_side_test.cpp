// tests/query/side_by_side_test.cpp - one trial in two documents: agreement is said, and no finding of either document is left out.
#include <catch2/catch.hpp>

#include "query/side_by_side.hpp"

namespace {

query::ResultRow finding(std::string const& document, std::string const& id, std::string const& value) {
  query::ResultRow row;
  row.document_id = document;
  row.finding_id = id;
  row.endpoint = "PFS";
  row.measure = "median";
  row.unit = "months";
  row.experimental_raw = value;
  return row;
}

std::size_t rows_that_hold(core::table::Section const& section, std::string const& text) {
  std::size_t n = 0;
  for (auto const& row : section.table.rows)
    for (auto const& cell : row) n += cell.find(text) != std::string::npos;
  return n;
}

}  // namespace

TEST_CASE("two documents of one trial stand side by side, the same value as the same and another as differing") {
  auto const same = query::side_by_side({finding("a", "a:1", "10.1"), finding("b", "b:1", "10.1")});
  CHECK(same.table.rows.back().back() == "same");
  auto const other = query::side_by_side({finding("a", "a:1", "10.1"), finding("b", "b:1", "10.2")});
  CHECK(other.table.rows.back().back() == "differs: experimental value");
}

TEST_CASE("a second finding of the same endpoint in one document is a row of its own") {
  auto const section = query::side_by_side({finding("a", "a:1", "10.1"), finding("a", "a:2", "12.7"), finding("b", "b:1", "10.1")});
  CHECK(rows_that_hold(section, "10.1") == 2);
  CHECK(rows_that_hold(section, "12.7") == 1);
}

TEST_CASE("one document alone has nothing beside it") { CHECK(query::side_by_side({finding("a", "a:1", "10.1")}).table.rows.empty()); }
