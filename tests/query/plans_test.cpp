// tests/query/plans_test.cpp - how SQLite would run every query file, on the shipped book and on one with many made-up findings: no automatic index,
// finding scanned once at most. bench/run asks the same of 200,000 findings.
#include <catch2/catch.hpp>
#include <set>

#include "core/database/database.hpp"
#include "query/sql.hpp"
#include "schema/book.hpp"
#include "tests/support/book.hpp"

namespace {

using Cells = std::vector<std::pair<std::string, std::string>>;

Cells made_up(std::size_t i) {
  static std::vector<std::string> const trials{"monaleesa-2", "monaleesa-3", "paloma-2", "monarch-3"}, lines{"first", "second", "second-or-later"},
      drugs{"ribociclib", "palbociclib", "abemaciclib", "letrozole", "anastrozole", "fulvestrant", "olaparib"};
  return {{"id", "f" + std::to_string(i)},
          {"trial", trials[i % trials.size()]},
          {"comparison_kind", "randomised"},
          {"population", "hr+ ; her2- ; line " + lines[i % lines.size()]},
          {"experimental", drugs[i % 7] + " + " + drugs[(i + 1 + i / 7 % 6) % 7]},
          {"control", drugs[i % 5]},
          {"endpoint", i % 2 == 0 ? "PFS" : "OS"},
          {"measure", "median"},
          {"measure_basis", "printed"},
          {"unit", "months"},
          {"experimental_raw", std::to_string(5 + i % 40) + ".1"},
          {"control_raw", "4.9"},
          {"locator", "1+9@00000000"}};
}

// Made once, for all tests of this file.
std::filesystem::path generated_book() {
  static support::TemporaryFolder const folder;
  static std::filesystem::path const book = [] {
    std::vector<Cells> rows;
    for (std::size_t i = 0; i < 2500; ++i) rows.push_back(made_up(i));
    folder.write("results.csv", support::results_csv(rows));
    auto const imported = support::import_into(folder, {"results.csv"}, "made-up");
    REQUIRE(imported.problems.empty());
    return imported.book;
  }();
  return book;
}

std::vector<std::filesystem::path> books() { return {support::shipped_book(), generated_book()}; }

bool is_loop(std::string const& step) { return step.starts_with("SCAN") || step.starts_with("SEARCH"); }

// A scan of finding (f) or comparison (k), under the names that the queries give them.
bool scans(std::string const& step, std::string const& table, std::string const& alias) {
  return (step + " ").starts_with("SCAN " + table + " ") || (step + " ").starts_with("SCAN " + alias + " ");
}

// Scans of findings or comparisons that would be repeated for each row of another table.
std::vector<std::string> repeated_scans(core::database::Connection& book, std::string_view text) {
  core::database::Statement explain(book, "EXPLAIN QUERY PLAN " + std::string(text));
  std::set<int> begun;  // steps under which a loop stands already
  std::vector<std::string> out;
  while (explain.executeStep()) {
    std::string const step = explain.getColumn(3).getString();
    if (!is_loop(step)) continue;
    bool const inner = !begun.insert(explain.getColumn(1).getInt()).second;
    if (inner && (scans(step, "finding", "f") || scans(step, "comparison", "k"))) out.push_back(step);
  }
  return out;
}

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

TEST_CASE("plans do not depend on statistics: no book holds any") {
  for (auto const& file : books()) {
    auto book = schema::open(file);
    CHECK(support::value(book, "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'sqlite_stat%'") == "0");
  }
}

TEST_CASE("no query builds an automatic index or scans findings twice") {
  for (auto const& file : books()) {
    auto book = schema::open(file);
    for (auto const& entry : query::sql::all()) {
      CAPTURE(file, entry.file);
      std::size_t found = 0;
      for (auto const& step : plan_of(book, entry.text)) {
        CHECK(step.find("AUTOMATIC") == std::string::npos);
        found += scans(step, "finding", "f");
      }
      CHECK(found <= 1);
    }
  }
}

TEST_CASE("no query scans findings or comparisons again for each row of another table") {
  for (auto const& file : books()) {
    auto book = schema::open(file);
    for (auto const& entry : query::sql::all()) {
      CAPTURE(file, entry.file);
      CHECK(repeated_scans(book, entry.text) == std::vector<std::string>());
    }
  }
}

TEST_CASE("one finding, claim or recommendation by its id never scans a table") {
  for (auto const& file : books()) {
    auto book = schema::open(file);
    for (std::string const text : {"SELECT * FROM v_result WHERE finding_id = ?1", "SELECT * FROM v_result_more WHERE finding_id = ?1",
                                   "SELECT * FROM v_claim WHERE claim_id = ?1", "SELECT * FROM v_claim_more WHERE claim_id = ?1",
                                   "SELECT * FROM v_recommendation WHERE recommendation_id = ?1", "SELECT * FROM v_referral WHERE referral_id = ?1",
                                   "SELECT * FROM v_regulatory WHERE statement_id = ?1", "SELECT * FROM v_dose WHERE dose_id = ?1"}) {
      CAPTURE(file, text);
      for (auto const& step : plan_of(book, text)) CHECK_FALSE(step.starts_with("SCAN"));
    }
  }
}

TEST_CASE("the findings of a book with many are the made-up ones and the shipped ones") {
  auto shipped = schema::open(support::shipped_book()), large = schema::open(generated_book());
  std::string const count = "SELECT count(*) FROM finding";
  CHECK(std::stoi(support::value(large, count)) == std::stoi(support::value(shipped, count)) + 2500);
}
