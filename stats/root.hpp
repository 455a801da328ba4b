// stats/root.hpp - zero of a decreasing function of a variance. Knows no statistics. Fails with std::domain_error when the function never falls below
// 0.
#pragma once
#include <functional>

namespace stats {

// x >= 0 with f(x) = 0, or 0 if f(0) <= 0 already. `scale` is a typical x > 0, from which the search for an upper end starts.
double root_of_decreasing(std::function<double(double)> const& f, double scale);

}  // namespace stats
