// tests/audit/counts_test.cpp - percentages, sums, intervals of proportions and effects from counts.
#include <catch2/catch.hpp>

#include <cmath>

#include "audit/counts.hpp"
#include "audit/proportion_interval.hpp"
#include "tests/audit/quotes.hpp"

namespace {

audit::Printed number(std::string const& raw) { return *audit::parse_printed(raw); }

std::string worst(audit::Report const& report, int check) {
  auto const* finding = audit::worst_of(report, check);
  return finding == nullptr ? "" : std::string(audit::name_of(finding->severity));
}

std::string percentage(std::string const& percent, long long count, long long n, std::vector<long long> const& others = {}) {
  audit::Report report;
  audit::check_percentage(number(percent), count, n, others, report);
  return worst(report, 20);
}

audit::Arm arm(long long events, long long n, std::string const& low, std::string const& high) {
  audit::Arm out;
  out.events = events, out.n = n, out.ci_low = number(low), out.ci_high = number(high);
  return out;
}

}  // namespace

TEST_CASE("a percentage follows from its count, or from another number of patients, or is an error") {
  CHECK(percentage("14.0", 240, 1711) == "");
  CHECK(percentage("16.8", 287, 1709) == "");
  CHECK(percentage("66.9", 51, 76) == "ERROR");
  CHECK(percentage("68.0", 51, 76, {75, 80}) == "NOTE");
  CHECK(percentage("67.1", 51, 76) == "");
  CHECK(percentage("66.6", 2, 3) == "NOTE");  // cut off
}

TEST_CASE("no patient count of 76 gives 66.9%, and 51 of them give 67.1%") {
  CHECK_FALSE(audit::possible_percentage(number("66.9"), 76));
  CHECK(audit::possible_percentage(number("67.1"), 76));
  CHECK(audit::possible_percentage(number("33"), 40));
  CHECK(audit::informative(number("66.9"), 76));
  CHECK_FALSE(audit::informative(number("33.3"), 1000));
}

TEST_CASE("arms below their total are a warning, arms above it an error") {
  auto const arms = [](long long a, long long b, long long total) {
    audit::Quote q;
    q.experimental.n = a, q.control.n = b, q.total_n = total;
    audit::Report report;
    audit::check_arms(q, report);
    return worst(report, 22);
  };
  CHECK(arms(75, 36, 111) == "");
  CHECK(arms(75, 35, 111) == "WARN");
  CHECK(arms(76, 36, 111) == "ERROR");
}

TEST_CASE("percentages of parts add up to their total within the rounding of all") {
  auto const sum = [](std::vector<audit::Printed> const& parts, std::string const& total) {
    audit::Report report;
    audit::check_percent_sum(parts, number(total), report);
    return worst(report, 22);
  };
  CHECK(sum({number("12.5"), number("40.0")}, "52.5") == "");
  CHECK(sum({number("12.5"), number("40.0")}, "52.6") == "NOTE");
  CHECK(sum({number("12.5"), number("40.0")}, "53.5") == "ERROR");
}

TEST_CASE("a part is not more than its whole") {
  audit::Report report;
  audit::check_part(number("18"), number("41"), "cns-cr, cns-orr", {1, 2}, report);
  CHECK(report.findings().empty());
  audit::check_part(number("76"), number("41"), "cns-dcr, cns-orr", {1, 2}, report);
  CHECK(worst(report, 23) == "ERROR");
}

TEST_CASE("intervals of 51 of 76: exact, score and Wald") {
  auto const exact = audit::clopper_pearson(51, 76, 95), score = audit::wilson(51, 76, 95), wald = audit::wald(51, 76, 95);
  auto const four = [](double x) { return Approx(x).margin(5e-5).epsilon(0); };
  CHECK(exact.low == four(0.5537));
  CHECK(exact.high == four(0.7746));
  CHECK(score.low == four(0.5594));
  CHECK(score.high == four(0.7662));
  CHECK(wald.low == four(0.5654));
  CHECK(wald.high == four(0.7767));
}

TEST_CASE("exact limits at none and all of the patients: the rule of three and its mirror") {
  auto const none = audit::clopper_pearson(0, 20, 95), all = audit::clopper_pearson(20, 20, 95);
  CHECK(none.low == 0);
  CHECK(none.high == Approx(1 - std::pow(0.025, 1.0 / 20)).margin(1e-9));
  CHECK(all.low == Approx(std::pow(0.025, 1.0 / 20)).margin(1e-9));
  CHECK(all.high == 1);
}

TEST_CASE("a proportion's interval passes by any customary method, another one is a warning") {
  auto const checked = [](audit::Arm const& a) {
    audit::Report report;
    audit::check_proportion_interval(a, 95, report);
    return worst(report, 24);
  };
  CHECK(checked(arm(51, 76, "55.4", "77.5")) == "");
  CHECK(checked(arm(51, 76, "55.9", "76.6")) == "");
  CHECK(checked(arm(51, 76, "56.5", "77.7")) == "");
  CHECK(checked(arm(51, 76, "60.0", "75.0")) == "WARN");
}

TEST_CASE("odds ratio, risk ratio and difference are recomputed from the counts") {
  auto const from = [](audit::EffectMeasure measure, std::string const& effect) {
    audit::Quote q;
    q.measure = measure, q.measure_name = "x", q.percent = true, q.arm_measure = audit::ArmMeasure::proportion;
    q.experimental.events = 60, q.experimental.n = 100, q.control.events = 40, q.control.n = 100;
    q.effect = number(effect);
    audit::Report report;
    audit::check_from_counts(q, report);
    CHECK(report.checkable_count(25) == 1);
    return worst(report, 25);
  };
  using audit::EffectMeasure;
  CHECK(from(EffectMeasure::odds_ratio, "2.25") == "");
  CHECK(from(EffectMeasure::odds_ratio, "2.35") == "NOTE");
  CHECK(from(EffectMeasure::odds_ratio, "3.25") == "WARN");
  CHECK(from(EffectMeasure::risk_ratio, "1.50") == "");
  CHECK(from(EffectMeasure::difference, "20.0") == "");
  CHECK(from(EffectMeasure::difference, "30.0") == "WARN");
}

TEST_CASE("a printed number is a closed interval whose ends are exact") {
  CHECK(number("0.57").low() == 0.565);
  CHECK(number("0.57").high() == 0.575);
  CHECK(number("0.575").low() == 0.5745);
  CHECK(number("0.60").half() == 0.005);
  CHECK(number("0.6").half() == 0.05);
  CHECK(number("1·60").value() == 1.6);
  CHECK(number("0.004 55").decimals == 5);
  CHECK(audit::one_minus_percent(number("43")).low() == number("0.57").low());
  CHECK(audit::one_minus_percent(number("43")).high() == number("0.57").high());
  CHECK(number("0.57").digits() == "0.57");
  CHECK_FALSE(audit::parse_printed("O.57").has_value());
  CHECK_FALSE(audit::parse_printed("1234567890123456").has_value());
}
