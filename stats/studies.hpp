// stats/studies.hpp - the effects that are pooled together: y (ln of a ratio, or any additive scale) and v = se², checked once so that no method has
// to. Knows nothing of trials or names. Fails with BadStudy, which carries the place of the study at fault, or std::invalid_argument when there is
// none at all.
#pragma once
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace stats {

class BadStudy : public std::invalid_argument {
 public:
  BadStudy(std::size_t place, std::string const& why) : std::invalid_argument("study " + std::to_string(place + 1) + ": " + why), index(place) {}
  std::size_t index;  // from 0; the message counts from 1
};

class Studies {
 public:
  Studies(std::span<double const> effects, std::span<double const> standard_errors);
  std::size_t count() const { return y_.size(); }
  std::span<double const> y() const { return y_; }
  std::span<double const> v() const { return v_; }
  Studies without(std::size_t index) const;  // needs two studies

 private:
  std::vector<double> y_, v_;
};

Studies together(std::span<Studies const> groups);

// Weights 1 / (v + tau2) and what follows from them at once.
struct WeightedMean {
  std::vector<double> weights;
  double weight_sum = 0;
  double mean = 0;
  double q = 0;  // Σ w (y - mean)², the generalised Q statistic
};

WeightedMean weighted_mean(Studies const& studies, double tau2);

}  // namespace stats
