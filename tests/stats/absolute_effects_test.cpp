// tests/stats/absolute_effects_test.cpp - worked numbers of the method's description, the published example of R's meta, and integration as a second
// way.
#include "stats/absolute_effects.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

namespace {

using stats::HazardRatio;

bool near(double actual, double expected, double tolerance) { return std::abs(actual - expected) <= tolerance; }
double at(double t) { return stats::exponential_survival(t, 12); }

}  // namespace

TEST_CASE("a risk ratio multiplies the risk, an odds ratio the odds") {
  CHECK(stats::risk_by_risk_ratio(0.2, 1.5) == Approx(0.3));
  CHECK(stats::risk_by_odds_ratio(0.2, 1.5) == Approx(0.3 / 1.1));  // odds 0.25 become 0.375
  CHECK(stats::risk_by_odds_ratio(0.2, 1) == Approx(0.2));
  CHECK(stats::risk_by_risk_ratio(0.8, 1.5) > 1);
  for (double const wrong : {0.0, 1.0, -0.1}) {
    CHECK_THROWS_AS(stats::risk_by_risk_ratio(wrong, 1.5), std::domain_error);
    CHECK_THROWS_AS(stats::risk_by_odds_ratio(wrong, 1.5), std::domain_error);
  }
  CHECK_THROWS_AS(stats::risk_by_odds_ratio(0.2, 0), std::domain_error);
}

TEST_CASE("control median 12 months and HR 0.70 (0.57-0.86): difference and NNT at 12, 24 and 36 months") {
  HazardRatio const hr{0.70, 0.57, 0.86};
  auto const year = stats::absolute_difference(at(12), hr);
  CHECK(near(year.control_survival, 0.5, 1e-12));
  CHECK(near(year.experimental_survival, 0.6156, 5e-5));
  CHECK(near(year.ard, 0.116, 5e-4));
  auto const n = stats::number_needed(at(12), hr);
  CHECK(near(*n.benefit, 8.65, 5e-3));
  CHECK(near(n.interval->low, 5.76, 5e-3));
  CHECK(near(n.interval->high, 19.6, 5e-2));
  CHECK(near(stats::absolute_difference(at(24), hr).ard, 0.129, 5e-4));
  CHECK(near(*stats::number_needed(at(24), hr).benefit, 7.8, 5e-2));
  CHECK(near(stats::absolute_difference(at(36), hr).ard, 0.108, 5e-4));
}

TEST_CASE("an interval that holds 1 gives a number needed to benefit and one to harm, never a plain interval") {
  auto const n = stats::number_needed(0.5, HazardRatio{0.92, 0.80, 1.06});
  CHECK_FALSE(n.interval);
  CHECK(near(*n.benefit_ci, 13.5, 5e-2));
  CHECK(near(*n.harm_ci, 49, 5e-1));
}

TEST_CASE("HR 0.72 (0.55-0.92) gives the numbers needed that R's meta prints") {
  auto const n = stats::number_needed(0.67, HazardRatio{0.72, 0.55, 0.92});
  CHECK(near(*n.benefit, 12.6, 5e-2));
  CHECK(near(n.interval->low, 7.6, 5e-2));
  CHECK(near(n.interval->high, 45.8, 5e-2));
  auto const worse = stats::number_needed(0.51, HazardRatio{0.72, 0.55, 0.92});
  CHECK(near(*worse.benefit, 9.4504, 5e-5));  // 1 / (0.51^0.72 - 0.51)
  CHECK(near(worse.interval->high, 35.4, 5e-2));
}

TEST_CASE("harm mirrors benefit and no effect has no number needed") {
  auto const harm = stats::number_needed(0.5, HazardRatio{1.5, 1.2, 1.9});
  CHECK_FALSE(harm.benefit);
  CHECK(*harm.harm > 0);
  CHECK(harm.interval->low < *harm.harm);
  CHECK(*harm.harm < harm.interval->high);
  auto const none = stats::number_needed(0.5, HazardRatio{1, 1, 1});
  CHECK_FALSE(none.benefit);
  CHECK_FALSE(none.harm);
  CHECK_FALSE(none.interval);
}

TEST_CASE("risk and survival are two ways to say the same") {
  CHECK(near(stats::risk_under_treatment(0.5, 0.7), 1 - stats::survival_under_treatment(0.5, 0.7), 1e-15));
  CHECK(near(stats::risk_under_treatment(1e-12, 0.7), 0.7e-12, 1e-24));
}

TEST_CASE("exponential survival: median, time of the largest difference and restricted means") {
  CHECK(near(stats::exponential_median_under_treatment(12, 0.70), 17.14, 5e-3));
  double const t = *stats::time_of_largest_difference(12, 0.70);
  CHECK(near(t, 20.6, 5e-2));
  auto const gain = [](double time) { return stats::absolute_difference(at(time), HazardRatio{0.70, 0.70, 0.70}).ard; };
  CHECK(gain(t) > gain(t * 1.01));
  CHECK(gain(t) > gain(t * 0.99));
  CHECK(near(stats::exponential_rmst(24, 12), 12.98, 5e-3));
  CHECK(near(stats::exponential_rmst(24, 12 / 0.70), 15.36, 5e-3));
  CHECK_FALSE(stats::time_of_largest_difference(12, 1));
}

TEST_CASE("the restricted mean is the area under the curve") {
  double area = 0;
  for (int i = 0; i < 24000; ++i) area += stats::exponential_survival((i + 0.5) / 1000, 12) / 1000;
  CHECK(near(stats::exponential_rmst(24, 12), area, 1e-7));
}

TEST_CASE("median 12 and 30 % at 24 months are a Weibull curve that moves the gain") {
  double const k = stats::weibull_shape(12, 24, 0.30);
  CHECK(near(k, 0.797, 5e-4));
  CHECK(near(stats::weibull_median_under_treatment(12, k, 0.70), 18.8, 5e-2));
  CHECK(near(stats::weibull_median_under_treatment(12, 1, 0.70), stats::exponential_median_under_treatment(12, 0.70), 1e-12));
}

TEST_CASE("impossible ratios, rates, medians and times are refused") {
  auto const not_a_number = std::numeric_limits<double>::quiet_NaN();
  for (double hr : {0.0, -1.0, not_a_number}) CHECK_THROWS_AS(stats::survival_under_treatment(0.5, hr), std::domain_error);
  for (double s : {0.0, 1.0, 1.2, not_a_number}) CHECK_THROWS_AS(stats::number_needed(s, HazardRatio{0.7, 0.6, 0.8}), std::domain_error);
  CHECK_THROWS_AS(stats::number_needed(0.5, HazardRatio{0.7, 0, 0.8}), std::domain_error);
  CHECK_THROWS_AS(stats::exponential_survival(12, 0), std::domain_error);
  CHECK_THROWS_AS(stats::weibull_shape(12, 24, 0.6), std::domain_error);
  CHECK_THROWS_AS(stats::weibull_shape(12, 12, 0.5), std::domain_error);
}
