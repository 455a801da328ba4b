// stats/bucher.hpp - A against B through a common comparator C, on an additive scale (ln HR); anchored, as each part is randomised.
//   y_AB = y_AC - y_BC;  v_AB = v_AC + v_BC - 2·cov;  cov = 0 for different trials                  Bucher et al. 1997
//   one trial with three arms: cov ≈ 1/E_C, the events of the shared control (log HR);
//     E_C unknown and arms of like size: cov ≈ half the mean of v_AC and v_BC                       NICE DSU TSD 2; Woods et al. 2010
//   direct against indirect: (y_dir - y_ind) ± z·sqrt(v_dir + v_ind)
// Several trials of a comparison are pooled first. Taking the two rows of a three-arm trial for independent counts its control twice.
// Two comparisons that are both significant against C say little on A against B: look at the interval.
// Fails with std::domain_error when a standard error is not positive and finite, or the covariance not smaller than both variances.
#pragma once
#include "stats/estimate.hpp"

namespace stats {

struct RelativeEffect {
  double y = 0, se = 0;
};

Estimate indirect_comparison(RelativeEffect const& a_c, RelativeEffect const& b_c, double level_in_percent);

double shared_control_covariance(double control_events);
double shared_control_covariance(RelativeEffect const& a_c, RelativeEffect const& b_c);  // when the events are not known
Estimate within_trial_comparison(RelativeEffect const& a_c, RelativeEffect const& b_c, double covariance, double level_in_percent);

Estimate direct_against_indirect(RelativeEffect const& direct, RelativeEffect const& indirect, double level_in_percent);

}  // namespace stats
