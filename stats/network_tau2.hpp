// stats/network_tau2.hpp - heterogeneity of a network: τ² by the generalised method of DerSimonian and Laird (Jackson, White, Riley 2012; netmeta's
// default), one τ² for all comparisons, covariance τ²/2 between two contrasts of one trial.
//   τ² = max(0, (Q - df) / tr[(I - H) M W]), M = ½ BBᵀ inside a trial and 0 between trials; H, W, Q of the common-effect fit
// Undefined (nothing) when df = 0. For two treatments it is the pairwise DL estimate.
#pragma once
#include <optional>

#include "stats/network_laplacian.hpp"

namespace stats {

double heterogeneity_trace(NetworkData const& data, NetworkFit const& common);  // tr[(I - H) M W]
std::optional<double> network_tau2(NetworkData const& data, NetworkFit const& common);

}  // namespace stats
