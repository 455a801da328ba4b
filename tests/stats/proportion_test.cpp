// tests/stats/proportion_test.cpp - 51 of 76 as printed, two-by-two tables of published trials as metafor's escalc computes them.
#include "stats/proportion.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/csv_table.hpp"

namespace {

bool near(double actual, double expected, double tolerance = 5e-5) { return std::abs(actual - expected) <= tolerance; }

}  // namespace

TEST_CASE("51 of 76: Clopper-Pearson, Wilson and Wald") {
  auto const cp = stats::clopper_pearson({51, 76}, 95), wilson = stats::wilson({51, 76}, 95), wald = stats::wald({51, 76}, 95);
  CHECK((near(cp.low, 0.5537) && near(cp.high, 0.7746)));
  CHECK((near(wilson.low, 0.5594) && near(wilson.high, 0.7662)));
  CHECK((near(wald.low, 0.5654) && near(wald.high, 0.7767)));
}

TEST_CASE("none and all of the patients have one-sided intervals by rule") {
  CHECK(stats::clopper_pearson({0, 20}, 95).low == 0);
  CHECK(near(stats::clopper_pearson({0, 20}, 95).high, 1 - std::pow(0.025, 1.0 / 20), 1e-10));
  CHECK(stats::clopper_pearson({20, 20}, 95).high == 1);
  CHECK(near(stats::clopper_pearson({20, 20}, 95).low, std::pow(0.025, 1.0 / 20), 1e-10));
  CHECK(stats::wilson({0, 20}, 95).low == 0);
  CHECK(stats::wald({0, 20}, 95).high == 0);
}

TEST_CASE("the first BCG trial and an empty cell of a magnesium trial give metafor's effects") {
  auto const sets = support::meta_studies();
  auto const bcg = *stats::ln_risk_ratio({4, 123}, {11, 139});
  CHECK(near(bcg.y, sets.at("bcg").y()[0], 1e-12));
  CHECK(near(bcg.se * bcg.se, sets.at("bcg").v()[0], 1e-12));
  auto const bertschat = *stats::ln_odds_ratio({0, 22}, {1, 21});
  CHECK(bertschat.continuity_corrected);
  CHECK(near(bertschat.y, sets.at("magnesium").y()[7], 1e-12));
  CHECK(near(bertschat.se * bertschat.se, sets.at("magnesium").v()[7], 1e-12));
}

TEST_CASE("a difference of 60 % and 40 % of 100 has its textbook standard error") {
  auto const d = *stats::risk_difference({60, 100}, {40, 100});
  CHECK(near(d.y, 0.2, 1e-12));
  CHECK(near(d.se, std::sqrt(0.0048), 1e-12));
}

TEST_CASE("tables without information give nothing, impossible counts are refused") {
  CHECK_FALSE(stats::ln_odds_ratio({0, 20}, {0, 30}));
  CHECK_FALSE(stats::ln_risk_ratio({0, 20}, {0, 30}));
  CHECK_FALSE(stats::ln_odds_ratio({20, 20}, {30, 30}));
  CHECK_FALSE(stats::risk_difference({0, 20}, {30, 30}));
  CHECK_THROWS_AS(stats::wilson({21, 20}, 95), std::domain_error);
  CHECK_THROWS_AS(stats::ln_odds_ratio({-1, 20}, {3, 30}), std::domain_error);
  CHECK_THROWS_AS(stats::clopper_pearson({0, 0}, 95), std::domain_error);
}
