// stats/heterogeneity.hpp - how much the studies scatter beyond their sampling errors.
//   Q = Σ w (y - mean)², w = 1/v, df = k-1, P from chi-square                                       Cochran 1954
//   by Q:   I² = max(0, (Q - df)/Q), H² = Q/df                                                      Higgins, Thompson 2002; meta's default
//   by τ²:  I² = τ²/(τ² + s²), H² = τ²/s² + 1, s² = (k-1)/C the typical sampling variance           metafor; RevMan since 2025
// The two agree for DerSimonian-Laird's τ² and differ otherwise. I² is a fraction, not percent.
//   Q-profile: the τ² at which Q(τ²) equals the two chi-square quantiles                            Viechtbauer 2007
//   test-based: ln H ± z·se(ln H), cut at H = 1                                                     Higgins, Thompson 2002
// Everything here needs two studies (std::invalid_argument). The test-based interval is undefined for two studies with Q <= 2.
#pragma once
#include <optional>

#include "stats/estimate.hpp"
#include "stats/studies.hpp"

namespace stats {

enum class I2Definition { Q, tau2 };

struct CochranQ {
  double q = 0, df = 0, p = 1;
};

struct Inconsistency {
  double i2 = 0, h2 = 1;
};

struct Tau2Interval {
  double low = 0, high = 0;
  bool empty = false;  // the studies agree better than chance lets expect: no τ² >= 0 fits; printed as [0, 0]
};

CochranQ cochran_q(Studies const& studies);
double typical_variance(Studies const& studies);

Inconsistency inconsistency_by_q(double q, double df);  // H² may be below 1, although its interval is cut there
Inconsistency inconsistency_by_tau2(double tau2, double typical_variance);

Tau2Interval q_profile(Studies const& studies, double level_in_percent);
std::optional<Interval> test_based_h2_interval(double q, double df, double level_in_percent);
double i2_of_h2(double h2);

}  // namespace stats
