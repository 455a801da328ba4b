// stats/matrix.hpp - a dense matrix of doubles, rows first. Storage only: the algebra is in linear_algebra.hpp. Indices are not checked.
#pragma once
#include <vector>

namespace stats {

struct Matrix {
  int rows = 0, columns = 0;
  std::vector<double> values;

  Matrix() = default;
  Matrix(int r, int c) : rows(r), columns(c), values(static_cast<std::size_t>(r) * c, 0.0) {}

  double& operator()(int i, int j) { return values[static_cast<std::size_t>(i) * columns + j]; }
  double operator()(int i, int j) const { return values[static_cast<std::size_t>(i) * columns + j]; }
};

}  // namespace stats
