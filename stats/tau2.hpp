// stats/tau2.hpp - variance of the true effects between studies, τ², by four estimators, all truncated at 0.
//   C = Σw - Σw²/Σw at w = 1/v;  Q(τ²) = Σ(y - μ)²/(v + τ²), μ the mean with weights 1/(v + τ²)
//   DL    (Q(0) - (k-1)) / C                                       DerSimonian, Laird 1986
//   PM    Q(τ²) = k-1                                              Paule, Mandel 1982
//   REML  restricted likelihood by Fisher scoring, ML likelihood   Viechtbauer 2005
//   se    REML sqrt(2/tr PP), ML sqrt(2/Σw²);  P = W - W11'W/Σw at the estimate
// Several groups: each has a mean of its own, τ² is common to all; k-1 becomes the number of studies minus the number of groups.
// τ² is in squared units of y. Undefined, and refused with std::invalid_argument, without a group of two studies.
// A restricted likelihood can have a local maximum above 0 and a higher value at 0: then the answer is 0 and says so.
#pragma once
#include <optional>
#include <span>

#include "stats/studies.hpp"

namespace stats {

enum class Tau2Method { DL, PM, REML, ML };

struct Tau2 {
  double value = 0;
  std::optional<double> se;             // REML and ML only
  bool local_maximum_rejected = false;  // the likelihood was higher at 0 than where scoring ended
};

Tau2 estimate_tau2(Tau2Method method, Studies const& studies);
Tau2 estimate_tau2(Tau2Method method, std::span<Studies const> groups);

// Log-likelihood of τ²; restricted for REML, full for ML.
double log_likelihood(Tau2Method method, std::span<Studies const> groups, double tau2);

// tr P at τ² = 0, which is C of DerSimonian and Laird. Computed from products of different weights: the textbook difference loses its digits when one
// study has nearly all the weight.
double dersimonian_laird_c(Studies const& studies);

}  // namespace stats
