// audit/normal_range.cpp - the only place of this layer that knows the normal distribution.
#include "audit/normal_range.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stats/distributions.hpp"

namespace audit {

double upper_tail(double z) { return std::isinf(z) ? (z > 0 ? 0 : 1) : stats::normal_upper_tail(z); }

double upper_quantile(double p) {
  if (p <= 0) return std::numeric_limits<double>::infinity();
  if (p >= 1) return -std::numeric_limits<double>::infinity();
  return stats::normal_upper_quantile(p);
}

double level_z(double level) {
  static double const of_95 = stats::two_sided_z(95);
  return level == 95 ? of_95 : stats::two_sided_z(level);
}

Range log_of(Printed const& x) { return {x.low() > 0 ? std::log(x.low()) : -std::numeric_limits<double>::infinity(), std::log(x.high())}; }

std::optional<Range> standard_error(Quote const& q) {
  if (!q.is_ratio() || !q.low || !q.high || q.low->low() <= 0 || q.high->high() <= q.low->low()) return std::nullopt;
  double const z = level_z(q.level);
  double const low = (std::log(q.high->low()) - std::log(q.low->high())) / (2 * z);
  return Range{std::max(low, 0.0), (std::log(q.high->high()) - std::log(q.low->low())) / (2 * z)};
}

std::optional<Range> z_range(Quote const& q) {
  auto const se = standard_error(q);
  if (!se || !q.effect || q.effect->low() <= 0) return std::nullopt;
  double const a = std::abs(std::log(q.effect->low())), b = std::abs(std::log(q.effect->high()));
  double const least = q.effect->range().holds(1) ? 0 : std::min(a, b);
  return Range{least / se->high, se->low > 0 ? std::max(a, b) / se->low : std::numeric_limits<double>::infinity()};
}

Range z_of_p(QuotedP const& p, int sides) {
  double const infinity = std::numeric_limits<double>::infinity();
  auto const z = [&](double tail) { return upper_quantile(std::min(tail, static_cast<double>(sides)) / sides); };
  bool const printed_zero = p.value.mantissa == 0;  // "0.000" says: below half of its last digit
  if (printed_zero) return {z(p.value.half()), infinity};
  if (p.comparator.starts_with('<')) return {z(p.value.value()), infinity};
  if (p.comparator.starts_with('>')) return {sides == 2 ? 0 : -infinity, z(p.value.value())};
  return {z(p.value.high()), z(p.value.low())};
}

}  // namespace audit
