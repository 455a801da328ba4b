// query/conflicts_findings.cpp - findings of one trial in pairs: same endpoint, time, measure, cut and population, but values that cannot be one; and
// numbers of patients that do not agree between documents or do not add up within one.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/text/same_result.hpp"
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
  core::text::QuotedResult quote;
  std::string identity, total_n;
};

core::text::QuotedResult quote_of(ResultRow const& row) {
  core::text::QuotedResult q;
  q.document = row.document_id, q.id = row.finding_id, q.update_of = row.update_of;
  q.endpoint = row.endpoint, q.measure = row.measure, q.unit = row.unit;
  q.experimental = row.experimental, q.control = row.control;
  q.experimental_raw = row.experimental_raw, q.control_raw = row.control_raw;
  q.experimental_n = row.experimental_n, q.control_n = row.control_n;
  q.experimental_events = row.experimental_events, q.control_events = row.control_events;
  q.effect_measure = row.effect_measure, q.orientation = row.orientation, q.effect_raw = row.effect_raw, q.derived = !row.effect_derivation.empty();
  q.ci_low_raw = row.ci_low_raw, q.ci_high_raw = row.ci_high_raw, q.p_comparator = row.p_comparator, q.p_raw = row.p_raw;
  return q;
}

std::vector<Candidate> read_candidates(Connection& book, std::string const& parameter) {
  std::vector<Candidate> out;
  Statement s(book, std::string(sql::conflicts_findings));
  s.bind(1, parameter);
  while (s.executeStep()) {
    auto const text = [&](char const* name) { return text_or_empty(s, s.getColumnIndex(name)); };
    auto row = read_result(s);
    auto quote = quote_of(row);
    quote.trial = text("identity"), quote.at_months = text("at_months"), quote.drugs = text("drugs"), quote.whole = text("whole") == "1";
    quote.data_cut = text("data_cut"), quote.follow_up = text("follow_up"), quote.assessor = text("assessor");
    quote.population_id = text("population_id");
    out.push_back({std::move(row), std::move(quote), text("identity"), text("total_n")});
  }
  return out;
}

Section results(std::vector<Candidate> const& all) {
  auto section = conflict_section("results", "Trial and endpoint");
  for (auto a = all.begin(); a != all.end(); ++a)
    for (auto b = a + 1; b != all.end() && b->identity == a->identity; ++b) {
      if (!core::text::same_question(a->quote, b->quote)) continue;
      auto fields = core::text::differing_fields(a->quote, b->quote);
      if (a->row.document_id != b->row.document_id)
        for (auto& dose : core::text::differing_doses(a->quote, b->quote)) fields.push_back(std::move(dose));
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
      if (c.quote.whole && count) counts[c.identity][c.row.document_id].emplace(count->number, *count);
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

}  // namespace

std::vector<std::string> differing_fields(ResultRow const& a, ResultRow const& b) { return core::text::differing_fields(quote_of(a), quote_of(b)); }

std::vector<Section> conflicts_of_findings(Connection& book, std::string const& parameter) {
  auto const all = read_candidates(book, parameter);
  return {results(all), patients(all)};
}

}  // namespace query
