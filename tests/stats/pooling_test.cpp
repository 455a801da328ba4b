// tests/stats/pooling_test.cpp - worked examples, published analyses, and every estimator by a second way. Tolerance: half the last printed digit.
#include <catch2/catch.hpp>
#include <cmath>

#include "stats/distributions.hpp"
#include "stats/meta_analysis.hpp"
#include "tests/support/csv_table.hpp"

namespace {

using stats::CiMethod;
using stats::Options;
using stats::PredictionConvention;
using stats::Studies;
using stats::Tau2Method;

bool near(double actual, double expected, double tolerance = 5e-5) { return std::abs(actual - expected) <= tolerance; }

Studies with_variances(std::vector<double> const& y, std::vector<double> v) {
  for (double& x : v) x = std::sqrt(x);
  return {y, v};
}

Studies three() { return with_variances({-0.6, -0.3, 0}, {0.04, 0.02, 0.04}); }

stats::RandomEffects by_dl(Studies const& s, CiMethod ci) { return stats::random_effects(s, stats::estimate_tau2(Tau2Method::DL, s).value, ci, 95); }

// τ² of DerSimonian and Laird by matrices: P = W - W11'W/Σw, (y'Py - tr(PV))/tr(P), W = V⁻¹.
double dl_by_matrices(Studies const& s) {
  std::size_t const k = s.count();
  double sum = 0, y_p_y = 0, trace_p = 0, trace_pv = 0;
  for (double v : s.v()) sum += 1 / v;
  for (std::size_t i = 0; i < k; ++i)
    for (std::size_t j = 0; j < k; ++j) {
      double const p = (i == j ? 1 / s.v()[i] : 0) - 1 / (s.v()[i] * s.v()[j] * sum);
      y_p_y += s.y()[i] * p * s.y()[j];
      if (i == j) trace_p += p, trace_pv += p * s.v()[i];
    }
  return std::max(0.0, (y_p_y - trace_pv) / trace_p);
}

// Restricted log-likelihood written as the likelihood of the differences from the first study, whose covariance is v₁+τ² everywhere plus a diagonal:
// another form than the library's, up to a constant.
double contrast_log_likelihood(Studies const& s, double tau2) {
  double sum_w = 0, sum_wd = 0, sum_wdd = 0, log_det = 0;
  for (std::size_t i = 1; i < s.count(); ++i) {
    double const w = 1 / (s.v()[i] + tau2), d = s.y()[i] - s.y()[0];
    sum_w += w, sum_wd += w * d, sum_wdd += w * d * d, log_det -= std::log(w);
  }
  double const first = s.v()[0] + tau2;  // Sherman-Morrison and the determinant lemma
  return -(log_det + std::log1p(first * sum_w) + sum_wdd - first * sum_wd * sum_wd / (1 + first * sum_w)) / 2;
}

}  // namespace

TEST_CASE("three studies by hand: common effect, Q and the estimators of tau2") {
  auto const s = three();
  auto const m = stats::meta_analysis(s, *stats::profile("RevMan5"));
  CHECK(near(m.common.estimate, -0.30));
  CHECK(near(m.common.se, 0.10));
  CHECK(near(m.heterogeneity->q.q, 4.5));
  CHECK(near(m.heterogeneity->q.p, 0.1054));
  CHECK(near(stats::dersimonian_laird_c(s), 62.5));
  CHECK(near(stats::estimate_tau2(Tau2Method::DL, s).value, 0.04));
  CHECK(near(stats::estimate_tau2(Tau2Method::PM, s).value, 0.05));
  CHECK(near(stats::estimate_tau2(Tau2Method::REML, s).value, 0.042040, 5e-7));
  CHECK(near(*stats::estimate_tau2(Tau2Method::REML, s).se, 0.07449, 5e-6));
}

TEST_CASE("three studies by hand: heterogeneity with its intervals") {
  auto const m = stats::meta_analysis(three(), *stats::profile("RevMan5"));
  CHECK(near(m.heterogeneity->inconsistency.i2, 0.556, 5e-4));
  CHECK(m.heterogeneity->i2_ci->low == 0);
  CHECK(near(m.heterogeneity->i2_ci->high, 0.873, 5e-4));
  CHECK(m.heterogeneity->tau2_ci.low == 0);
  CHECK(near(m.heterogeneity->tau2_ci.high, 3.515, 5e-4));
}

TEST_CASE("three studies by hand: Wald, Hartung-Knapp and three prediction intervals") {
  auto const s = three();
  auto const wald = by_dl(s, CiMethod::wald), hk = by_dl(s, CiMethod::hartung_knapp);
  CHECK(near(wald.classic_se, 0.15492, 5e-6));
  CHECK((near(wald.mean.ci_low, -0.6036) && near(wald.mean.ci_high, 0.0036)));
  CHECK(near(hk.mean.se, 0.16432, 5e-6));
  CHECK((near(hk.mean.ci_low, -1.0070) && near(hk.mean.ci_high, 0.4070)));
  auto const z = *stats::prediction_interval(wald, 0.04, PredictionConvention::z, 95);
  auto const v = *stats::prediction_interval(hk, 0.04, PredictionConvention::t_k_minus_1, 95);
  auto const hts = *stats::prediction_interval(wald, 0.04, PredictionConvention::t_k_minus_2, 95);
  CHECK((near(z.low, -0.796, 5e-4) && near(z.high, 0.196, 5e-4)));
  CHECK((near(v.low, -1.388, 5e-4) && near(v.high, 0.788, 5e-4)));
  CHECK((near(hts.low, -3.514, 5e-4) && near(hts.high, 2.914, 5e-4)));
}

TEST_CASE("agreeing studies make Hartung-Knapp absurdly narrow, which each ad hoc rule repairs in its way") {
  auto const s = with_variances({-0.30, -0.31, -0.29}, {0.02, 0.03, 0.04});
  auto const hk = by_dl(s, CiMethod::hartung_knapp), se = by_dl(s, CiMethod::hk_adhoc_se), ci = by_dl(s, CiMethod::hk_adhoc_ci);
  CHECK((near(hk.mean.ci_low, -0.323, 5e-4) && near(hk.mean.ci_high, -0.279, 5e-4)));
  CHECK((near(se.mean.ci_low, -0.714, 5e-4) && near(se.mean.ci_high, 0.113, 5e-4)));
  CHECK((near(ci.mean.ci_low, -0.4891) && near(ci.mean.ci_high, -0.1125)));
  CHECK_FALSE(ci.mean.df);
  auto const iqwig = by_dl(s, CiMethod::iqwig6);
  CHECK(iqwig.corrected);
  CHECK(near(iqwig.mean.ci_low, se.mean.ci_low, 1e-12));
}

TEST_CASE("two studies of one standard error: Q 1, no variance between them, Hartung-Knapp useless") {
  auto const s = with_variances({-0.5, -0.3}, {0.02, 0.02});
  auto options = *stats::profile("metafor-hk");
  auto const hk = stats::meta_analysis(s, options);
  CHECK(near(hk.heterogeneity->q.q, 1, 1e-12));
  CHECK(hk.heterogeneity->tau2.value == 0);
  CHECK(near(hk.random->ci_high - hk.random->estimate, 1.2706));
  auto const ours = stats::meta_analysis(s);
  CHECK(near(ours.random->ci_high - ours.random->estimate, 0.196, 5e-4));
  CHECK_FALSE(ours.prediction);
  CHECK(std::count(ours.notes.begin(), ours.notes.end(), stats::Note::two_studies) == 1);
}

TEST_CASE("the BCG trials give the published log risk ratio, variance, I2 and intervals") {
  auto const s = support::meta_studies().at("bcg");
  auto const dl = stats::meta_analysis(s, *stats::profile("RevMan5"));
  CHECK(near(dl.common.estimate, -0.4303));
  CHECK(near(dl.heterogeneity->q.q, 152.2330));
  CHECK(near(dl.heterogeneity->tau2.value, 0.3088));
  CHECK((near(dl.heterogeneity->tau2_ci.low, 0.1197) && near(dl.heterogeneity->tau2_ci.high, 1.1115)));
  CHECK(near(dl.heterogeneity->inconsistency.i2, 0.9212));
  CHECK(near(dl.random->estimate, -0.7141));
  CHECK((near(dl.random->ci_low, -1.0644) && near(dl.random->ci_high, -0.3638)));
  auto const reml = stats::meta_analysis(s, *stats::profile("metafor-hk"));
  CHECK(near(reml.heterogeneity->tau2.value, 0.3132));
  CHECK(near(*reml.heterogeneity->tau2.se, 0.1664));
  CHECK(near(reml.random->estimate, -0.7145));
  CHECK(near(reml.random->se, 0.1808));
  CHECK(near(stats::estimate_tau2(Tau2Method::PM, s).value, 0.3181));
}

TEST_CASE("the teacher-expectancy studies give the published REML and DerSimonian-Laird results") {
  auto const s = support::meta_studies().at("raudenbush");
  auto const z = stats::meta_analysis(s, *stats::profile("metafor-z"));
  CHECK(near(z.heterogeneity->tau2.value, 0.0188));
  CHECK(near(z.random->estimate, 0.0837));
  CHECK(near(z.random->se, 0.0516));
  // Printed after scoring had stopped at changes of 1e-5: half the last digit and 1e-4 for that.
  CHECK((near(z.prediction->low, -0.2036, 1.5e-4) && near(z.prediction->high, 0.3711, 1.5e-4)));
  auto const hk = stats::meta_analysis(s, *stats::profile("metafor-hk"));
  CHECK((near(hk.random->ci_low, -0.0457) && near(hk.random->ci_high, 0.2131)));
  auto options = *stats::profile("metafor-hk");
  options.tau2 = Tau2Method::DL;
  auto const dl = stats::meta_analysis(s, options);
  CHECK(near(dl.heterogeneity->tau2.value, 0.0259));
  CHECK((near(dl.random->ci_low, -0.0442) && near(dl.random->ci_high, 0.2229)));
}

TEST_CASE("DerSimonian-Laird's tau2 is that of its matrix form on every data set") {
  for (auto const& [name, s] : support::meta_studies()) {
    if (name == "dominant") continue;  // the matrix form loses its digits there: see the next test
    INFO(name);
    double const tau2 = stats::estimate_tau2(Tau2Method::DL, s).value;
    CHECK(near(tau2, dl_by_matrices(s), 1e-9 * (tau2 + s.v()[0])));
  }
}

TEST_CASE("one study with nearly all the weight does not cost the others their digits") {
  auto const s = with_variances({0, 1, -1}, {1e-24, 1, 1});
  CHECK(near(stats::dersimonian_laird_c(s), 4, 1e-12));  // w1 → ∞ leaves 2 (w2 + w3)
  CHECK(near(stats::estimate_tau2(Tau2Method::DL, s).value, 0, 1e-12));
  auto const wide = with_variances({0, 3, -3}, {1e-24, 1, 1});
  CHECK(near(stats::estimate_tau2(Tau2Method::DL, wide).value, (18.0 - 2) / 4, 1e-9));
}

TEST_CASE("Paule-Mandel's tau2 makes Q equal its degrees of freedom, or is 0 when Q is below them") {
  for (auto const& [name, s] : support::meta_studies()) {
    INFO(name);
    double const tau2 = stats::estimate_tau2(Tau2Method::PM, s).value, df = static_cast<double>(s.count()) - 1;
    if (tau2 == 0)
      CHECK(stats::weighted_mean(s, 0).q <= df);
    else
      CHECK(near(stats::weighted_mean(s, tau2).q, df, 1e-9 * df));
  }
}

TEST_CASE("the bounds of the Q-profile are where Q equals its chi-square quantiles") {
  for (auto const& [name, s] : support::meta_studies()) {
    INFO(name);
    auto const bounds = stats::q_profile(s, 90);
    double const df = static_cast<double>(s.count()) - 1;
    if (bounds.low > 0) CHECK(near(stats::chi_square_upper_tail(stats::weighted_mean(s, bounds.low).q, df), 0.05, 1e-9));
    if (bounds.high > 0) CHECK(near(stats::chi_square_upper_tail(stats::weighted_mean(s, bounds.high).q, df), 0.95, 1e-9));
    CHECK(bounds.empty == (stats::chi_square_upper_tail(stats::weighted_mean(s, 0).q, df) > 0.95));
  }
}

TEST_CASE("REML's tau2 beats every other of a fine grid, in the likelihood of contrasts between studies") {
  for (auto const& [name, s] : support::meta_studies()) {
    if (name == "dominant") continue;
    INFO(name);
    double const tau2 = stats::estimate_tau2(Tau2Method::REML, s).value, best = contrast_log_likelihood(s, tau2);
    double const scale = tau2 + s.v()[0];
    CHECK(contrast_log_likelihood(s, 0) <= best + 1e-9);
    for (double factor = 1e-4; factor < 1e3; factor *= 1.05) CHECK(contrast_log_likelihood(s, factor * scale) <= best + 1e-9);
  }
}

TEST_CASE("ML's tau2 beats every other of a fine grid") {
  for (auto const& [name, s] : support::meta_studies()) {
    INFO(name);
    double const tau2 = stats::estimate_tau2(Tau2Method::ML, s).value, scale = tau2 + s.v()[0];
    double const best = stats::log_likelihood(Tau2Method::ML, std::span(&s, 1), tau2);
    for (double factor = 1e-4; factor < 1e3; factor *= 1.05)
      CHECK(stats::log_likelihood(Tau2Method::ML, std::span(&s, 1), factor * scale) <= best + 1e-9);
  }
}

TEST_CASE("the I2 of both definitions agree for DerSimonian-Laird and differ for REML") {
  auto const s = support::meta_studies().at("bcg");
  auto options = *stats::profile("RevMan5");
  double const by_q = stats::meta_analysis(s, options).heterogeneity->inconsistency.i2;
  options.i2 = stats::I2Definition::tau2;
  CHECK(near(stats::meta_analysis(s, options).heterogeneity->inconsistency.i2, by_q, 1e-12));
  options.tau2 = Tau2Method::REML;
  CHECK_FALSE(near(stats::meta_analysis(s, options).heterogeneity->inconsistency.i2, by_q, 1e-4));
}

TEST_CASE("a local maximum of the restricted likelihood gives way to a higher value at 0") {
  auto const s = with_variances({0.0001, 0.0086, -8.1244}, {0.002323, 0.001892, 10.6857});
  auto const tau2 = stats::estimate_tau2(Tau2Method::REML, s);
  CHECK(tau2.value == 0);
  CHECK(tau2.local_maximum_rejected);
  double const at_zero = contrast_log_likelihood(s, 0);
  for (double other = 1e-4; other < 1e3; other *= 1.05) CHECK(contrast_log_likelihood(s, other) < at_zero);
}
