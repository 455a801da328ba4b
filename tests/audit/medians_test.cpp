// tests/audit/medians_test.cpp - medians, rates and curves beside the hazard ratio: the worked numbers, and what is no finding.
#include <catch2/catch.hpp>

#include <cmath>

#include "audit/curves.hpp"
#include "audit/medians.hpp"
#include "tests/audit/quotes.hpp"

namespace {

using audit::Severity;

audit::Quote medians(std::string const& experimental, std::string const& control, audit::Quote q) {
  q.arm_measure = audit::ArmMeasure::median;
  q.unit_months = 1;
  q.experimental.value = audit::parse_printed(experimental);
  q.control.value = audit::parse_printed(control);
  return q;
}

std::string found(audit::Quote const& q, int check) {
  audit::Report report;
  audit::check_medians(q, report);
  CHECK(report.checkable_count(check) > 0);
  auto const* finding = audit::worst_of(report, check);
  return finding == nullptr ? "" : std::string(audit::name_of(finding->severity));
}

audit::CurvePoint rate(std::int64_t item, double at, std::string const& percent) {
  audit::CurvePoint out;
  out.item = item, out.at_months = at, out.rate = audit::parse_printed(percent);
  return out;
}

audit::CurvePoint median(std::int64_t item, std::string const& months) {
  audit::CurvePoint out;
  out.item = item, out.median = audit::parse_printed(months);
  return out;
}

std::string on_curve(std::vector<audit::CurvePoint> const& points, bool one_cut) {
  audit::Report report;
  audit::check_curve(points, one_cut, report);
  auto const* finding = audit::worst_of(report, 14);
  return finding == nullptr ? "" : std::string(audit::name_of(finding->severity));
}

}  // namespace

TEST_CASE("medians of 10.1 and 5.4 months go with a hazard ratio of 0.57") {
  auto const q = medians("10.1", "5.4", quotes::hr("0.57", "0.46", "0.71"));
  CHECK(std::log(0.57 * 10.1 / 5.4) == Approx(0.064).margin(5e-4));
  CHECK(found(q, 10) == "");
  CHECK(found(q, 11) == "");
}

TEST_CASE("medians that point to the other arm are a note, and a warning when the arms fit swapped or the interval decides") {
  CHECK(found(medians("19.3", "19.5", quotes::hr("0.848", "0.670", "1.073")), 10) == "NOTE");
  CHECK(found(medians("10.0", "20.0", quotes::hr("0.50", "0.40", "0.62")), 10) == "WARN");
  CHECK(found(medians("20.0", "10.0", quotes::hr("2.0", "1.6", "2.5")), 10) == "WARN");
}

TEST_CASE("a ratio of medians more than twice off is a warning, one of short medians seen at visits is not") {
  CHECK(found(medians("40.0", "10.0", quotes::hr("0.90", "0.80", "1.01")), 11) == "WARN");
  CHECK(found(medians("40.0", "22.0", quotes::hr("0.80", "0.70", "0.91")), 11) == "NOTE");
  CHECK(found(medians("8.0", "2.2", quotes::hr("0.44", "0.28", "0.68")), 11) == "");
}

TEST_CASE("rates of 62 and 48% ask for a hazard ratio of 0.6513") {
  auto const range = *audit::milestone_ln_hr(*audit::parse_printed("62"), *audit::parse_printed("48"));
  CHECK(std::log(std::log(0.62) / std::log(0.48)) == Approx((range.low + range.high) / 2).margin(5e-4));
  CHECK(std::log(0.62) / std::log(0.48) == Approx(0.6513).margin(5e-5));
  CHECK_FALSE(audit::milestone_ln_hr(*audit::parse_printed("100"), *audit::parse_printed("48")).has_value());
}

TEST_CASE("a stated difference is that of the medians, within the rounding of all three") {
  auto const prolonged = [](std::string const& by) {
    audit::Quote q;
    q.measure = audit::EffectMeasure::difference;
    q.measure_name = "difference";
    q.effect = audit::parse_printed(by);
    return medians("10.1", "5.4", q);
  };
  CHECK(found(prolonged("4.7"), 13) == "");
  CHECK(found(prolonged("4.8"), 13) == "");
  CHECK(found(prolonged("4.9"), 13) == "ERROR");
}

TEST_CASE("a median beyond the median follow-up is noted as not mature") {
  auto q = medians("33.6", "19.2", quotes::hr("0.55", "0.42", "0.72"));
  q.follow_up_months = 20;
  CHECK(found(q, 15) == "NOTE");
  q.follow_up_months = 40;
  CHECK(found(q, 15) == "");
}

TEST_CASE("on one curve later rates are not higher, and the median stands where one half is crossed") {
  CHECK(on_curve({rate(1, 12, "60.1"), rate(2, 24, "60.2")}, true) == "");  // 60.15 could be both
  CHECK(on_curve({rate(1, 12, "60.1"), rate(2, 24, "61.2")}, true) == "ERROR");
  CHECK(on_curve({rate(1, 12, "60.1"), rate(2, 24, "61.2")}, false) == "WARN");
  CHECK(on_curve({rate(1, 6, "50.4"), median(2, "7.3")}, true) == "");
  CHECK(on_curve({rate(1, 6, "45.4"), median(2, "7.3")}, true) == "ERROR");
  CHECK(on_curve({rate(1, 12, "55"), median(2, "7.3")}, true) == "ERROR");
}

TEST_CASE("progression-free survival longer than overall survival is a warning") {
  audit::Report report;
  audit::check_nested_curves(median(1, "25.3"), median(2, "63.9"), report);
  CHECK(report.findings().empty());
  audit::check_nested_curves(median(1, "63.9"), median(2, "25.3"), report);
  REQUIRE(report.findings().size() == 1);
  CHECK(report.findings()[0].severity == Severity::warn);
  CHECK(report.findings()[0].items == std::vector<std::int64_t>{1, 2});
}

TEST_CASE("the value of an arm stands inside its own interval") {
  auto const with = [](std::string const& value, std::string const& low, std::string const& high) {
    audit::Quote q;
    q.experimental.value = audit::parse_printed(value);
    q.experimental.ci_low = audit::parse_printed(low);
    q.experimental.ci_high = audit::parse_printed(high);
    audit::Report report;
    audit::check_arm_interval(q, report);
    return report.findings().size();
  };
  CHECK(with("5.5", "3.8", "8.2") == 0);
  CHECK(with("5.5", "5.8", "8.2") == 1);
  CHECK(with("5.5", "8.2", "3.8") == 1);
}
