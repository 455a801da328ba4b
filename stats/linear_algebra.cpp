// stats/linear_algebra.cpp - results are made symmetric, so that a matrix of standard errors is the same read either way.
#include "stats/linear_algebra.hpp"

#include <Eigen/Cholesky>

namespace stats {

std::optional<Matrix> inverse_of_positive(Matrix const& a) {
  using Dense = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  if (a.rows == 0) return Matrix();
  Eigen::Map<Dense const> const view(a.values.data(), a.rows, a.columns);
  Eigen::LLT<Dense> const cholesky(view);
  if (cholesky.info() != Eigen::Success) return std::nullopt;
  Dense const x = cholesky.solve(Dense::Identity(a.rows, a.columns));
  if (!x.allFinite()) return std::nullopt;
  Matrix out(a.rows, a.columns);
  for (int i = 0; i < a.rows; ++i)
    for (int j = 0; j < a.columns; ++j) out(i, j) = (x(i, j) + x(j, i)) / 2;
  return out;
}

std::optional<Matrix> pseudo_inverse(Matrix const& laplacian) {
  int const n = laplacian.rows;
  double trace = 0;
  for (int i = 0; i < n; ++i) trace += laplacian(i, i);
  double const c = trace / n;
  if (!(c > 0)) return std::nullopt;
  Matrix shifted = laplacian;
  for (double& x : shifted.values) x += c / n;
  auto out = inverse_of_positive(shifted);
  if (out)
    for (double& x : out->values) x -= 1 / (c * n);
  return out;
}

}  // namespace stats
