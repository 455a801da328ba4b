// stats/leave_one_out.cpp - k whole analyses: k is small and the code stays one line.
#include "stats/leave_one_out.hpp"

namespace stats {

std::vector<MetaAnalysis> leave_one_out(Studies const& studies, Options const& options) {
  std::vector<MetaAnalysis> out;
  for (std::size_t i = 0; i < studies.count(); ++i) out.push_back(meta_analysis(studies.without(i), options));
  return out;
}

}  // namespace stats
