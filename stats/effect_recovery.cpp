// stats/effect_recovery.cpp - an interval wins over a P value; an unstated level is taken as 95 % and marked.
#include "stats/effect_recovery.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "stats/distributions.hpp"
#include "stats/survival_recovery.hpp"

namespace stats {
namespace {

bool may_be_one(Rounded const& ratio) { return ratio.value - half_unit(ratio) <= 0 || std::abs(ratio.value - 1) <= half_unit(ratio); }

// The upper half of the interval is used when the lower limit is too coarse: it may be 0, or its rounding error is twice that of the other half.
bool upper_half_is_better(Rounded const& ratio, Rounded const& low, Rounded const& high) {
  if (low.value - half_unit(low) <= 0) return true;
  double const full = half_unit(low) / low.value + half_unit(high) / high.value;
  double const upper = 2 * (half_unit(high) / high.value + half_unit(ratio) / ratio.value);
  return upper < 0.5 * full;
}

// Standard error from the distance of two limits that is `units` standard errors wide; the range is cut at 0 and open where a limit may be 0.
void set_se(Rounded const& low, Rounded const& high, double units, Recovered& out) {
  double const hl = half_unit(low), hu = half_unit(high);
  out.se = std::log(high.value / low.value) / units;
  out.se_low = high.value - hu > low.value + hl ? std::log((high.value - hu) / (low.value + hl)) / units : 0;
  if (low.value - hl > 0) out.se_high = std::log((high.value + hu) / (low.value - hl)) / units;
}

void from_interval(QuotedRatio const& q, Recovered& out) {
  double const z = two_sided_z(q.level > 0 ? q.level : 95);
  bool const upper_half = q.ratio && q.ratio->value > 0 && q.ratio->value < q.high->value && upper_half_is_better(*q.ratio, *q.low, *q.high);
  out.code = q.level > 0 ? "CI" : "CI_LVL?";
  set_se(upper_half ? *q.ratio : *q.low, *q.high, upper_half ? z : 2 * z, out);
}

bool from_exact_p(QuotedRatio const& q, Recovered& out) {
  double const h = half_unit(*q.ratio), hp = half_unit(q.p), sides = q.p_sides;
  if (q.p_kind != PKind::exact || q.p.value == 0 || q.p_sides == 0 || may_be_one(*q.ratio)) return false;
  double const near = std::abs(std::log(q.ratio->value - h)), far = std::abs(std::log(q.ratio->value + h));
  double const p_low = std::max(q.p.value - hp, 1e-300), p_high = q.p.value + hp;
  if (p_high / sides >= 0.5 || normal_upper_quantile(p_high / sides) < 0.25) return false;
  out.code = "P_EXACT";
  out.se = std::abs(*out.y) / normal_upper_quantile(q.p.value / sides);
  out.se_low = std::min(near, far) / normal_upper_quantile(p_low / sides);
  out.se_high = std::max(near, far) / normal_upper_quantile(p_high / sides);
  return true;
}

bool from_bound(QuotedRatio const& q, Recovered& out) {
  bool const printed_zero = q.p_kind == PKind::exact && q.p.value == 0;  // "0.000" says: below half of its last digit
  bool const below = printed_zero || (q.p_kind == PKind::below && q.p.value > 0), above = q.p_kind == PKind::above && q.p.value < 1;
  double const bound = (printed_zero ? half_unit(q.p) : q.p.value) / (q.p_sides == 1 ? 1 : 2);
  if ((!below && !above) || bound <= 0 || bound >= 0.5 || may_be_one(*q.ratio)) return false;
  out.code = "BOUND";
  (below ? out.se_high : out.se_low) = std::abs(*out.y) / normal_upper_quantile(bound);
  return true;
}

bool from_log_rank(QuotedRatio const& q, Recovered& out) {
  if (!q.o_minus_e || !q.log_rank_variance || !std::isfinite(q.o_minus_e->value)) return false;
  if (!(q.log_rank_variance->value - half_unit(*q.log_rank_variance) > 0)) return false;
  double const o = q.o_minus_e->value, ho = half_unit(*q.o_minus_e), v = q.log_rank_variance->value, hv = half_unit(*q.log_rank_variance);
  out.code = "OE_V";
  out.y = o / v;
  out.y_low = std::min((o - ho) / (v - hv), (o - ho) / (v + hv));
  out.y_high = std::max((o + ho) / (v - hv), (o + ho) / (v + hv));
  out.se = 1 / std::sqrt(v);
  out.se_low = 1 / std::sqrt(v + hv);
  out.se_high = 1 / std::sqrt(v - hv);
  return true;
}

bool from_quoted_logarithm(QuotedRatio const& q, Recovered& out) {
  if (!q.ln_ratio || !q.ln_ratio_se || !std::isfinite(q.ln_ratio->value) || !(q.ln_ratio_se->value > 0)) return false;
  double const h = half_unit(*q.ln_ratio), hs = half_unit(*q.ln_ratio_se);
  out = {"LNHR_SE",
         q.ln_ratio->value,
         q.ln_ratio->value - h,
         q.ln_ratio->value + h,
         q.ln_ratio_se->value,
         std::max(q.ln_ratio_se->value - hs, 0.0),
         q.ln_ratio_se->value + hs};
  return true;
}

bool from_events(QuotedRatio const& q, Recovered& out) {
  auto const se = se_from_events(q);
  if (!se) return false;
  out.code = "EVENTS";
  out.se = out.se_low = out.se_high = se;
  return true;
}

bool usable_interval(QuotedRatio const& q) {
  return q.low && q.high && q.low->value > 0 && q.high->value > q.low->value && std::isfinite(q.high->value) && q.level < 100;
}

void set_logarithm(QuotedRatio const& q, Recovered& out) {
  auto const ln_or_absent = [](double x) { return x > 0 ? std::optional(std::log(x)) : std::nullopt; };
  if (q.ratio && q.ratio->value > 0 && std::isfinite(q.ratio->value)) {
    out.y = std::log(q.ratio->value);
    out.y_low = ln_or_absent(q.ratio->value - half_unit(*q.ratio));
    out.y_high = std::log(q.ratio->value + half_unit(*q.ratio));
  } else if (usable_interval(q)) {
    out.y = (std::log(q.low->value) + std::log(q.high->value)) / 2;
    if (auto const low = ln_or_absent(q.low->value - half_unit(*q.low))) out.y_low = (*low + std::log(q.high->value - half_unit(*q.high))) / 2;
    out.y_high = (std::log(q.low->value + half_unit(*q.low)) + std::log(q.high->value + half_unit(*q.high))) / 2;
  }
}

// The sources that compare experimental with control as the ratio is printed.
bool from_ratio(QuotedRatio const& q, Recovered& out) {
  set_logarithm(q, out);
  if (from_quoted_logarithm(q, out)) return true;
  bool const ratio = out.y && q.ratio;
  if (out.y && usable_interval(q)) return from_interval(q, out), true;
  if (ratio && from_exact_p(q, out)) return true;
  if (from_log_rank(q, out)) return true;
  return ratio && (from_events(q, out) || from_bound(q, out));
}

void invert(Recovered& r) {
  std::swap(r.y_low, r.y_high);
  for (auto* y : {&r.y, &r.y_low, &r.y_high})
    if (*y) *y = -**y;
}

}  // namespace

double half_unit(Rounded const& x) { return 0.5 * std::pow(10.0, -x.decimals); }

Recovered recover(QuotedRatio const& q) {
  Recovered out;
  bool const found = from_ratio(q, out);
  if (q.inverted) invert(out);
  if (found || out.y) return out;
  for (auto const source : {from_p_and_events, from_medians, from_milestone})
    if (auto const recovered = source(q)) return *recovered;
  return out;
}

Rounded ratio_of_reduction(Rounded const& percent) { return {1 - percent.value / 100, percent.decimals + 2}; }
Rounded ratio_of_increase(Rounded const& percent) { return {1 + percent.value / 100, percent.decimals + 2}; }

Poolable poolable(std::string_view code) {
  if (code == "LNHR_SE" || code == "CI" || code == "OE_V") return Poolable::yes;
  if (code == "CI_LVL?" || code == "P_EXACT") return Poolable::flagged;
  if (code == "EVENTS" || code == "P_EVENTS") return Poolable::sensitivity_only;
  return Poolable::never;
}

}  // namespace stats
