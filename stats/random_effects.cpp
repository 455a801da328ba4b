// stats/random_effects.cpp - the ad hoc rules compare whole interval widths, as the packages that define them do.
#include "stats/random_effects.hpp"

#include <cmath>
#include <limits>

#include "stats/distributions.hpp"
#include "stats/tau2.hpp"

namespace stats {
namespace {

double dersimonian_laird_half_width(Studies const& studies, double level) {
  double const tau2 = estimate_tau2(Tau2Method::DL, studies).value;
  return two_sided_z(level) / std::sqrt(weighted_mean(studies, tau2).weight_sum);
}

// Whether the convention puts the classic standard error in the place of Hartung and Knapp's.
bool correction_needed(Studies const& studies, RandomEffects const& r, double df, CiMethod method, double level) {
  double const half_width = two_sided_t(level, df) * r.hartung_knapp_se;
  switch (method) {
    case CiMethod::hk_adhoc_se:
      return r.hartung_knapp_se < r.classic_se;
    case CiMethod::hk_adhoc_ci:
      return half_width < two_sided_z(level) * r.classic_se;
    case CiMethod::iqwig6:
      return half_width < dersimonian_laird_half_width(studies, level);
    default:
      return false;
  }
}

}  // namespace

RandomEffects random_effects(Studies const& studies, double tau2, CiMethod method, double level) {
  if (studies.count() < 2) throw std::invalid_argument("a random-effects mean needs two studies");
  double const df = static_cast<double>(studies.count()) - 1;
  auto mean = weighted_mean(studies, tau2);
  double const q = mean.q / df;
  RandomEffects out;
  out.classic_se = 1 / std::sqrt(mean.weight_sum);
  bool const identical = q <= std::numeric_limits<double>::epsilon();
  out.hartung_knapp_se = identical ? 0 : std::sqrt(q) * out.classic_se;
  if (method == CiMethod::wald) {
    out.mean = normal_estimate(mean.mean, out.classic_se, level);
  } else {
    out.corrected = correction_needed(studies, out, df, method, level);
    out.degenerate = identical && !out.corrected;
    double const se = out.corrected || identical ? out.classic_se : out.hartung_knapp_se;
    bool const by_z = out.corrected && method == CiMethod::hk_adhoc_ci;
    out.mean = by_z ? normal_estimate(mean.mean, se, level) : t_estimate(mean.mean, se, df, level);
  }
  out.weights = std::move(mean.weights);
  return out;
}

}  // namespace stats
