// stats/network_tau2.cpp - M is zero between trials, so the trace is a sum over pairs of rows of one trial.
#include "stats/network_tau2.hpp"

#include <algorithm>

namespace stats {
namespace {

double half_of_shared_arms(NetworkRow const& r, NetworkRow const& s) {  // ½ (BBᵀ)_rs
  return ((r.a == s.a) + (r.b == s.b) - (r.a == s.b) - (r.b == s.a)) / 2.0;
}

}  // namespace

double heterogeneity_trace(NetworkData const& data, NetworkFit const& common) {
  double trace = 0;
  for (auto const& study : data.studies)
    for (int r = study.first_row; r < study.first_row + study.rows(); ++r) {
      trace += common.weights[r];
      for (int s = study.first_row; s < study.first_row + study.rows(); ++s)
        trace -=
            common.covariance(data.rows[r], data.rows[s]) * half_of_shared_arms(data.rows[r], data.rows[s]) * common.weights[r] * common.weights[s];
    }
  return trace;
}

std::optional<double> network_tau2(NetworkData const& data, NetworkFit const& common) {
  int const df = data.degrees_of_freedom();
  if (df == 0) return std::nullopt;
  double const trace = heterogeneity_trace(data, common);
  if (!(trace > 0)) return std::nullopt;
  return std::max(0.0, (common.q - df) / trace);
}

}  // namespace stats
