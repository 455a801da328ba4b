// stats/egger.hpp - do small studies show other effects than large ones? Regression of the effect on its standard error.
//   y = a + b·se;  a: "limit estimate", the effect of a study without error;  b: asymmetry, 0 when there is none
//   classical       weights 1/v, errors scaled by the residual variance, b/se(b) as t(k-2)          Egger et al. 1997 in its regression form; metafor
//   "lm" random effects  weights 1/(v + τ²), τ² by REML given the regression, b/se(b) as z               Sterne, Egger 2005; metafor "rma"
// Results chosen by guideline authors are no sample of all studies: such a test says nothing on publication bias, and few studies say nothing at all.
// Undefined (absent) with fewer than three studies or standard errors that do not differ; classical also when the studies lie on one line exactly.
// The convention not to test fewer than ten studies is the caller's.
#pragma once
#include <optional>

#include "stats/estimate.hpp"
#include "stats/studies.hpp"

namespace stats {

constexpr std::size_t fewest_studies_for_egger = 10;  // Sterne et al. 2011

enum class EggerModel { classical, random_effects };

struct Egger {
  Estimate asymmetry, limit;
  double tau2 = 0;  // random effects only
};

std::optional<Egger> egger(Studies const& studies, EggerModel model, double level_in_percent);

}  // namespace stats
