// stats/effect_recovery.cpp - an interval wins over a P value; an unstated level is taken as 95 % and marked.
#include "stats/effect_recovery.hpp"

#include <algorithm>
#include <cmath>

#include "stats/distributions.hpp"

namespace stats {
namespace {

double half_unit(Rounded const& x) { return 0.5 * std::pow(10.0, -x.decimals); }

// The upper half of the interval is used when the lower limit is too coarse: it may be 0, or its rounding error is twice that of the other half.
bool upper_half_is_better(Rounded const& ratio, Rounded const& low, Rounded const& high) {
  if (low.value - half_unit(low) <= 0) return true;
  double const full = half_unit(low) / low.value + half_unit(high) / high.value;
  double const upper = 2 * (half_unit(high) / high.value + half_unit(ratio) / ratio.value);
  return upper < 0.5 * full;
}

void from_interval(QuotedRatio const& q, Recovered& out) {
  double const z = two_sided_z(q.level > 0 ? q.level : 95);
  Rounded const &low = *q.low, &high = *q.high;
  out.code = q.level > 0 ? "CI" : "CI_LVL?";
  if (q.ratio && upper_half_is_better(*q.ratio, low, high)) {
    double const h = half_unit(high), hr = half_unit(*q.ratio);
    out.se = std::log(high.value / q.ratio->value) / z;
    out.se_low = std::log((high.value - h) / (q.ratio->value + hr)) / z;
    out.se_high = std::log((high.value + h) / (q.ratio->value - hr)) / z;
    return;
  }
  double const hl = half_unit(low), hu = half_unit(high);
  out.se = std::log(high.value / low.value) / (2 * z);
  out.se_low = std::log((high.value - hu) / (low.value + hl)) / (2 * z);
  out.se_high = std::log((high.value + hu) / (low.value - hl)) / (2 * z);
}

void from_p(QuotedRatio const& q, Recovered& out) {
  double const h = half_unit(*q.ratio);
  if (q.ratio->value - h <= 0 || (q.ratio->value - h <= 1 && q.ratio->value + h >= 1)) return;
  double const y_min = std::min(std::abs(std::log(q.ratio->value - h)), std::abs(std::log(q.ratio->value + h)));
  double const y_max = std::max(std::abs(std::log(q.ratio->value - h)), std::abs(std::log(q.ratio->value + h)));
  double const y = std::abs(*out.y);
  bool const printed_zero = q.p_kind == PKind::exact && q.p.value == 0;  // "0.000" says: below half of its last digit
  double const bound = printed_zero ? half_unit(q.p) : q.p.value;
  if (printed_zero || (q.p_kind == PKind::below && q.p.value > 0)) {
    out.code = "BOUND";
    out.se_high = y / normal_upper_quantile(bound / (q.p_sides == 1 ? 1 : 2));
  } else if (q.p_kind == PKind::above && q.p.value < 1) {
    out.code = "BOUND";
    out.se_low = y / normal_upper_quantile(q.p.value / (q.p_sides == 1 ? 1 : 2));
  } else if (q.p_kind == PKind::exact && q.p_sides != 0) {
    double const hp = half_unit(q.p), sides = q.p_sides;
    double const p_low = std::max(q.p.value - hp, 1e-300), p_high = q.p.value + hp;
    if (p_high / sides >= 0.5 || normal_upper_quantile(p_high / sides) < 0.25) return;
    out.code = "P_EXACT";
    out.se = y / normal_upper_quantile(q.p.value / sides);
    out.se_low = y_min / normal_upper_quantile(p_low / sides);
    out.se_high = y_max / normal_upper_quantile(p_high / sides);
  }
}

}  // namespace

Recovered recover(QuotedRatio const& q) {
  Recovered out;
  bool const interval = q.low && q.high && q.low->value > 0 && q.high->value > q.low->value;
  if (q.ratio && q.ratio->value > 0)
    out.y = std::log(q.ratio->value);
  else if (interval)
    out.y = (std::log(q.low->value) + std::log(q.high->value)) / 2;
  if (!out.y) return out;
  if (interval)
    from_interval(q, out);
  else if (q.ratio)
    from_p(q, out);
  if (q.inverted) out.y = -*out.y;
  return out;
}

}  // namespace stats
