// query/network_table.cpp - the random-effects model stands in the tables where there is one; both are in the list of estimates and in JSON.
#include "query/network_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "query/network_paths.hpp"
#include "query/pooled_table.hpp"
#include "stats/contributions.hpp"
#include "stats/distributions.hpp"
#include "stats/league_table.hpp"

namespace query {
namespace {

using core::table::Place;
using core::table::Section;

std::string shown_cell(stats::LeagueCell const& cell, bool ratio) {
  return shown_effect(cell.te, ratio) + " (" + shown_interval(cell.low, cell.high, ratio) + ")";
}

std::string level_label(NetworkView const& view) { return fmt::format("({:.4g}% CI)", view.options.level); }

std::string estimate_of(stats::NetworkModel const& model, int i, int j, NetworkView const& view) {
  return shown_contrast(model.fit.te(i, j), model.fit.se(i, j), view.options.level, view.ratio);
}

// The parts of the list of estimates that do not depend on the model.
struct Grounds {
  explicit Grounds(NetworkView const& view) : paths(paths_of(view)), flows(stats::evidence_flows(view.network.data, view.shown().fit)) {
    for (auto const& row : view.shown().splits) direct[{row.treat1, row.treat2}] = &row;
    for (int i = 0; i < view.network.data.size(); ++i)
      if (view.exchangeable.contains(view.treatment(i))) exchangeable.insert(i);
  }

  static NetworkPaths paths_of(NetworkView const& view) {
    std::vector<std::pair<int, int>> edges;
    for (auto const& row : view.network.data.rows) edges.emplace_back(row.a, row.b);
    return {view.network.data.size(), edges};
  }

  std::string path(NetworkView const& view, int i, int j) const {
    std::string out;
    for (int const node : paths.shortest(i, j)) out += (out.empty() ? "" : " → ") + view.treatment(node);
    return out;
  }

  std::string remark(NetworkView const& view, int i, int j, double length) const {
    std::string out = length > 2 + 1e-9 ? "caution: long chains" : "";
    if (!paths.all_through(i, j, exchangeable)) return out;
    for (int const node : exchangeable)
      if (node == i || node == j || paths.all_through(i, j, {node}))
        return out + (out.empty() ? "" : "; ") + "depends on exchangeability of " + view.treatment(node);
    return out + (out.empty() ? "" : "; ") + "depends on exchangeability of nodes that stand for several treatments";
  }

  NetworkPaths paths;
  stats::Contributions flows;
  std::map<std::pair<int, int>, stats::SplitRow const*> direct;
  std::set<int> exchangeable;
};

core::table::Row estimate_row(NetworkView const& view, Grounds const& grounds, stats::ContributionRow const& row) {
  auto const& n = view.network;
  auto const place = [&](int id) {
    return static_cast<int>(std::lower_bound(n.data.treatments.begin(), n.data.treatments.end(), id) - n.data.treatments.begin());
  };
  int const i = place(row.treat1), j = place(row.treat2);
  auto const at = grounds.direct.find({row.treat1, row.treat2});
  auto const* direct = at == grounds.direct.end() ? nullptr : at->second;
  auto const& fit = view.shown().fit;
  return {view.treatment(i) + " vs " + view.treatment(j),
          estimate_of(n.common, i, j, view),
          n.random ? estimate_of(*n.random, i, j, view) : "",
          shown_p(stats::two_sided_p(fit.te(i, j) / fit.se(i, j))),
          n.prediction ? shown_interval(n.prediction->low(i, j), n.prediction->high(i, j), view.ratio) : "",
          std::to_string(direct ? direct->studies : 0),
          fmt::format("{:.0f}%", 100 * (direct ? direct->proportion : 0)),
          grounds.path(view, i, j),
          fmt::format("{:.1f}", row.mean_path_length),
          grounds.remark(view, i, j, row.mean_path_length)};
}

std::string shown_test(stats::QTest const& test) { return test.p ? shown_p(*test.p) : "not testable"; }

core::table::Row test_row(std::string const& what, stats::QTest const& test) {
  return {what, fmt::format("{:.2f}", test.q), std::to_string(test.df), shown_test(test)};
}

std::string design_name(NetworkView const& view, stats::DesignHeterogeneity const& design) {
  std::string out;
  for (int const id : design.treatments) out += (out.empty() ? "" : " : ") + view.names.treatments[id];
  return out;
}

}  // namespace

std::string shown_contrast(double te, double se, double level, bool ratio) {
  double const width = stats::two_sided_z(level) * se;
  return shown_effect(te, ratio) + " (" + shown_interval(te - width, te + width, ratio) + ")";
}

Section estimates_section(NetworkView const& view) {
  auto const& n = view.network;
  Grounds const grounds(view);
  Section out;
  out.part = "estimates";
  out.heading = fmt::format("Network estimates, computed (treatments: {}, trials: {}, compared pairs: {})", n.data.size(), n.data.studies.size(),
                            n.common.splits.size());
  out.table.columns = {{"comparison", "Comparison"},
                       {"common", "Common effect " + level_label(view), Place::cell, false, true},
                       {"random", "Random effects " + level_label(view), Place::cell, false, true},
                       {"estimate_p", "P", Place::cell, false, true},
                       {"prediction", "Prediction interval", Place::cell, false, true},
                       {"direct_trials", "Direct trials", Place::cell, true},
                       {"direct_share", "Direct share", Place::cell, true},
                       {"path", "Shortest path"},
                       {"path_length", "Mean path length", Place::cell, true},
                       {"remark", "Remark"}};
  bool long_chains = false;
  for (auto const& row : grounds.flows.rows) {
    out.table.rows.push_back(estimate_row(view, grounds, row));
    long_chains = long_chains || row.mean_path_length > 2 + 1e-9;
  }
  for (auto const& note : n.notes)
    if (!note.starts_with("The trials form ")) out.after.push_back(note);  // stands above all parts
  if (long_chains)
    out.after.emplace_back("A mean path length above 2: more than two comparisons are combined in a row, and each adds its own assumptions.");
  return out;
}

Section league_section(NetworkView const& view) {
  auto const& model = view.shown();
  auto const order = stats::best_first(model.p_scores);
  auto const league = stats::league_table(view.network.data, model.fit, model.splits, order, view.options.level);
  Section out;
  out.part = "league";
  out.heading = fmt::format("League table, {}, {:.4g}% CI", view.shown_name(), view.options.level);
  out.before.emplace_back("Below the diagonal: network estimate of the column's treatment against the row's.");
  out.before.emplace_back("Above it: direct estimate of the row's treatment against the column's; empty where no trial compares the two.");
  out.table.fixed_order = true;
  out.table.columns = {{"treatment", "Treatment"}};
  for (int const id : league.treatments)
    out.table.columns.push_back({view.names.treatments[id], view.names.treatments[id], Place::cell, false, true});
  for (std::size_t i = 0; i < league.cells.size(); ++i) {
    core::table::Row row{view.names.treatments[league.treatments[i]]};
    for (std::size_t j = 0; j < league.cells.size(); ++j)
      row.push_back(i == j ? "—" : league.cells[i][j] ? shown_cell(*league.cells[i][j], view.ratio) : "");
    out.table.rows.push_back(std::move(row));
  }
  return out;
}

Section scores_section(NetworkView const& view) {
  auto const& n = view.network;
  Section out;
  out.part = "p-scores";
  out.heading = view.options.good == stats::GoodValues::small ? "P-scores; low values are good" : "P-scores; high values are good";
  out.table.columns = {
      {"treatment", "Treatment"}, {"p_score_common", "P-score, common", Place::cell, true}, {"p_score_random", "P-score, random", Place::cell, true}};
  for (int const i : stats::best_first(view.shown().p_scores))
    out.table.rows.push_back(
        {view.treatment(i), fmt::format("{:.3f}", n.common.p_scores[i]), n.random ? fmt::format("{:.3f}", n.random->p_scores[i]) : ""});
  out.after.emplace_back(
      "A P-score is a mean certainty of order among these treatments; it says nothing of the size of an effect nor of the quality of the trials. "
      "Read "
      "it with the estimates and their intervals.");
  return out;
}

Section splits_section(NetworkView const& view) {
  Section out;
  out.part = "netsplit";
  out.heading = fmt::format("Direct against indirect evidence, {}", view.shown_name());
  out.table.columns = {{"comparison", "Comparison"},
                       {"direct_trials", "Direct trials", Place::cell, true},
                       {"direct_share", "Direct share", Place::cell, true},
                       {"network", "Network", Place::cell, false, true},
                       {"direct", "Direct", Place::cell, false, true},
                       {"indirect", "Indirect", Place::cell, false, true},
                       {"difference", view.ratio ? "Ratio of ratios" : "Difference", Place::cell, false, true},
                       {"difference_p", "P", Place::cell, false, true}};
  auto const shown = [&](double te, double se) { return shown_contrast(te, se, view.options.level, view.ratio); };
  for (auto const& row : view.shown().splits) {
    auto const& t = row.test;
    out.table.rows.push_back({view.names.treatments[row.treat1] + " vs " + view.names.treatments[row.treat2], std::to_string(row.studies),
                              fmt::format("{:.0f}%", 100 * row.proportion), shown(row.network, row.network_se), shown(row.direct, row.direct_se),
                              t ? shown(t->indirect, t->indirect_se) : "none", t ? shown(t->difference, t->difference_se) : "",
                              t ? shown_p(t->p) : "not testable"});
  }
  out.after.emplace_back("A test that finds no difference has little power: it does not show that direct and indirect evidence agree.");
  return out;
}

Section decomposition_section(NetworkView const& view) {
  auto const& n = view.network;
  Section out;
  out.part = "heterogeneity";
  out.heading = "Heterogeneity within designs, inconsistency between designs";
  out.table.columns = {{"source", "Source"}, {"Q", "Q", Place::cell, true}, {"df", "df", Place::cell, true}, {"p_Q", "P", Place::cell, false, true}};
  out.table.rows = {test_row("total", n.decomposition.total), test_row("within designs", n.decomposition.within)};
  for (auto const& design : n.decomposition.designs)
    if (design.test.df > 0) out.table.rows.push_back(test_row("design " + design_name(view, design), design.test));
  out.table.rows.push_back(test_row("between designs", n.decomposition.between));
  if (n.decomposition.random) out.table.rows.push_back(test_row("between designs, random effects", n.decomposition.random->between));
  if (n.tau2)
    out.after.push_back(fmt::format("τ² = {:.4f} (DerSimonian-Laird for networks), I² = {}", *n.tau2,
                                    n.i_squared ? fmt::format("{:.0f}%", 100 * n.i_squared->value) : "not defined"));
  return out;
}

Section contrasts_section(std::vector<NamedContrast> const& contrasts, NetworkView const& view) {
  std::set<int> inside(view.network.data.treatments.begin(), view.network.data.treatments.end());
  Section out;
  out.part = "studies";
  out.heading = "Contrasts used";
  out.table.columns = {{"study", "Study"},
                       {"treat1", "Treatment"},
                       {"treat2", "Comparator"},
                       {"quoted", "As quoted", Place::cell, false, true},
                       {"effect_used", view.ratio ? "ln ratio" : "Effect", Place::cell, true},
                       {"se", "SE", Place::cell, true},
                       {"se_source", "SE from"},
                       {"finding_id", "Finding", Place::machine}};
  for (std::size_t i = 0; i < contrasts.size(); ++i) {
    auto const& c = contrasts[i];
    if (inside.contains(view.names.contrasts[i].treat1))
      out.table.rows.push_back(
          {c.study, c.treat1, c.treat2, c.quoted, fmt::format("{:.4f}", c.te), fmt::format("{:.4f}", c.se), c.source, c.finding_id});
  }
  return out;
}

}  // namespace query
