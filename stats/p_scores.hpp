// stats/p_scores.hpp - ranking of treatments by the mean certainty that one is better than another (Rücker, Schwarzer 2015; netmeta's netrank).
//   P_i = mean over j ≠ i of Φ(-TE_ij / SE_ij) when small values are good (a hazard ratio), Φ(+TE_ij / SE_ij) when large ones are
// Between 0 and 1, mean ½. A score says nothing of the size of an effect nor of its certainty: never shown without both. Needs two treatments.
#pragma once
#include "stats/matrix.hpp"

namespace stats {

enum class GoodValues { small, large };

std::vector<double> p_scores(Matrix const& te, Matrix const& se, GoodValues good);

}  // namespace stats
