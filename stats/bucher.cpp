// stats/bucher.cpp - differences of independent or correlated contrasts.
#include "stats/bucher.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace stats {
namespace {

double variance(RelativeEffect const& c) {
  if (!std::isfinite(c.y)) throw std::domain_error("a relative effect needs a finite effect");
  if (!(c.se > 0 && std::isfinite(c.se))) throw std::domain_error("a relative effect needs a positive, finite standard error");
  return c.se * c.se;
}

Estimate difference(RelativeEffect const& a, RelativeEffect const& b, double covariance, double level) {
  return normal_estimate(a.y - b.y, std::sqrt(variance(a) + variance(b) - 2 * covariance), level);
}

}  // namespace

Estimate indirect_comparison(RelativeEffect const& a_c, RelativeEffect const& b_c, double level) { return difference(a_c, b_c, 0, level); }

double shared_control_covariance(double control_events) {
  if (!(control_events > 0 && std::isfinite(control_events))) throw std::domain_error("the control arm needs a positive number of events");
  return 1 / control_events;
}

double shared_control_covariance(RelativeEffect const& a_c, RelativeEffect const& b_c) { return (variance(a_c) + variance(b_c)) / 4; }

Estimate within_trial_comparison(RelativeEffect const& a_c, RelativeEffect const& b_c, double covariance, double level) {
  if (!(covariance >= 0 && covariance < std::min(variance(a_c), variance(b_c))))
    throw std::domain_error("the covariance through a shared control lies between 0 and the smaller of the two variances");
  return difference(a_c, b_c, covariance, level);
}

Estimate direct_against_indirect(RelativeEffect const& direct, RelativeEffect const& indirect, double level) {
  return difference(direct, indirect, 0, level);
}

}  // namespace stats
