// stats/connectivity.hpp - which nodes hang together (union-find). Knows nothing of trials; nodes are numbers from 0, edges pairs of them.
#pragma once
#include <span>
#include <utility>
#include <vector>

namespace stats {

// For each node the number of its component; components are numbered from 0 in the order of their smallest node.
std::vector<int> connected_components(int nodes, std::span<std::pair<int, int> const> edges);

}  // namespace stats
