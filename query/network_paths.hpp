// query/network_paths.hpp - how treatments of a network hang together: the shortest chain of direct comparisons between two, and whether each chain
// passes a node that stands for several treatments. Computes no estimate.
#pragma once
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace query {

class NetworkPaths {
 public:
  NetworkPaths(int nodes, std::vector<std::pair<int, int>> const& edges);

  // Nodes of the shortest chain from one to the other, both included; the earlier node wins among equals. Empty where there is none.
  std::vector<int> shortest(int from, int to, std::set<int> const& closed = {}) const;

  // Every chain from one to the other begins, ends or passes at one of these nodes.
  bool all_through(int from, int to, std::set<int> const& nodes) const;

 private:
  std::vector<std::set<int>> neighbours_;
};

}  // namespace query
