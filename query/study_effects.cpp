// query/study_effects.cpp - first what a row lacks by itself, then which row of a trial is used.
#include "query/study_effects.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>

#include "query/compare.hpp"
#include "query/phrases.hpp"
#include "query/sql.hpp"
#include "stats/effect_recovery.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;

struct Candidate {
  StudyRow row;
  std::string kind, orientation, measure, derivation, update_of, reason, remedy;
  std::int64_t experimental = 0, control = 0;
  bool subgroup = false, lacks_precision = false, completed = false;
  std::size_t place = 0;  // in the order of compare

  // A supplement stands where the finding stands that it completes.
  std::string const& stands_for() const { return row.completes.empty() ? row.finding_id : row.completes; }
};

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
  if (!c.text("ci_low_raw").empty()) out += " (" + c.text("ci_low_raw") + "–" + c.text("ci_high_raw") + ")";
  if (!c.text("p_raw").empty()) out += (out.empty() ? "P" : "; P") + c.text("p_comparator") + c.text("p_raw");
  return out;
}

std::string stratum_of(Columns const& c) {
  auto const or_unstated = [&](char const* column, char const* what) {
    return c.text(column).empty() ? std::string(what) + " not stated" : c.text(column);
  };
  std::string out = c.text("endpoint") + (c.text("at_raw").empty() ? "" : " at " + c.text("at_raw"));
  return out + (c.text("line").empty() ? "; line not stated" : "; line: " + c.text("line")) + "; " + or_unstated("subtype", "subtype") + "; " +
         or_unstated("assessor", "assessor");
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
  if (out.orientation == "unknown") return "the direction of the ratio is unknown";
  if (c.text("control").empty() || out.control == 0) return "the control arm is not named";
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

Candidate read_candidate(Columns const& c, PoolingChoices const& choices) {
  Candidate out;
  out.row.finding_id = c.text("finding_id");
  out.row.trial_id = c.text("trial_id");
  out.row.trial = c.text("trial");
  out.row.endpoint = c.text("endpoint");
  out.row.quoted = quoted_effect(c);
  out.row.stratum = stratum_of(c);
  out.row.total_n = c.text("total_n");
  out.row.document = c.text("document_id");
  out.row.completes = c.text("completes");
  out.row.control_events = c.text("control_events");
  out.row.heading = only_heading(c.text("line_basis")) || only_heading(c.text("subtype_basis"));
  out.kind = c.text("comparison_kind");
  out.measure = out.row.measure = c.text("measure");
  out.orientation = c.text("orientation");
  out.update_of = c.text("update_of");
  out.experimental = c.id("experimental_id");
  out.control = c.id("control_id");
  out.subgroup = c.text("analysis").find("subgroup") != std::string::npos || !c.text("parent_population").empty();
  judge_row(c, choices, out);
  return out;
}

std::vector<Candidate> read_candidates(Connection& book, std::vector<std::string> const& ids, PoolingChoices const& choices) {
  Statement s(book, std::string(sql::study_effects));
  s.bind(1, ids.empty() ? "[]" : fmt::format("[\"{}\"]", fmt::join(ids, "\",\"")));  // ids are slugs and a colon: nothing to escape
  std::vector<Candidate> out;
  while (s.executeStep()) {
    out.push_back(read_candidate(Columns(s), choices));
    out.back().place = out.size();
  }
  return out;
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

// A finding that a usable supplement completes gives way to it, and lends it its place in the order of updates.
void use_supplements(std::vector<Candidate>& all) {
  std::map<std::string, Candidate*> by_id;
  for (auto& c : all) by_id.emplace(c.row.finding_id, &c);
  for (auto& c : all) {
    auto const quoted = c.row.completes.empty() ? by_id.end() : by_id.find(c.row.completes);
    if (quoted == by_id.end()) continue;
    c.row.completed_quote = quoted->second->row.quoted;
    c.update_of = quoted->second->update_of;
    if (!c.reason.empty()) continue;
    quoted->second->reason = "completed by " + c.row.finding_id + ", which is used";
    quoted->second->remedy.clear();
    quoted->second->lacks_precision = false;
    quoted->second->completed = true;
  }
}

// Of several rows of one trial on one question: a later cut before what it updates, all patients before a subgroup, an interval before a P.
bool is_preferred(Candidate const& a, Candidate const& b) {
  if (a.update_of == b.stands_for()) return true;
  if (b.update_of == a.stands_for()) return false;
  if (a.subgroup != b.subgroup) return b.subgroup;
  auto const by_interval = [](Candidate const& c) { return c.row.se_code.starts_with("CI"); };
  if (by_interval(a) != by_interval(b)) return by_interval(a);
  return a.place < b.place;
}

void keep_one_a_trial(std::vector<Candidate>& all) {
  std::map<std::string, Candidate*> used;
  for (auto& c : all) {
    if (!c.reason.empty()) continue;
    auto const key = c.row.trial_id + "\n" + c.row.stratum + "\n" + c.row.treatment + "\n" + c.row.comparator;
    auto const [at, fresh] = used.emplace(key, &c);
    if (fresh) continue;
    auto* const loser = is_preferred(c, *at->second) ? at->second : &c;
    auto* const winner = loser == &c ? at->second : &c;
    loser->reason = "shares patients with " + winner->row.finding_id + ", which is used";
    at->second = winner;
  }
}

}  // namespace

std::string source_of(StudyRow const& row) {
  return row.se_code +
         (row.assumed_sides          ? ", P taken as two-sided"
          : row.se_code == "CI_LVL?" ? ", level taken as 95%"
                                     : "") +
         (row.heading ? ", line or subtype by heading" : "");
}

StudyEffects study_effects(Connection& book, Filters const& filters, PoolingChoices const& choices) {
  auto all = read_candidates(book, findings_inside(book, filters), choices);
  name_nodes(book, choices.lumps, all);
  use_supplements(all);
  keep_one_a_trial(all);
  StudyEffects out;
  for (auto& c : all)
    if (c.reason.empty())
      out.rows.push_back(std::move(c.row));
    else
      out.left_out.push_back(
          {c.row.finding_id, c.row.trial, c.row.quoted, c.reason, c.remedy, c.row.trial_id, c.row.endpoint, c.lacks_precision, c.completed});
  return out;
}

}  // namespace query
