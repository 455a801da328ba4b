// stats/i_squared.cpp - computed on the scale of ln H.
#include "stats/i_squared.hpp"

#include <algorithm>
#include <cmath>

#include "stats/distributions.hpp"

namespace stats {
namespace {

double of_h(double h) { return 1 - 1 / (h * h); }

std::optional<double> standard_error_of_ln_h(double q, double k) {
  if (q > k) return 0.5 * (std::log(q) - std::log(k - 1)) / (std::sqrt(2 * q) - std::sqrt(2 * k - 3));
  if (k > 2) return std::sqrt(1 / (2 * (k - 2)) * (1 - 1 / (3 * (k - 2) * (k - 2))));
  return std::nullopt;
}

}  // namespace

std::optional<ISquared> i_squared(double q, int df, double level_in_percent) {
  if (df < 1) return std::nullopt;
  double const h = std::max(1.0, std::sqrt(q / df));
  ISquared out{of_h(h), {}, {}};
  if (auto const s = standard_error_of_ln_h(q, df + 1)) {
    double const width = two_sided_z(level_in_percent) * *s;
    out.low = of_h(std::max(1.0, h * std::exp(-width)));
    out.high = of_h(std::max(1.0, h * std::exp(width)));
  }
  return out;
}

}  // namespace stats
