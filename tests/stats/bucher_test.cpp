// tests/stats/bucher_test.cpp - worked numbers of the method's description, and the covariance form as a second way.
#include "stats/bucher.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "stats/effect_recovery.hpp"

namespace {

bool near(double actual, double expected, double tolerance) { return std::abs(actual - expected) <= tolerance; }

stats::RelativeEffect from_interval(double ratio, double low, double high) {
  stats::QuotedRatio q;
  q.ratio = stats::Rounded{ratio, 2};
  q.low = stats::Rounded{low, 2};
  q.high = stats::Rounded{high, 2};
  q.level = 95;
  auto const r = stats::recover(q);
  return {*r.y, *r.se};
}

}  // namespace

TEST_CASE("A/C 0.58 (0.46-0.73) and B/C 0.75 (0.60-0.94) leave A against B open") {
  auto const e = stats::indirect_comparison(from_interval(0.58, 0.46, 0.73), from_interval(0.75, 0.60, 0.94), 95);
  CHECK(near(std::exp(e.estimate), 0.773, 5e-4));
  CHECK(near(std::exp(e.ci_low), 0.560, 5e-4));
  CHECK(near(std::exp(e.ci_high), 1.067, 5e-4));
  CHECK(near(e.p, 0.118, 5e-4));
}

TEST_CASE("direct against indirect is a difference of independent estimates") {
  auto const e = stats::direct_against_indirect({-0.1, 0.3}, {-0.5, 0.4}, 95);
  CHECK(near(e.estimate, 0.4, 1e-12));
  CHECK(near(e.statistic, 0.4 / 0.5, 1e-12));
}

TEST_CASE("two arms quoted against one control of 120 events share a covariance") {
  stats::RelativeEffect const a{-0.5, std::sqrt(0.03)}, b{-0.3, std::sqrt(0.035)};
  auto const e = stats::within_trial_comparison(a, b, stats::shared_control_covariance(120), 95);
  CHECK(near(e.se * e.se, 0.0483, 5e-5));
  auto const independent = stats::indirect_comparison(a, b, 95);
  CHECK(near(independent.se * independent.se, 0.0650, 5e-5));
}

TEST_CASE("events of three arms give the same variance by the arms as by the covariance") {
  double const a = 80, b = 95, c = 120;
  stats::RelativeEffect const a_c{-0.4, std::sqrt(1 / a + 1 / c)}, b_c{-0.2, std::sqrt(1 / b + 1 / c)};
  auto const e = stats::within_trial_comparison(a_c, b_c, stats::shared_control_covariance(c), 95);
  CHECK(near(e.se * e.se, 1 / a + 1 / b, 1e-12));
}

TEST_CASE("arms of equal size need no events") {
  stats::RelativeEffect const a_c{-0.4, std::sqrt(2.0 / 100)}, b_c{-0.2, std::sqrt(2.0 / 100)};
  CHECK(near(stats::shared_control_covariance(a_c, b_c), 1.0 / 100, 1e-12));
}

TEST_CASE("impossible standard errors and covariances are refused") {
  auto const infinity = std::numeric_limits<double>::infinity();
  for (double se : {0.0, -1.0, infinity}) CHECK_THROWS_AS(stats::indirect_comparison({0, se}, {0, 1}, 95), std::domain_error);
  CHECK_THROWS_AS(stats::indirect_comparison({infinity, 1}, {0, 1}, 95), std::domain_error);
  CHECK_THROWS_AS(stats::within_trial_comparison({0, 0.1}, {0, 1}, 0.02, 95), std::domain_error);
  CHECK_THROWS_AS(stats::shared_control_covariance(0), std::domain_error);
}
