// tests/stats/meta_analysis_test.cpp - special cases, profiles, and the analyses built on a meta-analysis: without NaN, with a word on what was done.
#include "stats/meta_analysis.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "stats/distributions.hpp"
#include "stats/egger.hpp"
#include "stats/leave_one_out.hpp"
#include "stats/subgroups.hpp"
#include "tests/support/csv_table.hpp"

namespace {

using stats::CiMethod;
using stats::MetaAnalysis;
using stats::Note;
using stats::PredictionConvention;
using stats::Studies;

Studies of(std::vector<double> const& y, std::vector<double> const& se) { return {y, se}; }

bool near(double actual, double expected, double tolerance = 1e-9) { return std::abs(actual - expected) <= tolerance; }
bool says(MetaAnalysis const& m, Note note) { return std::count(m.notes.begin(), m.notes.end(), note) == 1; }

bool finite(stats::Estimate const& e) {
  return std::isfinite(e.estimate) && e.se > 0 && std::isfinite(e.ci_low) && std::isfinite(e.ci_high) && std::isfinite(e.statistic) && e.p >= 0 &&
         e.p <= 1;
}

bool finite(MetaAnalysis const& m) {
  bool all = finite(m.common);
  if (m.random) all = all && finite(*m.random);
  if (m.prediction) all = all && std::isfinite(m.prediction->low) && std::isfinite(m.prediction->high);
  if (m.heterogeneity) {
    auto const& h = *m.heterogeneity;
    for (double x : {h.q.q, h.q.p, h.tau2.value, h.tau2.se.value_or(0), h.tau2_ci.low, h.tau2_ci.high, h.inconsistency.i2, h.inconsistency.h2})
      all = all && std::isfinite(x);
  }
  return all;
}

std::size_t bad_place(std::vector<double> const& y, std::vector<double> const& se) {
  try {
    Studies const studies(y, se);
  } catch (stats::BadStudy const& bad) {
    return bad.index;
  }
  return 99;
}

}  // namespace

TEST_CASE("a study with an impossible number is refused and named") {
  double const infinity = std::numeric_limits<double>::infinity(), not_a_number = std::numeric_limits<double>::quiet_NaN();
  for (double se : {0.0, -0.1, infinity, not_a_number, 1e-200, 1e200}) CHECK(bad_place({0, 0, 0}, {0.1, se, 0.1}) == 1);
  for (double y : {infinity, -infinity, not_a_number, 1e200}) CHECK(bad_place({0, 0, y}, {0.1, 0.1, 0.1}) == 2);
  CHECK_THROWS_WITH(of({0, 0}, {0.1, 0}), Catch::Contains("study 2") && Catch::Contains("standard error must be positive"));
  CHECK_THROWS_AS(of({}, {}), std::invalid_argument);
  CHECK_THROWS_AS(of({1, 2}, {1}), std::invalid_argument);
}

TEST_CASE("one study is shown as it is, without a random-effects model") {
  auto const m = stats::meta_analysis(of({-0.5}, {0.1}));
  CHECK(near(m.common.estimate, -0.5));
  CHECK(near(m.common.se, 0.1));
  CHECK_FALSE(m.random);
  CHECK_FALSE(m.heterogeneity);
  CHECK_FALSE(m.prediction);
  CHECK(m.common_weights == std::vector<double>{1});
  CHECK(says(m, Note::one_study));
}

TEST_CASE("equal effects give no heterogeneity, an empty interval of tau2 and an interval with width, under every profile") {
  for (double y : {-0.3, 0.0, 0.1}) {
    auto const equal = of({y, y, y, y}, {0.1, 0.2, 0.3, 0.15});
    for (auto const& profile : stats::profiles()) {
      INFO(profile.name);
      auto const m = stats::meta_analysis(equal, profile.options);
      CHECK(finite(m));
      CHECK(m.heterogeneity->tau2.value == 0);
      CHECK(m.heterogeneity->inconsistency.i2 == 0);
      CHECK(m.heterogeneity->tau2_ci.high == 0);
      CHECK(says(m, Note::empty_tau2_interval));
      CHECK(m.random->ci_low < m.random->ci_high);
    }
  }
  auto const hk = stats::meta_analysis(of({0.1, 0.1, 0.1}, {0.1, 0.2, 0.3}), *stats::profile("metafor-hk"));
  CHECK(says(hk, Note::identical_effects));
}

TEST_CASE("extreme but possible studies give finite answers under every profile") {
  std::vector<Studies> const sets{of({-0.5, 0.7}, {1e-6, 2}), of({1e20, -1e20, 3}, {1e-20, 1e20, 1}), of({0, 1, -1, 50}, {1e-40, 1, 1e40, 1e-3}),
                                  of({1e-30, -1e-30}, {1e-30, 1e-31}), of({5, 5, 5, -5}, {0.01, 0.01, 0.01, 0.01})};
  for (auto const& set : sets)
    for (auto const& profile : stats::profiles()) {
      INFO(profile.name << ", set of " << set.count() << " from " << set.y()[0]);
      CHECK(finite(stats::meta_analysis(set, profile.options)));
    }
}

TEST_CASE("two studies: ours gives Wald's interval and says so, the profiles of other programs do what these do") {
  auto const two = of({-0.5, -0.1}, {0.1, 0.2});
  auto const ours = stats::meta_analysis(two);
  CHECK(says(ours, Note::two_studies));
  CHECK(says(ours, Note::no_prediction));
  CHECK_FALSE(ours.random->df);
  CHECK(*stats::meta_analysis(two, *stats::profile("metafor-hk")).random->df == 1);
  CHECK(stats::meta_analysis(two, *stats::profile("meta8")).prediction);
  CHECK(says(stats::meta_analysis(two, *stats::profile("meta7")), Note::no_prediction));
  auto const close = stats::meta_analysis(of({-0.5, -0.4}, {0.1, 0.2}), *stats::profile("RevMan5"));
  CHECK(says(close, Note::no_i2_interval));
}

TEST_CASE("the profiles are known by name and differ where their programs differ") {
  CHECK_FALSE(stats::profile("nobody's"));
  CHECK(stats::profiles()[0].name == "trialbook");
  auto const bcg = support::meta_studies().at("bcg");
  auto const ours = stats::meta_analysis(bcg), hk = stats::meta_analysis(bcg, *stats::profile("metafor-hk"));
  CHECK(ours.random->ci_low == hk.random->ci_low);  // q > 1: the correction has nothing to do
  CHECK(ours.prediction->low == hk.prediction->low);
  auto const meta8 = stats::meta_analysis(bcg, *stats::profile("meta8")), meta7 = stats::meta_analysis(bcg, *stats::profile("meta7"));
  double const s = std::sqrt(meta8.heterogeneity->tau2.value + meta8.random->se * meta8.random->se);
  CHECK(near(meta8.prediction->high, meta8.random->estimate + stats::two_sided_t(95, 12) * s));
  CHECK(near(meta7.prediction->high, meta7.random->estimate + stats::two_sided_t(95, 11) * s));
  CHECK(near(meta8.heterogeneity->inconsistency.i2, (152.233008082373 - 12) / 152.233008082373));
  auto const iqwig = stats::meta_analysis(bcg, *stats::profile("IQWiG6"));
  CHECK(near(iqwig.heterogeneity->tau2.value, stats::estimate_tau2(stats::Tau2Method::PM, bcg).value));
}

TEST_CASE("the remaining conventions of a prediction interval are their formulas") {
  auto const bcg = support::meta_studies().at("bcg");
  auto const r = stats::random_effects(bcg, 0.3, CiMethod::wald, 95);
  auto const high = [&](PredictionConvention c) { return stats::prediction_interval(r, 0.3, c, 95)->high - r.mean.estimate; };
  CHECK(near(high(PredictionConvention::simple), stats::two_sided_z(95) * std::sqrt(0.3)));
  CHECK(near(high(PredictionConvention::hk_t_k_minus_1), stats::two_sided_t(95, 12) * std::sqrt(0.3 + r.hartung_knapp_se * r.hartung_knapp_se)));
  CHECK(near(high(PredictionConvention::hk_t_k_minus_2), stats::two_sided_t(95, 11) * std::sqrt(0.3 + r.hartung_knapp_se * r.hartung_knapp_se)));
  CHECK_FALSE(stats::prediction_interval(r, 0.3, PredictionConvention::none, 95));
}

TEST_CASE("our prediction interval never is narrower than the interval of the mean") {
  for (auto const& [name, set] : support::meta_studies()) {
    INFO(name);
    auto const m = stats::meta_analysis(set);
    if (!m.prediction) continue;
    CHECK(m.prediction->low <= m.random->ci_low);
    CHECK(m.prediction->high >= m.random->ci_high);
  }
}

TEST_CASE("weights are shares, random-effects weights are more even") {
  auto const m = stats::meta_analysis(support::meta_studies().at("bcg"));
  double common = 0, random = 0;
  for (double w : m.common_weights) common += w;
  for (double w : m.random_weights) random += w;
  CHECK(near(common, 1));
  CHECK(near(random, 1));
  CHECK(*std::max_element(m.random_weights.begin(), m.random_weights.end()) < *std::max_element(m.common_weights.begin(), m.common_weights.end()));
}

TEST_CASE("results follow the scale of their input and do not depend on the order of the studies") {
  auto const bcg = support::meta_studies().at("bcg");
  std::vector<double> y(bcg.y().rbegin(), bcg.y().rend()), se;
  for (std::size_t i = bcg.count(); i-- > 0;) se.push_back(std::sqrt(bcg.v()[i]));
  auto const m = stats::meta_analysis(bcg), reversed = stats::meta_analysis(Studies(y, se));
  CHECK(near(m.random->ci_low, reversed.random->ci_low));
  for (double& x : y) x *= -10;
  for (double& x : se) x *= 10;
  auto const scaled = stats::meta_analysis(Studies(y, se));
  CHECK(near(scaled.random->ci_low, -10 * m.random->ci_high, 1e-8));
  CHECK(near(scaled.heterogeneity->tau2.value, 100 * m.heterogeneity->tau2.value, 1e-8));
  CHECK(near(scaled.heterogeneity->inconsistency.i2, m.heterogeneity->inconsistency.i2));
}

TEST_CASE("leaving one out gives the analysis of the others") {
  auto const set = of({-0.6, -0.3, 0.9}, {0.2, 0.15, 0.2});
  auto const without = stats::leave_one_out(set);
  REQUIRE(without.size() == 3);
  CHECK(near(without[2].random->estimate, stats::meta_analysis(of({-0.6, -0.3}, {0.2, 0.15})).random->estimate));
  CHECK(without[0].studies == 2);
  CHECK_FALSE(stats::leave_one_out(of({-0.6, -0.3}, {0.2, 0.15}))[0].random);
  CHECK_THROWS_AS(stats::leave_one_out(of({-0.6}, {0.2})), std::invalid_argument);
}

TEST_CASE("the common-effect test between subgroups is Q of all less Q within") {
  auto const sets = support::meta_studies();
  std::vector<Studies> const groups{sets.at("k05-tau0.5"), sets.at("k10-tau0.1"), of({0.4}, {0.2})};
  auto const s = stats::subgroups(groups, stats::SubgroupTau2::separate);
  double const within = s.groups[0].heterogeneity->q.q + s.groups[1].heterogeneity->q.q;
  CHECK(near(s.common.q, stats::cochran_q(stats::together(groups)).q - within));
  CHECK(s.common.df == 2);
  CHECK(s.random.p > 0);
  CHECK_FALSE(s.groups[2].random);
  CHECK_THROWS_AS(stats::subgroups(std::span(groups).first(1), stats::SubgroupTau2::shared), std::invalid_argument);
}

TEST_CASE("subgroups of one study each are compared as they stand") {
  std::vector<Studies> const groups{of({-0.5}, {0.3}), of({0.5}, {0.4})};
  auto const s = stats::subgroups(groups, stats::SubgroupTau2::shared);
  CHECK(near(s.random.q, 4));  // (1.0 / 0.5)²
  CHECK(near(s.common.q, 4));
}

TEST_CASE("a test of asymmetry needs three studies with different standard errors that do not lie on one line") {
  using stats::EggerModel;
  CHECK_FALSE(stats::egger(of({0, 1}, {0.1, 0.2}), EggerModel::classical, 95));
  CHECK_FALSE(stats::egger(of({0, 1, 2}, {0.1, 0.1, 0.1}), EggerModel::random_effects, 95));
  CHECK_FALSE(stats::egger(of({1, 2, 3}, {0.1, 0.2, 0.3}), EggerModel::classical, 95));
  CHECK(finite(stats::egger(of({1, 2, 3}, {0.1, 0.2, 0.3}), EggerModel::random_effects, 95)->limit));
}

TEST_CASE("the magnesium trials show the published asymmetry") {
  auto const set = support::meta_studies().at("magnesium");
  CHECK(near(stats::egger(set, stats::EggerModel::random_effects, 95)->asymmetry.statistic, -4.6686, 5e-5));
  CHECK(near(stats::egger(set, stats::EggerModel::classical, 95)->asymmetry.statistic, -5.785, 5e-4));
}

TEST_CASE("every note has its sentence") {
  for (int note = 0; note <= static_cast<int>(Note::local_maximum_rejected); ++note) CHECK_FALSE(stats::sentence(static_cast<Note>(note)).empty());
}
