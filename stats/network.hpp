// stats/network.hpp - network meta-analysis of contrasts, common and random effects, as netmeta does it (Rücker 2012; Rücker, Schwarzer 2014).
//   data → common-effect fit → Q, df, I² → τ² (generalised DL) → random-effects fit → P-scores, prediction, decomposition of Q, net splitting
//   prediction interval TE ± t_{df} √(SE² + τ²), for df ≥ 2 (netmeta ≥ 3.0)
// A network in several parts gives one Network each; no relative effect exists across parts. df = 0: τ² is undefined and the common-effect model
// stands alone. `notes` says in words what could not be computed and what to keep in mind. Fails with NetworkInputError (network_data.hpp), and
// std::domain_error for a level outside (0, 100).
#pragma once
#include "stats/i_squared.hpp"
#include "stats/net_splitting.hpp"
#include "stats/network_decomposition.hpp"
#include "stats/network_laplacian.hpp"
#include "stats/p_scores.hpp"

namespace stats {

struct NetworkOptions {
  double level = 95;  // percent, of I² and prediction intervals
  GoodValues good = GoodValues::small;
  double tolerance = tolerance_of_contrasts;  // of the contrasts of a multi-arm trial
};

struct NetworkModel {
  NetworkFit fit;  // te and se: row minus column, in the order of data.treatments
  std::vector<double> p_scores;
  std::vector<SplitRow> splits;
  std::optional<double> adjusted_se(int row) const;  // nothing where the weight was set to 0 or is negative
};

struct Prediction {
  Matrix low, high;
};

struct Network {
  NetworkData data;
  NetworkModel common;
  std::optional<NetworkModel> random;
  QTest heterogeneity;  // Q, df and P of the common-effect model
  std::optional<ISquared> i_squared;
  std::optional<double> tau2, tau;
  std::optional<Prediction> prediction;
  NetworkDecomposition decomposition;
  std::vector<std::string> notes;
};

// Of the parts of a network, in the order of their first treatment.
std::vector<Network> network_meta_analysis(std::span<Contrast const> contrasts, NetworkOptions const& options = {});

}  // namespace stats
