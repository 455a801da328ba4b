// stats/i_squared.cpp - H² and its interval are those of pairwise analyses; only the degrees of freedom differ.
#include "stats/i_squared.hpp"

#include "stats/heterogeneity.hpp"

namespace stats {

std::optional<ISquared> i_squared(double q, int df, double level_in_percent) {
  if (df < 1) return std::nullopt;
  ISquared out{i2_of_h2(q / df), {}, {}};
  if (auto const h2 = test_based_h2_interval(q, df, level_in_percent)) {
    out.low = i2_of_h2(h2->low);
    out.high = i2_of_h2(h2->high);
  }
  return out;
}

}  // namespace stats
