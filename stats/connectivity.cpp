// stats/connectivity.cpp - the smallest node of a component stands for it.
#include "stats/connectivity.hpp"

#include <algorithm>
#include <numeric>

namespace stats {
namespace {

int root(std::vector<int>& parent, int node) {
  while (parent[node] != node) node = parent[node] = parent[parent[node]];
  return node;
}

}  // namespace

std::vector<int> connected_components(int nodes, std::span<std::pair<int, int> const> edges) {
  std::vector<int> parent(nodes);
  std::iota(parent.begin(), parent.end(), 0);
  for (auto const& [a, b] : edges) {
    int const x = root(parent, a), y = root(parent, b);
    parent[std::max(x, y)] = std::min(x, y);
  }
  std::vector<int> component(nodes);
  int count = 0;
  for (int node = 0; node < nodes; ++node) {
    int const r = root(parent, node);
    component[node] = r == node ? count++ : component[r];
  }
  return component;
}

}  // namespace stats
