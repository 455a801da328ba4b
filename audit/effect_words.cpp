// audit/effect_words.cpp - C06 and C07. A document calls a result not significant for reasons that stand nowhere near it (an interim boundary, a test
// that the hierarchy did not reach), and "significant" may mean a one-sided level of 0.1: only what no customary level allows is an error.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "audit/effect.hpp"
#include "audit/normal_range.hpp"

namespace audit {
namespace {

constexpr double alpha = 0.05;   // two-sided
constexpr double lenient = 0.2;  // two-sided; one-sided 0.1

std::vector<std::string> explanations() {
  return {"our transcription", "a misprint of the source", "another level of significance, or a boundary of an interim analysis", "a one-sided P"};
}

// The two-sided P values that interval and P leave open together; the whole unit range without either.
Range p_values(Quote const& q) {
  Range out{0, 1};
  if (auto const z = z_range(q)) out = {2 * upper_tail(z->high), 2 * upper_tail(z->low)};
  if (!q.p) return out;
  double const doubled = q.p->sides == 1 ? 2 : 1, widest = q.p->sides == 2 ? 1 : 2;
  Range p{q.p->value.low() * doubled, std::min(1.0, q.p->value.high() * widest)};
  if (q.p->comparator.starts_with('<')) p = {0, std::min(1.0, q.p->value.value() * widest)};
  if (q.p->comparator.starts_with('>')) p = {q.p->value.value() * doubled, 1};
  return z_range(q) ? Range{std::min(out.low, p.low), std::max(out.high, p.high)} : p;
}

void check_margin(Quote const& q, Report& report) {
  if (!q.margin || !q.high || q.inverted) return;
  report.checkable(6);
  if (q.high->low() > q.margin->value())
    report.add({6,
                Severity::error,
                "These cannot all be right: called non-inferior, but the upper limit lies beyond the margin.",
                effect_text(q),
                "margin " + q.margin->raw,
                std::nullopt,
                {},
                explanations()});
}

}  // namespace

void check_wording(Quote const& q, Report& report) {
  if (q.wording == Wording::non_inferior) return check_margin(q, report);
  if (q.wording == Wording::none || (!q.p && !z_range(q))) return;
  report.checkable(6);
  auto const p = p_values(q);
  auto const recomputed = fmt::format("P {:.4g}–{:.4g} (two-sided)", p.low, p.high);
  auto const add = [&](Severity severity, std::string const& sentence) {
    report.add({6, severity, sentence, effect_text(q), recomputed, std::nullopt, {}, explanations()});
  };
  if (q.wording == Wording::significant && p.low > lenient)
    add(Severity::error, "These cannot all be right: called significant, but not significant at any customary level.");
  else if (q.wording == Wording::significant && p.low > alpha)
    add(Severity::warn, "Unusual: called significant, but not at the level of 0.05.");
  else if (q.wording == Wording::not_significant && p.high <= alpha)
    add(Severity::warn, "Unusual: called not significant, but significant at the level of 0.05.");
}

void check_risk_reduction(Quote const& q, Report& report) {
  if (!q.risk_reduction || !q.effect || !q.is_ratio()) return;
  report.checkable(7);
  auto const said = one_minus_percent(*q.risk_reduction).range();
  if (said.meets(q.effect->range())) {
    bool const touch = said.low == q.effect->high() || said.high == q.effect->low();
    if (touch)
      report.add({7,
                  Severity::note,
                  "Risk reduction and ratio agree only at the edge of their rounding.",
                  effect_text(q),
                  fmt::format("1 - {}% = {:.4g}–{:.4g}", q.risk_reduction->raw, said.low, said.high),
                  std::nullopt,
                  {},
                  {}});
    return;
  }
  report.add({7,
              Severity::error,
              "These numbers cannot all be right: the stated risk reduction is not one minus the ratio.",
              effect_text(q),
              fmt::format("1 - {}% = {:.4g}–{:.4g}", q.risk_reduction->raw, said.low, said.high),
              said.distance(q.effect->range()),
              {},
              {"our transcription", "a misprint of the source", "a reduction of a rate, not of the hazard"}});
}

}  // namespace audit
