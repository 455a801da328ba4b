// audit/effect_p.cpp - C03 to C05. P is mostly of a log-rank test while the interval is of a Cox model: their z values differ by up to
// 0.10 + 0.5 (ln HR)² (simulated, exponential survival). An interval around 1 beside a small P may be a test of non-inferiority, which asks for a
// margin M with (ln M - ln HR) / se = z(P): where a customary M would do, it is a warning and no error. Opposite decisions are one beyond
// twice the tolerance, as the test may be stratified and the model not.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "audit/effect.hpp"
#include "audit/normal_range.hpp"

namespace audit {
namespace {

constexpr double far_off = 1.0;                               // in z
constexpr double least_margin = 1.1, greatest_margin = 1.35;  // of non-inferiority

double tolerance(Quote const& q) {
  double const y = std::log(q.effect->value());
  return 0.10 + 0.5 * y * y;
}

// A one-sided P is of the tail that the estimate points to, or of the other one.
double one_sided_distance(Range const& z, QuotedP const& p) {
  auto const wanted = z_of_p(p, 1);
  return std::min(z.distance(wanted), Range{-z.high, -z.low}.distance(wanted));
}

std::vector<std::string> explanations() {
  return {"our transcription", "a misprint of the source", "P and interval from two analyses", "another level of the interval, or a one-sided P",
          "an interval that is not a Wald interval"};
}

// Another customary level under which interval and P agree, 0 when none does.
double agreeing_level(Quote const& q) {
  for (double const level : std::array{80.0, 90.0, 95.0, 97.5, 98.0, 99.0, 99.9}) {
    Quote other = q;
    other.level = level;
    if (level != q.level && z_range(other)->meets(z_of_p(*q.p, q.p->sides == 1 ? 1 : 2))) return level;
  }
  return 0;
}

std::string recomputed_p(Quote const& q, Range const& z) {
  int const sides = q.p->sides == 1 ? 1 : 2;
  return fmt::format("P {:.4g}–{:.4g} ({}); z {:.3f}–{:.3f}", sides * upper_tail(z.high), sides * upper_tail(z.low),
                     sides == 1 ? "one-sided" : "two-sided", z.low, z.high);
}

// What the implied level is when P is exact and two-sided: z* = (ln U - ln L) z(P) / (2 |ln HR|).
std::string implied_level(Quote const& q) {
  double const z = upper_quantile(q.p->value.value() / 2), y = std::abs(std::log(q.effect->value()));
  double const wanted = std::log(q.high->value() / q.low->value()) * z / (2 * y);
  return fmt::format("level {:.2f}%", 100 * (1 - 2 * upper_tail(wanted)));
}

// Margins that a test of non-inferiority with this P would have had, when its interval holds 1.
bool may_be_non_inferiority(Quote const& q) {
  auto const se = standard_error(q);
  bool const holds_one = q.low->low() <= 1 && q.high->high() >= 1;
  if (!se || !holds_one || q.inverted) return false;
  Range const z = z_of_p(*q.p, q.p->sides == 0 ? 2 : q.p->sides), one = z_of_p(*q.p, 1);
  double const least = std::exp(std::log(q.effect->value()) + std::min(z.low, one.low) * se->low);
  double const most = std::exp(std::log(q.effect->value()) + std::max(z.high, one.high) * se->high);
  return least <= greatest_margin && most >= least_margin;
}

enum class Decision { unclear, significant, not_significant };

Decision by_interval(Quote const& q) {
  if (q.high->high() < 1 || q.low->low() > 1) return Decision::significant;
  return q.low->high() <= 1 && q.high->low() >= 1 ? Decision::not_significant : Decision::unclear;
}

// Whatever its sides, unless they are stated: an unstated P counts as significant when even its double is, as not significant when it is not itself.
Decision by_p(QuotedP const& p, double alpha) {
  double const factor = p.sides == 2 ? 1 : 2, least = p.sides == 1 ? 2 : 1;
  bool const below = p.comparator.starts_with('<'), above = p.comparator.starts_with('>');
  if (!above && factor * (below ? p.value.value() : p.value.high()) <= alpha * (1 + epsilon)) return Decision::significant;
  if (!below && least * (above ? p.value.value() : p.value.low()) > alpha) return Decision::not_significant;
  return Decision::unclear;
}

bool opposed(Quote const& q) {
  auto const a = by_interval(q), b = by_p(*q.p, 1 - q.level / 100);
  return a != Decision::unclear && b != Decision::unclear && a != b;
}

void judge(Quote const& q, Range const& z, double two, double one, Report& report) {
  auto const add = [&](int check, Severity severity, std::string const& sentence, std::string const& more = {}) {
    report.add({check, severity, sentence, effect_text(q), recomputed_p(q, z) + (more.empty() ? "" : "; " + more), two, {}, explanations()});
  };
  if (one == 0 && q.p->sides == 0) return add(3, Severity::note, "P appears to be one-sided.");
  double const gap = q.p->sides == 0 ? std::min(two, one) : two;
  if (gap <= tolerance(q)) return add(3, Severity::note, "P and interval differ slightly, as those of a log-rank test and a Cox model do.");
  if (one == 0 && q.p->sides == 2)
    return add(3, Severity::warn, "Unusual: P is said to be two-sided, and would fit the interval as a one-sided one.");
  if (gap > far_off && may_be_non_inferiority(q))
    return add(5, Severity::warn, "Unusual: P does not fit the interval, unless it is of a test of non-inferiority.");
  if (opposed(q) && gap > 2 * tolerance(q))
    return add(5, Severity::error, "These numbers cannot all be right: by its interval the result is significant or not, by P the opposite.");
  if (opposed(q)) return add(5, Severity::warn, "Unusual: by its interval the result is significant or not, by P the opposite.");
  if (double const level = agreeing_level(q); level > 0 && gap <= far_off && q.p->comparator == "=")
    return add(4, q.level_stated ? Severity::warn : Severity::note, fmt::format("P fits the interval if this is one of {:.10g}%.", level),
               implied_level(q));
  if (gap > far_off) return add(3, Severity::error, "These numbers cannot all be right: P is far from what estimate and interval give.");
  add(3, Severity::warn, "Unusual: P is not what estimate and interval give.");
}

}  // namespace

void check_p(Quote const& q, Report& report) {
  if (!q.p || q.wording == Wording::non_inferior) return;  // P is then of another hypothesis
  if (auto const* interval = worst_here(report, 2); interval != nullptr && interval->severity == Severity::error) return;
  if (worst_here(report, 1) != nullptr) return;  // nothing follows from an impossible interval
  auto const z = z_range(q);
  if (!z || q.effect->mantissa <= 0 || q.low->mantissa <= 0 || z->high < 0) return;
  for (int const check : {3, 4, 5}) report.checkable(check);
  if (q.p->value.mantissa == 0 && !q.p->comparator.starts_with('<'))
    report.add({3, Severity::note, "P is printed as zero and read as below half of its last digit.", effect_text(q), "", std::nullopt, {}, {}});
  double const one = one_sided_distance(*z, *q.p), two = q.p->sides == 1 ? one : z->distance(z_of_p(*q.p, 2));
  if (two > epsilon) judge(q, *z, two, one <= epsilon ? 0 : one, report);
}

}  // namespace audit
