// query/study_effects.cpp - what a row lacks by itself; then its stratum, its nodes, and which row of a trial is used.
#include "query/study_effects.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>

#include "query/compare.hpp"
#include "query/phrases.hpp"
#include "query/sql.hpp"
#include "query/strata.hpp"
#include "query/trial_choice.hpp"
#include "stats/effect_recovery.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;

class Columns {
 public:
  explicit Columns(Statement& s) : s_(s) {}
  std::string text(char const* name) const { return core::database::text_or_empty(s_, s_.getColumnIndex(name)); }
  std::int64_t id(char const* name) const { return s_.isColumnNull(name) ? 0 : s_.getColumn(name).getInt64(); }
  double number(char const* name) const { return s_.getColumn(name).getDouble(); }
  bool has(char const* name) const { return !s_.isColumnNull(name); }

 private:
  Statement& s_;
};

std::string quoted_effect(Columns const& c) {
  if (c.text("measure").empty() && c.text("p_raw").empty()) return "no effect quoted";
  std::string out = c.text("measure").empty() ? "" : c.text("measure") + " " + c.text("raw");
  if (!c.text("derivation").empty()) out = fmt::format("HR {:.10g} (derived: {}% reduction)", c.number("value"), c.text("raw"));
  if (!c.text("ci_low_raw").empty()) out += " (" + c.text("ci_low_raw") + "–" + c.text("ci_high_raw") + ")";
  if (!c.text("p_raw").empty()) out += (out.empty() ? "P" : "; P") + c.text("p_comparator") + c.text("p_raw");
  return out;
}

StratumParts parts_of(Columns const& c) {
  return {c.text("endpoint"), c.text("at_raw"), c.text("line"), c.text("subtype"), c.text("biomarkers"), c.text("after")};
}

std::string joined(std::vector<std::string> parts) {
  std::erase(parts, "");
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::vector<std::string> words_of(std::string const& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

bool only_heading(std::string const& basis) { return !basis.empty() && basis.find("stated") == std::string::npos; }

// The standard error of an exact two-sided P, where the user takes P so.
std::optional<double> se_by_assumption(Columns const& c) {
  if (c.text("p_comparator") != "=" || !c.text("p_sides").empty() || !c.has("value") || !c.has("p_value")) return std::nullopt;
  stats::QuotedRatio quoted;
  quoted.ratio = stats::Rounded{c.number("value"), static_cast<int>(c.id("decimals"))};
  quoted.p_kind = stats::PKind::exact;
  quoted.p = {c.number("p_value"), static_cast<int>(c.id("p_decimals"))};
  quoted.p_sides = 2;
  return stats::recover(quoted).se;
}

// Why this row cannot be pooled for lack of a usable standard error, and what would help.
void judge_precision(Columns const& c, PoolingChoices const& choices, Candidate& out) {
  auto const code = c.text("se_code");
  out.row.se_code = code;
  if (code == "CI" || code == "CI_LVL?" || code == "P_EXACT") {
    out.row.te = c.number("ln_effect");
    out.row.se = c.number("se");
    return;
  }
  out.lacks_precision = true;
  if (auto const se = se_by_assumption(c)) {
    if (!choices.assume_two_sided) {
      out.reason = "no interval; an exact P whose sides are not stated";
      out.remedy = "--assume-two-sided, or a supplement with the interval";
      return;
    }
    out.row.te = c.number("ln_effect");
    out.row.se = *se;
    out.row.se_code = "P_EXACT";
    out.row.assumed_sides = true;
    out.lacks_precision = false;
    return;
  }
  out.reason = code == "BOUND"           ? "no interval, and only a bound on P"
               : c.text("p_raw").empty() ? "neither interval nor P is quoted"
                                         : "no interval, and a P that gives no standard error";
  out.remedy = "a supplement with the interval: import --supplement";
}

// What no supplement and no assumption changes; empty: nothing.
std::string obstacle(Columns const& c, Candidate const& out) {
  if (out.kind != "randomised") return "not a randomised comparison (" + out.kind + ")";
  if (c.text("design").starts_with("pooled")) return "a pooled analysis of trials, not a trial";
  if (out.orientation == "unknown") return "the direction of the ratio is unknown";
  if (c.text("control").empty() || out.control == 0) return "the control arm is not named";
  if (!out.part_of.empty()) return "a subgroup that the question does not name (" + out.part_of + ")";
  return {};
}

void judge_row(Columns const& c, PoolingChoices const& choices, Candidate& out) {
  if (auto const why = obstacle(c, out); !why.empty()) {
    out.reason = why;
    return;
  }
  if (!is_ratio(out.measure))
    out.reason = "no ratio is quoted", out.remedy = "a supplement with ratio and interval: import --supplement", out.lacks_precision = true;
  else if (!c.text("open_errors").empty())
    out.reason = "its numbers cannot all be right (" + c.text("open_errors") + ")", out.remedy = "trialbook audit shows what would repair them";
  else
    judge_precision(c, choices, out);
  if (!out.row.heading || choices.headings_too) return;
  out.reason = "line or subtype stands in a heading only" + (out.reason.empty() ? "" : "; " + out.reason);
  out.remedy = "--headings-too takes it as stated" + (out.remedy.empty() ? "" : "; " + out.remedy);
}

std::string reading_of(Columns const& c) {
  if (c.text("source_kind").empty()) return {};
  return c.text("source_kind") + "; " + c.text("extraction") + " extraction";
}

Candidate read_candidate(Columns const& c, PoolingChoices const& choices) {
  Candidate out;
  out.row.finding_id = c.text("finding_id");
  out.row.trial_id = c.text("trial_id");
  out.row.trial = c.text("trial");
  out.row.endpoint = c.text("endpoint");
  out.row.arms = c.text("experimental") + " vs " + c.text("control");
  out.row.quoted = quoted_effect(c);
  out.row.assessor = c.text("assessor");
  out.row.cut = joined({c.text("analysis"), c.text("data_cut"), c.text("follow_up")});
  out.row.total_n = c.text("total_n");
  out.row.document = c.text("document_id");
  out.row.reading = reading_of(c);
  out.row.completes = c.text("completes");
  out.row.control_events = c.text("control_events");
  out.row.heading = only_heading(c.text("line_basis")) || only_heading(c.text("subtype_basis"));
  out.kind = c.text("comparison_kind");
  out.measure = out.row.measure = c.text("measure");
  out.analysis = c.text("analysis");
  out.ratio = c.text("raw");
  out.low = c.text("ci_low_raw");
  out.high = c.text("ci_high_raw");
  out.source = c.text("source");
  out.source_kind = c.text("source_kind");
  out.published = c.text("published");
  out.printed_by = words_of(c.text("printed_by"));
  out.part_of = c.text("part_of");
  out.population = c.id("population_id");
  out.disease = c.text("disease");
  out.orientation = c.text("orientation");
  out.update_of = c.text("update_of");
  out.experimental = c.id("experimental_id");
  out.control = c.id("control_id");
  out.subgroup = c.text("analysis").find("subgroup") != std::string::npos || !c.text("parent_population").empty();
  judge_row(c, choices, out);
  return out;
}

// Of texts without quotes, as slugs, ids and dimensions are: nothing to escape.
std::string json_array(std::vector<std::string> const& texts) { return texts.empty() ? "[]" : fmt::format("[\"{}\"]", fmt::join(texts, "\",\"")); }

struct Read {
  std::vector<Candidate> candidates;
  std::vector<StratumParts> parts;  // of each of them
};

Read read_candidates(Connection& book, Filters const& filters, PoolingChoices const& choices) {
  std::vector<std::string> asked;
  for (auto const& axis : filters.axes) asked.push_back(axis.dimension);
  Statement s(book, std::string(sql::study_effects));
  s.bind(1, json_array(findings_inside(book, filters)));
  s.bind(2, json_array(asked));
  Read out;
  while (s.executeStep()) {
    out.candidates.push_back(read_candidate(Columns(s), choices));
    out.candidates.back().place = out.candidates.size();
    out.parts.push_back(parts_of(Columns(s)));
  }
  return out;
}

// Keeps those of the assessor that was asked for; where any will do, the stratum says so.
void judge_assessors(Assessor asked, std::vector<Candidate>& all) {
  if (asked == Assessor::apart || asked == Assessor::any) return;
  std::string const wanted = asked == Assessor::investigator ? "investigator" : "independent";
  for (auto& c : all) {
    if (!c.usable() || c.row.assessor == wanted) continue;
    c.reason = c.row.assessor.empty() ? "the assessor is not stated" : "the assessor is another one (" + c.row.assessor + ")";
    c.remedy = "--assessor any takes all as one question";
  }
}

void name_strata(Filters const& filters, Assessor asked, Read& read) {
  auto const subtype = subtype_asked(filters);
  for (std::size_t i = 0; i < read.parts.size(); ++i) {
    auto& row = read.candidates[i].row;
    row.stratum = stratum_of(read.parts[i], subtype, asked == Assessor::any ? "any assessor" : row.assessor);
  }
}

void name_nodes(Connection& book, Lumps const& lumps, std::vector<Candidate>& all) {
  std::set<std::int64_t> regimens;
  for (auto const& c : all)
    for (auto const id : {c.experimental, c.control})
      if (id != 0) regimens.insert(id);
  auto const nodes = nodes_of(book, regimens, lumps);
  auto const name = [&](std::int64_t id) { return id == 0 ? std::string("not named") : nodes.at(id); };
  for (auto& c : all) {
    c.row.treatment = name(c.experimental);
    c.row.comparator = name(c.control);
    c.row.treatment_id = c.experimental;
    c.row.comparator_id = c.control;
    if (c.reason.empty() && c.row.treatment == c.row.comparator) c.reason = "both arms are one node under --lump";
  }
}

}  // namespace

std::string source_of(StudyRow const& row) {
  return row.se_code +
         (row.assumed_sides          ? ", P taken as two-sided"
          : row.se_code == "CI_LVL?" ? ", level taken as 95%"
                                     : "") +
         (row.heading ? ", line or subtype by heading" : "") + (row.assessor_inherited ? ", assessor of its other cuts" : "");
}

StudyEffects study_effects(Connection& book, Filters const& filters, PoolingChoices const& choices) {
  auto read = read_candidates(book, filters, choices);
  auto& all = read.candidates;
  inherit_assessors(all);
  judge_assessors(choices.assessor, all);
  name_strata(filters, choices.assessor, read);
  name_nodes(book, choices.lumps, all);
  part_diseases(book, filters, all);
  choose_findings(all, choices.cut);
  StudyEffects out;
  for (auto& c : all)
    if (c.usable())
      out.rows.push_back(std::move(c.row));
    else
      out.left_out.push_back({c.row.finding_id, c.row.trial, c.row.quoted, c.reason, c.remedy, c.row.trial_id, c.row.endpoint, c.lacks_precision,
                              c.completed, c.passed_over_for, c.rule});
  return out;
}

}  // namespace query
