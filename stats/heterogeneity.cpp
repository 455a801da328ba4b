// stats/heterogeneity.cpp - intervals of I² and H² are transformed intervals of τ² or H, never computed twice.
#include "stats/heterogeneity.hpp"

#include <algorithm>
#include <cmath>

#include "stats/distributions.hpp"
#include "stats/root.hpp"
#include "stats/tau2.hpp"

namespace stats {
namespace {

double degrees_of_freedom(Studies const& studies) {
  if (studies.count() < 2) throw std::invalid_argument("heterogeneity needs two studies");
  return static_cast<double>(studies.count()) - 1;
}

}  // namespace

CochranQ cochran_q(Studies const& studies) {
  double const df = degrees_of_freedom(studies), q = weighted_mean(studies, 0).q;
  return {q, df, chi_square_upper_tail(q, df)};
}

double typical_variance(Studies const& studies) { return degrees_of_freedom(studies) / dersimonian_laird_c(studies); }

Inconsistency inconsistency_by_q(double q, double df) { return {q > df ? (q - df) / q : 0, q / df}; }

Inconsistency inconsistency_by_tau2(double tau2, double typical_variance) { return {tau2 / (tau2 + typical_variance), tau2 / typical_variance + 1}; }

Tau2Interval q_profile(Studies const& studies, double level_in_percent) {
  double const df = degrees_of_freedom(studies), outside = (1 - level_in_percent / 100) / 2;
  double const largest_q = chi_square_upper_quantile(outside, df), smallest_q = chi_square_upper_quantile(1 - outside, df);
  double const scale = *std::min_element(studies.v().begin(), studies.v().end());
  auto const where_q_is = [&](double target) {
    return root_of_decreasing([&](double tau2) { return weighted_mean(studies, tau2).q - target; }, scale);
  };
  return {where_q_is(largest_q), where_q_is(smallest_q), weighted_mean(studies, 0).q < smallest_q};
}

std::optional<Interval> test_based_h2_interval(double q, double df, double level_in_percent) {
  double const k = df + 1, z = two_sided_z(level_in_percent);
  double se = 0;
  if (q > k)
    se = (std::log(q) - std::log(df)) / 2 / (std::sqrt(2 * q) - std::sqrt(2 * k - 3));
  else if (k > 2)
    se = std::sqrt((1 - 1 / (3 * (k - 2) * (k - 2))) / (2 * (k - 2)));
  else
    return std::nullopt;
  double const ln_h = std::log(std::max(q / df, 1.0)) / 2;
  return Interval{std::max(1.0, std::exp(2 * (ln_h - z * se))), std::exp(2 * (ln_h + z * se))};
}

double i2_of_h2(double h2) { return h2 > 1 ? (h2 - 1) / h2 : 0; }

}  // namespace stats
