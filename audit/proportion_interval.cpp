// audit/proportion_interval.cpp - any of the usual methods may have made a printed interval; all but one are those of stats.
#include "audit/proportion_interval.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "audit/normal_range.hpp"
#include "stats/proportion.hpp"

namespace audit {
namespace {

ProportionInterval named(std::string_view method, stats::Interval const& interval) { return {method, interval.low, interval.high}; }

stats::Count count_of(long long x, long long n) { return {static_cast<double>(x), static_cast<double>(n)}; }

bool matches(ProportionInterval const& interval, Printed const& low, Printed const& high) {
  auto const holds = [](Printed const& limit, double fraction) {
    double const percent = 100 * fraction;
    return limit.low() - epsilon <= percent && percent <= limit.high() + epsilon;
  };
  return holds(low, std::max(0.0, interval.low)) && holds(high, std::min(1.0, interval.high));
}

}  // namespace

ProportionInterval clopper_pearson(long long x, long long n, double level) {
  return named("Clopper–Pearson", stats::clopper_pearson(count_of(x, n), level));
}

ProportionInterval wilson(long long x, long long n, double level) { return named("Wilson", stats::wilson(count_of(x, n), level)); }

ProportionInterval wald(long long x, long long n, double level) { return named("Wald", stats::wald(count_of(x, n), level)); }

ProportionInterval agresti_coull(long long x, long long n, double level) {
  double const z = level_z(level), N = static_cast<double>(n) + z * z, p = (static_cast<double>(x) + z * z / 2) / N;
  double const half = z * std::sqrt(p * (1 - p) / N);
  return {"Agresti–Coull", p - half, p + half};
}

void check_proportion_interval(Arm const& arm, double level, Report& report) {
  if (!arm.ci_low || !arm.ci_high || !arm.events || !arm.n || *arm.n <= 0 || *arm.events > *arm.n || *arm.events < 0) return;
  report.checkable(24);
  for (auto const method : {wilson, wald, agresti_coull, clopper_pearson})
    if (matches(method(*arm.events, *arm.n, level), *arm.ci_low, *arm.ci_high)) return;
  auto const exact = clopper_pearson(*arm.events, *arm.n, level), score = wilson(*arm.events, *arm.n, level);
  report.add({24,
              Severity::warn,
              "Unusual: no customary method gives this interval of the proportion.",
              fmt::format("{}/{} ({:.10g}% CI {}–{})", *arm.events, *arm.n, level, arm.ci_low->raw, arm.ci_high->raw),
              fmt::format("{} {:.1f}–{:.1f}%, {} {:.1f}–{:.1f}%", exact.method, 100 * exact.low, 100 * exact.high, score.method, 100 * score.low,
                          100 * score.high),
              std::nullopt,
              {},
              {"our transcription", "a misprint of the source", "another denominator", "another level of the interval", "a less usual method"}});
}

}  // namespace audit
