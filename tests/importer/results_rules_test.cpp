// tests/importer/results_rules_test.cpp - each rule of results.csv: a wrong row is a problem with kind, line and column, and nothing is written.
// Rules from codebook §3.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

#include "core/text/unicode.hpp"
#include "importer/columns.hpp"
#include "importer/csv_reader.hpp"
#include "tests/importer/result_rows.hpp"
#include "tests/support/book.hpp"

namespace {

using rows::Cells;
using rows::good;
using rows::single_arm;
using rows::with;

// Column (code points from 1) of this cell in its line of the file, as a person counts it.
std::size_t column_of(Cells const& row, std::string const& name) {
  std::size_t column = 1;
  for (auto const& spec : importer::find_spec("results")->columns) {
    if (spec.name == name) break;
    for (auto const& [cell, text] : row)
      if (cell == spec.name) column += core::text::count_code_points(importer::csv_field(text));
    ++column;
  }
  return column;
}

struct Outcome {
  core::Problems problems;
  bool written = false, stray = false;
  std::string thrown;  // an error without a place in the file
};

Outcome import_rows(std::vector<Cells> const& rows) {
  support::TemporaryFolder const folder;
  folder.write("results.csv", support::results_csv(rows));
  Outcome out;
  try {
    out.problems = support::import_into(folder, {"results.csv"}, "mine").problems;
  } catch (std::exception const& e) {
    out.thrown = e.what();
  }
  out.written = std::filesystem::exists(folder.path() / "book.db");
  out.stray = std::distance(std::filesystem::directory_iterator(folder.path()), {}) > (out.written ? 2 : 1);
  return out;
}

// One problem of this kind at this column of line 2, and no book.
void check_refused(Cells const& row, std::string const& column, std::string const& kind) {
  auto const outcome = import_rows({row});
  CAPTURE(column, kind);
  CHECK(outcome.thrown.empty());
  CHECK_FALSE(outcome.written);
  CHECK_FALSE(outcome.stray);
  auto const found = std::find_if(outcome.problems.begin(), outcome.problems.end(),
                                  [&](core::Problem const& p) { return p.kind == kind && p.message.starts_with(column + ":"); });
  CHECK((found != outcome.problems.end()));
  if (found == outcome.problems.end()) return;
  CHECK(found->line == 2);
  auto const start = column_of(row, column);
  bool const expression = kind == "bad-regimen" || kind == "bad-population" || kind == "unknown-name";  // these point into the cell
  CHECK((expression ? found->column >= start && found->column <= start + found->text.size() : found->column == start));
  CHECK_THAT(found->file, Catch::EndsWith("results.csv"));
}

struct Wrong {
  Cells base, changes;
  std::string column, kind;
};

}  // namespace

TEST_CASE("rows that follow the rules are written") {
  auto const outcome = import_rows(
      {good(), single_arm(), with(good(), {{"id", "as-printed"}, {"ci_low_raw", "0.90"}, {"note", "limits as printed"}}),
       with(good(),
            {{"id", "update"}, {"update_of", "mine-pfs"}, {"analysis", "final; subgroup"}, {"at", "6个月"}, {"measure", "rate"}, {"unit", "%"}}),
       with(single_arm(), {{"id", "range"}, {"experimental_raw", "32%～67%"}}), with(good(), {{"id", "nr"}, {"experimental_raw", "not reached"}}),
       with(good(), {{"id", "groups"}, {"comparison_kind", "prognostic"}, {"experimental", "\"MRD-negative\""}, {"control", "\"MRD-positive\""}}),
       with(good(), {{"id", "unnamed"}, {"control", "\"not named\""}}),
       with(good(), {{"id", "unknown"}, {"orientation", "unknown"}, {"orientation_basis", ""}})});
  for (auto const& p : outcome.problems) UNSCOPED_INFO(core::describe(p));
  CHECK(outcome.problems.empty());
  CHECK(outcome.written);
  CHECK_FALSE(outcome.stray);
}

TEST_CASE("identifiers, names and places are checked") {
  for (auto const& w : std::vector<Wrong>{{good(), {{"id", "Mine_PFS"}}, "id", "bad-id"},
                                          {good(), {{"id", "-mine"}}, "id", "bad-id"},
                                          {good(), {{"locator", "12+3"}}, "locator", "bad-locator"},
                                          {good(), {{"trial", "monaleesa-9"}}, "trial", "unknown-name"},
                                          {good(), {{"endpoint", "PFSS"}}, "endpoint", "unknown-name"},
                                          {good(), {{"experimental", "ribociclib + letrozol"}}, "experimental", "unknown-name"},
                                          {good(), {{"control", "(letrozole"}}, "control", "bad-regimen"},
                                          {good(), {{"population", "hr+ ; hr-"}}, "population", "bad-population"},
                                          {good(), {{"parent_population", "hr+ ; hr*"}}, "parent_population", "unknown-name"},
                                          {good(), {{"update_of", "nobody"}}, "update_of", "unknown-id"},
                                          {good(), {{"update_of", "mine-pfs"}}, "update_of", "unknown-id"},
                                          {good(), {{"completes", "mine-pfs"}}, "completes", "unknown-id"},
                                          {good(), {{"comparison_kind", "random"}}, "comparison_kind", "not-permitted"},
                                          {good(), {{"analysis", "interim; planned"}}, "analysis", "not-permitted"},
                                          {good(), {{"at", "6"}}, "at", "bad-number"},
                                          {good(), {{"population", ""}}, "population", "missing-value"},
                                          {good(), {{"trial", ""}}, "trial", "missing-value"}})
    check_refused(with(w.base, w.changes), w.column, w.kind);
}

TEST_CASE("arms and groups fit the kind of comparison") {
  for (auto const& w : std::vector<Wrong>{{single_arm(), {{"control", "letrozole"}}, "control", "bad-comparison"},
                                          {good(), {{"control", ""}, {"control_raw", ""}}, "control", "bad-comparison"},
                                          {good(), {{"experimental", "\"responders\""}}, "experimental", "bad-comparison"},
                                          {good(), {{"control", "\"others\""}}, "control", "bad-comparison"},
                                          {single_arm(), {{"control_raw", "12"}}, "control_raw", "bad-combination"},
                                          {single_arm(), {{"control_n", "12"}}, "control_n", "bad-combination"},
                                          {single_arm(), {{"control_events", "12"}}, "control_events", "bad-combination"}})
    check_refused(with(w.base, w.changes), w.column, w.kind);
}

TEST_CASE("numbers are numbers, within their bounds") {
  for (auto const& w : std::vector<Wrong>{{good(), {{"experimental_raw", "25,3"}}, "experimental_raw", "bad-number"},
                                          {good(), {{"control_raw", "l6.0"}}, "control_raw", "bad-number"},
                                          {good(), {{"effect_raw", "O.57"}}, "effect_raw", "bad-number"},
                                          {good(), {{"effect_raw", "0"}}, "effect_raw", "bad-number"},
                                          {good(), {{"effect_raw", "about 0.5"}}, "effect_raw", "bad-number"},
                                          {good(), {{"ci_low_raw", "0.4x"}}, "ci_low_raw", "bad-number"},
                                          {good(), {{"p_raw", "n.s."}}, "p_raw", "bad-number"},
                                          {good(), {{"p_raw", "1.5"}}, "p_raw", "bad-number"},
                                          {good(), {{"experimental_n", "12.5"}}, "experimental_n", "bad-number"},
                                          {good(), {{"control_events", "-1"}}, "control_events", "bad-number"},
                                          {good(), {{"experimental_n", "10"}, {"experimental_events", "11"}}, "experimental_events", "bad-number"},
                                          {single_arm(), {{"experimental_raw", "142.1"}}, "experimental_raw", "bad-number"},
                                          {single_arm(), {{"experimental_raw", "32%～167%"}}, "experimental_raw", "bad-number"},
                                          {good(), {{"ci_level", "0.95"}}, "ci_level", "bad-number"},
                                          {good(), {{"ci_level", "100"}}, "ci_level", "bad-number"},
                                          {good(), {{"ci_low_raw", "0.71"}}, "ci_low_raw", "interval-upside-down"}})
    check_refused(with(w.base, w.changes), w.column, w.kind);
}

TEST_CASE("columns that belong together are filled together") {
  for (auto const& w : std::vector<Wrong>{
           {good(), {{"ci_high_raw", ""}}, "ci_low_raw", "half-interval"},
           {good(), {{"ci_low_raw", ""}}, "ci_low_raw", "half-interval"},
           {good(), {{"effect_measure", ""}}, "effect_raw", "bad-combination"},
           {good(), {{"effect_raw", ""}}, "effect_measure", "bad-combination"},
           {good(), {{"orientation", ""}, {"orientation_basis", ""}}, "orientation", "bad-combination"},
           {good(), {{"orientation_basis", ""}}, "orientation_basis", "bad-combination"},
           {good(), {{"orientation", "unknown"}}, "orientation_basis", "bad-combination"},
           {single_arm(), {{"orientation", "unknown"}}, "orientation", "bad-combination"},
           {good(),
            {{"effect_measure", "OR"}, {"effect_derivation", "RISK_REDUCTION"}, {"effect_raw", "43"}},
            "effect_derivation",
            "bad-combination"},
           {single_arm(), {{"ci_low_raw", "1"}, {"ci_high_raw", "2"}, {"ci_level_basis", "unstated"}}, "ci_low_raw", "bad-combination"},
           {good(), {{"ci_level_basis", ""}}, "ci_level_basis", "bad-combination"},
           {good(), {{"ci_level_basis", "unstated"}}, "ci_level", "bad-combination"},
           {good(), {{"ci_level", ""}}, "ci_level", "bad-combination"},
           {good(), {{"p_sides", "2"}}, "p_sides", "bad-combination"},
           {good(), {{"p_sides_basis", "quoted"}}, "p_sides", "bad-combination"},
           {good(), {{"measure", ""}}, "measure", "missing-value"},
           {good(), {{"measure_basis", ""}}, "measure_basis", "bad-combination"},
           {good(), {{"unit", ""}}, "unit", "missing-value"},
           {single_arm(), {{"experimental_raw", ""}}, "experimental_raw", "missing-value"}})
    check_refused(with(w.base, w.changes), w.column, w.kind);
}

TEST_CASE("an effect needs a second arm") {
  check_refused(with(single_arm(), {{"effect_measure", "HR"}, {"effect_raw", "0.57"}, {"orientation", "unknown"}}), "effect_measure",
                "bad-combination");
}

TEST_CASE("the sides of a P value need the P value") {
  check_refused(with(good(), {{"p_raw", ""}, {"p_sides", "2"}, {"p_sides_basis", "quoted"}}), "p_sides", "bad-combination");
}

TEST_CASE("a risk reduction is a percentage below 100") {
  check_refused(with(good(), {{"effect_derivation", "RISK_REDUCTION"},
                              {"effect_raw", "143"},
                              {"ci_low_raw", ""},
                              {"ci_high_raw", ""},
                              {"ci_level", ""},
                              {"ci_level_basis", ""}}),
                "effect_raw", "bad-number");
}

TEST_CASE("an id stands once in a file, and once in the book") {
  auto const outcome = import_rows({good(), with(good(), {{"endpoint", "OS"}})});
  REQUIRE(outcome.problems.size() == 1);
  CHECK(outcome.problems[0].kind == "duplicate-id");
  CHECK(outcome.problems[0].line == 3);
  CHECK(outcome.problems[0].column == 1);
  CHECK_FALSE(outcome.written);
}

TEST_CASE("one wrong row keeps all rows out, and the problems of all rows are told") {
  auto const outcome = import_rows(
      {good(), with(good(), {{"id", "two"}, {"effect_raw", "O.5"}, {"p_raw", "x"}}), with(good(), {{"id", "three"}, {"endpoint", "XYZ"}})});
  CHECK(outcome.problems.size() == 3);
  CHECK_FALSE(outcome.written);
}

TEST_CASE("advice names the slip: a decimal comma, a letter O") {
  auto const outcome = import_rows({with(good(), {{"experimental_raw", "25,3"}, {"effect_raw", "O.57"}})});
  REQUIRE(outcome.problems.size() == 2);
  CHECK_THAT(outcome.problems[0].advice, Catch::Contains("decimal point"));
  CHECK_THAT(outcome.problems[1].advice, Catch::Contains("letter O"));
}
