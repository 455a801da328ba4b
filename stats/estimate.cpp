// stats/estimate.cpp - refuses a width that is no number before it can reach anybody.
#include "stats/estimate.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

#include "stats/distributions.hpp"

namespace stats {
namespace {

Estimate with_width(double mean, double se, double critical) {
  if (!std::isfinite(mean) || !(se > 0 && std::isfinite(se)))
    throw std::domain_error("an interval needs a finite estimate and a positive standard error, not " + std::to_string(se));
  Estimate out;
  out.estimate = mean;
  out.se = se;
  out.ci_low = mean - critical * se;
  out.ci_high = mean + critical * se;
  out.statistic = mean / se;
  return out;
}

}  // namespace

Estimate normal_estimate(double mean, double se, double level_in_percent) {
  auto out = with_width(mean, se, two_sided_z(level_in_percent));
  out.p = two_sided_p(out.statistic);
  return out;
}

Estimate t_estimate(double mean, double se, double df, double level_in_percent) {
  auto out = with_width(mean, se, two_sided_t(level_in_percent, df));
  out.p = two_sided_p_of_t(out.statistic, df);
  out.df = df;
  return out;
}

}  // namespace stats
