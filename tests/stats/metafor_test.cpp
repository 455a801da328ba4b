// tests/stats/metafor_test.cpp - every number of a meta-analysis against R's metafor 3.8, on 42 data sets (tests/data/meta/reference.R made the
// numbers). Tolerance: 1e-6 of the expected value, with a floor for what is 0 up to rounding.
#include <catch2/catch.hpp>
#include <cmath>

#include "stats/egger.hpp"
#include "stats/subgroups.hpp"
#include "tests/support/csv_table.hpp"

namespace {

using stats::CiMethod;
using stats::PredictionConvention;
using stats::Tau2Method;

struct Check {
  std::string where;
  void operator()(char const* what, double actual, double expected, double floor = 1e-9) const {
    INFO(where << ": " << what << " is " << actual << ", metafor says " << expected);
    CHECK(std::abs(actual - expected) <= 1e-6 * std::abs(expected) + 1e-6 * floor);
  }
};

Tau2Method estimator(std::string const& name) {
  return name == "DL" ? Tau2Method::DL : name == "PM" ? Tau2Method::PM : name == "REML" ? Tau2Method::REML : Tau2Method::ML;
}

stats::Options options(support::CsvRow const& row) {
  auto const& test = row.text("test");
  bool const z = test == "z";
  return {estimator(row.text("method")),
          z                ? CiMethod::wald
          : test == "knha" ? CiMethod::hartung_knapp
                           : CiMethod::hk_adhoc_se,
          z ? PredictionConvention::z : PredictionConvention::interval_t_k_minus_1,
          stats::I2Definition::tau2,
          95,
          2};
}

void compare_model(stats::Studies const& studies, support::CsvRow const& row) {
  auto const with = options(row);
  auto const m = stats::meta_analysis(studies, with);
  Check const check{row.text("set") + " " + row.text("method") + " " + row.text("test")};
  double const se = row.number("se"), variance = se * se;
  check("mean", m.random->estimate, row.number("estimate"), se);
  check("standard error", m.random->se, se);
  check("lower limit", m.random->ci_low, row.number("low"), se);
  check("upper limit", m.random->ci_high, row.number("high"), se);
  check("statistic", m.random->statistic, row.number("statistic"), 1);
  check("P", m.random->p, row.number("p"));
  check("lower prediction", m.prediction->low, row.number("pi_low"), se);
  check("upper prediction", m.prediction->high, row.number("pi_high"), se);
  auto const& h = *m.heterogeneity;
  check("tau2", h.tau2.value, row.number("tau2"), variance);
  if (!row.text("tau2_se").empty()) check("standard error of tau2", *h.tau2.se, row.number("tau2_se"));
  check("Q", h.q.q, row.number("q"));
  check("P of Q", h.q.p, row.number("q_p"));
  check("I2", h.inconsistency.i2, row.number("i2"), 1);
  check("H2", h.inconsistency.h2, row.number("h2"));
  check("lower tau2", h.tau2_ci.low, row.number("tau2_low"), variance);
  check("upper tau2", h.tau2_ci.high, row.number("tau2_high"), variance);
  check("lower I2", h.i2_ci->low, row.number("i2_low"), 1);
  check("upper I2", h.i2_ci->high, row.number("i2_high"), 1);
}

}  // namespace

TEST_CASE("means, intervals, heterogeneity and prediction agree with metafor on every data set, estimator and test") {
  auto const sets = support::meta_studies();
  auto const rows = support::csv_rows("meta/models.csv");
  REQUIRE(rows.size() == 504);
  for (auto const& row : rows) compare_model(sets.at(row.text("set")), row);
}

TEST_CASE("Riley's prediction interval agrees with metafor") {
  auto const sets = support::meta_studies();
  for (auto const& row : support::csv_rows("meta/models.csv")) {
    auto with = options(row);
    with.prediction = PredictionConvention::riley;
    auto const m = stats::meta_analysis(sets.at(row.text("set")), with);
    Check const check{row.text("set") + " " + row.text("method") + " " + row.text("test")};
    check("lower", m.prediction->low, row.number("riley_low"), row.number("se"));
    check("upper", m.prediction->high, row.number("riley_high"), row.number("se"));
  }
}

TEST_CASE("Egger's regressions agree with metafor") {
  auto const sets = support::meta_studies();
  for (auto const& row : support::csv_rows("meta/egger.csv")) {
    bool const classical = row.text("model") == "lm";
    auto const e = stats::egger(sets.at(row.text("set")), classical ? stats::EggerModel::classical : stats::EggerModel::random_effects, 95);
    Check const check{row.text("set") + " " + row.text("model")};
    REQUIRE(e);
    check("statistic", e->asymmetry.statistic, row.number("statistic"), 1);
    check("P", e->asymmetry.p, row.number("p"));
    check("limit estimate", e->limit.estimate, row.number("limit"), e->limit.se);
    check("its lower limit", e->limit.ci_low, row.number("limit_low"), e->limit.se);
    check("its upper limit", e->limit.ci_high, row.number("limit_high"), e->limit.se);
  }
}

TEST_CASE("tests between two halves of a data set agree with metafor's moderator and meta's subgroup test") {
  auto const sets = support::meta_studies();
  for (auto const& row : support::csv_rows("meta/subgroups.csv")) {
    auto const& all = sets.at(row.text("set"));
    std::vector<double> se;
    for (double v : all.v()) se.push_back(std::sqrt(v));
    std::size_t const half = all.count() / 2;
    std::vector<stats::Studies> const halves{{all.y().first(half), std::span(se).first(half)}, {all.y().subspan(half), std::span(se).subspan(half)}};
    stats::Options with = *stats::profile("metafor-z");
    with.tau2 = estimator(row.text("method"));
    auto const shared = stats::subgroups(halves, stats::SubgroupTau2::shared, with);
    auto const separate = stats::subgroups(halves, stats::SubgroupTau2::separate, with);
    Check const check{row.text("set") + " " + row.text("method")};
    check("shared tau2", shared.groups[0].heterogeneity->tau2.value, row.number("shared_tau2"), all.v()[0]);
    check("shared Q", shared.random.q, row.number("shared_q"), 1);
    check("shared P", shared.random.p, row.number("shared_p"));
    check("separate Q", separate.random.q, row.number("separate_q"), 1);
    check("separate P", separate.random.p, row.number("separate_p"));
    check("common Q", separate.common.q, row.number("common_q"), 1);
    check("common P", separate.common.p, row.number("common_p"));
  }
}
