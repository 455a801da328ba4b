// tests/stats/network_test.cpp - networks small enough to check by hand (methods §4.3), published values of the diabetes network of Senn et al. 2013,
// and what is refused. Tolerance: half the last printed digit.
#include "stats/network.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "stats/network_gls.hpp"
#include "stats/network_tau2.hpp"

namespace {

using stats::Contrast;
using Contrasts = std::vector<Contrast>;

enum Treatment { A = 1, B, C, D, E };

Contrast var(int study, int t1, int t2, double te, double variance) { return {study, t1, t2, te, std::sqrt(variance)}; }

Contrasts loop_by_hand() { return {var(1, A, C, -.5, .04), var(2, B, C, -.3, .04), var(3, A, B, -.1, .08)}; }

Contrasts mixed_network() {
  return {{1, A, C, -.80, .10},    {2, A, C, -.30, .15},    {3, B, C, -.30, .18}, var(4, A, B, -.10, .05),
          var(4, A, C, -.40, .07), var(4, B, C, -.30, .08), {5, C, D, .10, .25}};
}

stats::Network only(Contrasts const& contrasts) {
  auto networks = stats::network_meta_analysis(contrasts);
  REQUIRE(networks.size() == 1);
  return networks.front();
}

void check(stats::NetworkFit const& fit, int i, int j, double te, double se) {
  CAPTURE(i, j);
  CHECK(fit.te(i, j) == Approx(te).margin(5e-6));
  CHECK(fit.te(j, i) == Approx(-te).margin(5e-6));
  CHECK(fit.se(i, j) == Approx(se).margin(5e-6));
}

bool says(stats::Network const& network, std::string const& words) {
  for (auto const& note : network.notes)
    if (note.find(words) != std::string::npos) return true;
  return false;
}

stats::NetworkInputError refusal_of(Contrasts const& contrasts) {
  try {
    stats::network_meta_analysis(contrasts);
  } catch (stats::NetworkInputError const& error) {
    return error;
  }
  FAIL("the contrasts were not refused");
  std::abort();
}

}  // namespace

TEST_CASE("a loop of three trials is what one computes by hand") {
  auto const n = only(loop_by_hand());
  check(n.common.fit, 0, 1, -.15, .2);
  check(n.common.fit, 0, 2, -.475, std::sqrt(.03));
  check(n.common.fit, 1, 2, -.325, std::sqrt(.03));
  CHECK(n.heterogeneity.q == Approx(.0625).margin(1e-12));
  CHECK(n.heterogeneity.df == 1);
  CHECK(*n.tau2 == 0);
  CHECK(n.common.p_scores[0] == Approx(.8852).margin(5e-5));
  CHECK(n.common.p_scores[1] == Approx(.5982).margin(5e-5));
  CHECK(n.common.p_scores[2] == Approx(.0167).margin(5e-5));
  auto const& ab = n.common.splits.front();
  CHECK(ab.proportion == Approx(.5));
  CHECK(ab.test->indirect == Approx(-.2));
  CHECK(ab.test->indirect_se == Approx(std::sqrt(.08)));
  CHECK(!n.prediction);
  CHECK(says(n, "One degree of freedom"));
}

TEST_CASE("a three-arm trial gets adjusted variances") {
  auto const n = only({var(1, A, B, -.1, .05), var(1, A, C, -.4, .07), var(1, B, C, -.3, .08)});
  CHECK(1 / n.common.fit.weights[0] == Approx(.062).margin(1e-9));
  CHECK(1 / n.common.fit.weights[1] == Approx(.1033333333).margin(1e-9));
  CHECK(1 / n.common.fit.weights[2] == Approx(.155).margin(1e-9));
  CHECK(*n.common.adjusted_se(0) == Approx(std::sqrt(.062)));
  check(n.common.fit, 0, 1, -.1, std::sqrt(.05));
}

TEST_CASE("the mixed network has the printed estimates in both models") {
  auto const n = only(mixed_network());
  CHECK(n.heterogeneity.q == Approx(8.80040).margin(5e-6));
  CHECK(n.heterogeneity.df == 3);
  CHECK(*n.heterogeneity.p == Approx(.0321).margin(5e-5));
  CHECK(n.i_squared->value == Approx(.6591).margin(5e-5));
  CHECK(stats::heterogeneity_trace(n.data, n.common.fit) == Approx(107.21902).margin(5e-6));
  CHECK(*n.tau2 == Approx(.054099).margin(5e-7));
  check(n.common.fit, 0, 1, -.25011, .14717);
  check(n.common.fit, 0, 2, -.61499, .07776);
  check(n.common.fit, 0, 3, -.51499, .26181);
  check(n.common.fit, 1, 2, -.36488, .13879);
  check(n.common.fit, 2, 3, .10000, .25000);
  check(n.random->fit, 0, 1, -.18732, .23534);
  check(n.random->fit, 0, 2, -.52671, .16024);
  check(n.random->fit, 0, 3, -.42671, .37719);
  check(n.random->fit, 1, 2, -.33939, .21371);
  check(n.random->fit, 2, 3, .10000, .34147);
  double const scores[] = {.8858, .6269, .1472, .3401};
  for (int i = 0; i < 4; ++i) CHECK(n.random->p_scores[i] == Approx(scores[i]).margin(5e-5));
  CHECK(n.prediction->low(0, 2) == Approx(-1.4256).margin(5e-5));
  CHECK(n.prediction->high(0, 2) == Approx(.3722).margin(5e-5));
  CHECK(says(n, "one trial only"));
}

TEST_CASE("the mixed network splits Q within and between designs") {
  auto const d = only(mixed_network()).decomposition;
  CHECK(d.within.q == Approx(7.69231).margin(5e-6));
  CHECK(d.within.df == 1);
  CHECK(*d.within.p == Approx(.0055).margin(5e-5));
  CHECK(d.between.q == Approx(1.10809).margin(5e-6));
  CHECK(d.between.df == 2);
  CHECK(*d.between.p == Approx(.575).margin(5e-4));
  REQUIRE(d.designs.size() == 4);
  CHECK(d.designs[1].treatments == std::vector<int>{A, C});
  CHECK(d.designs[1].studies == 2);
  CHECK(d.designs[1].test.q == Approx(d.within.q));
  CHECK(!d.designs[0].test.p);
  REQUIRE(d.random);
  CHECK(d.random->between.df == 2);
}

TEST_CASE("the mixed network splits each compared pair into direct and indirect evidence") {
  auto const n = only(mixed_network());
  auto const& splits = n.common.splits;
  REQUIRE(splits.size() == 4);
  CHECK(splits[0].proportion == Approx(.4332).margin(5e-5));
  CHECK(splits[0].direct == Approx(-.1).margin(5e-5));
  CHECK(splits[0].direct_se == Approx(.2236).margin(5e-5));
  CHECK(splits[0].test->indirect == Approx(-.3648).margin(5e-5));
  CHECK(splits[0].test->indirect_se == Approx(.1955).margin(5e-5));
  CHECK(splits[0].test->z == Approx(.892).margin(5e-4));
  CHECK(splits[0].test->p == Approx(.373).margin(5e-4));
  CHECK(splits[1].studies == 3);
  CHECK(splits[1].proportion == Approx(.9598).margin(5e-5));
  CHECK(splits[1].test->indirect == Approx(-.4).margin(5e-5));
  CHECK(splits[1].test->indirect_se == Approx(.3877).margin(5e-5));
  CHECK(splits[1].test->p == Approx(.571).margin(5e-4));
  CHECK(splits[2].proportion == Approx(.8353).margin(5e-5));
  CHECK(splits[2].test->indirect == Approx(-.6938).margin(5e-5));  // -.69385 and P .29250 in R too (tests/data/network, "mixed")
  CHECK(splits[2].test->indirect_se == Approx(.3419).margin(5e-5));
  CHECK(splits[2].test->p == Approx(.2925).margin(5e-5));
  CHECK(splits[3].proportion == Approx(1));
  CHECK(!splits[3].test);
}

TEST_CASE("without the trials of a pair the loop leaves the same indirect estimate as back-calculation") {
  auto const n = only(loop_by_hand());
  auto const rows = stats::split_by_exclusion(n.data, n.common.fit, false);
  REQUIRE(rows.size() == 3);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(rows[i].test->indirect == Approx(n.common.splits[i].test->indirect));
    CHECK(rows[i].test->indirect_se == Approx(n.common.splits[i].test->indirect_se));
  }
  CHECK(!stats::split_by_exclusion(n.data, n.common.fit, true)[0].test);  // what is left has df = 0
}

TEST_CASE("two treatments give the pairwise common effect and the pairwise DL estimate") {
  auto const n = only({var(1, A, B, -.6, .04), var(2, A, B, -.3, .02), var(3, B, A, 0, .04)});
  CHECK(n.common.fit.te(0, 1) == Approx(-.30));
  CHECK(n.common.fit.se(0, 1) == Approx(.10));
  CHECK(n.heterogeneity.q == Approx(4.5));
  CHECK(*n.heterogeneity.p == Approx(.1054).margin(5e-5));
  CHECK(*n.tau2 == Approx(.04));
  CHECK(n.random->fit.se(0, 1) == Approx(.15492).margin(5e-6));
  CHECK(n.i_squared->value == Approx(.5556).margin(5e-5));
  CHECK(*n.i_squared->low == 0);
  CHECK(*n.i_squared->high == Approx(.873).margin(5e-4));
  CHECK(n.prediction->low(0, 1) == Approx(-1.388).margin(5e-4));
  CHECK(n.prediction->high(0, 1) == Approx(.788).margin(5e-4));
}

TEST_CASE("turning a contrast round changes nothing") {
  auto turned = mixed_network();
  for (auto& c : turned) {
    std::swap(c.treat1, c.treat2);
    c.te = -c.te;
  }
  auto const n = only(mixed_network()), m = only(turned);
  CHECK(n.common.fit.te.values == m.common.fit.te.values);
  CHECK(n.random->fit.se.values == m.random->fit.se.values);
}

TEST_CASE("P-scores turn round when large values are good") {
  stats::NetworkOptions options;
  options.good = stats::GoodValues::large;
  auto const small = stats::network_meta_analysis(mixed_network()), large = stats::network_meta_analysis(mixed_network(), options);
  for (int i = 0; i < 4; ++i) CHECK(small[0].common.p_scores[i] == Approx(1 - large[0].common.p_scores[i]));
}

TEST_CASE("a tree has no heterogeneity, no inconsistency and nothing to split, and says so") {
  auto const n = only({var(1, A, C, -.5, .04), var(2, B, C, -.3, .04)});
  check(n.common.fit, 0, 1, -.2, std::sqrt(.08));
  CHECK(n.heterogeneity.df == 0);
  CHECK(!n.heterogeneity.p);
  CHECK(!n.i_squared);
  CHECK(!n.tau2);
  CHECK(!n.random);
  CHECK(!n.decomposition.random);
  for (auto const& row : n.common.splits) CHECK(!row.test);
  CHECK(says(n, "only the common-effect model"));
  CHECK(says(n, "consistency cannot be tested"));
  CHECK(says(n, "nothing to split"));
}

TEST_CASE("a network in two parts gives two results and no effect across them") {
  auto const parts = stats::network_meta_analysis(Contrasts{var(1, A, B, -.1, .04), var(2, C, D, -.3, .04), var(3, B, E, 0, .04)});
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].data.treatments == std::vector<int>{A, B, E});
  CHECK(parts[1].data.treatments == std::vector<int>{C, D});
  CHECK(says(parts[1], "2 separate networks"));
}

TEST_CASE("one trial is its own network") {
  auto const n = only({{7, A, B, -.5, .2}});
  check(n.common.fit, 0, 1, -.5, .2);
  CHECK(!n.random);
}

TEST_CASE("identical trials have Q 0 and I² 0") {
  auto const n = only({{1, A, B, -.5, .2}, {2, A, B, -.5, .2}, {3, A, B, -.5, .2}});
  CHECK(n.heterogeneity.q == Approx(0).margin(1e-12));
  CHECK(n.i_squared->value == 0);
  CHECK(*n.tau2 == 0);
}

TEST_CASE("what cannot be a network is refused with the trial and the contrast") {
  using stats::NetworkProblem;
  double const inf = std::numeric_limits<double>::infinity();
  CHECK(refusal_of({}).kind == NetworkProblem::empty);
  CHECK(refusal_of({{9, A, B, std::nan(""), .1}}).kind == NetworkProblem::unusable_number);
  CHECK(refusal_of({{9, A, B, .1, inf}}).kind == NetworkProblem::unusable_number);
  CHECK(refusal_of({{9, A, B, 1e300, .1}}).kind == NetworkProblem::unusable_number);
  CHECK(refusal_of({{9, A, B, .1, 1e-300}}).kind == NetworkProblem::unusable_number);
  CHECK(refusal_of({{9, A, B, .1, 0}}).kind == NetworkProblem::standard_error_not_positive);
  CHECK(refusal_of({{9, A, B, .1, -.1}}).kind == NetworkProblem::standard_error_not_positive);
  CHECK(refusal_of({{9, A, A, .1, .1}}).kind == NetworkProblem::same_treatment);
  CHECK(refusal_of({{9, A, B, .1, .1}, {9, B, A, .1, .1}}).kind == NetworkProblem::repeated_contrast);
  auto const missing = refusal_of({{8, A, B, .1, .1}, {9, A, C, .1, .1}, {9, B, C, .1, .1}});
  CHECK(missing.kind == NetworkProblem::missing_contrast);
  CHECK(missing.study == 9);
  CHECK(missing.treat1 == A);
  CHECK(missing.treat2 == B);
  CHECK(std::string(missing.what()).find("study 9") == 0);
  auto const odd = refusal_of({{9, A, B, .1, .1}, {9, A, C, .3, .1}, {9, B, C, .25, .1}});
  CHECK(odd.kind == NetworkProblem::inconsistent_contrasts);
  CHECK(odd.study == 9);
  CHECK(refusal_of({{9, A, B, .1, .1}, {9, A, C, .2, .1}, {9, B, C, .1, .3}}).kind == NetworkProblem::impossible_standard_errors);
}

TEST_CASE("standard errors of four arms that no covariance gives are refused with their trial") {
  // every arm variance is positive, but se(BC) = 1.2 > se(BD) + se(CD) = 1
  auto const error =
      refusal_of({var(9, A, B, 0, 1), var(9, A, C, 0, 1), var(9, A, D, 0, 1.5), var(9, B, C, 0, 1.44), var(9, B, D, 0, .25), var(9, C, D, 0, .25)});
  CHECK(error.kind == stats::NetworkProblem::impossible_standard_errors);
  CHECK(error.study == 9);
  CHECK(std::string(error.what()).find("no covariance") != std::string::npos);
}

TEST_CASE("contrasts of a trial may be off by rounding") {
  auto const n = only({{9, A, B, .1, .1}, {9, A, C, .2005, .1}, {9, B, C, .1, .1}});
  CHECK(n.common.fit.te(0, 1) == Approx(.1).margin(.001));
}

TEST_CASE("contrasts quoted with two decimals pass when the caller allows for it") {
  Contrasts const quoted = {{9, A, B, std::log(.83), .1}, {9, A, C, std::log(.61), .1}, {9, B, C, std::log(.74), .1}};
  CHECK(refusal_of(quoted).kind == stats::NetworkProblem::inconsistent_contrasts);
  stats::NetworkOptions options;
  options.tolerance = .01;
  auto const n = stats::network_meta_analysis(quoted, options).at(0);
  CHECK(n.common.fit.te(0, 2) == Approx(std::log(.61)).margin(.01));
}

TEST_CASE("standard errors of a size that double precision cannot join are refused") {
  CHECK(refusal_of({{1, A, B, .1, 1e-12}, {2, B, C, .1, 1e12}, {3, A, C, .1, 1e-3}, {4, C, D, .2, 1e20}}).kind ==
        stats::NetworkProblem::ill_conditioned);
}

TEST_CASE("standard errors a thousandfold apart are no problem") {
  auto const n = only({{1, A, B, .1, .001}, {2, B, C, .1, 1}, {3, A, C, .3, .5}});
  CHECK(n.common.fit.se(0, 1) == Approx(.001).epsilon(1e-5));
  CHECK(n.common.splits[2].test->indirect == Approx(.2).margin(1e-6));
}
