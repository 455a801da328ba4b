// query/conflicts_findings.cpp - findings of one trial in pairs: same endpoint, time, measure, cut and population, but values that cannot be one; and
// numbers of patients that do not agree between documents or do not add up within one.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/text/number.hpp"
#include "query/conflicts.hpp"
#include "query/phrases.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::database::text_or_empty;
using core::table::Section;

struct Candidate {
  ResultRow row;
  std::string identity, total_n, follow_up, data_cut, assessor, drugs, population_id, at_months;
  bool whole = false;
};

std::vector<Candidate> read_candidates(Connection& book, std::string const& parameter) {
  std::vector<Candidate> out;
  Statement s(book, std::string(sql::conflicts_findings));
  s.bind(1, parameter);
  while (s.executeStep()) {
    auto const text = [&](char const* name) { return text_or_empty(s, s.getColumnIndex(name)); };
    out.push_back({read_result(s), text("identity"), text("total_n"), text("follow_up"), text("data_cut"), text("assessor"), text("drugs"),
                   text("population_id"), text("at_months"), text("whole") == "1"});
  }
  return out;
}

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

// What differs in the arms as a whole: the dose of a drug that both places name with one.
std::vector<std::string> differing_doses(std::string const& one, std::string const& other) {
  std::vector<std::string> out;
  auto const a = parts_of(one), b = parts_of(other);
  for (auto const& [drug, dose] : a)
    if (auto const found = b.find(drug); found != b.end() && !dose.empty() && !found->second.empty() && found->second != dose)
      out.push_back("dose of " + drug);
  return out;
}

bool holds_all(std::map<std::string, std::string> const& drugs, std::map<std::string, std::string> const& others) {
  return std::all_of(others.begin(), others.end(), [&](auto const& one) { return drugs.contains(one.first); });
}

// Another document may leave out the background drugs, not change the arms' places.
bool same_arms(Candidate const& a, Candidate const& b) {
  if (a.row.document_id == b.row.document_id) return a.row.experimental == b.row.experimental && a.row.control == b.row.control;
  if (a.row.experimental == b.row.control || a.row.control == b.row.experimental) return false;
  auto const one = parts_of(a.drugs), other = parts_of(b.drugs);
  if (one.empty() || other.empty()) return a.row.experimental == b.row.experimental;
  return holds_all(one, other) || holds_all(other, one);
}

// Documents word the patients of one trial differently; one document that words them differently means different patients.
bool same_patients(Candidate const& a, Candidate const& b) {
  return a.population_id == b.population_id || (a.whole && b.whole && a.row.document_id != b.row.document_id);
}

// Same question to the same trial, so that other values would contradict. A later cut or an update is no contradiction.
bool comparable(Candidate const& a, Candidate const& b) {
  bool const linked = a.row.update_of == b.row.finding_id || b.row.update_of == a.row.finding_id;
  return !linked && a.identity == b.identity && a.row.endpoint == b.row.endpoint && agree_or_unstated(a.row.measure, b.row.measure) &&
         a.at_months == b.at_months && agree_or_unstated(a.row.unit, b.row.unit) && agree_or_unstated(a.data_cut, b.data_cut) &&
         agree_or_unstated(a.follow_up, b.follow_up) && agree_or_unstated(a.assessor, b.assessor) && same_patients(a, b) && same_arms(a, b);
}

Section results(std::vector<Candidate> const& all) {
  auto section = conflict_section("results", "Trial and endpoint");
  for (auto a = all.begin(); a != all.end(); ++a)
    for (auto b = a + 1; b != all.end() && b->identity == a->identity; ++b) {
      if (!comparable(*a, *b)) continue;
      auto fields = differing_fields(a->row, b->row);
      if (a->row.document_id != b->row.document_id)
        for (auto& dose : differing_doses(a->drugs, b->drugs)) fields.push_back(std::move(dose));
      if (fields.empty()) continue;
      add_conflict(section, a->identity + ", " + endpoint_phrase(a->row), fmt::format("{}", fmt::join(fields, "; ")),
                   {result_phrase(a->row), a->row.document_id, a->row.finding_id}, {result_phrase(b->row), b->row.document_id, b->row.finding_id});
    }
  section.heading = fmt::format("Results of one trial ({})", section.table.rows.size());
  return section;
}

struct Patients {  // how one finding counts the patients of its trial
  long long number = 0;
  std::string said;
  Candidate const* source = nullptr;
};

std::optional<Patients> sum_of_arms(Candidate const& c) {
  if (c.row.experimental_n.empty() || c.row.control_n.empty()) return std::nullopt;
  auto const sum = std::stoll(c.row.experimental_n) + std::stoll(c.row.control_n);
  return Patients{sum, fmt::format("{} + {} in the arms, together {}", c.row.experimental_n, c.row.control_n, sum), &c};
}

std::optional<Patients> printed_total(Candidate const& c) {
  if (c.total_n.empty()) return std::nullopt;
  return Patients{std::stoll(c.total_n), c.total_n + " in all, as printed", &c};
}

// Totals of one document that no count of another one equals.
Section patients(std::vector<Candidate> const& all) {
  auto section = conflict_section("patients", "Trial");
  std::map<std::string, std::map<std::string, std::map<long long, Patients>>> counts;  // identity → document → number
  for (auto const& c : all)
    for (auto const& count : {printed_total(c), sum_of_arms(c)})
      if (c.whole && count) counts[c.identity][c.row.document_id].emplace(count->number, *count);
  auto const add = [&](std::string const& trial, Patients const& a, Patients const& b) {
    add_conflict(section, trial, "number of patients", {a.said, a.source->row.document_id, a.source->row.finding_id},
                 {b.said, b.source->row.document_id, b.source->row.finding_id});
  };
  for (auto const& c : all)
    if (auto const total = printed_total(c), sum = sum_of_arms(c); total && sum && total->number != sum->number) add(c.identity, *total, *sum);
  for (auto const& [trial, documents] : counts)
    for (auto a = documents.begin(); a != documents.end(); ++a)
      for (auto b = std::next(a); b != documents.end(); ++b)
        if (std::none_of(a->second.begin(), a->second.end(), [&](auto const& one) { return b->second.contains(one.first); }))
          add(trial, a->second.begin()->second, b->second.begin()->second);
  section.heading = fmt::format("Patients of one trial ({})", section.table.rows.size());
  return section;
}

// A derived ratio with the decimals that its per cent has: 61 → 0.39, 60.5 → 0.395.
std::string effect_text(ResultRow const& row) {
  auto const raw = core::text::parse_plain(row.effect_raw);
  if (row.effect_derivation.empty() || !raw || !row.effect_value) return row.effect_raw;
  return fmt::format("{:.{}f}", *row.effect_value, raw->decimals + 2);
}

// Two exact P values that differ, or an exact one beyond the bound that the other gives.
bool p_values_differ(ResultRow const& exact, ResultRow const& other) {
  if (exact.p_comparator != "=") return false;
  if (other.p_comparator == "=") return values_differ(exact.p_raw, other.p_raw);
  auto const p = core::text::parse_plain(exact.p_raw), bound = core::text::parse_plain(other.p_raw);
  if (!p || !bound) return false;
  double const rounding = 0.5 * std::pow(10.0, -p->decimals);
  return other.p_comparator.starts_with("<") ? p->value - rounding > bound->value
                                             : other.p_comparator.starts_with(">") && p->value + rounding < bound->value;
}

}  // namespace

std::vector<std::string> differing_fields(ResultRow const& a, ResultRow const& b) {
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
  auto const a = core::text::parse_plain(one), b = core::text::parse_plain(other);
  if (!a || !b) return one != other;
  double const rounding = 0.5 * std::pow(10.0, -a->decimals) + 0.5 * std::pow(10.0, -b->decimals);
  if (a->decimals == b->decimals) return a->value != b->value;
  return std::abs(a->value - b->value) > rounding * (1 + 1e-9);
}

std::vector<Section> conflicts_of_findings(Connection& book, std::string const& parameter) {
  auto const all = read_candidates(book, parameter);
  return {results(all), patients(all)};
}

}  // namespace query
