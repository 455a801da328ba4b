// stats/survival_recovery.cpp - each source answers only when all it needs is quoted and possible.
#include "stats/survival_recovery.hpp"

#include <algorithm>
#include <cmath>

#include "stats/distributions.hpp"

namespace stats {
namespace {

bool positive(std::optional<double> const& x) { return x && *x > 0; }
bool positive(std::optional<Rounded> const& x) { return x && x->value - half_unit(*x) > 0; }

double z_of(QuotedRatio const& q) { return two_sided_z(q.level > 0 ? q.level : 95); }

std::optional<double> ln_median_variance(ArmSurvival const& arm, double z) {
  if (!positive(arm.median_low) || !positive(arm.median_high) || arm.median_high->value <= arm.median_low->value) return std::nullopt;
  return std::pow(std::log(arm.median_high->value / arm.median_low->value) / (2 * z), 2);
}

bool usable(std::optional<Rounded> const& s) { return positive(s) && s->value + half_unit(*s) < 1; }

std::optional<double> ln_ln_survival_variance(ArmSurvival const& arm, double z) {
  double const s = arm.survival->value;
  double variance = 0;
  if (arm.survival_low && arm.survival_high && arm.survival_high->value > arm.survival_low->value)
    variance = std::pow((arm.survival_high->value - arm.survival_low->value) / (2 * z), 2);
  else if (positive(arm.patients))
    variance = s * (1 - s) / *arm.patients;
  else
    return std::nullopt;
  return variance / std::pow(s * std::log(s), 2);
}

void set_se(std::optional<double> const& a, std::optional<double> const& b, Recovered& out) {
  if (a && b) out.se = out.se_low = out.se_high = std::sqrt(*a + *b);
}

}  // namespace

std::optional<double> se_from_events(QuotedRatio const& q) {
  if (positive(q.experimental.events) && positive(q.control.events)) return std::sqrt(1 / *q.experimental.events + 1 / *q.control.events);
  if (!positive(q.events)) return std::nullopt;
  bool const known = positive(q.experimental.patients) && positive(q.control.patients);
  double const n = known ? *q.experimental.patients : 1, m = known ? *q.control.patients : 1;
  return (n + m) / std::sqrt(*q.events * n * m);
}

std::optional<Recovered> from_p_and_events(QuotedRatio const& q) {
  auto const se = se_from_events(q);
  double const sides = q.p_sides, h = half_unit(q.p);
  if (!se || !q.experimental_better || q.p_kind != PKind::exact || q.p_sides == 0 || !(q.p.value > 0 && q.p.value / sides < 0.5)) return std::nullopt;
  double const sign = *q.experimental_better ? -1 : 1;
  auto const y_at = [&](double p) { return sign * *se * normal_upper_quantile(std::clamp(p / sides, 1e-300, 0.5)); };
  double const one_end = y_at(q.p.value - h), other_end = y_at(q.p.value + h);
  return Recovered{"P_EVENTS", y_at(q.p.value), std::min(one_end, other_end), std::max(one_end, other_end), se, se, se};
}

std::optional<Recovered> from_medians(QuotedRatio const& q) {
  auto const &e = q.experimental.median, &c = q.control.median;
  if (!positive(e) || !positive(c)) return std::nullopt;
  double const he = half_unit(*e), hc = half_unit(*c);
  Recovered out;
  out.code = "MEDIANS";
  out.y = std::log(c->value / e->value);
  out.y_low = std::log((c->value - hc) / (e->value + he));
  out.y_high = std::log((c->value + hc) / (e->value - he));
  if (positive(q.experimental.events) && positive(q.control.events))
    set_se(1 / *q.experimental.events, 1 / *q.control.events, out);
  else
    set_se(ln_median_variance(q.experimental, z_of(q)), ln_median_variance(q.control, z_of(q)), out);
  return out;
}

std::optional<Recovered> from_milestone(QuotedRatio const& q) {
  auto const &e = q.experimental.survival, &c = q.control.survival;
  if (!usable(e) || !usable(c)) return std::nullopt;
  auto const ln_hazard = [](double s) { return std::log(-std::log(s)); };
  double const he = half_unit(*e), hc = half_unit(*c);
  Recovered out;
  out.code = "MILESTONE";
  out.y = ln_hazard(e->value) - ln_hazard(c->value);
  out.y_low = ln_hazard(e->value + he) - ln_hazard(c->value - hc);
  out.y_high = ln_hazard(e->value - he) - ln_hazard(c->value + hc);
  set_se(ln_ln_survival_variance(q.experimental, z_of(q)), ln_ln_survival_variance(q.control, z_of(q)), out);
  return out;
}

}  // namespace stats
