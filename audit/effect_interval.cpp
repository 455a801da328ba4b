// audit/effect_interval.cpp - C01 and C02. Intervals of odds and risk ratios are often exact or score intervals, which need not be symmetric: for
// these, nothing beyond a warning is said of symmetry.
#include <fmt/format.h>

#include <cmath>

#include "audit/effect.hpp"
#include "audit/repair.hpp"

namespace audit {
namespace {

constexpr double slight = 0.02, strong = 0.10;  // shares of the interval's width

std::vector<std::string> explanations() {
  return {"our transcription", "a misprint of the source", "estimate and interval from two analyses", "an interval that is not a Wald interval"};
}

std::string arithmetic_repair(Printed const& hr, Printed const& low, Printed const& high) {
  return fmt::format("U = {:.4f}, L = {:.4f} or HR = {:.4f} would be symmetric", hr.value() * hr.value() / low.value(),
                     hr.value() * hr.value() / high.value(), std::sqrt(low.value() * high.value()));
}

std::vector<std::string> repairs_of(Quote const& q) {
  if (!q.is_ratio() || q.effect->mantissa <= 0 || q.low->mantissa <= 0 || q.high->mantissa <= 0) return {};
  auto const one_digit = one_digit_repairs(*q.effect, *q.low, *q.high);
  auto out = repair_texts(one_digit);
  if (one_digit.size() != 1) out.push_back(arithmetic_repair(*q.effect, *q.low, *q.high));
  return out;
}

// Empty when the order may hold.
std::string wrong_order(Quote const& q) {
  if (q.low->low() > q.high->high()) return "These numbers cannot all be right: the lower limit lies above the upper one.";
  if (q.effect && (q.effect->high() < q.low->low() || q.effect->low() > q.high->high()))
    return "These numbers cannot all be right: the estimate lies outside its own interval.";
  if (q.is_ratio() && q.low->high() < 0) return "These numbers cannot all be right: a limit of a ratio lies below zero.";
  return {};
}

void check_symmetry(Quote const& q, Report& report) {
  if (!q.is_ratio() || !q.effect || q.low->low() <= 0 || q.effect->low() <= 0) return;
  report.checkable(2);
  if (symmetric(*q.effect, *q.low, *q.high)) return;
  Range const centre{std::sqrt(q.low->low() * q.high->low()), std::sqrt(q.low->high() * q.high->high())};
  double const gap = centre.low > q.effect->high() ? std::log(centre.low / q.effect->high()) : std::log(q.effect->low() / centre.high);
  double const off = std::abs(std::log(q.effect->value() / std::sqrt(q.low->value() * q.high->value()))) / std::log(q.high->value() / q.low->value());
  bool const wald_usual = q.measure == EffectMeasure::hazard_ratio;
  Severity const severity = off > strong                 ? (wald_usual ? Severity::error : Severity::warn)
                            : off > slight && wald_usual ? Severity::warn
                                                         : Severity::note;
  std::string const sentence = severity == Severity::error
                                   ? "These numbers cannot all be right: the estimate is far from the middle of its interval on the log scale."
                               : severity == Severity::warn ? "Unusual: the estimate is not in the middle of its interval on the log scale."
                                                            : "The estimate is slightly off the middle of its interval on the log scale.";
  report.add({2, severity, sentence, effect_text(q),
              fmt::format("√(L·U) {:.4f}–{:.4f}, {} {:.4f}–{:.4f}; A = {:.4f}", centre.low, centre.high, q.measure_name, q.effect->low(),
                          q.effect->high(), off),
              gap, severity == Severity::note ? std::vector<std::string>{} : repairs_of(q), explanations()});
}

}  // namespace

std::string p_text(QuotedP const& p) {
  return "P" + p.comparator + p.value.raw + (p.sides == 1 ? " (one-sided)" : p.sides == 2 ? " (two-sided)" : "");
}

std::string effect_text(Quote const& q) {
  std::string out;
  if (q.effect) out = fmt::format("{} {}", q.measure_name, q.effect->raw);
  if (q.low && q.high) out += fmt::format("{}({:.10g}% CI {}–{})", out.empty() ? "" : " ", q.level, q.low->raw, q.high->raw);
  if (q.p) out += (out.empty() ? "" : "; ") + p_text(*q.p);
  return out;
}

void check_interval(Quote const& q, Report& report) {
  if (!q.low || !q.high) return;
  report.checkable(1);
  if (auto const sentence = wrong_order(q); !sentence.empty())
    report.add(
        {1, Severity::error, sentence, effect_text(q), "", std::nullopt, q.effect ? repairs_of(q) : std::vector<std::string>{}, explanations()});
  else
    check_symmetry(q, report);
}

void check_effect(Quote const& q, Report& report) {
  check_interval(q, report);
  check_p(q, report);
  check_wording(q, report);
  check_risk_reduction(q, report);
  check_information(q, report);
}

}  // namespace audit
