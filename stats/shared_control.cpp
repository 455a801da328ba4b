// stats/shared_control.cpp - the covariance of two contrasts is the variance of the arm that they share.
#include "stats/shared_control.hpp"

#include <cmath>
#include <stdexcept>

namespace stats {
namespace {

bool positive(double x) { return std::isfinite(x) && x > 0; }

void check(ComparisonWithControl const& c) {
  if (!std::isfinite(c.te) || !positive(c.se)) throw std::invalid_argument("an effect must be finite and its standard error positive");
}

}  // namespace

std::optional<SharedControlContrast> contrast_over_shared_control(ComparisonWithControl const& a, ComparisonWithControl const& b,
                                                                  std::optional<double> control_events) {
  check(a);
  check(b);
  if (control_events && !positive(*control_events)) throw std::invalid_argument("the control arm must have had events");
  double const va = a.se * a.se, vb = b.se * b.se;
  SharedControlContrast out;
  out.equal_arms_assumed = !control_events;
  out.covariance = control_events ? 1 / *control_events : (va + vb) / 4;
  if (out.covariance >= va || out.covariance >= vb) return std::nullopt;
  out.te = a.te - b.te;
  out.se = std::sqrt(va + vb - 2 * out.covariance);
  return out;
}

}  // namespace stats
