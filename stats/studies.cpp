// stats/studies.cpp - bounds on size keep the third powers of weights inside double's range.
#include "stats/studies.hpp"

#include <algorithm>
#include <cmath>

namespace stats {
namespace {

constexpr double largest = 1e50;

void check(std::size_t i, double y, double se) {
  if (!std::isfinite(y) || std::abs(y) > largest) throw BadStudy(i, "its effect is not a finite number (" + std::to_string(y) + ")");
  if (!std::isfinite(se)) throw BadStudy(i, "its standard error is not a finite number (" + std::to_string(se) + ")");
  if (se <= 0) throw BadStudy(i, "its standard error must be positive (" + std::to_string(se) + ")");
  if (se < 1 / largest || se > largest) throw BadStudy(i, "its standard error is beyond what can be computed with");
}

}  // namespace

Studies::Studies(std::span<double const> effects, std::span<double const> standard_errors) {
  if (effects.size() != standard_errors.size()) throw std::invalid_argument("as many standard errors as effects are needed");
  if (effects.empty()) throw std::invalid_argument("there is no study to pool");
  for (std::size_t i = 0; i < effects.size(); ++i) {
    check(i, effects[i], standard_errors[i]);
    y_.push_back(effects[i]);
    v_.push_back(standard_errors[i] * standard_errors[i]);
  }
}

Studies Studies::without(std::size_t index) const {
  if (count() < 2 || index >= count()) throw std::invalid_argument("a study can be left out of two or more only");
  Studies rest = *this;
  rest.y_.erase(rest.y_.begin() + static_cast<std::ptrdiff_t>(index));
  rest.v_.erase(rest.v_.begin() + static_cast<std::ptrdiff_t>(index));
  return rest;
}

Studies together(std::span<Studies const> groups) {
  std::vector<double> y, se;
  for (auto const& group : groups) {
    y.insert(y.end(), group.y().begin(), group.y().end());
    for (double v : group.v()) se.push_back(std::sqrt(v));
  }
  return {y, se};
}

WeightedMean weighted_mean(Studies const& studies, double tau2) {
  WeightedMean out;
  auto const y = studies.y();
  double sum = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    out.weights.push_back(1 / (studies.v()[i] + tau2));
    out.weight_sum += out.weights[i];
    sum += out.weights[i] * y[i];
  }
  out.mean = sum / out.weight_sum;
  for (std::size_t i = 0; i < y.size(); ++i) out.q += out.weights[i] * (y[i] - out.mean) * (y[i] - out.mean);
  return out;
}

}  // namespace stats
