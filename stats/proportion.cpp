// stats/proportion.cpp - counts are doubles, so that half a patient can be added.
#include "stats/proportion.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "stats/distributions.hpp"

namespace stats {
namespace {

void check(Count const& c) {
  if (!(c.n > 0 && std::isfinite(c.n))) throw std::domain_error("an arm needs a positive number of patients");
  if (!(c.x >= 0 && c.x <= c.n)) throw std::domain_error("an arm cannot have fewer events than none or more than patients");
}

// Adds one half to every cell when one is empty.
bool correct(Count& e, Count& c) {
  check(e), check(c);
  bool const empty = e.x == 0 || e.x == e.n || c.x == 0 || c.x == c.n;
  if (!empty) return false;
  for (Count* arm : {&e, &c}) arm->x += 0.5, arm->n += 1;
  return true;
}

}  // namespace

Interval clopper_pearson(Count const& c, double level) {
  check(c);
  double const outside = (1 - level / 100) / 2;
  return {c.x == 0 ? 0 : beta_lower_quantile(outside, c.x, c.n - c.x + 1), c.x == c.n ? 1 : beta_lower_quantile(1 - outside, c.x + 1, c.n - c.x)};
}

Interval wilson(Count const& c, double level) {
  check(c);
  double const z = two_sided_z(level), centre = 2 * c.x + z * z, half = z * std::sqrt(z * z + 4 * c.x * (1 - c.x / c.n)), whole = 2 * (c.n + z * z);
  return {std::max(0.0, (centre - half) / whole), std::min(1.0, (centre + half) / whole)};
}

Interval wald(Count const& c, double level) {
  check(c);
  double const p = c.x / c.n, half = two_sided_z(level) * std::sqrt(p * (1 - p) / c.n);
  return {std::max(0.0, p - half), std::min(1.0, p + half)};
}

std::optional<TwoArms> ln_risk_ratio(Count const& experimental, Count const& control) {
  Count e = experimental, c = control;
  bool const corrected = correct(e, c);
  if (experimental.x == 0 && control.x == 0) return std::nullopt;
  return TwoArms{std::log(e.x / e.n) - std::log(c.x / c.n), std::sqrt(1 / e.x - 1 / e.n + 1 / c.x - 1 / c.n), corrected};
}

std::optional<TwoArms> ln_odds_ratio(Count const& experimental, Count const& control) {
  Count e = experimental, c = control;
  bool const corrected = correct(e, c);
  bool const none = experimental.x == 0 && control.x == 0, all = experimental.x == experimental.n && control.x == control.n;
  if (none || all) return std::nullopt;
  double const b = e.n - e.x, d = c.n - c.x;
  return TwoArms{std::log(e.x / b) - std::log(c.x / d), std::sqrt(1 / e.x + 1 / b + 1 / c.x + 1 / d), corrected};
}

std::optional<TwoArms> risk_difference(Count const& e, Count const& c) {
  check(e), check(c);
  double const p = e.x / e.n, q = c.x / c.n, v = p * (1 - p) / e.n + q * (1 - q) / c.n;
  if (v <= 0) return std::nullopt;
  return TwoArms{p - q, std::sqrt(v), false};
}

}  // namespace stats
