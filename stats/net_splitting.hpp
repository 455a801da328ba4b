// stats/net_splitting.hpp - direct against indirect evidence, pair by pair, by back-calculation (Dias et al. 2010; König, Krahn, Binder 2013;
// netmeta's netsplit).
//   direct    inverse-variance mean of all rows of the pair, rows of multi-arm trials with their original variance (se² + τ²)
//   p = SE_net² / SE_direct²;  indirect = (TE_net - p TE_direct)/(1 - p);  SE_indirect = SE_net / √(1 - p)
//   z = (direct - indirect) / √(SE_direct² + SE_indirect²)
// p is the proportion of direct evidence. Indirect evidence and the test are undefined (nothing) when p is 1 within 1.5e-8.
// A test that finds nothing has little power: "no inconsistency detected" is not consistency.
#pragma once
#include <optional>

#include "stats/network_laplacian.hpp"

namespace stats {

struct SplitTest {
  double indirect = 0, indirect_se = 0;
  double difference = 0, difference_se = 0, z = 0, p = 0;
};

struct SplitRow {
  int treat1 = 0, treat2 = 0;  // as the caller numbers them, treat1 the earlier
  int studies = 0;             // trials that compare the two
  double direct = 0, direct_se = 0, network = 0, network_se = 0;
  double proportion = 0;
  std::optional<SplitTest> test;
};

// One row for each pair that some trial compares, in the order of treatments; τ² is that of the fit.
std::vector<SplitRow> split_by_back_calculation(NetworkData const& data, NetworkFit const& fit);

// SIDDE: the indirect estimate of a pair from the network without the trials that compare it, with its own τ² when `random`. Undefined (nothing) when
// that network does not join the two or falls apart, or when its τ² is undefined.
std::vector<SplitRow> split_by_exclusion(NetworkData const& data, NetworkFit const& fit, bool random);

}  // namespace stats
