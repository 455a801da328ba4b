// stats/contributions.hpp - how much each direct comparison contributes to each network estimate.
//   flow   row of the aggregated hat matrix (Davies et al. 2022): h = (e_i - e_j)ᵀ L⁺ Bᵀ W over the compared pairs, W the summed adjusted weights;
//          a unit flow of evidence from i to j, |h| the flow through an edge
//   share  the flow taken apart into paths, the shortest first, and each path's flow shared equally among its edges (Papakonstantinou et al. 2018;
//          netmeta's netcontrib default "shortestpath"; among equally short paths the one that netmeta takes, see the .cpp); shares add up to 1
//   mean path length = Σ |h|: above 2, more than two comparisons are combined in a row on average
// The division into paths is not unique; shares are a description, not a test.
#pragma once
#include <utility>

#include "stats/network_laplacian.hpp"

namespace stats {

struct ContributionRow {
  int treat1 = 0, treat2 = 0;
  std::vector<double> flow;   // signed, per compared pair
  std::vector<double> share;  // per compared pair
  double mean_path_length = 0;
};

struct Contributions {
  std::vector<std::pair<int, int>> compared;  // columns: pairs that some trial compares, as the caller numbers them
  std::vector<ContributionRow> rows;          // every pair of treatments
};

// Without shares, which take most of the time: many paths in a large network.
Contributions evidence_flows(NetworkData const& data, NetworkFit const& fit);

Contributions contributions(NetworkData const& data, NetworkFit const& fit);

}  // namespace stats
