// query/tables/baseline.hpp - the risk of an event under the comparison, as the reader states it for his own patients: "30%", "300/1000", "0.3", for
// one endpoint "PFS=50%", with the time that it belongs to "PFS=50% @ 24 months". Never taken from a trial. Throws core::UsageError for what is no
// risk between 0 and 1, an endpoint that is not asked for, and two risks for one endpoint.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "query/filters.hpp"

namespace query {

struct Baseline {
  std::int64_t endpoint_id = 0;  // 0: every endpoint that has none of its own
  std::string endpoint;          // label; empty for every endpoint
  double risk = 0;
  std::string risk_typed, time;  // time as typed; may be empty
};

std::vector<Baseline> read_baselines(schema::Vocabulary const& vocabulary, Filters const& filters, std::vector<std::string> const& typed);

// The one for this endpoint, or nothing.
Baseline const* baseline_of(std::vector<Baseline> const& all, std::int64_t endpoint_id);

}  // namespace query
