// stats/prediction_interval.cpp - the header's table as a function.
#include "stats/prediction_interval.hpp"

#include <algorithm>
#include <cmath>

#include "stats/distributions.hpp"

namespace stats {
namespace {

double standard_error(RandomEffects const& r, PredictionConvention convention) {
  switch (convention) {
    case PredictionConvention::simple:
      return 0;
    case PredictionConvention::t_k_minus_1:
    case PredictionConvention::t_k_minus_2:
      return r.classic_se;
    case PredictionConvention::hk_t_k_minus_1:
    case PredictionConvention::hk_t_k_minus_2:
      return r.hartung_knapp_se;
    default:
      return r.mean.se;
  }
}

// Degrees of freedom of t; 0 stands for the normal distribution.
double degrees_of_freedom(double k, PredictionConvention convention) {
  switch (convention) {
    case PredictionConvention::z:
    case PredictionConvention::simple:
      return 0;
    case PredictionConvention::t_k_minus_2:
    case PredictionConvention::hk_t_k_minus_2:
      return k - 2;
    case PredictionConvention::riley:
      return std::max(1.0, k - 2);
    default:
      return k - 1;
  }
}

}  // namespace

std::optional<Interval> prediction_interval(RandomEffects const& r, double tau2, PredictionConvention convention, double level) {
  double const k = static_cast<double>(r.weights.size());
  bool const needs_three = convention == PredictionConvention::t_k_minus_2 || convention == PredictionConvention::hk_t_k_minus_2;
  if (convention == PredictionConvention::none || k < (needs_three ? 3 : 2)) return std::nullopt;
  double const df = degrees_of_freedom(k, convention), se = standard_error(r, convention);
  double const half = (df > 0 ? two_sided_t(level, df) : two_sided_z(level)) * std::sqrt(tau2 + se * se);
  return Interval{r.mean.estimate - half, r.mean.estimate + half};
}

}  // namespace stats
