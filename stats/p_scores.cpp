// stats/p_scores.cpp - Φ(x) is the upper tail of -x, so that small probabilities keep their digits.
#include "stats/p_scores.hpp"

#include "stats/distributions.hpp"

namespace stats {

std::vector<double> p_scores(Matrix const& te, Matrix const& se, GoodValues good) {
  int const n = te.rows;
  std::vector<double> out(n);
  for (int i = 0; i < n; ++i) {
    for (int j = 0; j < n; ++j)
      if (j != i) out[i] += normal_upper_tail((good == GoodValues::small ? te(i, j) : te(j, i)) / se(i, j));
    out[i] /= n - 1;
  }
  return out;
}

}  // namespace stats
