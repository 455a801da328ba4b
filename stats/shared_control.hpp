// stats/shared_control.hpp - the contrast of two arms of one trial that a document quotes only against their shared control.
//   y_AB = y_AC - y_BC;  v_AB = v_AC + v_BC - 2·cov;  cov = 1/E_C for ln HR, E_C events in the control arm (Woods, Hawkins, Scott 2010; NICE DSU
//   TSD 2); unknown E_C and arms of equal size: cov = ½ · mean(v_AC, v_BC)
// The result is derived, never quoted. Entering A-C and B-C as two independent trials would count the control twice.
// Undefined (nothing) when cov leaves arm A or B no positive variance: then the event count and the standard errors do not belong together.
// Fails with std::invalid_argument when a standard error or the event count is not positive and finite, or an effect is not finite.
#pragma once
#include <optional>

namespace stats {

struct ComparisonWithControl {
  double te = 0, se = 0;
};

struct SharedControlContrast {
  double te = 0, se = 0;
  double covariance = 0;
  bool equal_arms_assumed = false;
};

std::optional<SharedControlContrast> contrast_over_shared_control(ComparisonWithControl const& a, ComparisonWithControl const& b,
                                                                  std::optional<double> control_events);

}  // namespace stats
