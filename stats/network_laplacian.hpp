// stats/network_laplacian.hpp - the network estimates of the graph-theoretical model at a given τ² (Rücker 2012; Rücker, Schwarzer 2014; what
// netmeta computes).
//   m rows y = θ_a - θ_b with variances se² + τ²; a trial of p arms gets weights from the pseudo-inverse of its own Laplacian (τ² added first):
//     R = (v_ij), C = I - J/p, L_s = (-½ C R C)⁺, w_ij = -(L_s)_ij; a negative weight below 0.1 % of Σ|w| is set to 0
//   W = diag(w); L = BᵀWB; L⁺; H = B L⁺ Bᵀ W; v = H y; θ = L⁺ BᵀW y
//   TE_ij = θ_i - θ_j; SE_ij² = L⁺_ii + L⁺_jj - 2 L⁺_ij; Q = (y - v)ᵀ W (y - v)
// Needs a connected network. Fails with NetworkInputError: impossible_standard_errors when those of a trial give no positive definite covariance,
// ill_conditioned when double precision cannot invert L.
#pragma once
#include "stats/matrix.hpp"
#include "stats/network_data.hpp"

namespace stats {

struct NetworkFit {
  double tau2 = 0;
  std::vector<double> weights;  // per row, adjusted; 1/√w is netmeta's adjusted standard error
  std::vector<double> fitted;   // per row, v
  Matrix pseudo_inverse;        // L⁺
  Matrix te, se;                // row minus column, in the order of NetworkData::treatments
  double q = 0;
  bool weights_set_to_zero = false;

  double covariance(NetworkRow const& r, NetworkRow const& s) const;  // (B L⁺ Bᵀ)_rs
};

NetworkFit fit_laplacian(NetworkData const& data, double tau2);

}  // namespace stats
