// stats/league_table.hpp - every treatment against every other in one square, read like netmeta's netleague.
//   below the diagonal the network estimate, above it the direct one, both of the treatment that stands earlier against the later: cell (i, j) with
//   i > j is order[j] against order[i], with i < j order[i] against order[j]; the diagonal is empty
// A cell above the diagonal is nothing when no trial compares the two. Fails with std::invalid_argument when `order` is not a permutation of places,
// std::domain_error for a level outside (0, 100).
#pragma once
#include <optional>
#include <span>

#include "stats/net_splitting.hpp"

namespace stats {

struct LeagueCell {
  double te = 0, low = 0, high = 0;
};

struct LeagueTable {
  std::vector<int> treatments;                                // as the caller numbers them, in the order asked for
  std::vector<std::vector<std::optional<LeagueCell>>> cells;  // [row][column]
};

std::vector<int> best_first(std::span<double const> p_scores);  // places of treatments by falling score

LeagueTable league_table(NetworkData const& data, NetworkFit const& fit, std::span<SplitRow const> splits, std::span<int const> order,
                         double level_in_percent = 95);

}  // namespace stats
