// stats/tau2.cpp - every estimator is a sum over groups; one group is the ordinary case.
#include "stats/tau2.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "stats/fisher_scoring.hpp"
#include "stats/root.hpp"

namespace stats {
namespace {

using Groups = std::span<Studies const>;

// What scoring needs of P = W - W11'W/Σw, added up over groups.
struct Sums {
  double y_pp_y = 0, trace_p = 0, trace_pp = 0;
  double w = 0, w2 = 0;
};

void add(Studies const& group, double tau2, Sums& sums) {
  auto const mean = weighted_mean(group, tau2);
  auto const& w = mean.weights;
  std::vector<double> others(w.size());  // Σw without the study itself
  double before = 0, before2 = 0, after = 0, pairs = 0, pairs2 = 0;
  for (std::size_t i = 0; i < w.size(); ++i) {
    others[i] = before;
    pairs += w[i] * before;
    pairs2 += w[i] * w[i] * before2;
    before += w[i];
    before2 += w[i] * w[i];
  }
  for (std::size_t i = w.size(); i-- > 0;) {
    others[i] += after;
    after += w[i];
    double const diagonal = w[i] * others[i] / mean.weight_sum, residual = w[i] * (group.y()[i] - mean.mean);
    sums.trace_pp += diagonal * diagonal;
    sums.y_pp_y += residual * residual;
  }
  sums.trace_p += 2 * pairs / mean.weight_sum;
  sums.trace_pp += 2 * pairs2 / (mean.weight_sum * mean.weight_sum);
  sums.w += before;
  sums.w2 += before2;
}

Sums sums(Groups groups, double tau2) {
  Sums out;
  for (auto const& group : groups) add(group, tau2, out);
  return out;
}

double generalised_q(Groups groups, double tau2) {
  double q = 0;
  for (auto const& group : groups) q += weighted_mean(group, tau2).q;
  return q;
}

double degrees_of_freedom(Groups groups) {
  double df = 0;
  for (auto const& group : groups) df += static_cast<double>(group.count()) - 1;
  if (df < 1) throw std::invalid_argument("the variance between studies needs two studies of one group");
  return df;
}

// Hedges and Olkin's estimator, from which scoring starts.
double start_value(Groups groups, double df) {
  double excess = 0;
  for (auto const& group : groups) {
    double const k = static_cast<double>(group.count());
    double mean = 0;
    for (double y : group.y()) mean += y / k;
    for (double y : group.y()) excess += (y - mean) * (y - mean);
    for (double v : group.v()) excess -= v * (1 - 1 / k);
  }
  return std::max(0.0, excess / df);
}

double smallest_variance(Groups groups) {
  double smallest = groups[0].v()[0];
  for (auto const& group : groups) smallest = std::min(smallest, *std::min_element(group.v().begin(), group.v().end()));
  return smallest;
}

Tau2 maximum(Tau2Method method, Groups groups, double df) {
  bool const restricted = method == Tau2Method::REML;
  auto const step = [&](double tau2) {
    auto const s = sums(groups, tau2);
    return restricted ? (s.y_pp_y - s.trace_p) / s.trace_pp : (s.y_pp_y - s.w) / s.w2;
  };
  Tau2 out;
  out.value = fisher_scoring(step, start_value(groups, df), smallest_variance(groups));
  if (out.value > 0 && log_likelihood(method, groups, 0) > log_likelihood(method, groups, out.value)) {
    out.value = 0;
    out.local_maximum_rejected = true;
  }
  auto const s = sums(groups, out.value);
  out.se = std::sqrt(2 / (restricted ? s.trace_pp : s.w2));
  return out;
}

}  // namespace

Tau2 estimate_tau2(Tau2Method method, Groups groups) {
  double const df = degrees_of_freedom(groups);
  Tau2 out;
  switch (method) {
    case Tau2Method::DL:
      out.value = std::max(0.0, (generalised_q(groups, 0) - df) / sums(groups, 0).trace_p);
      return out;
    case Tau2Method::PM:
      out.value = root_of_decreasing([&](double t) { return generalised_q(groups, t) - df; }, smallest_variance(groups));
      return out;
    case Tau2Method::REML:
    case Tau2Method::ML:
      break;
  }
  return maximum(method, groups, df);
}

Tau2 estimate_tau2(Tau2Method method, Studies const& studies) { return estimate_tau2(method, Groups(&studies, 1)); }

double log_likelihood(Tau2Method method, Groups groups, double tau2) {
  double ll = 0;
  for (auto const& group : groups) {
    auto const mean = weighted_mean(group, tau2);
    double const free = static_cast<double>(group.count()) - (method == Tau2Method::REML ? 1 : 0);
    ll -= (free * std::log(2 * std::numbers::pi) + mean.q) / 2;
    for (double w : mean.weights) ll += std::log(w) / 2;
    if (method == Tau2Method::REML) ll -= std::log(mean.weight_sum) / 2;
  }
  return ll;
}

double dersimonian_laird_c(Studies const& studies) { return sums(Groups(&studies, 1), 0).trace_p; }

}  // namespace stats
