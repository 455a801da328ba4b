// tests/query/plans_test.cpp - every query file prepares against the shipped book, and how SQLite would run it: no automatic index, finding scanned
// once at most.
#include <catch2/catch.hpp>

#include "core/database/database.hpp"
#include "query/sql.hpp"
#include "schema/book.hpp"
#include "tests/support/book.hpp"

namespace {

std::vector<std::string> plan_of(core::database::Connection& book, std::string_view text) {
  core::database::Statement explain(book, "EXPLAIN QUERY PLAN " + std::string(text));
  std::vector<std::string> out;
  while (explain.executeStep()) out.push_back(explain.getColumn(3).getString());
  return out;
}

}  // namespace

TEST_CASE("every query says its purpose, parameters and result on top") {
  for (auto const& entry : query::sql::all()) {
    CAPTURE(entry.file);
    CHECK(entry.text.starts_with("-- Purpose: "));
    CHECK(entry.text.find("Parameters: ") != std::string_view::npos);
    CHECK(entry.text.find("Result: ") != std::string_view::npos);
  }
}

TEST_CASE("no query builds an automatic index or scans findings twice") {
  auto book = schema::open(support::shipped_book());
  for (auto const& entry : query::sql::all()) {
    CAPTURE(entry.file);
    std::size_t scans = 0;
    for (auto const& step : plan_of(book, entry.text)) {
      CHECK(step.find("AUTOMATIC") == std::string::npos);
      scans += step == "SCAN f" || step == "SCAN finding" || step.starts_with("SCAN f ") || step.starts_with("SCAN finding ");
    }
    CHECK(scans <= 1);
  }
}

TEST_CASE("one finding, claim or recommendation by its id never scans a table") {
  auto book = schema::open(support::shipped_book());
  for (std::string const text :
       {"SELECT * FROM v_result WHERE finding_id = ?1", "SELECT * FROM v_claim WHERE claim_id = ?1",
        "SELECT * FROM v_recommendation WHERE recommendation_id = ?1", "SELECT * FROM v_result_more WHERE finding_id = ?1"}) {
    CAPTURE(text);
    for (auto const& step : plan_of(book, text)) CHECK_FALSE(step.starts_with("SCAN"));
  }
}
