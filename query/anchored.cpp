// query/anchored.cpp - shared controls are found before anything is pooled.
#include "query/anchored.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "stats/bucher.hpp"

namespace query {
namespace {

using Contrasts = std::vector<NamedContrast>;

Contrasts rows_of(Contrasts const& all, std::string const& treatment, std::string const& comparator) {
  Contrasts out;
  for (auto c : all) {
    if (c.treat1 == comparator && c.treat2 == treatment) {
      std::swap(c.treat1, c.treat2);
      c.te = -c.te;
    }
    if (c.treat1 == treatment && c.treat2 == comparator) out.push_back(std::move(c));
  }
  return out;
}

std::set<std::string> studies_of(Contrasts const& rows) {
  std::set<std::string> out;
  for (auto const& row : rows) out.insert(row.study);
  return out;
}

PooledEdge edge_of(Contrasts rows, std::string const& treatment, std::string const& comparator, stats::Options const& options) {
  std::vector<double> te, se;
  for (auto const& row : rows) te.push_back(row.te), se.push_back(row.se);
  auto result = stats::meta_analysis(stats::Studies(te, se), options);
  return {treatment, comparator, std::move(rows), std::move(result)};
}

stats::RelativeEffect effect_of(stats::Estimate const& e) { return {e.estimate, e.se}; }

template <class Compare>
ByModel by_model(stats::MetaAnalysis const& first, ByModel const& second, Compare compare) {
  ByModel out{compare(effect_of(first.common), effect_of(second.common)), {}};
  if (first.random || second.random) out.random = compare(effect_of(first.random ? *first.random : first.common), effect_of(second.shown()));
  return out;
}

std::optional<double> events_of(NamedContrast const& row, AnchorChoices const& choices) {
  if (choices.control_events) return choices.control_events;
  double events = 0;
  auto const& text = row.control_events;
  if (std::from_chars(text.data(), text.data() + text.size(), events).ec != std::errc() || events <= 0) return std::nullopt;
  return events;
}

void erase(Contrasts& rows, std::string const& study) {
  std::erase_if(rows, [&](NamedContrast const& row) { return row.study == study; });
}

class ThroughOne {
 public:
  ThroughOne(Contrasts const& all, std::string const& a, std::string const& b, std::string const& c, AnchorChoices const& choices,
             stats::Options const& options)
      : choices_(choices), options_(options), a_c_(rows_of(all, a, c)), b_c_(rows_of(all, b, c)), direct_(rows_of(all, a, b)) {
    out_.a = a, out_.b = b, out_.via = c;
  }

  std::optional<Anchored> compare(std::string& refusal) {
    if (a_c_.empty() || b_c_.empty()) return std::nullopt;
    if (is_one_trial()) {
      if (!within_trial(refusal)) return std::nullopt;
    } else {
      leave_out_shared();
      if (a_c_.empty() || b_c_.empty()) {
        refusal = fmt::format("through {}: only trials that hold both treatments stand on an edge, and their rows share patients", out_.via);
        return std::nullopt;
      }
      pool_edges();
      out_.indirect = by_model(out_.edges[0].result, {out_.edges[1].result.common, out_.edges[1].result.random},
                               [&](auto const& x, auto const& y) { return stats::indirect_comparison(x, y, options_.level); });
      add_direct();
    }
    return std::move(out_);
  }

 private:
  bool is_one_trial() const { return direct_.empty() && a_c_.size() == 1 && b_c_.size() == 1 && a_c_[0].study == b_c_[0].study; }

  void pool_edges() {
    out_.edges.push_back(edge_of(a_c_, out_.a, out_.via, options_));
    out_.edges.push_back(edge_of(b_c_, out_.b, out_.via, options_));
  }

  bool within_trial(std::string& refusal) {
    auto const events = events_of(a_c_[0], choices_);
    if (!events) {
      refusal =
          fmt::format("through {}: both comparisons are rows of one trial, {}, with one control arm; taking them for independent counts it twice",
                      out_.via, a_c_[0].study);
      return false;
    }
    double const covariance = stats::shared_control_covariance(*events), a = a_c_[0].se, b = b_c_[0].se;
    if (covariance >= std::min(a * a, b * b)) {
      refusal =
          fmt::format("through {}: {:.4g} events of the control arm do not fit the standard errors of trial {}", out_.via, *events, a_c_[0].study);
      return false;
    }
    pool_edges();
    out_.indirect.common = stats::within_trial_comparison({a_c_[0].te, a}, {b_c_[0].te, b}, covariance, options_.level);
    out_.notes.push_back(
        fmt::format("Both rows are of trial {}: covariance through the shared control taken as 1/{:.4g} events.", a_c_[0].study, *events));
    return true;
  }

  void leave_out_shared() {
    auto const in_a = studies_of(a_c_), in_direct = studies_of(direct_);
    for (auto const& study : studies_of(b_c_)) {
      if (!in_a.contains(study)) continue;
      erase(a_c_, study);
      erase(b_c_, study);
      out_.notes.push_back(in_direct.contains(study)
                               ? fmt::format("Trial {} compares all three: it counts as direct evidence and not on the edges.", study)
                               : fmt::format("Trial {} is left out: both its rows share one control arm.", study));
    }
  }

  void add_direct() {
    if (direct_.empty()) return;
    out_.direct = edge_of(direct_, out_.a, out_.b, options_);
    out_.difference = by_model(out_.direct->result, out_.indirect,
                               [&](auto const& x, auto const& y) { return stats::direct_against_indirect(x, y, options_.level); });
  }

  AnchorChoices const& choices_;
  stats::Options const& options_;
  Contrasts a_c_, b_c_, direct_;
  Anchored out_;
};

}  // namespace

std::optional<PooledEdge> pooled_edge(Contrasts const& contrasts, std::string const& treatment, std::string const& comparator,
                                      stats::Options const& options) {
  auto rows = rows_of(contrasts, treatment, comparator);
  if (rows.empty()) return std::nullopt;
  return edge_of(std::move(rows), treatment, comparator, options);
}

std::vector<std::string> compared_with(Contrasts const& contrasts, std::string const& treatment) {
  std::set<std::string> out;
  for (auto const& c : contrasts) {
    if (c.treat1 == treatment) out.insert(c.treat2);
    if (c.treat2 == treatment) out.insert(c.treat1);
  }
  return {out.begin(), out.end()};
}

std::vector<Anchored> anchored(Contrasts const& contrasts, std::string const& a, std::string const& b, AnchorChoices const& choices,
                               stats::Options const& options, std::vector<std::string>& refusals) {
  std::vector<Anchored> out;
  for (auto const& c : compared_with(contrasts, a)) {
    if (c == b || (!choices.via.empty() && c != choices.via)) continue;
    std::string refusal;
    if (auto one = ThroughOne(contrasts, a, b, c, choices, options).compare(refusal)) out.push_back(std::move(*one));
    if (!refusal.empty()) refusals.push_back(std::move(refusal));
  }
  return out;
}

}  // namespace query
