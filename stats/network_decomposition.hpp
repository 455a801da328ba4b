// stats/network_decomposition.hpp - how much of Q lies between trials of one design (heterogeneity) and how much between designs (inconsistency).
//   design d: the set of treatments of a trial; β_d its own estimate (GLS over its trials)
//   Q_within = Σ_d Σ_{s in d} (y_s - β_d)ᵀ V_s⁻¹ (y_s - β_d), df = Σ_d (k_d - 1)(p_d - 1);  Q_between = Q - Q_within, df = df_Q - df_within
// With random effects (full design-by-treatment interaction model): τ²_within by DL inside that model,
//   τ² = max(0, (Q_within - df_within) / (tr(W V0) - tr(C XᵀW V0 W X))), V0 = ½I + ½J per trial; then Q_between with V + τ²_within
// Higgins et al. 2012 (Res Synth Methods 3:98); Krahn, Binder, König 2013 (BMC Med Res Methodol 13:35); Jackson, White, Riley 2012.
// P is undefined (nothing) when df = 0; the random-effects test when no design has two trials or no two designs can disagree.
// Fails like network_gls.
#pragma once
#include <optional>

#include "stats/network_data.hpp"

namespace stats {

struct QTest {
  double q = 0;
  int df = 0;
  std::optional<double> p;
};

struct DesignHeterogeneity {
  std::vector<int> treatments;  // as the caller numbers them
  int studies = 0;
  QTest test;
};

struct DesignInteraction {
  double tau2_within = 0;
  QTest between;
};

struct NetworkDecomposition {
  QTest total, within, between;              // common effect
  std::vector<DesignHeterogeneity> designs;  // in the order of their treatments
  std::optional<DesignInteraction> random;
};

QTest q_test(double q, int df);
NetworkDecomposition decompose(NetworkData const& data);

}  // namespace stats
