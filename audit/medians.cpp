// audit/medians.cpp - tolerances: a factor of 1.25, or twice the sampling error where patients are known, and a month at each median; then a factor
// of 2. Published pairs spread by a factor of 1.5 to both sides (106 pairs, J Clin Epidemiol 2014;67:1172), so nothing below 2 is more than a note.
#include "audit/medians.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "audit/normal_range.hpp"

namespace audit {
namespace {

constexpr double median_variance = 2.0814;  // 1 / ln²2
constexpr double visit_shift = 1;           // month: progression is seen at visits some two months apart

bool usable(Quote const& q, ArmMeasure measure) {
  return q.measure == EffectMeasure::hazard_ratio && q.oriented && q.harm_event && q.effect && q.effect->low() > 0 && q.arm_measure == measure &&
         q.experimental.value && q.control.value && q.experimental.value->low() > 0 && q.control.value->low() > 0;
}

// ln HR as experimental over control.
Range ln_hr(Quote const& q) {
  auto const ln = log_of(*q.effect);
  return q.inverted ? Range{-ln.high, -ln.low} : ln;
}

std::string values_text(Quote const& q) { return fmt::format("{} vs {}; {}", q.experimental.value->raw, q.control.value->raw, effect_text(q)); }

std::vector<std::string> explanations() {
  return {"our transcription",
          "a misprint of the source",
          "hazards that are not proportional",
          "progression seen only at planned visits",
          "a median that is not mature",
          "a stratified or adjusted ratio",
          "medians of another cut"};
}

double sampling_error(Quote const& q) {
  auto const se = standard_error(q);
  if (!se || !q.experimental.n || !q.control.n || *q.experimental.n == 0 || *q.control.n == 0) return 0;
  double const n = 1.0 / static_cast<double>(*q.experimental.n) + 1.0 / static_cast<double>(*q.control.n);
  return std::sqrt(std::max(0.0, median_variance * n - se->low * se->low));
}

struct MedianRatio {
  double d, rounding, tolerance;
};

// What one month more or less makes of ln m, for a short median much.
double visit_rounding(Quote const& q, Arm const& arm) {
  double const months = arm.value->value() * q.unit_months.value_or(1);
  return months > visit_shift ? std::log((months + visit_shift) / (months - visit_shift)) / 2 : 1;
}

MedianRatio median_ratio(Quote const& q, Range const& hr) {
  auto const e = log_of(*q.experimental.value), c = log_of(*q.control.value);
  Range const d{hr.low + e.low - c.high, hr.high + e.high - c.low};
  return {(d.low + d.high) / 2, (d.high - d.low) / 2,
          std::max(std::log(1.25), 2 * sampling_error(q)) + visit_rounding(q, q.experimental) + visit_rounding(q, q.control)};
}

bool decided(Quote const& q) { return q.low && q.high && (q.high->high() < 1 || q.low->low() > 1); }

}  // namespace

std::optional<Severity> tier_of(double distance, double tolerance) {
  if (distance <= tolerance) return std::nullopt;
  return distance <= std::max(tolerance, std::log(2.0)) ? Severity::note : Severity::warn;
}

void check_direction(Quote const& q, Report& report) {
  if (!usable(q, ArmMeasure::median)) return;
  report.checkable(10);
  auto const hr = ln_hr(q);
  auto const e = q.experimental.value->range(), c = q.control.value->range();
  bool const opposed = (e.low > c.high && hr.low > 0) || (c.low > e.high && hr.high < 0);
  if (!opposed) return;
  auto const now = median_ratio(q, hr), swapped = median_ratio(q, {-hr.high, -hr.low});
  bool const swap_fits = std::abs(swapped.d) <= swapped.tolerance + swapped.rounding && std::abs(now.d) > now.tolerance + now.rounding;
  report.add(
      {10,
       decided(q) || swap_fits ? Severity::warn : Severity::note,
       swap_fits ? "Unusual: medians and ratio point to different arms; the arms may be swapped." : "Medians and ratio point to different arms.",
       values_text(q),
       "",
       std::nullopt,
       {},
       explanations()});
}

void check_median_ratio(Quote const& q, Report& report) {
  if (!usable(q, ArmMeasure::median)) return;
  report.checkable(11);
  auto const found = median_ratio(q, ln_hr(q));
  auto const tier = tier_of(std::abs(found.d) - found.rounding, found.tolerance);
  if (!tier) return;
  report.add({11,
              *tier,
              *tier == Severity::warn ? "Unusual: the ratio of the medians is far from what the hazard ratio gives."
                                      : "The ratio of the medians is not what the hazard ratio gives if hazards are constant.",
              values_text(q),
              fmt::format("HR·m_E/m_C = {:.2f}; D = {:+.3f}", std::exp(found.d), found.d),
              std::abs(found.d),
              {},
              explanations()});
}

std::optional<Range> milestone_ln_hr(Printed const& experimental, Printed const& control) {
  if (experimental.low() <= 0 || control.low() <= 0 || experimental.high() >= 100 || control.high() >= 100) return std::nullopt;
  auto const ln = [](double percent) { return -std::log(percent / 100); };
  return Range{std::log(ln(experimental.high()) / ln(control.low())), std::log(ln(experimental.low()) / ln(control.high()))};
}

void check_milestone(Quote const& q, Report& report) {
  if (!usable(q, ArmMeasure::rate) || !q.percent) return;
  auto const wanted = milestone_ln_hr(*q.experimental.value, *q.control.value);
  if (!wanted) return;
  report.checkable(12);
  auto const tier = tier_of(wanted->distance(ln_hr(q)), std::log(1.25));
  if (!tier) return;
  bool const patients_known = q.experimental.n && q.control.n;  // without them early rates of few events say little
  report.add({12,
              patients_known ? *tier : Severity::note,
              "The rates at this time are not what the hazard ratio gives.",
              values_text(q),
              fmt::format("ln S_E / ln S_C = {:.3f}–{:.3f}", std::exp(wanted->low), std::exp(wanted->high)),
              wanted->distance(ln_hr(q)),
              {},
              explanations()});
}

void check_median_difference(Quote const& q, Report& report) {
  bool const there =
      q.measure == EffectMeasure::difference && q.arm_measure == ArmMeasure::median && q.effect && q.experimental.value && q.control.value;
  if (!there) return;
  report.checkable(13);
  double const difference = std::abs(q.experimental.value->value() - q.control.value->value());
  double const tolerance = q.effect->half() + q.experimental.value->half() + q.control.value->half();
  double const gap = std::abs(std::abs(q.effect->value()) - difference);
  if (gap <= tolerance + epsilon) return;
  report.add({13,
              Severity::error,
              "These numbers cannot all be right: the stated difference is not that of the medians.",
              values_text(q),
              fmt::format("m_E - m_C = {:.4g} ± {:.4g}", difference, tolerance),
              gap,
              {},
              explanations()});
}

void check_follow_up(Quote const& q, Report& report) {
  if (q.arm_measure != ArmMeasure::median || !q.time_to_event || !q.unit_months || !q.follow_up_months) return;
  report.checkable(15);
  for (auto const* arm : {&q.experimental, &q.control})
    if (arm->value && arm->value->low() * *q.unit_months > *q.follow_up_months) {
      report.add({15,
                  Severity::note,
                  "The median is longer than the median follow-up, so it is not mature.",
                  arm->value->raw,
                  fmt::format("t = {:.4g}", *q.follow_up_months),
                  std::nullopt,
                  {},
                  {}});
      return;
    }
}

void check_medians(Quote const& q, Report& report) {
  check_direction(q, report);
  check_median_ratio(q, report);
  check_milestone(q, report);
  check_median_difference(q, report);
  check_follow_up(q, report);
}

}  // namespace audit
