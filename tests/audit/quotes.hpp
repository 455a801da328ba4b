// tests/audit/quotes.hpp - quoted effects written as they are printed.
#pragma once
#include <string>

#include "audit/effect.hpp"
#include "audit/quote.hpp"

namespace quotes {

// hr("0.956", "0.777", "1.777"), with P as "<0.001" or "=0.02"; a 95 % interval unless said otherwise.
inline audit::Quote hr(std::string const& ratio, std::string const& low, std::string const& high, std::string const& p = "", double level = 95) {
  audit::Quote q;
  q.measure = audit::EffectMeasure::hazard_ratio;
  q.measure_name = "HR";
  q.harm_event = q.time_to_event = true;
  q.effect = audit::parse_printed(ratio);
  q.low = audit::parse_printed(low);
  q.high = audit::parse_printed(high);
  q.level = level;
  q.level_stated = true;
  if (p.empty()) return q;
  auto const digits = p.find_first_of("0123456789");
  q.p = audit::QuotedP{p.substr(0, digits), *audit::parse_printed(p.substr(digits)), 0};
  return q;
}

inline audit::Quote with_sides(audit::Quote q, int sides) {
  q.p->sides = sides;
  return q;
}

inline audit::Report audited(audit::Quote const& q) {
  audit::Report report;
  audit::check_effect(q, report);
  return report;
}

// "" when the check found nothing.
inline std::string severity_of(audit::Quote const& q, int check) {
  auto const report = audited(q);
  auto const* finding = audit::worst_of(report, check);
  return finding == nullptr ? "" : std::string(audit::name_of(finding->severity));
}

inline std::string worst(audit::Quote const& q) {
  std::string out;
  auto level = audit::Severity::note;
  auto const report = audited(q);
  for (auto const& finding : report.findings())
    if (out.empty() || finding.severity > level) out = audit::name_of(finding.severity), level = finding.severity;
  return out;
}

}  // namespace quotes
