// query/network_paths.cpp - breadth first, neighbours in their order.
#include "query/network_paths.hpp"

#include <algorithm>
#include <deque>

namespace query {

NetworkPaths::NetworkPaths(int nodes, std::vector<std::pair<int, int>> const& edges) : neighbours_(static_cast<std::size_t>(nodes)) {
  for (auto const& [a, b] : edges) {
    neighbours_[a].insert(b);
    neighbours_[b].insert(a);
  }
}

std::vector<int> NetworkPaths::shortest(int from, int to, std::set<int> const& closed) const {
  if (closed.contains(from) || closed.contains(to)) return {};
  std::vector<int> before(neighbours_.size(), -1);
  std::deque<int> open{from};
  before[from] = from;
  while (!open.empty() && before[to] < 0) {
    int const node = open.front();
    open.pop_front();
    for (int const next : neighbours_[node])
      if (before[next] < 0 && !closed.contains(next)) before[next] = node, open.push_back(next);
  }
  if (before[to] < 0) return {};
  std::vector<int> out{to};
  while (out.back() != from) out.push_back(before[out.back()]);
  std::reverse(out.begin(), out.end());
  return out;
}

bool NetworkPaths::all_through(int from, int to, std::set<int> const& nodes) const { return !nodes.empty() && shortest(from, to, nodes).empty(); }

}  // namespace query
