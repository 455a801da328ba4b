// audit/effect_information.cpp - C08. E = 4 / se² events are the least that an interval of this width takes.
#include <fmt/format.h>

#include "audit/effect.hpp"
#include "audit/normal_range.hpp"

namespace audit {
namespace {

std::optional<long long> sum(std::optional<long long> a, std::optional<long long> b) { return a && b ? std::optional(*a + *b) : std::nullopt; }

// At most two to one, as far as known.
bool even_arms(Quote const& q) {
  return !q.experimental.n || !q.control.n || (*q.experimental.n <= 2 * *q.control.n && *q.control.n <= 2 * *q.experimental.n);
}

std::vector<std::string> explanations() {
  return {"our transcription", "a misprint of the source", "patients or events of another analysis", "another level of the interval",
          "a robust variance"};
}

}  // namespace

void check_information(Quote const& q, Report& report) {
  auto const se = q.measure == EffectMeasure::hazard_ratio ? standard_error(q) : std::nullopt;
  auto const arms = sum(q.experimental.n, q.control.n);
  auto const patients = arms ? arms : q.total_n, events = sum(q.experimental.events, q.control.events);
  if (worst_here(report, 1) != nullptr) return;
  if (!se || se->low <= 0 || (!patients && !events)) return;
  report.checkable(8);
  Range const implied{4 / (se->high * se->high), 4 / (se->low * se->low)};
  auto const add = [&](Severity severity, std::string const& sentence, std::string const& against) {
    report.add({8,
                severity,
                sentence,
                effect_text(q) + "; " + against,
                fmt::format("{:.1f}–{:.1f} events at least", implied.low, implied.high),
                std::nullopt,
                {},
                explanations()});
  };
  // A level that is only assumed may make the interval look narrower than it is. Where an exact P bears the interval out, the counts or the kind of
  // variance are likelier to be different than misprinted.
  auto const z = q.p && q.p->comparator == "=" ? z_range(q) : std::nullopt;
  bool const borne_out = z && z->meets(z_of_p(*q.p, q.p->sides == 1 ? 1 : 2));
  Severity const beyond = q.level_stated && !borne_out ? Severity::error : Severity::warn;
  std::string const alarm = beyond == Severity::error ? "These numbers cannot all be right: " : "Unusual: ";
  if (patients && implied.low > 1.02 * static_cast<double>(*patients))
    add(beyond, alarm + "the interval is narrower than so many patients allow.", fmt::format("N = {}", *patients));
  else if (events && implied.low > 1.05 * static_cast<double>(*events))
    add(beyond, alarm + "the interval is narrower than so many events allow.", fmt::format("E = {}", *events));
  if (!events || !q.effect || q.effect->value() < 0.4 || q.effect->value() > 2.5 || !even_arms(q)) return;
  double const share = implied.high / static_cast<double>(*events);
  if (share < 0.70)
    add(Severity::warn, "Unusual: the interval is much wider than so many events give.", fmt::format("E = {}", *events));
  else if (share < 0.85)
    add(Severity::note, "The interval is wider than so many events usually give.", fmt::format("E = {}", *events));
}

}  // namespace audit
