// stats/fisher_scoring.cpp - scoring alone converges linearly; the enclosure only guards against stepping to and fro.
#include "stats/fisher_scoring.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

namespace stats {

double fisher_scoring(std::function<double(double)> const& step, double start, double scale) {
  double x = start, low = 0, high = std::numeric_limits<double>::infinity();
  for (int i = 0; i < 10000; ++i) {
    double change = step(x);
    (change > 0 ? low : high) = x;
    if (x + change >= high || (low > 0 && x + change <= low)) change = (low + high) / 2 - x;
    if (x == 0 && change <= 0) return 0;
    while (x + change < 0) change /= 2;
    x += change;
    if (std::abs(change) > 1e-13 * (x + scale)) continue;
    return x <= 1e-12 * scale ? 0 : x;  // halving never arrives at 0
  }
  throw std::domain_error("the likelihood of the between-study variance could not be maximised");
}

}  // namespace stats
