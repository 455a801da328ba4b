// tests/importer/results_written_test.cpp - what a book holds after importing results; conversions by hand: a week is 1/4.348125 month, HR = 1 -
// reduction.
#include <catch2/catch.hpp>

#include "importer/import.hpp"
#include "tests/importer/result_rows.hpp"
#include "tests/support/book.hpp"

using rows::good;
using rows::single_arm;
using rows::with;

TEST_CASE("a row that is rejected leaves nothing in a book that takes the other rows") {
  support::TemporaryFolder const folder;
  folder.write("results.csv", support::results_csv(
                                  {good(), with(good(), {{"id", "two"}, {"update_of", "nobody"}}), with(good(), {{"id", "three"}, {"p_raw", "x"}})}));
  importer::ImportRequest request;
  request.files = {folder.path() / "results.csv"};
  request.book = folder.path() / "book.db";
  request.base = support::shipped_book();
  request.document = "mine";
  request.keep_rejects = [](core::Problems const&) {};
  auto const result = importer::import_files(request, {});
  CHECK(result.rejected.size() == 2);
  auto book = core::database::open_read_only(request.book);
  CHECK(support::value(book, "SELECT group_concat(slug, ' ') FROM finding WHERE slug LIKE 'mine:%'") == "mine:mine-pfs");
}

TEST_CASE("stored values: months for times, fractions for percentages, raw as typed") {
  support::TemporaryFolder const folder;
  folder.write("results.csv", support::results_csv({with(good(), {{"unit", "weeks"}, {"experimental_raw", "39.1"}, {"control_raw", "14.0"}}),
                                                    with(single_arm(), {{"experimental_raw", "＞42.10"}}),
                                                    with(good(), {{"id", "rr"},
                                                                  {"effect_raw", "28"},
                                                                  {"effect_derivation", "RISK_REDUCTION"},
                                                                  {"ci_low_raw", ""},
                                                                  {"ci_high_raw", ""},
                                                                  {"ci_level", ""},
                                                                  {"ci_level_basis", ""}})}));
  auto const imported = support::import_into(folder, {"results.csv"}, "mine");
  REQUIRE(imported.problems.empty());
  auto book = core::database::open_read_only(imported.book);
  CHECK(support::value(
            book, "SELECT round(experimental_value, 4) || ' ' || experimental_raw || ' ' || unit FROM v_result WHERE finding_id = 'mine:mine-pfs'") ==
        "8.9924 39.1 weeks");
  CHECK(support::value(
            book, "SELECT experimental_value || ' ' || experimental_raw || ' ' || value_class FROM v_result WHERE finding_id = 'mine:mine-orr'") ==
        "0.421 ＞42.10 above");
  CHECK(support::value(book,
                       "SELECT round(effect_value, 6) || ' ' || effect_raw || ' ' || effect_derivation FROM v_result WHERE finding_id = 'mine:rr'") ==
        "0.72 28 RISK_REDUCTION");
}
