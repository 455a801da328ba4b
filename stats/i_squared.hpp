// stats/i_squared.hpp - I² of a Q statistic with its test-based interval (Higgins, Thompson 2002), as meta and netmeta print it.
//   I² = max(0, (Q - df)/Q);  H = max(1, √(Q/df)), k = df + 1;  interval exp(ln H ± z·s), cut at 1, with
//   s = ½ (ln Q - ln df) / (√(2Q) - √(2k - 3)) when Q > k;  s = √((1 - 1/(3(k-2)²)) / (2(k-2))) when Q ≤ k and k > 2
// Undefined (nothing): I² when df = 0; the interval when df = 1 and Q ≤ 2.
#pragma once
#include <optional>

namespace stats {

struct ISquared {
  double value = 0;
  std::optional<double> low, high;
};

std::optional<ISquared> i_squared(double q, int df, double level_in_percent = 95);

}  // namespace stats
