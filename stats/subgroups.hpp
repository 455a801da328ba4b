// stats/subgroups.hpp - whether the effect differs between subgroups of studies: test of interaction, under the common-effect and the random-effects
// model.
//   Q_between = Σ (m_g - m)²/s_g², m the mean of the subgroup means m_g with weights 1/s_g²; df = groups - 1; P from chi-square
// Common effect: this is Q of all studies minus the Q of the subgroups. Random effects: each subgroup has its own τ² (meta, RevMan) or all share one
// (metafor's moderator test is the same Q with the classic standard error, i.e. with CiMethod::wald). s_g is the standard error of the shown
// interval. A subgroup of one study enters the random-effects test with its own standard error, or with the shared τ² added to its variance. Sources:
// Borenstein et al. 2009 ch. 19; Cochrane Handbook 10.11.3. Needs two subgroups (std::invalid_argument). Effects of one trial in two subgroups are
// independent only if they come from different patients.
#pragma once
#include "stats/meta_analysis.hpp"

namespace stats {

enum class SubgroupTau2 { separate, shared };

struct Subgroups {
  std::vector<MetaAnalysis> groups;  // in the given order
  CochranQ common, random;           // tests of interaction
};

Subgroups subgroups(std::span<Studies const> groups, SubgroupTau2 tau2, Options const& options = {});

}  // namespace stats
