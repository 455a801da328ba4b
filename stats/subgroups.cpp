// stats/subgroups.cpp - the test between subgroups is Cochran's Q of their means.
#include "stats/subgroups.hpp"

#include <algorithm>
#include <cmath>

namespace stats {
namespace {

CochranQ between(std::vector<MetaAnalysis> const& groups, auto const& mean_and_se) {
  std::vector<double> means, errors;
  for (auto const& group : groups) {
    auto const [mean, se] = mean_and_se(group);
    means.push_back(mean);
    errors.push_back(se);
  }
  return cochran_q(Studies(means, errors));
}

}  // namespace

Subgroups subgroups(std::span<Studies const> groups, SubgroupTau2 tau2, Options const& options) {
  if (groups.size() < 2) throw std::invalid_argument("a test of interaction needs two subgroups");
  bool const can_share = std::any_of(groups.begin(), groups.end(), [](Studies const& g) { return g.count() > 1; });
  bool const shared = tau2 == SubgroupTau2::shared && can_share;
  auto const common_tau2 = shared ? estimate_tau2(options.tau2, groups) : Tau2{};
  Subgroups out;
  for (auto const& group : groups) out.groups.push_back(shared ? meta_analysis(group, common_tau2, options) : meta_analysis(group, options));
  out.common = between(out.groups, [](MetaAnalysis const& m) { return std::pair(m.common.estimate, m.common.se); });
  out.random = between(out.groups, [&](MetaAnalysis const& m) {
    if (m.random) return std::pair(m.random->estimate, m.random->se);
    return std::pair(m.common.estimate, std::sqrt(m.common.se * m.common.se + common_tau2.value));
  });
  return out;
}

}  // namespace stats
