// stats/network.cpp - puts the methods together; every number comes from a file of its own.
#include "stats/network.hpp"

#include <algorithm>
#include <cmath>

#include "stats/distributions.hpp"
#include "stats/network_gls.hpp"
#include "stats/network_tau2.hpp"

namespace stats {
namespace {

// The two forms of the model lose digits in different ways: where they disagree, neither is to be trusted.
void check_by_gls(NetworkData const& data, NetworkFit const& fit) {
  if (fit.weights_set_to_zero) return;  // then they are different models
  auto const gls = fit_gls(data, fit.tau2);
  for (std::size_t i = 0; i < fit.se.values.size(); ++i)
    if (!(std::abs(fit.se.values[i] - gls.se.values[i]) <= 1e-6 * fit.se.values[i]))
      throw NetworkInputError(NetworkProblem::ill_conditioned, {}, "the standard errors differ too much in size to be computed with together");
}

NetworkModel model(NetworkData const& data, NetworkFit fit, GoodValues good) {
  check_by_gls(data, fit);
  auto scores = p_scores(fit.te, fit.se, good);
  auto splits = split_by_back_calculation(data, fit);
  return {std::move(fit), std::move(scores), std::move(splits)};
}

Prediction predict(NetworkFit const& random, int df, double level) {
  double const t = two_sided_t(level, df);
  Prediction out{random.te, random.te};
  for (int i = 0; i < random.te.rows; ++i)
    for (int j = 0; j < random.te.columns; ++j)
      if (i != j) {
        double const width = t * std::sqrt(random.se(i, j) * random.se(i, j) + random.tau2);
        out.low(i, j) -= width;
        out.high(i, j) += width;
      }
  return out;
}

void note_heterogeneity(Network& n) {
  int const df = n.heterogeneity.df;
  if (!n.tau2)
    n.notes.push_back(
        "No two sources inform the same comparison (df = 0): heterogeneity cannot be estimated, only the common-effect model is given.");
  else if (df < 2)
    n.notes.push_back("One degree of freedom: a prediction interval needs two.");
  if (n.decomposition.between.df == 0) n.notes.push_back("No closed loop of different trials: consistency cannot be tested.");
  if (n.common.fit.weights_set_to_zero || (n.random && n.random->fit.weights_set_to_zero))
    n.notes.push_back("A small negative weight of a multi-arm trial was set to 0, as netmeta does.");
}

void note_evidence(Network& n) {
  auto const& splits = n.common.splits;
  if (std::none_of(splits.begin(), splits.end(), [](SplitRow const& r) { return r.test.has_value(); }))
    n.notes.push_back("No pair has both direct and indirect evidence: there is nothing to split.");
  if (n.heterogeneity.df == 0 || std::any_of(splits.begin(), splits.end(), [](SplitRow const& r) { return r.studies == 1; }))
    n.notes.push_back(
        "P-scores rest on thin evidence: df = 0, or a pair is compared in one trial only. Read them with the effects and their intervals.");
}

Network analyse(std::span<Contrast const> contrasts, NetworkOptions const& options) {
  Network n;
  n.data = network_data(contrasts, options.tolerance);
  n.common = model(n.data, fit_laplacian(n.data, 0), options.good);
  n.heterogeneity = q_test(n.common.fit.q, n.data.degrees_of_freedom());
  n.i_squared = i_squared(n.heterogeneity.q, n.heterogeneity.df, options.level);
  n.tau2 = network_tau2(n.data, n.common.fit);
  if (n.tau2) {
    n.tau = std::sqrt(*n.tau2);
    n.random = model(n.data, fit_laplacian(n.data, *n.tau2), options.good);
    if (n.heterogeneity.df >= 2) n.prediction = predict(n.random->fit, n.heterogeneity.df, options.level);
  }
  n.decomposition = decompose(n.data);
  note_heterogeneity(n);
  note_evidence(n);
  return n;
}

}  // namespace

std::optional<double> NetworkModel::adjusted_se(int row) const {
  double const w = fit.weights[row];
  if (!(w > 0)) return std::nullopt;
  return 1 / std::sqrt(w);
}

std::vector<Network> network_meta_analysis(std::span<Contrast const> contrasts, NetworkOptions const& options) {
  auto const parts = separate_networks(contrasts, options.tolerance);
  std::vector<Network> out;
  for (auto const& part : parts) out.push_back(analyse(part, options));
  if (parts.size() > 1)
    for (auto& n : out)
      n.notes.insert(n.notes.begin(), "The trials form " + std::to_string(parts.size()) +
                                          " separate networks: no relative effect can be given between treatments of two of them.");
  return out;
}

}  // namespace stats
