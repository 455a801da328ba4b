// stats/network_data.hpp - the contrasts of a network, checked and put in order. Knows no estimate.
//   a contrast: te = θ(treat1) - θ(treat2) with its standard error se, on an additive scale (ln HR); a trial of p arms gives all p(p-1)/2 of them
// The order of treatments is that of their numbers, which the caller gives; a row of NetworkData runs from the earlier treatment to the later one.
// Refuses (NetworkInputError, with the trial and the contrast): see NetworkProblem. Contrasts of a multi-arm trial must add up within a tolerance
// (netmeta's tol.multiarm: residuals of the arm effects up to 0.001; contrasts quoted with two decimals may need more), and their standard errors
// must leave every arm a variance that is not negative (netmeta ≥ 3.0).
#pragma once
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace stats {

struct Contrast {
  int study = 0, treat1 = 0, treat2 = 0;
  double te = 0, se = 0;
};

constexpr double tolerance_of_contrasts = 0.001;

enum class NetworkProblem {
  empty,            // no contrast at all
  unusable_number,  // not finite, or beyond 1e±50
  standard_error_not_positive,
  same_treatment,              // treat1 == treat2
  repeated_contrast,           // the same pair twice in one trial
  missing_contrast,            // a multi-arm trial without this one
  inconsistent_contrasts,      // AB + BC ≠ AC
  impossible_standard_errors,  // no variances of arms give them
  ill_conditioned              // standard errors of too different size for double precision
};

class NetworkInputError : public std::invalid_argument {
 public:
  NetworkInputError(NetworkProblem problem, Contrast const& where, std::string const& message)
      : std::invalid_argument(message), kind(problem), study(where.study), treat1(where.treat1), treat2(where.treat2) {}
  NetworkProblem kind;
  int study, treat1, treat2;  // as the caller numbers them; without meaning for `empty` and `ill_conditioned`
};

struct NetworkRow {
  int study = 0;     // place in NetworkData::studies
  int a = 0, b = 0;  // places in NetworkData::treatments, a < b
  double te = 0, se = 0;
};

struct NetworkStudy {
  int id = 0;             // as the caller numbers it
  std::vector<int> arms;  // places of treatments, ascending
  int first_row = 0;      // its rows stand together: arms 0-1, 0-2, … 1-2, …
  int size() const { return static_cast<int>(arms.size()); }
  int row(int i, int j) const { return first_row + i * (2 * size() - i - 1) / 2 + (j - i - 1); }  // i < j
  int rows() const { return size() * (size() - 1) / 2; }
};

struct NetworkData {
  std::vector<int> treatments;  // ascending
  std::vector<NetworkStudy> studies;
  std::vector<NetworkRow> rows;
  double tolerance = 0;
  int size() const { return static_cast<int>(treatments.size()); }
  int degrees_of_freedom() const;  // Σ (arms - 1) - (treatments - 1), for a connected network
};

NetworkData network_data(std::span<Contrast const> contrasts, double tolerance = tolerance_of_contrasts);

// The contrasts of each connected part; a relative effect across two parts does not exist.
std::vector<std::vector<Contrast>> separate_networks(std::span<Contrast const> contrasts, double tolerance = tolerance_of_contrasts);

}  // namespace stats
