// stats/network_gls.hpp - the same network model as generalised least squares (Aitken), written independently of the Laplacian form as its
// cross-check, and the blocks from which designs are fitted.
//   n-1 basic parameters θ_t - θ_0; a trial with arms b, 1 … gives y_1 … with V_jj = v_bj + τ², V_jk = (v_bj + v_bk - v_jk)/2 + τ²/2
//   β = (XᵀV⁻¹X)⁻¹ XᵀV⁻¹ y;  Q = rᵀV⁻¹r
// Lu, Welton, Higgins, White, Ades 2011 (Res Synth Methods 2:43); Krahn, Binder, König 2013 (BMC Med Res Methodol 13:35).
// Agrees with the Laplacian form when the contrasts of a trial add up exactly and no weight was set to 0; the contrasts with the first arm are used.
// Fails with NetworkInputError (ill_conditioned) when double precision cannot invert V or XᵀV⁻¹X.
#pragma once
#include "stats/matrix.hpp"
#include "stats/network_data.hpp"

namespace stats {

struct StudyBlock {
  std::vector<int> arms;  // the first is the baseline
  std::vector<double> y;  // θ(baseline) - θ(arm j)
  Matrix precision;       // V⁻¹
};

StudyBlock study_block(NetworkData const& data, NetworkStudy const& study, double tau2);

// rᵀ P r
double quadratic_form(Matrix const& p, std::vector<double> const& r);
std::vector<double> product(Matrix const& m, std::vector<double> const& x);
Matrix inverse_or_refuse(Matrix const& positive);

struct GlsFit {
  Matrix te, se;
  double q = 0;
};

GlsFit fit_gls(NetworkData const& data, double tau2);

}  // namespace stats
