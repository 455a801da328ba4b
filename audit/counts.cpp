// audit/counts.cpp - counts are exact, percentages are intervals.
#include "audit/counts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "audit/normal_range.hpp"
#include "audit/proportion_interval.hpp"

namespace audit {
namespace {

std::vector<std::string> explanations() {
  return {"our transcription", "a misprint of the source", "another denominator: other patients than those counted beside it"};
}

double percent_of(long long count, long long n) { return 100 * static_cast<double>(count) / static_cast<double>(n); }

// Whether count/n in per cent, computed without division, lies within the rounding of the percentage: 100·x·10^d·2 against (2m ± 1)·n.
bool gives(Printed const& percent, long long count, long long n) {
  double const p = percent_of(count, n);
  return percent.low() - epsilon <= p && p <= percent.high() + epsilon;
}

bool cut_off(Printed const& percent, long long count, long long n) {
  double const p = percent_of(count, n);
  return percent.value() <= p && p < percent.value() + 2 * percent.half();
}

std::string_view unit_of_effect(Quote const& q) { return q.measure == EffectMeasure::difference ? "%" : ""; }

struct Recomputed {
  double value, low, high;  // ln of ratios, percentage points of a difference
};

std::optional<Recomputed> from_counts(Quote const& q) {
  auto const &e = q.experimental, &c = q.control;
  if (!e.events || !e.n || !c.events || !c.n || *e.n <= 0 || *c.n <= 0 || *e.events > *e.n || *c.events > *c.n) return std::nullopt;
  auto const a = static_cast<double>(*e.events), n1 = static_cast<double>(*e.n), b = static_cast<double>(*c.events), n2 = static_cast<double>(*c.n);
  double y = 0, v = 0;
  if (q.measure == EffectMeasure::difference) {
    y = 100 * (a / n1 - b / n2);
    v = 1e4 * (a / n1 * (1 - a / n1) / n1 + b / n2 * (1 - b / n2) / n2);
  } else {
    bool const odds = q.measure == EffectMeasure::odds_ratio;
    if (a == 0 || b == 0 || (odds && (a == n1 || b == n2))) return std::nullopt;
    y = odds ? std::log(a * (n2 - b) / (b * (n1 - a))) : std::log(a / n1 / (b / n2));
    v = odds ? 1 / a + 1 / (n1 - a) + 1 / b + 1 / (n2 - b) : 1 / a - 1 / n1 + 1 / b - 1 / n2;
  }
  if (q.inverted) y = -y;
  double const half = level_z(q.level) * std::sqrt(v);
  return Recomputed{y, y - half, y + half};
}

void check_arm(Quote const& q, Arm const& arm, std::span<long long const> others, Report& report) {
  if (!q.percent || q.arm_measure != ArmMeasure::proportion) return;
  if (arm.value && arm.events && arm.n && *arm.n > 0) check_percentage(*arm.value, *arm.events, *arm.n, others, report);
  if (arm.value && !arm.events && arm.n && *arm.n > 0) check_possible(*arm.value, *arm.n, others, report);
  check_proportion_interval(arm, q.level, report);
}

}  // namespace

void check_percentage(Printed const& percent, long long count, long long n, std::span<long long const> others, Report& report) {
  report.checkable(20);
  if (gives(percent, count, n)) return;
  auto const inputs = fmt::format("{}% ({}/{})", percent.raw, count, n);
  auto const recomputed = fmt::format("{:.{}f}%", percent_of(count, n), percent.decimals + 2);
  if (cut_off(percent, count, n))
    return report.add({20, Severity::note, "The percentage is cut off, not rounded.", inputs, recomputed, std::nullopt, {}, {}});
  auto const other = std::find_if(others.begin(), others.end(), [&](long long m) { return m > 0 && gives(percent, count, m); });
  if (other != others.end())
    return report.add({20,
                       Severity::note,
                       "The percentage fits another number of patients.",
                       inputs,
                       fmt::format("{}; n = {}", recomputed, *other),
                       std::nullopt,
                       {},
                       explanations()});
  report.add({20,
              Severity::error,
              "These numbers cannot all be right: the percentage does not follow from its count.",
              inputs,
              recomputed,
              std::abs(percent_of(count, n) - percent.value()),
              {},
              explanations()});
}

bool possible_percentage(Printed const& percent, long long n) {
  auto const k = static_cast<long long>(std::floor(percent.value() * static_cast<double>(n) / 100));
  for (auto const count : {k, k + 1})
    if (count >= 0 && count <= n && gives(percent, count, n)) return true;
  return false;
}

bool informative(Printed const& percent, long long n) { return static_cast<double>(n) < std::pow(10.0, percent.decimals + 2); }

void check_possible(Printed const& percent, long long n, std::span<long long const> others, Report& report) {
  if (!informative(percent, n)) return;
  report.checkable(21);
  if (possible_percentage(percent, n)) return;
  auto const k = static_cast<long long>(std::floor(percent.value() * static_cast<double>(n) / 100));
  bool const fits_other = std::any_of(others.begin(), others.end(), [&](long long m) { return m > 0 && possible_percentage(percent, m); });
  report.add({21,
              Severity::note,
              fits_other ? "The percentage fits another number of patients."
                         : "No count of so many patients gives this percentage; it may have another denominator.",
              fmt::format("{}%; n = {}", percent.raw, n),
              fmt::format("{} → {:.2f}%, {} → {:.2f}%", k, percent_of(k, n), k + 1, percent_of(k + 1, n)),
              std::nullopt,
              {},
              explanations()});
}

void check_arms(Quote const& q, Report& report) {
  if (!q.experimental.n || !q.control.n || !q.total_n) return;
  report.checkable(22);
  auto const sum = *q.experimental.n + *q.control.n;
  if (sum == *q.total_n) return;
  bool const above = sum > *q.total_n;
  report.add({22,
              above ? Severity::error : Severity::warn,
              above ? "These numbers cannot all be right: the arms hold more patients than the total." : "The arms do not add up to the total.",
              fmt::format("{} + {}; N = {}", *q.experimental.n, *q.control.n, *q.total_n),
              fmt::format("{}", sum),
              static_cast<double>(sum - *q.total_n),
              {},
              {"our transcription", "a misprint of the source", "patients left out of this analysis", "a third arm"}});
}

void check_percent_sum(std::span<Printed const> parts, Printed const& total, Report& report) {
  if (parts.empty()) return;
  report.checkable(22);
  double sum = 0, tolerance = total.half();
  std::string text;
  for (auto const& part : parts) {
    sum += part.value();
    tolerance += part.half();
    text += (text.empty() ? "" : " + ") + part.raw;
  }
  double const gap = std::abs(sum - total.value());
  if (gap <= epsilon) return;
  bool const within = gap <= tolerance + epsilon;
  report.add({22,
              within ? Severity::note : Severity::error,
              within ? "The parts add up to their total within rounding only."
                     : "These numbers cannot all be right: the parts do not add up to their total.",
              fmt::format("{}; {}", text, total.raw),
              fmt::format("{:.4g} ± {:.4g}", sum, tolerance),
              gap,
              {},
              explanations()});
}

void check_bounds(Quote const& q, Report& report) {
  for (auto const* arm : {&q.experimental, &q.control}) {
    if (arm->events && arm->n) {
      report.checkable(23);
      if (*arm->events > *arm->n)
        report.add({23,
                    Severity::error,
                    "These numbers cannot all be right: more events than patients.",
                    fmt::format("{}/{}", *arm->events, *arm->n),
                    "",
                    std::nullopt,
                    {},
                    explanations()});
    }
    bool const share = q.percent && (q.arm_measure == ArmMeasure::proportion || q.arm_measure == ArmMeasure::rate);
    if (!share || !arm->value) continue;
    report.checkable(23);
    if (arm->value->high() < 0 || arm->value->low() > 100)
      report.add({23,
                  Severity::error,
                  "This number cannot be right: a share of patients lies between 0 and 100%.",
                  arm->value->raw + "%",
                  "",
                  std::nullopt,
                  {},
                  explanations()});
  }
}

void check_part(Printed const& part, Printed const& whole, std::string const& names, std::vector<std::int64_t> items, Report& report) {
  report.checkable(23);
  if (part.low() <= whole.high()) return;
  Finding found{23,
                Severity::error,
                "These numbers cannot all be right: a part is more than its whole.",
                fmt::format("{}: {}, {}", names, part.raw, whole.raw),
                "",
                part.low() - whole.high(),
                {},
                explanations()};
  found.items = std::move(items);
  report.add(std::move(found));
}

void check_from_counts(Quote const& q, Report& report) {
  bool const here =
      q.arm_measure == ArmMeasure::proportion && q.oriented &&
      (q.measure == EffectMeasure::odds_ratio || q.measure == EffectMeasure::risk_ratio || (q.measure == EffectMeasure::difference && q.percent));
  auto const found = here && q.effect ? from_counts(q) : std::nullopt;
  if (!found) return;
  bool const ratio = q.is_ratio();
  if (ratio && q.effect->low() <= 0) return;
  report.checkable(25);
  auto const scaled = [&](Printed const& x) { return ratio ? log_of(x) : x.range(); };
  double const gap = scaled(*q.effect).distance({found->value, found->value});
  if (gap <= epsilon) return;  // its interval may be of any method
  auto const shown = [&](double x) { return ratio ? std::exp(x) : x; };
  bool const near = gap <= (ratio ? 0.10 : 2.0);
  report.add({25,
              near ? Severity::note : Severity::warn,
              near ? "The effect is near what the counts give." : "Unusual: the effect is not what the counts give.",
              fmt::format("{}; {}/{} vs {}/{}", effect_text(q), *q.experimental.events, *q.experimental.n, *q.control.events, *q.control.n),
              fmt::format("{:.3f} ({:.3f}–{:.3f}){}", shown(found->value), shown(found->low), shown(found->high), unit_of_effect(q)),
              gap,
              {},
              {"our transcription", "a misprint of the source", "a stratified or adjusted estimate"}});
}

void check_counts(Quote const& q, std::span<long long const> others_experimental, std::span<long long const> others_control, Report& report) {
  check_arm(q, q.experimental, others_experimental, report);
  check_arm(q, q.control, others_control, report);
  check_arms(q, report);
  check_bounds(q, report);
  check_from_counts(q, report);
}

}  // namespace audit
