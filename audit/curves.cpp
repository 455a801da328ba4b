// audit/curves.cpp - points are compared by the ends of their rounding intervals; equal times are not compared.
#include "audit/curves.hpp"

#include <fmt/format.h>

#include <cmath>

#include "audit/medians.hpp"
#include "audit/normal_range.hpp"

namespace audit {
namespace {

std::vector<std::string> explanations() {
  return {"our transcription", "a misprint of the source", "two analysis sets, assessors or cuts", "rates and medians of different estimators"};
}

Finding off_the_curve(bool one_cut, std::string const& what, std::string inputs, std::vector<std::int64_t> items) {
  Finding out;
  out.check = 14;
  out.severity = one_cut ? Severity::error : Severity::warn;
  out.sentence = (one_cut ? "These numbers cannot all be right: " : "Unusual: ") + what;
  out.inputs = std::move(inputs);
  out.explanations = explanations();
  out.items = std::move(items);
  return out;
}

Range months(CurvePoint const& point) { return {point.median->low() * point.unit_months, point.median->high() * point.unit_months}; }

void check_rates(CurvePoint const& early, CurvePoint const& late, bool one_cut, Report& report) {
  report.checkable(14);
  if (late.rate->low() > early.rate->high())
    report.add(off_the_curve(one_cut, "the later rate is higher than the earlier one.",
                             fmt::format("S({:.4g}) = {}%, S({:.4g}) = {}%", *early.at_months, early.rate->raw, *late.at_months, late.rate->raw),
                             {early.item, late.item}));
}

void check_rate_and_median(CurvePoint const& rate, CurvePoint const& median, bool one_cut, Report& report) {
  report.checkable(14);
  auto const middle = months(median);
  bool const before = *rate.at_months < middle.low && rate.rate->high()<50, after = *rate.at_months> middle.high && rate.rate->low() > 50;
  if (before || after)
    report.add(off_the_curve(one_cut, before ? "the rate is below one half before the median." : "the rate is above one half behind the median.",
                             fmt::format("S({:.4g}) = {}%, m = {}", *rate.at_months, rate.rate->raw, median.median->raw), {rate.item, median.item}));
}

}  // namespace

void check_arm_interval(Quote const& q, Report& report) {
  for (auto const* arm : {&q.experimental, &q.control}) {
    if (!arm->ci_low || !arm->ci_high) continue;
    report.checkable(14);
    bool const upside_down = arm->ci_low->low() > arm->ci_high->high();
    bool const outside = arm->value && (arm->value->high() < arm->ci_low->low() || arm->value->low() > arm->ci_high->high());
    if (!upside_down && !outside) continue;
    auto found = off_the_curve(true, "the value of an arm lies outside its own interval.",
                               fmt::format("{} ({}–{})", arm->value ? arm->value->raw : "", arm->ci_low->raw, arm->ci_high->raw), {});
    report.add(std::move(found));
  }
}

void check_curve(std::span<CurvePoint const> points, bool one_cut, Report& report) {
  for (auto const& a : points)
    for (auto const& b : points) {
      if (a.item == b.item || !a.rate || !a.at_months) continue;
      if (b.rate && b.at_months && *a.at_months < *b.at_months) check_rates(a, b, one_cut, report);
      if (b.median) check_rate_and_median(a, b, one_cut, report);
    }
}

void check_nested_curves(CurvePoint const& shorter, CurvePoint const& longer, Report& report) {
  if (shorter.median && longer.median) {
    report.checkable(14);
    if (months(shorter).low > months(longer).high)
      report.add(off_the_curve(false, "progression-free survival is longer than overall survival.",
                               fmt::format("PFS {}, OS {}", shorter.median->raw, longer.median->raw), {shorter.item, longer.item}));
  }
  if (shorter.rate && longer.rate && shorter.at_months == longer.at_months) {
    report.checkable(14);
    if (shorter.rate->low() > longer.rate->high())
      report.add(off_the_curve(false, "progression-free survival is longer than overall survival.",
                               fmt::format("PFS {}%, OS {}%", shorter.rate->raw, longer.rate->raw), {shorter.item, longer.item}));
  }
}

void check_milestones(Quote const& q, std::int64_t effect_item, std::span<Milestone const> rates, Report& report) {
  if (q.measure != EffectMeasure::hazard_ratio || !q.oriented || !q.effect || q.effect->low() <= 0) return;
  auto const ln = log_of(*q.effect);
  Range const hr = q.inverted ? Range{-ln.high, -ln.low} : ln;
  for (auto const& rate : rates) {
    auto const wanted = milestone_ln_hr(rate.experimental, rate.control);
    if (!wanted) continue;
    report.checkable(12);
    if (!tier_of(wanted->distance(hr), std::log(1.25))) continue;
    Finding found;
    found.check = 12;
    found.sentence = "The rates at this time are not what the hazard ratio gives.";
    found.inputs = fmt::format("S({:.4g}) = {}% vs {}%; {}", rate.at_months, rate.experimental.raw, rate.control.raw, effect_text(q));
    found.recomputed = fmt::format("ln S_E / ln S_C = {:.3f}–{:.3f}", std::exp(wanted->low), std::exp(wanted->high));
    found.gap = wanted->distance(hr);
    found.explanations = {"hazards that are not proportional", "few events so early", "rates and ratio of different cuts"};
    found.items = {effect_item, rate.item};
    report.add(std::move(found));
  }
}

}  // namespace audit
