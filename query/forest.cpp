// query/forest.cpp - first what may be pooled, in the groups of pool(); where that is nothing, all ratios inside the filters side by side.
#include "query/forest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/error.hpp"
#include "query/compare.hpp"
#include "query/editions.hpp"
#include "query/forest_group.hpp"
#include "query/forest_quotes.hpp"

namespace query {
namespace {

using core::database::Connection;

ForestLine heading(std::string text) {
  ForestLine out;
  out.kind = ForestLine::Kind::heading;
  out.label = std::move(text);
  return out;
}

// Reason → trials, in the order of their first appearance: one line of the footer a reason.
class Reasons {
 public:
  void add(std::string const& reason, std::string const& trial) {
    auto const at = std::find_if(all_.begin(), all_.end(), [&](auto const& known) { return known.first == reason; });
    auto& trials = at == all_.end() ? all_.emplace_back(reason, std::vector<std::string>{}).second : at->second;
    if (std::find(trials.begin(), trials.end(), trial) == trials.end()) trials.push_back(trial);
  }
  void write(char const* what, std::vector<std::string>& footer) const {
    for (auto const& [reason, trials] : all_) footer.push_back(fmt::format("{} ({}): {}", what, reason, fmt::join(trials, ", ")));
  }

 private:
  std::vector<std::pair<std::string, std::vector<std::string>>> all_;
};

class Builder {
 public:
  Builder(std::vector<QuotedRatio> all, ForestChoices const& choices) : all_(std::move(all)), choices_(choices) {
    out_.quotes = true;
    for (auto const& q : all_) by_id_.emplace(q.row.finding_id, &q);
  }

  Forest pooled(StudyEffects const& effects, std::vector<StudyGroup> const& groups) {
    for (auto const& group : groups)
      if (group.rows.size() > 1) add_group(group);
    add_model_footer(choices_, out_);
    if (computed_) out_.footer.emplace_back("§ interval computed from P, not quoted.");
    Reasons reasons;
    for (auto const& group : groups)
      if (group.rows.size() == 1) reasons.add("the only study of its question", group.rows[0].trial);
    for (auto const& row : effects.left_out)
      if (!row.passed_over()) reasons.add(row.reason, row.trial);
    reasons.write("Left out", out_.footer);
    return finished();
  }

  Forest unpooled(char const* why) {
    Reasons reasons;
    std::vector<std::string> endpoints;
    for (auto const& q : all_)
      if (!q.why_not.empty())
        reasons.add(q.why_not, q.row.trial);
      else if (std::find(endpoints.begin(), endpoints.end(), endpoint_of(q)) == endpoints.end())
        endpoints.push_back(endpoint_of(q));
    if (endpoints.empty())
      throw core::Error("there is no ratio of known direction inside these filters: nothing to draw", "trialbook compare shows what is quoted");
    for (auto const& endpoint : endpoints) add_endpoint(endpoint, endpoints.size() > 1);
    out_.footer.emplace_back(why);
    out_.footer.emplace_back("Squares of equal size: nothing is pooled. Hollow: no interval is quoted.");
    reasons.write("Not drawn", out_.footer);
    if (auto const banner = cross_trial_banner(trials_.size()); !banner.empty()) out_.banners.push_back(banner);
    return finished();
  }

 private:
  static std::string endpoint_of(QuotedRatio const& q) { return q.row.endpoint + (q.row.at_raw.empty() ? "" : " at " + q.row.at_raw); }

  void draw(QuotedRatio const& q) {
    drawn_.push_back(&q);
    trials_.insert(q.row.trial_id);
    documents_.insert(q.row.document_id);
  }

  // As quoted; without a quoted interval at the level of the model the one that its standard error gives.
  GroupStudy study_of(StudyRow const& row) {
    auto const& q = *by_id_.at(row.finding_id);
    draw(q);
    GroupStudy out{line_of(q, marks_), row.te, row.se};
    bool const at_level = q.row.ci_level.empty() || fmt::format("{:g}", choices_.model.options.level) == level_of(q.row);
    out.line.n = row.total_n;
    if (out.line.low && at_level) return out;
    out.line.low = out.line.high = std::nullopt;
    out.line.hollow = false;
    out.line.effect.clear();
    fill_effect(out.line, row.te, row.se, true, choices_.model.options.level);
    out.line.effect += q.row.orientation == "ctl/exp" ? "*§" : "§";
    computed_ = true;
    return out;
  }

  static std::string level_of(ResultRow const& row) {
    return row.ci_level.ends_with(".0") ? row.ci_level.substr(0, row.ci_level.size() - 2) : row.ci_level;
  }

  void add_group(StudyGroup const& group) {
    out_.lines.push_back(heading(group.treatment + " vs " + group.comparator));
    ForestLine stratum;
    stratum.kind = ForestLine::Kind::note;
    stratum.label = group.stratum;
    out_.lines.push_back(std::move(stratum));
    arms_.insert({group.treatment, group.comparator});
    std::vector<GroupStudy> studies;
    for (auto const& row : group.rows) studies.push_back(study_of(row));
    add_pooled_group(std::move(studies), choices_, out_);
  }

  bool several_rows_of(std::string const& trial, std::string const& endpoint) const {
    return std::count_if(all_.begin(), all_.end(),
                         [&](auto const& q) { return q.why_not.empty() && q.row.trial_id == trial && endpoint_of(q) == endpoint; }) > 1;
  }

  void add_endpoint(std::string const& endpoint, bool with_heading) {
    if (with_heading) out_.lines.push_back(heading(endpoint));
    std::vector<ForestLine> lines;
    for (auto const& q : all_) {
      if (!q.why_not.empty() || endpoint_of(q) != endpoint) continue;
      draw(q);
      lines.push_back(line_of(q, marks_));
      lines.back().detail = detail_of(q.row, several_rows_of(q.row.trial_id, endpoint));
      arms_.insert({q.row.experimental, q.row.control});
    }
    sort_lines(lines, choices_.order);
    std::move(lines.begin(), lines.end(), std::back_inserter(out_.lines));
  }

  // Which side favours what follows from what a ratio counts: below 1 fewer events, which is good for harm and bad for benefit.
  void name_sides() {
    std::string const event = drawn_.front()->event;
    bool const same = std::all_of(drawn_.begin(), drawn_.end(), [&](auto const* q) { return q->event == event; });
    if (!same || (event != "harm" && event != "benefit")) return;
    auto const& [treatment, comparator] = *arms_.begin();
    bool const one_pair = arms_.size() == 1 && !comparator.empty();
    std::string const for_treatment = one_pair ? "Favours " + treatment : "Favours experimental arm";
    std::string const for_control = one_pair ? "Favours " + comparator : "Favours control arm";
    out_.favours_low = event == "harm" ? for_treatment : for_control;
    out_.favours_high = event == "harm" ? for_control : for_treatment;
  }

  Forest finished() {
    std::set<std::string> measures;
    for (auto const* q : drawn_) measures.insert(q->row.effect_measure);
    std::string const measure = measures.size() == 1 ? *measures.begin() : "Ratio";
    out_.effect_head = measure + (out_.weighted ? fmt::format(" ({:.4g}% CI)", choices_.model.options.level) : " (CI)");
    out_.axis_label = measure + " (log scale)";
    name_sides();
    explain(marks_, out_.footer);
    out_.footer.push_back(fmt::format("Quoted from: {}", fmt::join(documents_, ", ")));
    return std::move(out_);
  }

  std::vector<QuotedRatio> all_;
  std::map<std::string, QuotedRatio const*> by_id_;
  ForestChoices const& choices_;
  Forest out_;
  Marks marks_;
  bool computed_ = false;
  std::vector<QuotedRatio const*> drawn_;
  std::set<std::string> trials_, documents_;
  std::set<std::pair<std::string, std::string>> arms_;
};

// Another finding of the trial on the same question is drawn.
std::vector<std::string> without_passed_over(std::vector<std::string> ids, StudyEffects const& effects) {
  for (auto const& row : effects.left_out)
    if (row.passed_over()) std::erase(ids, row.finding_id);
  return ids;
}

void add_choices(Filters const& filters, ForestChoices const& choices, core::table::Document const& editions, Forest& out) {
  if (!filters.description().empty()) out.footer.push_back("Filters: " + filters.description());
  for (auto const& fact : editions.facts) out.footer.push_back(fact.label + ": " + fact.value);
  for (auto const& note : editions.notes) out.footer.push_back(note);
  out.footer.push_back("Sources: " + described_sources(filters));
  out.footer.push_back("Of one trial: " + described_choice(choices.pooling));
  if (choices.pooling.assume_two_sided) out.footer.emplace_back("Assumed: exact P values whose sides are not stated are taken as two-sided");
  if (choices.pooling.headings_too) out.footer.emplace_back("Assumed: line and subtype of headings are taken as stated in the sentence");
  if (choices.pooling.lumps.any())
    out.footer.push_back(fmt::format("Lumped: {}: every estimate depends on this choice", fmt::join(choices.pooling.lumps.typed, ", ")));
}

}  // namespace

Forest forest(Connection& book, Filters const& typed, ForestChoices const& choices) {
  core::table::Document editions;
  auto const filters = current_editions(book, typed, editions);
  auto const effects = study_effects(book, filters, choices.pooling);
  Builder builder(quoted_ratios(book, without_passed_over(findings_inside(book, filters), effects)), choices);
  auto const groups = groups_of(effects.rows);
  bool const any = std::any_of(groups.begin(), groups.end(), [](auto const& g) { return g.rows.size() > 1; });
  std::string const endpoints = fmt::format("{}", fmt::join(typed.endpoint_labels, ", "));
  bool const pooled = choices.pooled && any;
  Forest out = pooled
                   ? builder.pooled(effects, groups)
                   : builder.unpooled(any ? "Not pooled, as asked." : "Not pooled: no two trials answer one question with usable standard errors.");
  out.title = pooled ? endpoints : endpoints + ", not pooled";
  add_choices(typed, choices, editions, out);
  return out;
}

}  // namespace query
