// core/text/same_result.cpp - strings in, names of fields out; a P bound contradicts only an exact P beyond it.
#include "core/text/same_result.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/text/number.hpp"

namespace core::text {
namespace {

bool agree_or_unstated(std::string const& a, std::string const& b) { return a.empty() || b.empty() || a == b; }

// "denosumab @ 60 mg + letrozole": each drug with its dose, or nothing. Alternatives with several doses keep the first.
std::map<std::string, std::string> parts_of(std::string const& drugs) {
  std::map<std::string, std::string> out;
  for (std::size_t start = 0; start < drugs.size();) {
    auto const end = std::min(drugs.find(" + ", start), drugs.size());
    auto const part = drugs.substr(start, end - start);
    auto const at = part.find(" @ ");
    out.emplace(part.substr(0, at), at == std::string::npos ? "" : part.substr(at + 3));
    start = end + 3;
  }
  return out;
}

bool holds_all(std::map<std::string, std::string> const& drugs, std::map<std::string, std::string> const& others) {
  return std::all_of(others.begin(), others.end(), [&](auto const& one) { return drugs.contains(one.first); });
}

// Another document may leave out the background drugs, not change the arms' places.
bool same_arms(QuotedResult const& a, QuotedResult const& b) {
  if (a.document == b.document) return a.experimental == b.experimental && a.control == b.control;
  if (a.experimental == b.control || a.control == b.experimental) return false;
  auto const one = parts_of(a.drugs), other = parts_of(b.drugs);
  if (one.empty() || other.empty()) return a.experimental == b.experimental;
  return holds_all(one, other) || holds_all(other, one);
}

// Documents word the patients of one trial differently; one document that words them differently means different patients.
bool same_patients(QuotedResult const& a, QuotedResult const& b) {
  return a.population_id == b.population_id || (a.whole && b.whole && a.document != b.document);
}

// No one value could be rounded to both.
bool values_differ(double a, int a_decimals, double b, int b_decimals) {
  if (a_decimals == b_decimals) return a != b;
  double const rounding = 0.5 * std::pow(10.0, -a_decimals) + 0.5 * std::pow(10.0, -b_decimals);
  return std::abs(a - b) > rounding * (1 + 1e-9);
}

// A derived ratio with the decimals that its per cent has: 61 → 0.39, 60.5 → 0.395.
std::string effect_text(QuotedResult const& quote) {
  auto const raw = parse_plain(quote.effect_raw);
  if (!quote.derived || !raw) return quote.effect_raw;
  return fmt::format("{:.{}f}", 1 - raw->value / 100, raw->decimals + 2);
}

// Two exact P values that differ, or an exact one beyond the bound that the other gives.
bool p_values_differ(QuotedResult const& exact, QuotedResult const& other) {
  if (exact.p_comparator != "=") return false;
  auto const p = parse_p(exact.p_raw), bound = parse_p(other.p_raw);
  if (!p || !bound) return false;
  if (other.p_comparator == "=") return values_differ(p->value, p->decimals, bound->value, bound->decimals);
  double const rounding = 0.5 * std::pow(10.0, -p->decimals);
  return other.p_comparator.starts_with("<") ? p->value - rounding > bound->value
                                             : other.p_comparator.starts_with(">") && p->value + rounding < bound->value;
}

}  // namespace

bool same_question(QuotedResult const& a, QuotedResult const& b) {
  bool const linked = a.update_of == b.id || b.update_of == a.id;
  return !linked && a.trial == b.trial && a.endpoint == b.endpoint && agree_or_unstated(a.measure, b.measure) && a.at_months == b.at_months &&
         agree_or_unstated(a.unit, b.unit) && agree_or_unstated(a.data_cut, b.data_cut) && agree_or_unstated(a.follow_up, b.follow_up) &&
         agree_or_unstated(a.assessor, b.assessor) && same_patients(a, b) && same_arms(a, b);
}

std::vector<std::string> differing_doses(QuotedResult const& one, QuotedResult const& other) {
  std::vector<std::string> out;
  auto const a = parts_of(one.drugs), b = parts_of(other.drugs);
  for (auto const& [drug, dose] : a)
    if (auto const found = b.find(drug); found != b.end() && !dose.empty() && !found->second.empty() && found->second != dose)
      out.push_back("dose of " + drug);
  return out;
}

std::vector<std::string> differing_fields(QuotedResult const& a, QuotedResult const& b) {
  std::vector<std::string> out;
  auto const counts_differ = [](std::string const& x, std::string const& y) { return !x.empty() && !y.empty() && x != y; };
  auto const look = [&](char const* field, bool differs) {
    if (differs) out.emplace_back(field);
  };
  look("experimental value", values_differ(a.experimental_raw, b.experimental_raw));
  look("control value", values_differ(a.control_raw, b.control_raw));
  look("patients, experimental", counts_differ(a.experimental_n, b.experimental_n));
  look("patients, control", counts_differ(a.control_n, b.control_n));
  look("events, experimental", counts_differ(a.experimental_events, b.experimental_events));
  look("events, control", counts_differ(a.control_events, b.control_events));
  if (a.effect_measure == b.effect_measure && a.orientation == b.orientation) {
    look("effect", values_differ(effect_text(a), effect_text(b)));
    look("interval", values_differ(a.ci_low_raw, b.ci_low_raw) || values_differ(a.ci_high_raw, b.ci_high_raw));
  }
  look("P", p_values_differ(a, b) || p_values_differ(b, a));
  return out;
}

bool values_differ(std::string const& one, std::string const& other) {
  if (one.empty() || other.empty()) return false;
  auto const a = parse_plain(one), b = parse_plain(other);
  return a && b ? values_differ(a->value, a->decimals, b->value, b->decimals) : one != other;
}

std::string numbers_of(QuotedResult const& quote) {
  std::string out = quote.experimental_raw;
  if (!quote.control_raw.empty()) out += (out.empty() ? "– vs " : " vs ") + quote.control_raw;
  if (!quote.effect_raw.empty()) out += (out.empty() ? "" : ", ") + quote.effect_measure + " " + effect_text(quote);
  if (!quote.ci_low_raw.empty()) out += fmt::format(" ({}–{})", quote.ci_low_raw, quote.ci_high_raw);
  if (!quote.p_raw.empty()) out += (out.empty() ? "P" : ", P") + quote.p_comparator + quote.p_raw;
  if (out.empty()) out = fmt::format("{}/{} vs {}/{}", quote.experimental_events, quote.experimental_n, quote.control_events, quote.control_n);
  return out;
}

}  // namespace core::text
