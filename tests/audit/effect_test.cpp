// tests/audit/effect_test.cpp - the worked numbers of the checks of one effect, each with the interval by which it is decided.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cmath>

#include "audit/medians.hpp"
#include "audit/normal_range.hpp"
#include "audit/repair.hpp"
#include "tests/audit/quotes.hpp"

using quotes::hr;
using quotes::severity_of;

namespace {

audit::Finding only(audit::Quote const& q, int check) {
  auto const report = quotes::audited(q);
  auto const* found = audit::worst_of(report, check);
  REQUIRE(found != nullptr);
  return *found;
}

double lower_p(audit::Quote const& q, int sides) { return sides * audit::upper_tail(audit::z_range(q)->high); }
double upper_p(audit::Quote const& q, int sides) { return sides * audit::upper_tail(audit::z_range(q)->low); }

Approx about(double value, double half_unit) { return Approx(value).margin(half_unit).epsilon(0); }

}  // namespace

TEST_CASE("the misprinted OS interval of PALOMA-2 is an error with one repair of one digit") {
  auto const q = hr("0.956", "0.777", "1.777");
  auto const found = only(q, 2);
  CHECK(found.severity == audit::Severity::error);
  CHECK(*found.gap == Approx(0.2053).margin(5e-5));
  CHECK(found.recomputed == "√(L·U) 1.1745–1.1756, HR 0.9555–0.9565; A = 0.2494");
  CHECK(found.repairs == std::vector<std::string>{"upper limit 1.177 instead of 1.777"});
  CHECK(audit::one_digit_repairs(*q.effect, *q.low, *q.high).size() == 1);
  CHECK(q.effect->value() * q.effect->value() / q.low->value() == Approx(1.1762).margin(5e-5));
  CHECK_THAT(found.sentence, Catch::StartsWith("These numbers cannot all be right"));
}

TEST_CASE("with the repaired limit the interval passes, and its standard error is half as wide") {
  CHECK(severity_of(hr("0.956", "0.777", "1.177"), 2) == "");
  auto const printed = hr("0.956", "0.777", "1.777"), repaired = hr("0.956", "0.777", "1.177");
  auto const se = [](audit::Quote const& q) { return std::log(q.high->value() / q.low->value()) / (2 * audit::level_z(95)); };
  CHECK(se(printed) == Approx(0.2110).margin(5e-5));
  CHECK(se(repaired) == Approx(0.1059).margin(5e-5));
  CHECK(lower_p(repaired, 2) == about(0.667, 5e-4));
  CHECK(upper_p(repaired, 2) == about(0.675, 5e-4));
}

TEST_CASE("an estimate somewhat off the middle of its interval is a warning, one in the middle passes") {
  auto const found = only(hr("0.57", "0.46", "0.75"), 2);
  CHECK(found.severity == audit::Severity::warn);
  CHECK(*found.gap == Approx(0.0125).margin(5e-5));
  CHECK_THAT(found.recomputed, Catch::Contains("A = 0.0614"));
  CHECK(severity_of(hr("0.57", "0.46", "0.71"), 2) == "");
}

TEST_CASE("limits in the wrong order, or beside their estimate, are an error") {
  CHECK(severity_of(hr("0.57", "0.71", "0.46"), 1) == "ERROR");
  CHECK(severity_of(hr("0.44", "0.71", "2.95"), 1) == "ERROR");
  CHECK(severity_of(hr("0.57", "0.46", "0.71"), 1) == "");
}

TEST_CASE("a limit printed as zero cannot be checked for symmetry") {
  auto const report = quotes::audited(hr("0.10", "0.00", "0.82"));
  CHECK(report.checkable_count(2) == 0);
  CHECK(report.checkable_count(1) == 1);
  CHECK(report.findings().empty());
}

TEST_CASE("the P values that an interval leaves open") {
  auto const q = hr("0.80", "0.66", "0.97");
  CHECK(lower_p(q, 2) == about(0.01573, 5e-6));
  CHECK(upper_p(q, 2) == about(0.03256, 5e-6));
  CHECK(lower_p(q, 1) == about(0.00786, 5e-6));
  CHECK(upper_p(q, 1) == about(0.01628, 5e-6));
  auto const narrow = hr("0.57", "0.46", "0.71");
  CHECK(2 * audit::upper_tail(audit::z_range(narrow)->high) == Approx(7.5e-8).epsilon(0.01));
  CHECK(2 * audit::upper_tail(audit::z_range(narrow)->low) == Approx(1.6e-6).epsilon(0.03));
}

TEST_CASE("P that fits the interval passes, one that fits as one-sided is noted, one that does not is a warning") {
  CHECK(severity_of(hr("0.80", "0.66", "0.97", "=0.02"), 3) == "");
  CHECK(severity_of(hr("0.80", "0.66", "0.97", "=0.012"), 3) == "NOTE");
  CHECK_THAT(only(hr("0.80", "0.66", "0.97", "=0.012"), 3).sentence, Catch::Contains("one-sided"));
  CHECK(severity_of(quotes::with_sides(hr("0.80", "0.66", "0.97", "=0.012"), 1), 3) == "");
  CHECK(severity_of(quotes::with_sides(hr("0.80", "0.66", "0.97", "=0.012"), 2), 3) == "NOTE");
  CHECK_THAT(only(quotes::with_sides(hr("0.80", "0.66", "0.97", "=0.012"), 2), 3).sentence, Catch::Contains("log-rank"));
  CHECK(severity_of(quotes::with_sides(hr("0.956", "0.777", "1.177", "=0.336"), 2), 3) == "WARN");
  auto const far = quotes::with_sides(hr("0.80", "0.66", "0.97", "=0.001"), 2);
  CHECK(only(far, 3).severity == audit::Severity::warn);
  CHECK(*only(far, 3).gap == Approx(0.76).margin(0.005));
}

TEST_CASE("a bound on P passes when some P below it fits, an exact P far above what the interval gives does not") {
  CHECK(severity_of(hr("0.57", "0.46", "0.71", "<0.001"), 3) == "");
  CHECK(quotes::worst(hr("0.57", "0.46", "0.71", "=0.001")) == "ERROR");
  CHECK(severity_of(hr("0.57", "0.46", "0.71", "=0.000"), 3) == "NOTE");
}

TEST_CASE("an interval of another level is recognised by its P") {
  auto const q = quotes::with_sides(hr("0.75", "0.60", "0.94", "=0.036"), 2);
  auto const found = only(q, 4);
  CHECK(found.severity == audit::Severity::warn);
  CHECK_THAT(found.sentence, Catch::Contains("90%"));
  CHECK_THAT(found.recomputed, Catch::Contains("level 89.82%"));
}

TEST_CASE("an interval with 1 as printed limit decides nothing") {
  CHECK(quotes::worst(hr("0.82", "0.67", "1.00", "=0.048")) == "");
  CHECK(lower_p(hr("0.82", "0.67", "1.00"), 2) == about(0.0388, 5e-5));
  CHECK(upper_p(hr("0.82", "0.67", "1.00"), 2) == about(0.0678, 5e-5));
}

TEST_CASE("an interval and a P that decide the opposite are an error") {
  CHECK(severity_of(hr("0.80", "0.66", "0.97", "=0.45"), 5) == "ERROR");
  CHECK(severity_of(hr("0.65", "0.29", "1.45", "<0.0001"), 5) == "ERROR");
}

TEST_CASE("near the level of significance opposite decisions are no error, as tests may be stratified and models not") {
  CHECK(quotes::worst(hr("0.760", "0.581", "0.994", "=0.06")) == "NOTE");
  CHECK(quotes::worst(hr("0.760", "0.581", "0.994", "=0.08")) == "WARN");
  CHECK(quotes::worst(hr("0.760", "0.581", "0.994", "=0.15")) == "ERROR");
}

TEST_CASE("a small P beside an interval around 1 may be of a test of non-inferiority") {
  auto q = hr("0.98", "0.85", "1.14", "=0.010");
  CHECK(severity_of(q, 5) == "WARN");
  CHECK_THAT(only(q, 5).sentence, Catch::Contains("non-inferiority"));
  q.wording = audit::Wording::non_inferior;
  CHECK(quotes::worst(q) == "");
}

TEST_CASE("nothing is concluded from an interval that is itself in error") {
  for (auto const& q : {hr("0.97", "0.69", "1.06", "=0.073"), hr("0.44", "0.71", "2.95", "=0.0002")}) {
    auto const report = quotes::audited(q);
    CHECK(report.findings().size() == 1);
    CHECK(report.checkable_count(3) == 0);
  }
}

TEST_CASE("an interval in error silences the other checks of its own result only") {
  audit::Report report;
  report.about({1});
  audit::check_effect(hr("0.44", "0.71", "2.95", "=0.0002"), report);
  report.about({2});
  audit::check_effect(hr("0.65", "0.29", "1.45", "<0.0001"), report);
  auto const* found = audit::worst_of(report, 5);
  REQUIRE(found != nullptr);
  CHECK(found->items == std::vector<std::int64_t>{2});
}

TEST_CASE("a stated risk reduction is one minus the ratio, by closed ends") {
  auto const with_reduction = [](std::string const& ratio, std::string const& percent) {
    auto q = hr(ratio, "0.46", "0.71");
    q.low.reset(), q.high.reset();
    q.risk_reduction = audit::parse_printed(percent);
    return q;
  };
  CHECK(severity_of(with_reduction("0.57", "43"), 7) == "");
  CHECK(severity_of(with_reduction("0.56", "43"), 7) == "NOTE");
  CHECK(severity_of(with_reduction("0.75", "43"), 7) == "ERROR");
}

TEST_CASE("an interval cannot be narrower than the patients and events allow") {
  auto const with = [](std::optional<long long> patients, std::optional<long long> events) {
    auto q = hr("0.57", "0.46", "0.71");
    q.total_n = patients;
    if (events) q.experimental.events = *events / 2, q.control.events = *events - *events / 2;
    return q;
  };
  CHECK(severity_of(with(266, {}), 8) == "ERROR");
  CHECK(only(with(266, {}), 8).recomputed == "300.9–354.9 events at least");
  CHECK(severity_of(with(700, 300), 8) == "");
  CHECK(severity_of(with(700, 340), 8) == "");
  CHECK(severity_of(with(700, 280), 8) == "ERROR");
  CHECK(severity_of(with(2000, 600), 8) == "WARN");
  auto borne_out = hr("0.84", "0.66", "1.07", "=0.149");
  borne_out.total_n = 198;
  CHECK(severity_of(borne_out, 8) == "WARN");
}

TEST_CASE("what a document calls significant is held against interval and P") {
  auto const worded = [](audit::Quote q, audit::Wording wording) {
    q.wording = wording;
    return severity_of(q, 6);
  };
  using audit::Wording;
  CHECK(worded(hr("0.80", "0.66", "0.97"), Wording::significant) == "");
  CHECK(worded(hr("0.95", "0.77", "1.17"), Wording::significant) == "ERROR");
  CHECK(worded(hr("0.82", "0.66", "1.02"), Wording::significant) == "WARN");
  CHECK(worded(hr("0.80", "0.66", "0.97"), Wording::not_significant) == "WARN");
  CHECK(worded(hr("0.95", "0.77", "1.17"), Wording::not_significant) == "");
  CHECK(worded(hr("0.82", "0.67", "1.00"), Wording::significant) == "");
}

TEST_CASE("non-inferior is held against its margin, never against 1") {
  auto q = hr("1.05", "0.90", "1.22");
  q.wording = audit::Wording::non_inferior;
  CHECK(severity_of(q, 6) == "");
  q.margin = audit::parse_printed("1.25");
  CHECK(severity_of(q, 6) == "");
  q.margin = audit::parse_printed("1.15");
  CHECK(severity_of(q, 6) == "ERROR");
}

TEST_CASE("no repair and no finding says that one number is wrong") {
  for (auto const& q : {hr("0.956", "0.777", "1.777"), hr("0.57", "0.71", "0.46"), hr("0.57", "0.46", "0.71", "=0.001")}) {
    auto const report = quotes::audited(q);
    for (auto const& finding : report.findings()) {
      CHECK(finding.sentence.find("is wrong") == std::string::npos);
      CHECK_FALSE(finding.explanations.empty());
      CHECK(finding.explanations.front() == "our transcription");
    }
  }
}
