// audit/curves.hpp - C14 and C12 over several results of one comparison: rates and medians that stand on one survival curve, and curves of
// progression-free and overall survival of the same patients. An error needs the same analysis; results whose cuts are not known to be one may
// differ.
#pragma once
#include <span>

#include "audit/finding.hpp"
#include "audit/quote.hpp"

namespace audit {

// One arm's point on its curve.
struct CurvePoint {
  std::int64_t item = 0;
  std::optional<double> at_months;  // of a rate in per cent
  std::optional<Printed> rate;
  std::optional<Printed> median;
  double unit_months = 1;  // of the median
};

// C14 within one row: the arm's value inside its own interval.
void check_arm_interval(Quote const& quote, Report& report);

// C14 over the points of one arm, endpoint, population and document: rates do not rise, and lie above one half before the median, below it after.
void check_curve(std::span<CurvePoint const> points, bool one_cut, Report& report);

// C14: a curve that counts more events lies below: progression-free survival is not longer than overall survival.
void check_nested_curves(CurvePoint const& shorter, CurvePoint const& longer, Report& report);

// C12 with the hazard ratio of another row: the ratios that each time asks for, and their spread.
struct Milestone {
  std::int64_t item = 0;
  double at_months = 0;
  Printed experimental, control;
};
void check_milestones(Quote const& effect, std::int64_t effect_item, std::span<Milestone const> rates, Report& report);

}  // namespace audit
