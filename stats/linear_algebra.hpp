// stats/linear_algebra.hpp - what the network models need of linear algebra: the only door to Eigen. Knows nothing of trials.
//   inverse_of_positive(A)   A symmetric positive definite → A⁻¹ by Cholesky; nothing when A is not positive definite in double precision
//   pseudo_inverse(L)        L symmetric, positive semidefinite, with the vector of ones as its only null space (the Laplacian of a connected
//                            graph) → L⁺ = (L + cJ/n)⁻¹ - J/(cn), J all ones, c of the size of L; nothing when there is a further null space
// Gutman, Xiao 2004; Rücker 2012 (Res Synth Methods 3:312), appendix.
#pragma once
#include <optional>

#include "stats/matrix.hpp"

namespace stats {

std::optional<Matrix> inverse_of_positive(Matrix const& a);
std::optional<Matrix> pseudo_inverse(Matrix const& laplacian);

}  // namespace stats
