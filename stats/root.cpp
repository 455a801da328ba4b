// stats/root.cpp - doubles the upper end until it brackets, then leaves the rest to Boost's TOMS 748.
#include "stats/root.hpp"

#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <stdexcept>

namespace stats {

double root_of_decreasing(std::function<double(double)> const& f, double scale) {
  double const at_zero = f(0);
  if (at_zero <= 0) return 0;
  double low = 0, at_low = at_zero, high = scale, at_high = f(high);
  while (at_high > 0) {
    low = high, at_low = at_high;
    high *= 4;
    if (!std::isfinite(high)) throw std::domain_error("no between-study variance is large enough to explain the scatter of these studies");
    at_high = f(high);
  }
  if (at_high == 0) return high;
  std::uintmax_t iterations = 200;
  auto const bracket = boost::math::tools::toms748_solve(f, low, high, at_low, at_high, boost::math::tools::eps_tolerance<double>(52), iterations);
  return (bracket.first + bracket.second) / 2;
}

}  // namespace stats
