// stats/estimate.hpp - a mean with its interval and test, the form in which every method answers. On the scale of its input: ratios come as
// logarithms, the caller takes exponentials.
//   interval = estimate ± crit · se;  statistic = estimate / se;  P two-sided against 0.  crit, P: normal when df is absent, else t with df.
// Fails with std::domain_error when se is not positive and finite or the level is not inside (0, 100).
#pragma once
#include <optional>

namespace stats {

struct Interval {
  double low = 0, high = 0;
};

struct Estimate {
  double estimate = 0, se = 0;
  double ci_low = 0, ci_high = 0;
  double statistic = 0, p = 1;
  std::optional<double> df;
};

Estimate normal_estimate(double mean, double se, double level_in_percent);
Estimate t_estimate(double mean, double se, double df, double level_in_percent);

}  // namespace stats
