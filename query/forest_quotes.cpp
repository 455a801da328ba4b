// query/forest_quotes.cpp - a ratio that was quoted as control over experimental is turned; what was printed stays beside it.
#include "query/forest_quotes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <utility>

#include "query/pooled_table.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;

bool is_ratio(std::string const& measure) { return measure == "HR" || measure == "OR" || measure == "RR"; }

std::string why_not_drawn(ResultRow const& row) {
  if (row.effect_measure.empty()) return "no effect is quoted";
  if (!is_ratio(row.effect_measure)) return "no ratio is quoted";
  if (row.orientation == "unknown") return "the direction of the ratio is unknown";
  if (!row.effect_value || *row.effect_value <= 0) return "the ratio has no value above 0";
  return {};
}

// Limits that no logarithm has, or that stand in the wrong order, are printed and not drawn.
bool has_interval(ResultRow const& row) { return row.ci_low && row.ci_high && *row.ci_low > 0 && *row.ci_low <= *row.ci_high; }

std::string turned_text(ForestLine const& line) {
  std::string out = shown_effect(std::log(*line.estimate), true);
  if (line.low) out += " (" + shown_interval(std::log(*line.low), std::log(*line.high), true) + ")";
  return out;
}

std::string printed_text(ResultRow const& row) {
  std::string out = row.effect_derivation.empty() ? row.effect_raw : fmt::format("{:.10g}", *row.effect_value);
  if (has_interval(row)) out += " (" + row.ci_low_raw + "–" + row.ci_high_raw + ")";
  return out;
}

std::string quoted_text(ResultRow const& row) {
  std::string out = effect_phrase(row);
  if (auto const p = p_phrase(row); !p.empty()) out += "; " + p;
  return out;
}

}  // namespace

std::vector<QuotedRatio> quoted_ratios(Connection& book, std::vector<std::string> const& ids) {
  Statement s(book, std::string(sql::forest));
  s.bind(1, ids.empty() ? "[]" : fmt::format("[\"{}\"]", fmt::join(ids, "\",\"")));  // ids are slugs and a colon: nothing to escape
  std::vector<QuotedRatio> out;
  while (s.executeStep()) {
    QuotedRatio q;
    q.row = read_result(s);
    q.total_n = core::database::text_or_empty(s, s.getColumnIndex("total_n"));
    q.event = core::database::text_or_empty(s, s.getColumnIndex("endpoint_event"));
    q.why_not = why_not_drawn(q.row);
    out.push_back(std::move(q));
  }
  return out;
}

ForestLine line_of(QuotedRatio const& quoted, Marks& used) {
  auto const& row = quoted.row;
  ForestLine out;
  out.label = row.trial;
  out.n = quoted.total_n;
  out.quoted = quoted_text(row);
  out.estimate = row.effect_value;
  if (has_interval(row)) out.low = row.ci_low, out.high = row.ci_high;
  out.hollow = !out.low;
  bool const turned = row.orientation == "ctl/exp", derived = !row.effect_derivation.empty(), audit = !row.audit.empty();
  if (turned) {
    out.estimate = 1 / *out.estimate;
    if (out.low) out.low = 1 / *row.ci_high, out.high = 1 / *row.ci_low;
  }
  if (out.low) out.se = std::log(*out.high) - std::log(*out.low);
  out.effect = (turned ? turned_text(out) : printed_text(row)) + (turned ? "*" : "") + (derived ? "†" : "") + (audit ? "‡" : "");
  used.turned |= turned;
  used.derived |= derived;
  used.audit |= audit;
  return out;
}

void explain(Marks const& used, std::vector<std::string>& footer) {
  if (used.turned) footer.emplace_back("* quoted as control over experimental, turned here.");
  if (used.derived) footer.emplace_back("† derived from a quoted reduction of risk.");
  if (used.audit) footer.emplace_back("‡ the audit doubts these numbers: trialbook audit shows why.");
}

std::vector<std::string> detail_of(ResultRow const& row, bool with_population) {
  std::vector<std::string> out{arms_phrase(row)};
  if (with_population && !row.population.empty()) out.push_back(row.population);
  if (!row.analysis.empty()) out.push_back(row.analysis);
  return out;
}

}  // namespace query
