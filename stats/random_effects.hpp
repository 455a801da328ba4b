// stats/random_effects.hpp - mean of a distribution of true effects with between-study variance τ², and its interval by several conventions.
//   w = 1/(v + τ²);  μ = Σwy/Σw;  se = 1/sqrt(Σw)
//   wald           μ ± z·se                                                           DerSimonian, Laird 1986
//   hartung_knapp  μ ± t(k-1)·se·sqrt(q), q = Σw(y-μ)²/(k-1)                          Hartung, Knapp 2001; Sidik, Jonkman 2002
//   hk_adhoc_se    the same with max(1, q)                                            Knapp, Hartung 2003; metafor "adhoc", meta "se"
//   hk_adhoc_ci    hartung_knapp, or wald where that is wider                         Jackson et al. 2017, hybrid 2; meta "ci"
//   iqwig6         hartung_knapp, or μ ± t(k-1)·se where it is narrower than the Wald interval with DerSimonian-Laird's τ²       meta "IQWiG6"
// Identical effects make q = 0 and would give an interval without width: then q = 1 is taken and `degenerate` is set.
// Needs two studies (std::invalid_argument). With two, t(1) = 12.7 makes every Hartung-Knapp interval nearly useless.
#pragma once
#include "stats/estimate.hpp"
#include "stats/studies.hpp"

namespace stats {

enum class CiMethod { wald, hartung_knapp, hk_adhoc_se, hk_adhoc_ci, iqwig6 };

struct RandomEffects {
  Estimate mean;                // by the chosen convention
  double classic_se = 0;        // 1/sqrt(Σw), whatever the convention
  double hartung_knapp_se = 0;  // without any correction; 0 when all effects are equal
  bool corrected = false;       // an ad hoc rule replaced the Hartung-Knapp interval
  bool degenerate = false;
  std::vector<double> weights;  // 1/(v + τ²)
};

RandomEffects random_effects(Studies const& studies, double tau2, CiMethod method, double level_in_percent);

}  // namespace stats
