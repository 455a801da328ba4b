// stats/common_effect.cpp - the weighted mean without between-study variance.
#include "stats/common_effect.hpp"

#include <cmath>

namespace stats {

Estimate common_effect(Studies const& studies, double level_in_percent) {
  auto const mean = weighted_mean(studies, 0);
  return normal_estimate(mean.mean, 1 / std::sqrt(mean.weight_sum), level_in_percent);
}

}  // namespace stats
