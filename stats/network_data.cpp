// stats/network_data.cpp - the first problem found is thrown, in the order of the input.
#include "stats/network_data.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "stats/connectivity.hpp"

namespace stats {
namespace {

using Pair = std::pair<int, int>;

[[noreturn]] void refuse(NetworkProblem kind, Contrast const& c, std::string const& what) {
  throw NetworkInputError(
      kind, c, "study " + std::to_string(c.study) + ", treatments " + std::to_string(c.treat1) + " and " + std::to_string(c.treat2) + ": " + what);
}

void check_numbers(Contrast const& c) {
  constexpr double most = 1e50;  // squares and quotients of squares stay finite
  if (!std::isfinite(c.te) || !std::isfinite(c.se) || std::abs(c.te) > most || c.se > most)
    refuse(NetworkProblem::unusable_number, c, "effect or standard error is not a finite number");
  if (c.se <= 0) refuse(NetworkProblem::standard_error_not_positive, c, "the standard error must be above 0");
  if (c.se < 1 / most) refuse(NetworkProblem::unusable_number, c, "the standard error is too small to be one");
  if (c.treat1 == c.treat2) refuse(NetworkProblem::same_treatment, c, "a treatment is compared with itself");
}

struct RawStudy {
  int id = 0;
  std::map<Pair, Contrast> contrasts;  // by place of treatment, from the earlier to the later
};

std::vector<RawStudy> group(std::span<Contrast const> contrasts, std::vector<int> const& treatments) {
  auto const place = [&](int id) { return static_cast<int>(std::lower_bound(treatments.begin(), treatments.end(), id) - treatments.begin()); };
  std::vector<RawStudy> studies;
  std::map<int, int> known;
  for (auto c : contrasts) {
    auto const [it, fresh] = known.try_emplace(c.study, static_cast<int>(studies.size()));
    if (fresh) studies.push_back({c.study, {}});
    if (c.treat2 < c.treat1) {
      std::swap(c.treat1, c.treat2);
      c.te = -c.te;
    }
    if (!studies[it->second].contrasts.emplace(Pair{place(c.treat1), place(c.treat2)}, c).second)
      refuse(NetworkProblem::repeated_contrast, c, "this pair stands twice in the study");
  }
  return studies;
}

std::vector<int> arms_of(RawStudy const& raw) {
  std::vector<int> arms;
  for (auto const& [pair, c] : raw.contrasts) arms.insert(arms.end(), {pair.first, pair.second});
  std::sort(arms.begin(), arms.end());
  arms.erase(std::unique(arms.begin(), arms.end()), arms.end());
  return arms;
}

void append(NetworkData& data, RawStudy const& raw) {
  NetworkStudy study{raw.id, arms_of(raw), static_cast<int>(data.rows.size())};
  for (int i = 0; i < study.size(); ++i)
    for (int j = i + 1; j < study.size(); ++j) {
      int const a = study.arms[i], b = study.arms[j];
      auto const it = raw.contrasts.find({a, b});
      if (it == raw.contrasts.end())
        refuse(NetworkProblem::missing_contrast, {raw.id, data.treatments[a], data.treatments[b]},
               "a study of " + std::to_string(study.size()) + " arms must give every contrast, and this one is missing");
      data.rows.push_back({static_cast<int>(data.studies.size()), a, b, it->second.te, it->second.se});
    }
  data.studies.push_back(std::move(study));
}

Contrast contrast_of(NetworkData const& data, NetworkRow const& r) {
  return {data.studies[r.study].id, data.treatments[r.a], data.treatments[r.b], r.te, r.se};
}

// Sum over the other arms j of f(row, sign): sign +1 where arm i comes first.
template <class F>
double sum_over_others(NetworkData const& data, NetworkStudy const& s, int i, F f) {
  double sum = 0;
  for (int j = 0; j < s.size(); ++j)
    if (j != i) sum += i < j ? f(data.rows[s.row(i, j)], 1) : f(data.rows[s.row(j, i)], -1);
  return sum;
}

// Residuals of the least-squares arm effects θ_i = Σ_j y_ij / p.
void check_that_contrasts_add_up(NetworkData const& data, NetworkStudy const& s) {
  std::vector<double> theta(s.size());
  for (int i = 0; i < s.size(); ++i) theta[i] = sum_over_others(data, s, i, [](NetworkRow const& r, int sign) { return sign * r.te; }) / s.size();
  for (int i = 0; i < s.size(); ++i)
    for (int j = i + 1; j < s.size(); ++j) {
      auto const& r = data.rows[s.row(i, j)];
      if (std::abs(r.te - (theta[i] - theta[j])) > data.tolerance)
        refuse(NetworkProblem::inconsistent_contrasts, contrast_of(data, r), "the contrasts of this study do not add up");
    }
}

// Least-squares variances of arms from v_ij = σ_i² + σ_j²: σ_i² = (Σ_j v_ij - Σσ²) / (p - 2).
void check_variances_of_arms(NetworkData const& data, NetworkStudy const& s) {
  int const p = s.size();
  std::vector<double> sum(p);
  double total = 0;
  for (int i = 0; i < p; ++i) total += sum[i] = sum_over_others(data, s, i, [](NetworkRow const& r, int) { return r.se * r.se; });
  for (int i = 0; i < p; ++i)
    if (sum[i] - total / (2 * p - 2) < -1e-12 * total)
      refuse(NetworkProblem::impossible_standard_errors, contrast_of(data, data.rows[i + 1 < p ? s.row(i, i + 1) : s.row(i - 1, i)]),
             "the standard errors of this study cannot belong together: the variance of arm " + std::to_string(data.treatments[s.arms[i]]) +
                 " would be negative");
}

}  // namespace

int NetworkData::degrees_of_freedom() const {
  int df = 1 - size();
  for (auto const& s : studies) df += s.size() - 1;
  return df;
}

NetworkData network_data(std::span<Contrast const> contrasts, double tolerance) {
  if (contrasts.empty()) throw NetworkInputError(NetworkProblem::empty, {}, "a network needs at least one contrast");
  NetworkData data;
  data.tolerance = tolerance;
  for (auto const& c : contrasts) {
    check_numbers(c);
    data.treatments.insert(data.treatments.end(), {c.treat1, c.treat2});
  }
  std::sort(data.treatments.begin(), data.treatments.end());
  data.treatments.erase(std::unique(data.treatments.begin(), data.treatments.end()), data.treatments.end());
  for (auto const& raw : group(contrasts, data.treatments)) append(data, raw);
  for (auto const& s : data.studies)
    if (s.size() > 2) {
      check_that_contrasts_add_up(data, s);
      check_variances_of_arms(data, s);
    }
  return data;
}

std::vector<std::vector<Contrast>> separate_networks(std::span<Contrast const> contrasts, double tolerance) {
  auto const data = network_data(contrasts, tolerance);
  std::vector<Pair> edges;
  for (auto const& r : data.rows) edges.emplace_back(r.a, r.b);
  auto const component = connected_components(data.size(), edges);
  std::vector<std::vector<Contrast>> out(1 + *std::max_element(component.begin(), component.end()));
  for (auto const& r : data.rows) out[component[r.a]].push_back(contrast_of(data, r));
  return out;
}

}  // namespace stats
