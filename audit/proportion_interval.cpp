// audit/proportion_interval.cpp - the exact limits are found by bisection on binomial tails; counts of trials are small enough for plain sums.
#include "audit/proportion_interval.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "audit/normal_range.hpp"

namespace audit {
namespace {

constexpr long long most_patients = 20000;  // beyond it the exact sums would cost too much

// P(X ≥ x) for X binomial (n, p).
double upper_binomial_tail(long long x, long long n, double p) {
  if (x <= 0) return 1;
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  auto const N = static_cast<double>(n), k = static_cast<double>(x);
  double const log_first = std::lgamma(N + 1) - std::lgamma(k + 1) - std::lgamma(N - k + 1) + k * std::log(p) + (N - k) * std::log1p(-p);
  double term = std::exp(log_first), total = term;
  for (long long i = x; i < n; ++i) {
    term *= static_cast<double>(n - i) / static_cast<double>(i + 1) * p / (1 - p);
    total += term;
    if (term < total * 1e-17) break;
  }
  return std::min(total, 1.0);
}

// p where P(X ≥ x) = tail; the tail grows with p. When the first term underflows the sum is 0, which only happens far below.
double solve(long long x, long long n, double tail) {
  double low = 0, high = 1;
  for (int i = 0; i < 60; ++i) {
    double const middle = (low + high) / 2;
    (upper_binomial_tail(x, n, middle) < tail ? low : high) = middle;
  }
  return (low + high) / 2;
}

bool matches(ProportionInterval const& interval, Printed const& low, Printed const& high) {
  auto const holds = [](Printed const& limit, double fraction) {
    double const percent = 100 * fraction;
    return limit.low() - epsilon <= percent && percent <= limit.high() + epsilon;
  };
  return holds(low, std::max(0.0, interval.low)) && holds(high, std::min(1.0, interval.high));
}

}  // namespace

ProportionInterval clopper_pearson(long long x, long long n, double level) {
  double const half = (1 - level / 100) / 2;
  return {"Clopper–Pearson", x == 0 ? 0 : solve(x, n, half), x == n ? 1 : solve(x + 1, n, 1 - half)};
}

ProportionInterval wilson(long long x, long long n, double level) {
  double const z = level_z(level), N = static_cast<double>(n), p = static_cast<double>(x) / N;
  double const root = z * std::sqrt(z * z + 4 * N * p * (1 - p));
  return {"Wilson", (2 * N * p + z * z - root) / (2 * (N + z * z)), (2 * N * p + z * z + root) / (2 * (N + z * z))};
}

ProportionInterval wald(long long x, long long n, double level) {
  double const N = static_cast<double>(n), p = static_cast<double>(x) / N, half = level_z(level) * std::sqrt(p * (1 - p) / N);
  return {"Wald", p - half, p + half};
}

ProportionInterval agresti_coull(long long x, long long n, double level) {
  double const z = level_z(level), N = static_cast<double>(n) + z * z, p = (static_cast<double>(x) + z * z / 2) / N;
  double const half = z * std::sqrt(p * (1 - p) / N);
  return {"Agresti–Coull", p - half, p + half};
}

void check_proportion_interval(Arm const& arm, double level, Report& report) {
  if (!arm.ci_low || !arm.ci_high || !arm.events || !arm.n || *arm.n <= 0 || *arm.n > most_patients || *arm.events > *arm.n || *arm.events < 0)
    return;
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
