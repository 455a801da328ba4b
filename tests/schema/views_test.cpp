// tests/schema/views_test.cpp - the documented views have their columns in their order; other programs and people's scripts rely on it.
#include <catch2/catch.hpp>

#include "core/database/database.hpp"
#include "schema/book.hpp"
#include "tests/support/book.hpp"

namespace {

std::string columns_of(std::string const& view) {
  auto book = schema::open(support::shipped_book());
  core::database::Statement list(book, "SELECT name FROM pragma_table_info(?1) ORDER BY cid");
  list.bind(1, view);
  std::string out;
  while (list.executeStep()) out += (out.empty() ? "" : ", ") + list.getColumn(0).getString();
  return out;
}

}  // namespace

TEST_CASE("v_result has its columns in order") {
  CHECK(columns_of("v_result") ==
        "finding_id, document_id, section, refs, trial_id, trial, phase, design, disease, subtype, subtype_basis, line, line_basis, menopausal, "
        "biomarkers, prior_therapy, site, "
        "sex, region, population, population_note, parent_population, comparison_kind, experimental, control, experimental_dose, control_dose, "
        "endpoint, endpoint_domain, at_raw, "
        "at_months, analysis, assessor, data_cut, update_of, measure, measure_basis, value_class, experimental_raw, control_raw, unit, "
        "experimental_value, control_value, "
        "experimental_n, control_n, experimental_events, control_events, experimental_ci_low_raw, experimental_ci_high_raw, control_ci_low_raw, "
        "control_ci_high_raw, "
        "effect_measure, orientation, effect_raw, effect_value, effect_derivation, ci_level, ci_level_basis, ci_low_raw, ci_high_raw, ci_low, "
        "ci_high, p_comparator, p_raw, "
        "p_value, p_sides, locator, source, source_kind, extraction, read_in, pmid, doi, registry, note, audit");
}

TEST_CASE("v_recommendation, v_support and v_claim have theirs") {
  CHECK(columns_of("v_recommendation") ==
        "recommendation_id, document_id, source_kind, table_no, cell_order, section, refs, disease, subtype, line, category, menopausal, biomarkers, "
        "prior_therapy, site, sex, "
        "condition, intervention_kind, regimen, direction, scale_id, grade, grade_rank, level, level_printed_order, strength_wording, attributed_to, "
        "note, locator");
  CHECK(columns_of("v_support") == "recommendation_id, finding_id, basis, regimen_fit, population_fit, unstated, direction");
  CHECK(columns_of("v_claim") ==
        "claim_id, document_id, section, refs, trial, intervention, control, population, line, endpoint, topic, polarity, statement, locator");
}

TEST_CASE("no table, view, index or check needs a function that only this program has") {
  auto book = schema::open(support::shipped_book());
  core::database::Statement names(book, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')");
  while (names.executeStep()) {
    std::string const name = names.getColumn(0).getString();
    CAPTURE(name);
    CHECK_NOTHROW(core::database::Statement(book, "SELECT count(*) FROM \"" + name + "\"").executeStep());
  }
  CHECK(support::value(book, "PRAGMA integrity_check") == "ok");
  CHECK(support::value(book, "SELECT count(*) FROM pragma_foreign_key_check") == "0");
}
