// stats/network_decomposition.cpp - trials of one design share their baseline arm, so a design is fitted by adding their precision matrices.
#include "stats/network_decomposition.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "stats/distributions.hpp"
#include "stats/network_gls.hpp"

namespace stats {
namespace {

using Designs = std::map<std::vector<int>, std::vector<StudyBlock>>;  // by places of treatments

Designs designs_of(NetworkData const& data, double tau2) {
  Designs out;
  for (auto const& s : data.studies) out[s.arms].push_back(study_block(data, s, tau2));
  return out;
}

Matrix sum_of_precisions(std::vector<StudyBlock> const& studies) {
  Matrix sum = studies.front().precision;
  for (std::size_t k = 1; k < studies.size(); ++k)
    for (std::size_t i = 0; i < sum.values.size(); ++i) sum.values[i] += studies[k].precision.values[i];
  return sum;
}

double q_within(std::vector<StudyBlock> const& studies) {
  if (studies.size() == 1) return 0;
  std::vector<double> score(studies.front().y.size());
  for (auto const& s : studies) {
    auto const weighted = product(s.precision, s.y);
    for (std::size_t j = 0; j < score.size(); ++j) score[j] += weighted[j];
  }
  auto const beta = product(inverse_or_refuse(sum_of_precisions(studies)), score);
  double q = 0;
  for (auto const& s : studies) {
    auto residual = s.y;
    for (std::size_t j = 0; j < residual.size(); ++j) residual[j] -= beta[j];
    q += quadratic_form(s.precision, residual);
  }
  return q;
}

double q_within(Designs const& designs) {
  double q = 0;
  for (auto const& [arms, studies] : designs) q += q_within(studies);
  return q;
}

// tr(AB) and tr(A V0) = ½ tr A + ½ Σ A
double trace_of_product(Matrix const& a, Matrix const& b) {
  double trace = 0;
  for (int i = 0; i < a.rows; ++i)
    for (int j = 0; j < a.columns; ++j) trace += a(i, j) * b(j, i);
  return trace;
}

double trace_with_v0(Matrix const& a) {
  double trace = 0;
  for (int i = 0; i < a.rows; ++i)
    for (int j = 0; j < a.columns; ++j) trace += a(i, j) * (i == j ? 1.0 : 0.5);
  return trace;
}

Matrix w_v0_w(Matrix const& w) {
  Matrix out(w.rows, w.columns);
  for (int i = 0; i < w.rows; ++i)
    for (int j = 0; j < w.columns; ++j)
      for (int k = 0; k < w.columns; ++k)
        for (int l = 0; l < w.rows; ++l) out(i, j) += w(i, k) * (k == l ? 1.0 : 0.5) * w(l, j);
  return out;
}

// tr(W V0) - tr(C XᵀW V0 W X), a sum over designs
double within_trace(Designs const& designs) {
  double trace = 0;
  for (auto const& [arms, studies] : designs) {
    auto const c = inverse_or_refuse(sum_of_precisions(studies));
    for (auto const& s : studies) trace += trace_with_v0(s.precision) - trace_of_product(c, w_v0_w(s.precision));
  }
  return trace;
}

std::optional<DesignInteraction> design_interaction(NetworkData const& data, Designs const& common, QTest const& within, int df_between) {
  if (within.df == 0 || df_between == 0) return std::nullopt;
  double const trace = within_trace(common);
  if (!(trace > 0)) return std::nullopt;
  double const tau2 = std::max(0.0, (within.q - within.df) / trace);
  double const q = fit_gls(data, tau2).q - q_within(designs_of(data, tau2));
  return DesignInteraction{tau2, q_test(std::max(0.0, q), df_between)};
}

}  // namespace

QTest q_test(double q, int df) {
  QTest out{q, df, {}};
  if (df > 0) out.p = chi_square_upper_tail(q, df);
  return out;
}

NetworkDecomposition decompose(NetworkData const& data) {
  NetworkDecomposition out;
  auto const designs = designs_of(data, 0);
  for (auto const& [arms, studies] : designs) {
    int const k = static_cast<int>(studies.size());
    DesignHeterogeneity d{{}, k, q_test(q_within(studies), (k - 1) * (static_cast<int>(arms.size()) - 1))};
    for (int arm : arms) d.treatments.push_back(data.treatments[arm]);
    out.within.q += d.test.q;
    out.within.df += d.test.df;
    out.designs.push_back(std::move(d));
  }
  out.within = q_test(out.within.q, out.within.df);
  out.total = q_test(fit_gls(data, 0).q, data.degrees_of_freedom());
  int const df_between = out.total.df - out.within.df;
  out.between = q_test(df_between == 0 ? 0 : std::max(0.0, out.total.q - out.within.q), df_between);
  out.random = design_interaction(data, designs, out.within, df_between);
  return out;
}

}  // namespace stats
