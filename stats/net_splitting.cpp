// stats/net_splitting.cpp - both methods share the direct estimates; they differ in where the indirect one comes from.
#include "stats/net_splitting.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "stats/distributions.hpp"
#include "stats/network_tau2.hpp"

namespace stats {
namespace {

struct Direct {
  int studies = 0;
  double weight = 0, weighted = 0;
};

using Pair = std::pair<int, int>;

std::map<Pair, Direct> direct_evidence(NetworkData const& data, double tau2) {
  std::map<Pair, Direct> out;
  for (auto const& r : data.rows) {
    double const w = 1 / (r.se * r.se + tau2);
    auto& d = out[{r.a, r.b}];
    ++d.studies;
    d.weight += w;
    d.weighted += w * r.te;
  }
  return out;
}

SplitTest compare(SplitRow const& row, double indirect, double indirect_se) {
  SplitTest t;
  t.indirect = indirect;
  t.indirect_se = indirect_se;
  t.difference = row.direct - indirect;
  t.difference_se = std::hypot(row.direct_se, indirect_se);
  t.z = t.difference / t.difference_se;
  t.p = two_sided_p(t.z);
  return t;
}

SplitRow row_of(NetworkData const& data, NetworkFit const& fit, Pair const& pair, Direct const& d) {
  SplitRow row;
  row.treat1 = data.treatments[pair.first];
  row.treat2 = data.treatments[pair.second];
  row.studies = d.studies;
  row.direct = d.weighted / d.weight;
  row.direct_se = 1 / std::sqrt(d.weight);
  row.network = fit.te(pair.first, pair.second);
  row.network_se = fit.se(pair.first, pair.second);
  row.proportion = std::min(1.0, std::pow(row.network_se / row.direct_se, 2));
  return row;
}

std::vector<Contrast> without_trials_of(NetworkData const& data, Pair const& pair) {
  std::vector<Contrast> out;
  for (auto const& s : data.studies) {
    if (std::binary_search(s.arms.begin(), s.arms.end(), pair.first) && std::binary_search(s.arms.begin(), s.arms.end(), pair.second)) continue;
    for (int r = s.first_row; r < s.first_row + s.rows(); ++r)
      out.push_back({s.id, data.treatments[data.rows[r].a], data.treatments[data.rows[r].b], data.rows[r].te, data.rows[r].se});
  }
  return out;
}

std::optional<NetworkFit> fit_of(NetworkData const& data, bool random) {
  auto common = fit_laplacian(data, 0);
  if (!random) return common;
  auto const tau2 = network_tau2(data, common);
  if (!tau2) return std::nullopt;
  return fit_laplacian(data, *tau2);
}

std::optional<SplitTest> test_by_exclusion(NetworkData const& data, SplitRow const& row, Pair const& pair, bool random) {
  auto const rest = without_trials_of(data, pair);
  if (rest.empty() || separate_networks(rest, data.tolerance).size() != 1) return std::nullopt;
  auto const reduced = network_data(rest, data.tolerance);
  auto const place = [&](int id) { return std::lower_bound(reduced.treatments.begin(), reduced.treatments.end(), id) - reduced.treatments.begin(); };
  int const a = static_cast<int>(place(row.treat1)), b = static_cast<int>(place(row.treat2));
  if (a >= reduced.size() || b >= reduced.size() || reduced.treatments[a] != row.treat1 || reduced.treatments[b] != row.treat2) return std::nullopt;
  auto const fit = fit_of(reduced, random);
  if (!fit) return std::nullopt;
  return compare(row, fit->te(a, b), fit->se(a, b));
}

}  // namespace

std::vector<SplitRow> split_by_back_calculation(NetworkData const& data, NetworkFit const& fit) {
  constexpr double none_left = 1.5e-8;
  std::vector<SplitRow> out;
  for (auto const& [pair, direct] : direct_evidence(data, fit.tau2)) {
    auto row = row_of(data, fit, pair, direct);
    if (double const rest = 1 - row.proportion; rest > none_left)
      row.test = compare(row, (row.network - row.proportion * row.direct) / rest, row.network_se / std::sqrt(rest));
    out.push_back(row);
  }
  return out;
}

std::vector<SplitRow> split_by_exclusion(NetworkData const& data, NetworkFit const& fit, bool random) {
  std::vector<SplitRow> out;
  for (auto const& [pair, direct] : direct_evidence(data, fit.tau2)) {
    auto row = row_of(data, fit, pair, direct);
    row.test = test_by_exclusion(data, row, pair, random);
    out.push_back(row);
  }
  return out;
}

}  // namespace stats
