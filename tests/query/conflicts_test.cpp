// tests/query/conflicts_test.cpp - what counts as a disagreement and what does not, on made-up rows of two documents; and what the five shipped
// documents disagree on, read in them.
#include <catch2/catch.hpp>

#include "query/conflicts.hpp"
#include "schema/book.hpp"
#include "tests/importer/result_rows.hpp"
#include "tests/support/book.hpp"

namespace {

using Rows = std::vector<rows::Cells>;

rows::Cells named(rows::Cells const& row, std::string const& id, rows::Cells const& changes = {}) {
  return rows::with(rows::with(rows::with(row, {{"id", id}, {"trial", "nala"}}), changes), {});
}

// Rows of section `part` after importing `one` as a document of its own and `other` as another one.
std::vector<core::table::Row> conflicts_between(Rows const& one, Rows const& other, std::string const& part = "results") {
  support::TemporaryFolder const folder;
  folder.write("results.csv", support::results_csv(one));
  auto imported = support::import_into(folder, {"results.csv"}, "one");
  REQUIRE(imported.problems.empty());
  if (!other.empty()) {
    folder.write("results.csv", support::results_csv(other));
    imported = support::import_into(folder, {"results.csv"}, "other");
    REQUIRE(imported.problems.empty());
  }
  auto book = schema::open(imported.book);
  schema::Vocabulary const vocabulary(book);
  for (auto const& section : query::conflicts(book, query::resolve(book, vocabulary, {{"trial", "nala"}})).sections)
    if (section.part == part) return section.table.rows;
  return {};
}

std::vector<core::table::Row> shipped(std::string const& part) {
  auto book = schema::open(support::shipped_book());
  for (auto const& section : query::conflicts(book, {}).sections)
    if (section.part == part) return section.table.rows;
  return {};
}

}  // namespace

TEST_CASE("the same trial, endpoint and population with another value is a conflict that names both values and both documents") {
  auto const found = conflicts_between({named(rows::good(), "a")}, {named(rows::good(), "b", {{"effect_raw", "0.59"}, {"control_raw", "16.1"}})});
  REQUIRE(found.size() == 1);
  CHECK(found[0].at(1) == "control value; effect");
  CHECK(found[0].at(2).find("16.0") != std::string::npos);
  CHECK(found[0].at(3).find("16.1") != std::string::npos);
  CHECK(found[0].at(4) == "one");
  CHECK(found[0].at(5) == "other");
}

TEST_CASE("equal values, roundings of one value, and later cuts are no conflict") {
  CHECK(conflicts_between({named(rows::good(), "a")}, {named(rows::good(), "b")}).empty());
  CHECK(conflicts_between({named(rows::good(), "a")}, {named(rows::good(), "b", {{"control_raw", "16"}})}).empty());
  CHECK(
      conflicts_between({named(rows::good(), "a", {{"data_cut", "2019"}})}, {named(rows::good(), "b", {{"data_cut", "2021"}, {"effect_raw", "0.6"}})})
          .empty());
  CHECK(conflicts_between({named(rows::good(), "a")}, {named(rows::good(), "b", {{"endpoint", "OS"}, {"effect_raw", "0.9"}})}).empty());
}

TEST_CASE("within one document other patients are no conflict, the same patients are") {
  auto const other_value = rows::Cells{{"effect_raw", "0.9"}};
  CHECK(conflicts_between({named(rows::good(), "a"), named(rows::good(), "b", rows::with(other_value, {{"population", "hr+ ; her2- ; male"}}))}, {})
            .empty());
  CHECK(conflicts_between({named(rows::good(), "a"), named(rows::good(), "b", other_value)}, {}).size() == 1);
  CHECK(conflicts_between({named(rows::good(), "a"), named(rows::good(), "b", rows::with(other_value, {{"update_of", "a"}}))}, {}).empty());
}

TEST_CASE("arms that do not add up to the printed total, and totals that differ between documents") {
  rows::Cells const arms{{"experimental_n", "100"}, {"control_n", "99"}};
  CHECK(conflicts_between({named(rows::good(), "a", rows::with(arms, {{"total_n", "200"}}))}, {}, "patients").size() == 1);
  CHECK(conflicts_between({named(rows::good(), "a", rows::with(arms, {{"total_n", "199"}}))}, {}, "patients").empty());
  CHECK(conflicts_between({named(rows::good(), "a", arms)}, {named(rows::good(), "b", {{"total_n", "201"}})}, "patients").size() == 1);
}

TEST_CASE("numbers differ when no one value can be rounded to both") {
  CHECK(query::values_differ("89.2", "89.3"));
  CHECK_FALSE(query::values_differ("89.2", "89"));
  CHECK(query::values_differ("89.2", "88"));
  CHECK_FALSE(query::values_differ("0.57", "0.570"));
  CHECK(query::values_differ("not reached", "40.0"));
  CHECK_FALSE(query::values_differ("", "40.0"));
}

TEST_CASE("intervals are compared as spans of days") {
  CHECK(query::days_of_interval("every 4-12 weeks") == std::pair{28.0, 84.0});
  CHECK(query::days_of_interval("weekly") == std::pair{7.0, 7.0});
  CHECK(query::days_of_interval("every 3 months") == std::pair{84.0, 93.0});
  CHECK(query::days_of_interval("now and then") == std::pair{0.0, 0.0});
}

TEST_CASE("the shipped documents: 3425 patients against 1711 and 1709, and a weekly against a monthly oral drug") {
  bool total = false;
  for (auto const& row : shipped("patients"))
    total = total || (row[2].find("3425") != std::string::npos && row[3].find("1711 + 1709") != std::string::npos);
  CHECK(total);
  auto const doses = shipped("doses");
  REQUIRE(doses.size() == 1);
  CHECK(doses[0][0] == "ibandronate, po");
  CHECK(doses[0][2].find("weekly") != std::string::npos);
  CHECK(doses[0][3].find("monthly") != std::string::npos);
}

TEST_CASE("a table's grade beside other words of running text is listed as a difference of wording, with both places") {
  auto const wordings = shipped("wordings");
  CHECK(wordings.size() > 10);
  for (auto const& row : wordings) {
    CHECK(row[1] == "wording differs");
    CHECK(row[2].find("table") != std::string::npos);
    CHECK(row[3].find("section") != std::string::npos);
  }
  CHECK(shipped("directions").empty());
}

TEST_CASE("a ratio derived from a reduction and the same ratio as printed are one value") {
  rows::Cells const derived{{"effect_raw", "43"},  {"effect_derivation", "RISK_REDUCTION"}, {"ci_low_raw", ""}, {"ci_high_raw", ""}, {"ci_level", ""},
                            {"ci_level_basis", ""}};
  CHECK(conflicts_between({named(rows::good(), "a", derived)}, {named(rows::good(), "b")}).empty());
  CHECK(conflicts_between({named(rows::good(), "a", derived)}, {named(rows::good(), "b", {{"effect_raw", "0.61"}})}).size() == 1);
}

TEST_CASE("a ratio alone is compared with a ratio beside medians, and an exact P with a bound") {
  rows::Cells const alone{{"measure", ""}, {"measure_basis", ""}, {"unit", ""}, {"experimental_raw", ""}, {"control_raw", ""}, {"effect_raw", "0.7"}};
  CHECK(conflicts_between({named(rows::good(), "a")}, {named(rows::good(), "b", alone)}).size() == 1);
  CHECK(conflicts_between({named(rows::good(), "a")}, {named(rows::good(), "b", {{"p_raw", "=0.30"}})}).size() == 1);
  CHECK(conflicts_between({named(rows::good(), "a")}, {named(rows::good(), "b", {{"p_raw", "=0.0004"}})}).empty());
}

TEST_CASE("arms named the other way round are another comparison, a drug at another dose is a difference") {
  rows::Cells const reversed{
      {"experimental", "letrozole"}, {"control", "ribociclib + letrozole"}, {"experimental_raw", "16.0"}, {"control_raw", "25.3"}};
  CHECK(conflicts_between({named(rows::good(), "a")}, {named(rows::good(), "b", reversed)}).empty());
  auto const doses = conflicts_between({named(rows::good(), "a", {{"experimental", "ribociclib @ 600 mg + letrozole"}})},
                                       {named(rows::good(), "b", {{"experimental", "ribociclib @ 400 mg + letrozole"}})});
  REQUIRE(doses.size() == 1);
  CHECK(doses[0][1] == "dose of ribociclib");
}

TEST_CASE("subgroups of the same patients are compared too") {
  rows::Cells const subgroup{{"population", "hr+ ; her2- ; asian"}, {"parent_population", "hr+ ; her2-"}, {"analysis", "subgroup"}};
  CHECK(conflicts_between({named(rows::good(), "a", subgroup)}, {named(rows::good(), "b", rows::with(subgroup, {{"effect_raw", "0.9"}}))}).size() ==
        1);
  CHECK(conflicts_between({named(rows::good(), "a")}, {named(rows::good(), "b", rows::with(subgroup, {{"effect_raw", "0.9"}}))}).empty());
}
