// stats/contributions.cpp - breadth-first search for the shortest path. Ties are broken as netmeta's graph library does: nodes are numbered in the
// order in which the directed edges name them, and a node's neighbours are visited in that order.
#include "stats/contributions.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace stats {
namespace {

constexpr double nothing = 1e-12;  // flow that is rounding error

struct Edge {
  int from = 0, to = 0, column = 0;
  double flow = 0;
};

using Pair = std::pair<int, int>;

std::map<Pair, double> aggregated_weights(NetworkData const& data, NetworkFit const& fit) {
  std::map<Pair, double> out;
  for (std::size_t k = 0; k < data.rows.size(); ++k) out[{data.rows[k].a, data.rows[k].b}] += fit.weights[k];
  return out;
}

std::vector<double> flows(std::map<Pair, double> const& weights, NetworkFit const& fit, int i, int j) {
  auto const& l = fit.pseudo_inverse;
  std::vector<double> out;
  for (auto const& [pair, w] : weights) out.push_back((l(i, pair.first) - l(i, pair.second) - l(j, pair.first) + l(j, pair.second)) * w);
  return out;
}

// The edges in the direction of their flow, leaving each node in the order in which nodes are first named.
std::vector<std::vector<Edge>> directed(std::map<Pair, double> const& weights, std::vector<double> const& flow, int nodes) {
  std::vector<Edge> edges;
  std::vector<int> named(nodes, -1);
  int count = 0, column = 0;
  for (auto const& [pair, w] : weights) {
    double const h = flow[column];
    Edge const e = h > nothing ? Edge{pair.first, pair.second, column, h} : Edge{pair.second, pair.first, column, -h};
    for (int node : {e.from, e.to})
      if (named[node] < 0) named[node] = count++;
    edges.push_back(e);
    ++column;
  }
  std::sort(edges.begin(), edges.end(), [&](Edge const& x, Edge const& y) { return named[x.to] < named[y.to]; });
  std::vector<std::vector<Edge>> out(nodes);
  for (auto const& e : edges)
    if (e.flow > nothing) out[e.from].push_back(e);
  return out;
}

// Edges of a shortest path, from its end to its start; empty when there is none.
std::vector<Edge*> shortest_path(std::vector<std::vector<Edge>>& graph, int source, int sink) {
  std::vector<Edge*> by(graph.size(), nullptr);
  std::vector<int> queue{source};
  for (std::size_t head = 0; head < queue.size() && !by[sink]; ++head)
    for (auto& e : graph[queue[head]])
      if (e.flow > nothing && e.to != source && !by[e.to]) {
        by[e.to] = &e;
        queue.push_back(e.to);
      }
  std::vector<Edge*> path;
  for (int node = sink; by[node]; node = by[node]->from) path.push_back(by[node]);
  return path;
}

std::vector<double> shares(std::vector<std::vector<Edge>> graph, std::size_t columns, int source, int sink) {
  std::vector<double> out(columns);
  for (auto path = shortest_path(graph, source, sink); !path.empty(); path = shortest_path(graph, source, sink)) {
    double flow = path.front()->flow;
    for (auto const* e : path) flow = std::min(flow, e->flow);
    for (auto* e : path) {
      out[e->column] += flow / static_cast<double>(path.size());
      e->flow -= flow;
    }
  }
  return out;
}

}  // namespace

Contributions evidence_flows(NetworkData const& data, NetworkFit const& fit) {
  Contributions out;
  auto const weights = aggregated_weights(data, fit);
  for (auto const& [pair, w] : weights) out.compared.emplace_back(data.treatments[pair.first], data.treatments[pair.second]);
  for (int i = 0; i < data.size(); ++i)
    for (int j = i + 1; j < data.size(); ++j) {
      ContributionRow row{data.treatments[i], data.treatments[j], flows(weights, fit, i, j), {}, 0};
      for (double h : row.flow) row.mean_path_length += std::abs(h);
      out.rows.push_back(std::move(row));
    }
  return out;
}

Contributions contributions(NetworkData const& data, NetworkFit const& fit) {
  auto out = evidence_flows(data, fit);
  auto const weights = aggregated_weights(data, fit);
  std::size_t row = 0;
  for (int i = 0; i < data.size(); ++i)
    for (int j = i + 1; j < data.size(); ++j, ++row)
      out.rows[row].share = shares(directed(weights, out.rows[row].flow, data.size()), weights.size(), i, j);
  return out;
}

}  // namespace stats
