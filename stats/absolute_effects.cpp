// stats/absolute_effects.cpp - differences of survival near 1 go through expm1, so that small risks keep their digits.
#include "stats/absolute_effects.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <string>

namespace stats {
namespace {

using std::numbers::ln2;

double positive(double x, char const* what) {
  if (!(x > 0 && std::isfinite(x))) throw std::domain_error(std::string(what) + " must be positive and finite, not " + std::to_string(x));
  return x;
}

double fraction(double x, char const* what) {
  if (!(x > 0 && x < 1)) throw std::domain_error(std::string(what) + " must lie between 0 and 1, not " + std::to_string(x));
  return x;
}

double ratio(double hr) { return positive(hr, "the hazard ratio"); }

double risk(double x) { return fraction(x, "the control arm's risk"); }

double difference(double control_survival, double hr) {
  return control_survival * std::expm1((ratio(hr) - 1) * std::log(fraction(control_survival, "the control arm's survival")));
}

}  // namespace

double survival_under_treatment(double control_survival, double hr) {
  return std::pow(fraction(control_survival, "the control arm's survival"), ratio(hr));
}

double risk_under_treatment(double control_risk, double hr) { return -std::expm1(ratio(hr) * std::log1p(-risk(control_risk))); }

double risk_by_risk_ratio(double control_risk, double rr) { return risk(control_risk) * positive(rr, "the risk ratio"); }

double risk_by_odds_ratio(double control_risk, double odds_ratio) {
  double const odds = positive(odds_ratio, "the odds ratio") * risk(control_risk);
  return odds / (1 - control_risk + odds);
}

AbsoluteDifference absolute_difference(double control_survival, HazardRatio const& hr) {
  return {control_survival,
          survival_under_treatment(control_survival, hr.value),
          difference(control_survival, hr.value),
          {difference(control_survival, std::max(hr.low, hr.high)), difference(control_survival, std::min(hr.low, hr.high))}};
}

NumberNeeded number_needed(double control_survival, HazardRatio const& hr) {
  auto const d = absolute_difference(control_survival, hr);
  NumberNeeded out;
  if (d.ard > 0) out.benefit = 1 / d.ard;
  if (d.ard < 0) out.harm = -1 / d.ard;
  if (d.ard_ci.low > 0) out.interval = Interval{1 / d.ard_ci.high, 1 / d.ard_ci.low};
  if (d.ard_ci.high < 0) out.interval = Interval{-1 / d.ard_ci.low, -1 / d.ard_ci.high};
  if (out.interval) return out;
  if (d.ard_ci.high > 0) out.benefit_ci = 1 / d.ard_ci.high;
  if (d.ard_ci.low < 0) out.harm_ci = -1 / d.ard_ci.low;
  return out;
}

double exponential_survival(double t, double median) { return std::exp2(-positive(t, "the time") / positive(median, "the median")); }

double exponential_median_under_treatment(double control_median, double hr) { return positive(control_median, "the median") / ratio(hr); }

std::optional<double> time_of_largest_difference(double control_median, double hr) {
  double const mean = positive(control_median, "the median") / ln2, excess = ratio(hr) - 1;
  if (excess == 0) return std::nullopt;
  return mean * std::log1p(excess) / excess;
}

double exponential_rmst(double horizon, double median) {
  double const rate = ln2 / positive(median, "the median");
  return -std::expm1(-rate * positive(horizon, "the horizon")) / rate;
}

double weibull_shape(double median, double t, double survival_at_t) {
  double const s = fraction(survival_at_t, "survival");
  if (!((positive(t, "the time") > positive(median, "the median") && s < 0.5) || (t < median && s > 0.5)))
    throw std::domain_error("survival is below one half after the median and above it before: this rate and this median exclude each other");
  return std::log(-std::log(s) / ln2) / std::log(t / median);
}

double weibull_median_under_treatment(double control_median, double shape, double hr) {
  return positive(control_median, "the median") * std::pow(ratio(hr), -1 / positive(shape, "the shape"));
}

}  // namespace stats
