// stats/leave_one_out.hpp - the meta-analysis repeated without each study in turn: does one study carry the result?
// Result i is without study i. Needs two studies (std::invalid_argument); of two, each result is the other study alone.
#pragma once
#include "stats/meta_analysis.hpp"

namespace stats {

std::vector<MetaAnalysis> leave_one_out(Studies const& studies, Options const& options = {});

}  // namespace stats
