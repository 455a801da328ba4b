// tests/stats/effect_recovery_test.cpp - worked numbers of Parmar 1998 as used by the Cochrane Handbook; expected values are printed to six digits,
// tolerance half the last.
#include <catch2/catch.hpp>

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
