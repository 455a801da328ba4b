// stats/network_laplacian.cpp - B has two entries a row, so its products are written out as sums over rows.
#include "stats/network_laplacian.hpp"

#include <cmath>

#include "stats/linear_algebra.hpp"

namespace stats {
namespace {

[[noreturn]] void too_different() {
  throw NetworkInputError(NetworkProblem::ill_conditioned, {}, "the standard errors differ too much in size to be computed with together");
}

[[noreturn]] void not_of_one_trial(int study) {
  throw NetworkInputError(NetworkProblem::impossible_standard_errors, {study},
                          "study " + std::to_string(study) + ": no covariance of its arms gives these standard errors");
}

// -½ C R C of one trial, by the means of the rows of R.
Matrix doubly_centred(NetworkData const& data, NetworkStudy const& s, double tau2) {
  int const p = s.size();
  Matrix r(p, p);
  for (int i = 0; i < p; ++i)
    for (int j = i + 1; j < p; ++j) r(i, j) = r(j, i) = std::pow(data.rows[s.row(i, j)].se, 2) + tau2;
  std::vector<double> mean(p);
  double grand = 0;
  for (int i = 0; i < p; ++i) {
    for (int j = 0; j < p; ++j) mean[i] += r(i, j) / p;
    grand += mean[i] / p;
  }
  for (int i = 0; i < p; ++i)
    for (int j = 0; j < p; ++j) r(i, j) = -(r(i, j) - mean[i] - mean[j] + grand) / 2;
  return r;
}

void multi_arm_weights(NetworkData const& data, NetworkStudy const& s, NetworkFit& fit) {
  auto const laplacian = pseudo_inverse(doubly_centred(data, s, fit.tau2));
  if (!laplacian) not_of_one_trial(s.id);
  double sum = 0;
  for (int i = 0; i < s.size(); ++i)
    for (int j = i + 1; j < s.size(); ++j) sum += std::abs(fit.weights[s.row(i, j)] = -(*laplacian)(i, j));
  for (int r = s.first_row; r < s.first_row + s.rows(); ++r)
    if (fit.weights[r] < 0 && -fit.weights[r] < 0.001 * sum) {
      fit.weights[r] = 0;
      fit.weights_set_to_zero = true;
    }
}

void set_weights(NetworkData const& data, NetworkFit& fit) {
  fit.weights.resize(data.rows.size());
  for (auto const& s : data.studies)
    if (s.size() == 2)
      fit.weights[s.first_row] = 1 / (std::pow(data.rows[s.first_row].se, 2) + fit.tau2);
    else
      multi_arm_weights(data, s, fit);
}

Matrix laplacian_of(NetworkData const& data, std::vector<double> const& weights) {
  Matrix l(data.size(), data.size());
  for (std::size_t k = 0; k < data.rows.size(); ++k) {
    auto const& r = data.rows[k];
    l(r.a, r.a) += weights[k];
    l(r.b, r.b) += weights[k];
    l(r.a, r.b) -= weights[k];
    l(r.b, r.a) -= weights[k];
  }
  return l;
}

std::vector<double> treatment_effects(NetworkData const& data, NetworkFit const& fit) {
  std::vector<double> flow(data.size()), theta(data.size());
  for (std::size_t k = 0; k < data.rows.size(); ++k) {
    flow[data.rows[k].a] += fit.weights[k] * data.rows[k].te;
    flow[data.rows[k].b] -= fit.weights[k] * data.rows[k].te;
  }
  for (int i = 0; i < data.size(); ++i)
    for (int j = 0; j < data.size(); ++j) theta[i] += fit.pseudo_inverse(i, j) * flow[j];
  return theta;
}

void set_estimates(std::vector<double> const& theta, NetworkFit& fit) {
  int const n = static_cast<int>(theta.size());
  auto const& l = fit.pseudo_inverse;
  fit.te = fit.se = Matrix(n, n);
  for (int i = 0; i < n; ++i)
    for (int j = i + 1; j < n; ++j) {
      double const variance = l(i, i) + l(j, j) - 2 * l(i, j);
      if (!(variance > 0)) too_different();
      fit.te(i, j) = theta[i] - theta[j];
      fit.te(j, i) = -fit.te(i, j);
      fit.se(i, j) = fit.se(j, i) = std::sqrt(variance);
    }
}

}  // namespace

double NetworkFit::covariance(NetworkRow const& r, NetworkRow const& s) const {
  auto const& l = pseudo_inverse;
  return l(r.a, s.a) - l(r.a, s.b) - l(r.b, s.a) + l(r.b, s.b);
}

NetworkFit fit_laplacian(NetworkData const& data, double tau2) {
  NetworkFit fit;
  fit.tau2 = tau2;
  set_weights(data, fit);
  auto inverse = pseudo_inverse(laplacian_of(data, fit.weights));
  if (!inverse) too_different();
  fit.pseudo_inverse = std::move(*inverse);
  set_estimates(treatment_effects(data, fit), fit);
  for (std::size_t k = 0; k < data.rows.size(); ++k) {
    auto const& r = data.rows[k];
    fit.fitted.push_back(fit.te(r.a, r.b));
    fit.q += fit.weights[k] * std::pow(r.te - fit.fitted[k], 2);
  }
  return fit;
}

}  // namespace stats
