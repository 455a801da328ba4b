// query/pooled_table.cpp - what people read is rounded here and nowhere else; programs get the numbers whole.
#include "query/pooled_table.hpp"

#include <fmt/format.h>

#include <cmath>

namespace query {
namespace {

using core::table::Place;
using core::table::Section;
using core::table::Tree;

Tree interval(std::optional<stats::Interval> const& i) { return i ? Tree(Tree::Items{i->low, i->high}) : Tree(); }

// Absent where the ratio is larger than a number of the machine.
Tree ratio_of(double te) { return std::isfinite(std::exp(te)) ? Tree(std::exp(te)) : Tree(); }

Tree::Members members_of(stats::Heterogeneity const& h) {
  return {{"tau2", h.tau2.value},
          {"tau2_se", h.tau2.se ? Tree(*h.tau2.se) : Tree()},
          {"tau2_ci", Tree(Tree::Items{h.tau2_ci.low, h.tau2_ci.high})},
          {"Q", h.q.q},
          {"df", h.q.df},
          {"p_Q", h.q.p},
          {"I2", h.inconsistency.i2},
          {"I2_ci", interval(h.i2_ci)},
          {"H2", h.inconsistency.h2}};
}

void append(Tree::Members& to, Tree::Members const& from) { to.insert(to.end(), from.begin(), from.end()); }

}  // namespace

std::string shown_effect(double te, bool ratio) {
  if (!ratio) return fmt::format("{:.3f}", te);
  double const value = std::exp(te);
  return value < 0.005 ? "<0.01" : value >= 999.995 ? ">1000" : fmt::format("{:.2f}", value);
}

std::string shown_interval(double low, double high, bool ratio) {
  auto const from = shown_effect(low, ratio), to = shown_effect(high, ratio);
  bool const bound = from[0] == '<' || to[0] == '>';
  return from + (ratio && !bound ? "–" : " to ") + to;
}

std::string shown_p(double p) { return p < 0.001 ? "P<0.001" : p < 0.1 ? fmt::format("P={:.3f}", p) : fmt::format("P={:.2f}", p); }

std::string shown_estimate(stats::Estimate const& e, bool ratio) {
  return shown_effect(e.estimate, ratio) + " (" + shown_interval(e.ci_low, e.ci_high, ratio) + ")";
}

std::string heterogeneity_line(stats::Heterogeneity const& h) {
  return fmt::format("τ² = {:.4f} [{:.4f}–{:.4f}], I² = {:.0f}%, H² = {:.2f}, Q = {:.2f} (df {:.0f}, {})", h.tau2.value, h.tau2_ci.low,
                     h.tau2_ci.high, 100 * h.inconsistency.i2, h.inconsistency.h2, h.q.q, h.q.df, shown_p(h.q.p));
}

Section models_section(stats::MetaAnalysis const& result, bool ratio, double level) {
  Section out;
  out.part = "pooled";
  out.heading = result.studies == 1 ? "Computed from 1 study" : fmt::format("Computed from {} studies", result.studies);
  out.table.columns = {{"model", "Model"},
                       {"pooled", fmt::format("{} ({:.4g}% CI)", ratio ? "Ratio" : "Effect", level), Place::cell, false, true},
                       {"pooled_p", "P", Place::cell, false, true},
                       {"prediction", "Prediction interval", Place::cell, false, true}};
  out.table.rows.push_back({"common effect", shown_estimate(result.common, ratio), shown_p(result.common.p), ""});
  if (result.random)
    out.table.rows.push_back({"random effects", shown_estimate(*result.random, ratio), shown_p(result.random->p),
                              result.prediction ? shown_interval(result.prediction->low, result.prediction->high, ratio) : ""});
  if (result.heterogeneity) out.after.push_back("Heterogeneity: " + heterogeneity_line(*result.heterogeneity));
  for (auto const note : result.notes) out.after.emplace_back(stats::sentence(note));
  return out;
}

Section studies_section(std::vector<PooledStudy> const& studies, stats::MetaAnalysis const& result, bool ratio) {
  Section out;
  out.part = "studies";
  out.heading = "Studies";
  out.table.columns = {{"study", "Study"},
                       {"quoted", "As quoted", Place::cell, false, true},
                       {"supplement", "Supplement", Place::cell, false, true},
                       {"document_id", "Source"},
                       {"reading", "Reading"},
                       {"cut", "Cut"},
                       {"effect_used", ratio ? "ln ratio" : "Effect", Place::cell, true},
                       {"se", "SE", Place::cell, true},
                       {"se_source", "SE from"},
                       {"weight_common", "Weight, common", Place::cell, true},
                       {"weight_random", "Weight, random", Place::cell, true},
                       {"finding_id", "Finding", Place::machine}};
  for (std::size_t i = 0; i < studies.size(); ++i) {
    auto const& s = studies[i];
    out.table.rows.push_back({s.name, s.quoted, s.supplement, s.document, s.reading, s.cut, fmt::format("{:.4f}", s.te), fmt::format("{:.4f}", s.se),
                              s.source, fmt::format("{:.1f}%", 100 * result.common_weights[i]),
                              result.random_weights.empty() ? "" : fmt::format("{:.1f}%", 100 * result.random_weights[i]), s.id});
  }
  return out;
}

Tree::Members members_of(stats::Estimate const& e, bool ratio) {
  Tree::Members out{{"estimate", e.estimate}, {"se", e.se}, {"ci_low", e.ci_low}, {"ci_high", e.ci_high}, {"statistic", e.statistic}, {"p", e.p}};
  out.emplace_back("df_t", e.df ? Tree(*e.df) : Tree());
  if (ratio) {
    out.emplace_back("ratio", ratio_of(e.estimate));
    out.emplace_back("ratio_ci_low", ratio_of(e.ci_low));
    out.emplace_back("ratio_ci_high", ratio_of(e.ci_high));
  }
  return out;
}

Tree::Members members_of(stats::MetaAnalysis const& result, bool ratio) {
  Tree::Members common = members_of(result.common, ratio), out{{"k", result.studies}};
  if (result.heterogeneity) {
    auto const heterogeneity = members_of(*result.heterogeneity);
    append(out, heterogeneity);
    append(common, heterogeneity);
  }
  out.emplace_back("common", common);
  if (!result.random) return out;
  auto random = members_of(*result.random, ratio);
  if (result.heterogeneity) append(random, members_of(*result.heterogeneity));
  random.emplace_back("prediction", interval(result.prediction));
  out.emplace_back("random", random);
  return out;
}

}  // namespace query
