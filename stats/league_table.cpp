// stats/league_table.cpp - direct estimates are those of net splitting, so both triangles share one τ².
#include "stats/league_table.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <stdexcept>

#include "stats/distributions.hpp"

namespace stats {
namespace {

void check(std::span<int const> order, int n) {
  std::vector<int> sorted(order.begin(), order.end()), all(n);
  std::sort(sorted.begin(), sorted.end());
  std::iota(all.begin(), all.end(), 0);
  if (sorted != all) throw std::invalid_argument("the order of a league table must name every treatment once");
}

LeagueCell cell(double te, double se, double z) { return {te, te - z * se, te + z * se}; }

}  // namespace

std::vector<int> best_first(std::span<double const> p_scores) {
  std::vector<int> order(p_scores.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return p_scores[a] > p_scores[b]; });
  return order;
}

LeagueTable league_table(NetworkData const& data, NetworkFit const& fit, std::span<SplitRow const> splits, std::span<int const> order,
                         double level_in_percent) {
  check(order, data.size());
  double const z = two_sided_z(level_in_percent);
  int const n = data.size();
  std::map<std::pair<int, int>, SplitRow const*> direct;
  for (auto const& row : splits) direct[{row.treat1, row.treat2}] = &row;
  LeagueTable out{{}, std::vector(n, std::vector<std::optional<LeagueCell>>(n))};
  for (int place : order) out.treatments.push_back(data.treatments[place]);
  for (int i = 0; i < n; ++i)
    for (int j = i + 1; j < n; ++j) {
      out.cells[j][i] = cell(fit.te(order[i], order[j]), fit.se(order[i], order[j]), z);
      auto const [first, second] = std::minmax(out.treatments[i], out.treatments[j]);
      if (auto const it = direct.find({first, second}); it != direct.end())
        out.cells[i][j] = cell(first == out.treatments[i] ? it->second->direct : -it->second->direct, it->second->direct_se, z);
    }
  return out;
}

}  // namespace stats
