// tests/stats/effect_recovery_test.cpp - worked numbers of Parmar 1998 as used by the Cochrane Handbook; expected values are printed to six digits,
// tolerance half the last.
#include <catch2/catch.hpp>
#include <cmath>

#include "stats/distributions.hpp"
#include "stats/effect_recovery.hpp"

namespace {

using stats::PKind;
using stats::QuotedRatio;

bool near(double actual, double expected, double tolerance = 5e-7) { return std::abs(actual - expected) <= tolerance; }

QuotedRatio ratio(double value, int decimals) {
  QuotedRatio q;
  q.ratio = stats::Rounded{value, decimals};
  return q;
}

}  // namespace

TEST_CASE("HR 0.57 (95% CI 0.46-0.71) gives its standard error and the range that rounding leaves") {
  auto q = ratio(0.57, 2);
  q.low = stats::Rounded{0.46, 2};
  q.high = stats::Rounded{0.71, 2};
  q.level = 95;
  auto const r = stats::recover(q);
  CHECK(r.code == "CI");
  CHECK(near(*r.y, -0.562119));
  CHECK(near(*r.se, 0.110726));
  CHECK(near(*r.se_low, 0.10617, 5e-6));
  CHECK(near(*r.se_high, 0.11530, 5e-6));
}

TEST_CASE("an interval without its level is marked, an unstated side of P gives no standard error") {
  auto q = ratio(0.57, 2);
  q.low = stats::Rounded{0.46, 2};
  q.high = stats::Rounded{0.71, 2};
  CHECK(stats::recover(q).code == "CI_LVL?");
  auto p = ratio(0.75, 2);
  p.p_kind = PKind::exact;
  p.p = {0.003, 3};
  CHECK(stats::recover(p).code == "NONE");
  CHECK_FALSE(stats::recover(p).se.has_value());
}

TEST_CASE("HR 0.75 with P 0.003 differs between one and two sides") {
  auto q = ratio(0.75, 2);
  q.p_kind = PKind::exact;
  q.p = {0.003, 3};
  q.p_sides = 2;
  CHECK(near(*stats::recover(q).se, 0.096936));
  q.p_sides = 1;
  CHECK(near(*stats::recover(q).se, 0.104696));
}

TEST_CASE("a standard error from P agrees with Altman and Bland's closed form to one percent") {
  auto q = ratio(0.75, 2);
  q.p_kind = PKind::exact;
  q.p_sides = 2;
  for (double p : {0.03, 0.003, 0.0005}) {
    q.p = {p, 4};
    double const z = -0.862 + std::sqrt(0.743 - 2.404 * std::log(p));
    CHECK(std::abs(*stats::recover(q).se / (-std::log(0.75) / z) - 1) < 0.01);
  }
}

TEST_CASE("a bound on P bounds the standard error and is never a point") {
  auto q = ratio(0.57, 2);
  q.p_kind = PKind::below;
  q.p = {0.001, 3};
  auto const r = stats::recover(q);
  CHECK(r.code == "BOUND");
  CHECK(near(*r.se_high, 0.170829));
  CHECK_FALSE(r.se.has_value());
}

TEST_CASE("a coarse lower limit makes the upper half of the interval the better source") {
  auto q = ratio(0.40, 2);
  q.low = stats::Rounded{0.05, 2};
  q.high = stats::Rounded{3.20, 2};
  q.level = 95;
  CHECK(near(*stats::recover(q).se, std::log(3.20 / 0.40) / 1.959964, 1e-6));
}

TEST_CASE("a ratio of control over experimental changes the sign of its logarithm only") {
  auto q = ratio(1.75, 2);
  q.low = stats::Rounded{1.41, 2};
  q.high = stats::Rounded{2.17, 2};
  q.level = 95;
  auto const straight = stats::recover(q);
  q.inverted = true;
  CHECK(near(*stats::recover(q).y, -*straight.y));
  CHECK(near(*stats::recover(q).se, *straight.se));
}

TEST_CASE("nothing is recovered from a ratio that may be 1 or an interval that starts at 0") {
  auto q = ratio(1.0, 1);
  q.p_kind = PKind::below;
  q.p = {0.05, 2};
  CHECK(stats::recover(q).code == "NONE");
  auto z = ratio(0.5, 1);
  z.low = stats::Rounded{0, 0};
  z.high = stats::Rounded{3, 0};
  z.level = 95;
  CHECK(stats::recover(z).code == "NONE");
}

TEST_CASE("a quoted logarithm with its standard error is taken before everything else") {
  auto q = ratio(0.57, 2);
  q.low = stats::Rounded{0.46, 2};
  q.high = stats::Rounded{0.71, 2};
  q.ln_ratio = stats::Rounded{-0.56, 2};
  q.ln_ratio_se = stats::Rounded{0.111, 3};
  auto const r = stats::recover(q);
  CHECK(r.code == "LNHR_SE");
  CHECK(near(*r.y, -0.56));
  CHECK(near(*r.se_low, 0.1105));
  CHECK(near(*r.y_high, -0.555));
}

TEST_CASE("the log-rank O-E and V give a ratio and its standard error") {
  QuotedRatio q;
  q.o_minus_e = stats::Rounded{-16.4, 1};
  q.log_rank_variance = stats::Rounded{49.5, 1};
  auto const r = stats::recover(q);
  CHECK(r.code == "OE_V");
  CHECK(near(*r.y, -0.331313));
  CHECK(near(*r.se, 0.142134));
  CHECK(*r.y_low < *r.y);
  CHECK(*r.y < *r.y_high);
}

TEST_CASE("events 90 and 110 give a standard error, per arm, in total and for unequal arms") {
  auto q = ratio(0.72, 2);
  q.experimental.events = 90;
  q.control.events = 110;
  CHECK(stats::recover(q).code == "EVENTS");
  CHECK(near(*stats::recover(q).se, 0.142134));
  auto total = ratio(0.72, 2);
  total.events = 200;
  CHECK(near(*stats::recover(total).se, 0.141421));
  total.experimental.patients = 400;
  total.control.patients = 200;
  CHECK(near(*stats::recover(total).se, 0.150000));
}

TEST_CASE("P 0.02 and events give the ratio when the better arm is stated, and nothing when it is not") {
  QuotedRatio q;
  q.experimental.events = 90;
  q.control.events = 110;
  q.p_kind = PKind::exact;
  q.p = {0.02, 2};
  q.p_sides = 2;
  CHECK(stats::recover(q).code == "NONE");
  q.experimental_better = true;
  auto const r = stats::recover(q);
  CHECK(r.code == "P_EVENTS");
  CHECK(near(*r.y, -0.33065, 5e-6));
  CHECK(near(std::exp(*r.y), 0.7185, 5e-5));
  CHECK(near(*r.y_low, -stats::normal_upper_quantile(0.0075) * *r.se));
  CHECK(near(*r.y_high, -stats::normal_upper_quantile(0.0125) * *r.se));
  q.experimental_better = false;
  CHECK(near(*stats::recover(q).y, 0.33065, 5e-6));
}

TEST_CASE("medians 10.1 and 5.4 with 166 and 150 events give an exponential ratio with its rounding interval") {
  QuotedRatio q;
  q.experimental.median = stats::Rounded{10.1, 1};
  q.control.median = stats::Rounded{5.4, 1};
  q.experimental.events = 166;
  q.control.events = 150;
  auto const r = stats::recover(q);
  CHECK(r.code == "MEDIANS");
  CHECK(near(*r.y, -0.62614, 5e-6));
  CHECK(near(*r.se, 0.11265, 5e-6));
  CHECK(near(std::exp(*r.y_low), 0.5271, 5e-5));
  CHECK(near(std::exp(*r.y_high), 0.5423, 5e-5));
}

TEST_CASE("intervals of the medians stand in for events") {
  QuotedRatio q;
  q.level = 95;
  q.experimental.median = stats::Rounded{10, 0};
  q.control.median = stats::Rounded{5, 0};
  q.experimental.median_low = q.control.median_low = stats::Rounded{4, 0};
  q.experimental.median_high = q.control.median_high = stats::Rounded{16, 0};
  CHECK(near(*stats::recover(q).se, std::sqrt(2.0) * std::log(4.0) / (2 * 1.959963985), 1e-8));
}

TEST_CASE("survival 62 % and 48 % at one time give a ratio, with 200 patients an arm a standard error") {
  QuotedRatio q;
  q.experimental.survival = stats::Rounded{0.62, 2};
  q.control.survival = stats::Rounded{0.48, 2};
  auto const without = stats::recover(q);
  CHECK(without.code == "MILESTONE");
  CHECK(near(std::exp(*without.y), 0.6513, 5e-5));
  CHECK_FALSE(without.se);
  q.experimental.patients = q.control.patients = 200;
  CHECK(near(*stats::recover(q).se, 0.1532, 5e-5));
  q.control.survival = stats::Rounded{1.0, 2};
  CHECK(stats::recover(q).code == "NONE");
}

TEST_CASE("a quoted ratio is never replaced by one from medians") {
  auto q = ratio(0.57, 2);
  q.experimental.median = stats::Rounded{10.1, 1};
  q.control.median = stats::Rounded{5.4, 1};
  auto const r = stats::recover(q);
  CHECK(r.code == "NONE");
  CHECK(near(*r.y, -0.562119));
}

TEST_CASE("a risk reduced by 43 % is a ratio of 0.57 with its rounding interval") {
  auto const r = stats::ratio_of_reduction({43, 0});
  CHECK(near(r.value, 0.57, 1e-12));
  CHECK(near(r.value - stats::half_unit(r), 0.565, 1e-12));
  CHECK(near(stats::ratio_of_increase({43, 0}).value, 1.43, 1e-12));
}

TEST_CASE("only what is quoted as an estimate with its uncertainty is pooled without a flag") {
  for (auto code : {"LNHR_SE", "CI", "OE_V"}) CHECK(stats::poolable(code) == stats::Poolable::yes);
  for (auto code : {"CI_LVL?", "P_EXACT"}) CHECK(stats::poolable(code) == stats::Poolable::flagged);
  for (auto code : {"EVENTS", "P_EVENTS"}) CHECK(stats::poolable(code) == stats::Poolable::sensitivity_only);
  for (auto code : {"MEDIANS", "MILESTONE", "BOUND", "NONE", "anything"}) CHECK(stats::poolable(code) == stats::Poolable::never);
}

TEST_CASE("numbers too coarse for a range leave it open or cut it at 0, and are never negative or NaN") {
  auto coarse = ratio(0.9, 1);
  coarse.low = stats::Rounded{0.9, 1};
  coarse.high = stats::Rounded{1.0, 1};
  coarse.level = 95;
  CHECK(*stats::recover(coarse).se_low >= 0);
  auto outside = ratio(3.5, 1);  // the ratio lies above its interval
  outside.low = stats::Rounded{0.1, 1};
  outside.high = stats::Rounded{3.2, 1};
  outside.level = 95;
  CHECK(*stats::recover(outside).se > 0);
  auto sure = ratio(0.5, 1);
  sure.p_kind = PKind::above;
  sure.p = {0.7, 1};
  sure.p_sides = 1;
  CHECK(stats::recover(sure).code == "NONE");
  coarse.level = 100;
  CHECK(stats::recover(coarse).code == "NONE");
}
