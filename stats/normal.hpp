// stats/normal.hpp - tail and quantile of the standard normal distribution (Boost.Math). Knows nothing of effects.
#pragma once

namespace stats {

double normal_upper_tail(double z);           // P(Z > z)
double normal_upper_quantile(double p);       // z with P(Z > z) = p, for 0 < p < 1
double two_sided_z(double level_in_percent);  // 95 → 1.95996…; for a level in (0, 100)

}  // namespace stats
