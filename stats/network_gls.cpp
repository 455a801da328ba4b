// stats/network_gls.cpp - XᵀV⁻¹X and XᵀV⁻¹y are summed trial by trial; treatment 0 is the reference and has no parameter.
#include "stats/network_gls.hpp"

#include <cmath>

#include "stats/linear_algebra.hpp"

namespace stats {
namespace {

void add(Matrix& m, int row, int column, double x) {
  if (row > 0 && column > 0) m(row - 1, column - 1) += x;
}

// y_j = θ(baseline) - θ(arm j): a row of X has +1 at the baseline and -1 at the arm.
void add_study(StudyBlock const& s, Matrix& information, std::vector<double>& score) {
  int const base = s.arms[0], p = static_cast<int>(s.y.size());
  auto const weighted = product(s.precision, s.y);
  for (int j = 0; j < p; ++j) {
    int const arm = s.arms[j + 1];
    if (base > 0) score[base - 1] += weighted[j];
    score[arm - 1] -= weighted[j];
    for (int k = 0; k < p; ++k) {
      double const w = s.precision(j, k);
      int const other = s.arms[k + 1];
      add(information, base, base, w);
      add(information, base, other, -w);
      add(information, arm, base, -w);
      add(information, arm, other, w);
    }
  }
}

double residual_q(std::vector<StudyBlock> const& blocks, Matrix const& te) {
  double q = 0;
  for (auto const& s : blocks) {
    auto residual = s.y;
    for (std::size_t j = 0; j < residual.size(); ++j) residual[j] -= te(s.arms[0], s.arms[j + 1]);
    q += quadratic_form(s.precision, residual);
  }
  return q;
}

void set_estimates(std::vector<double> const& beta, Matrix const& covariance, GlsFit& fit) {
  int const n = static_cast<int>(beta.size()) + 1;
  auto const theta = [&](int i) { return i == 0 ? 0.0 : beta[i - 1]; };
  auto const cov = [&](int i, int j) { return i == 0 || j == 0 ? 0.0 : covariance(i - 1, j - 1); };
  fit.te = fit.se = Matrix(n, n);
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j)
      if (i != j) {
        fit.te(i, j) = theta(i) - theta(j);
        fit.se(i, j) = std::sqrt(cov(i, i) + cov(j, j) - 2 * cov(i, j));
      }
}

}  // namespace

Matrix inverse_or_refuse(Matrix const& positive) {
  auto inverse = inverse_of_positive(positive);
  if (!inverse)
    throw NetworkInputError(NetworkProblem::ill_conditioned, {}, "the standard errors differ too much in size to be computed with together");
  return std::move(*inverse);
}

std::vector<double> product(Matrix const& m, std::vector<double> const& x) {
  std::vector<double> out(m.rows);
  for (int i = 0; i < m.rows; ++i)
    for (int j = 0; j < m.columns; ++j) out[i] += m(i, j) * x[j];
  return out;
}

double quadratic_form(Matrix const& p, std::vector<double> const& r) {
  auto const weighted = product(p, r);
  double sum = 0;
  for (std::size_t i = 0; i < r.size(); ++i) sum += r[i] * weighted[i];
  return sum;
}

StudyBlock study_block(NetworkData const& data, NetworkStudy const& study, double tau2) {
  auto const variance = [&](int i, int j) { return std::pow(data.rows[study.row(i, j)].se, 2); };
  int const p = study.size() - 1;
  StudyBlock out{study.arms, {}, {}};
  Matrix v(p, p);
  for (int j = 0; j < p; ++j) {
    out.y.push_back(data.rows[study.row(0, j + 1)].te);
    v(j, j) = variance(0, j + 1) + tau2;
    for (int k = 0; k < j; ++k) v(j, k) = v(k, j) = (variance(0, j + 1) + variance(0, k + 1) - variance(k + 1, j + 1) + tau2) / 2;
  }
  out.precision = inverse_or_refuse(v);
  return out;
}

GlsFit fit_gls(NetworkData const& data, double tau2) {
  Matrix information(data.size() - 1, data.size() - 1);
  std::vector<double> score(data.size() - 1);
  std::vector<StudyBlock> blocks;
  for (auto const& s : data.studies) {
    blocks.push_back(study_block(data, s, tau2));
    add_study(blocks.back(), information, score);
  }
  auto const covariance = inverse_or_refuse(information);
  GlsFit fit;
  set_estimates(product(covariance, score), covariance, fit);
  fit.q = residual_q(blocks, fit.te);
  return fit;
}

}  // namespace stats
