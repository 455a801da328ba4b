// stats/proportion.hpp - intervals of one arm's proportion, and two arms compared: x of n responders.
//   Clopper-Pearson  B⁻¹(α/2; x, n-x+1) to B⁻¹(1-α/2; x+1, n-x); 0 for x = 0, 1 for x = n                     Clopper, Pearson 1934
//   Wilson           (2np + z² ± z·sqrt(z² + 4np(1-p))) / (2(n + z²))                                         Wilson 1927
//   Wald             p ± z·sqrt(p(1-p)/n), cut at 0 and 1; without width for x = 0 or n
//   ln RR = ln(a/n₁) - ln(c/n₂), v = 1/a - 1/n₁ + 1/c - 1/n₂;  ln OR = ln(ad/bc), v = Σ 1/cell;  RD = p₁ - p₂, v = Σ p(1-p)/n      Cochrane Handbook
//   ch. 6
// A cell of 0 makes the ratios take ½ more in all four cells, as metafor does, and says so. No ratio (absent) when neither arm has an event, no OR
// when all have one; no RD when its variance is 0. Fails with std::domain_error when x is negative or above n, or n is not positive.
#pragma once
#include <optional>

#include "stats/estimate.hpp"

namespace stats {

struct Count {
  double x = 0, n = 0;
};

Interval clopper_pearson(Count const& count, double level_in_percent);
Interval wilson(Count const& count, double level_in_percent);
Interval wald(Count const& count, double level_in_percent);

struct TwoArms {
  double y = 0, se = 0;
  bool continuity_corrected = false;
};

std::optional<TwoArms> ln_risk_ratio(Count const& experimental, Count const& control);
std::optional<TwoArms> ln_odds_ratio(Count const& experimental, Count const& control);
std::optional<TwoArms> risk_difference(Count const& experimental, Count const& control);

}  // namespace stats
