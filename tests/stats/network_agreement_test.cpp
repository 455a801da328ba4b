// tests/stats/network_agreement_test.cpp - the Laplacian and the GLS form are written independently and must agree, on random networks with trials of
// two to five arms; contributions must be flows. The generator is fixed, so the networks are the same everywhere.
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <random>

#include "stats/contributions.hpp"
#include "stats/network.hpp"
#include "stats/network_gls.hpp"

namespace {

class RandomNetworks {
 public:
  std::vector<stats::Contrast> next() {
    std::vector<stats::Contrast> out;
    int const treatments = 3 + below(8), studies = treatments + below(15);
    for (int s = 1; s <= studies; ++s) {
      auto arms = s < treatments ? std::vector<int>{s, s + 1} : some(treatments, 2 + below(std::min(4, treatments - 1)));
      append(s, arms, out);
    }
    return out;
  }

 private:
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  double between(double low, double high) { return low + (high - low) * static_cast<double>(random_()) / 4294967296.0; }

  std::vector<int> some(int treatments, int count) {
    std::vector<int> all(treatments);
    std::iota(all.begin(), all.end(), 1);
    for (int i = 0; i < count; ++i) std::swap(all[i], all[i + below(treatments - i)]);
    all.resize(count);
    return all;
  }

  void append(int study, std::vector<int> const& arms, std::vector<stats::Contrast>& out) {
    std::vector<double> y, v;
    for (std::size_t i = 0; i < arms.size(); ++i) {
      y.push_back(between(-1, 1));
      v.push_back(between(.005, .1));
    }
    for (std::size_t i = 0; i < arms.size(); ++i)
      for (std::size_t j = i + 1; j < arms.size(); ++j) out.push_back({study, arms[i], arms[j], y[i] - y[j], std::sqrt(v[i] + v[j])});
  }

  std::mt19937 random_{20120101};
};

double largest_difference(stats::Matrix const& a, stats::Matrix const& b) {
  double most = 0;
  for (std::size_t i = 0; i < a.values.size(); ++i) most = std::max(most, std::abs(a.values[i] - b.values[i]));
  return most;
}

int largest_trial(stats::NetworkData const& data) {
  int most = 0;
  for (auto const& s : data.studies) most = std::max(most, s.size());
  return most;
}

}  // namespace

TEST_CASE("the Laplacian and the GLS form agree to 1e-9 on three hundred random networks") {
  RandomNetworks random;
  int five_arms = 0, heterogeneous = 0;
  for (int k = 0; k < 300; ++k) {
    CAPTURE(k);
    auto const n = stats::network_meta_analysis(random.next()).at(0);
    five_arms += largest_trial(n.data) == 5;
    for (double tau2 : {0.0, n.tau2.value_or(0), 0.7}) {
      auto const laplacian = stats::fit_laplacian(n.data, tau2);
      auto const gls = stats::fit_gls(n.data, tau2);
      CHECK(!laplacian.weights_set_to_zero);
      CHECK(largest_difference(laplacian.te, gls.te) < 1e-9);
      CHECK(largest_difference(laplacian.se, gls.se) < 1e-9);
      CHECK(laplacian.q == Approx(gls.q).epsilon(1e-9).margin(1e-9));
    }
    heterogeneous += n.tau2.value_or(0) > 0;
    CHECK(n.decomposition.within.q <= n.decomposition.total.q + 1e-9);
    for (auto const& row : n.common.splits) CHECK((row.proportion > 0 && row.proportion <= 1));
  }
  CHECK(five_arms > 100);
  CHECK(heterogeneous > 200);
}

TEST_CASE("the leverages of all rows add up to the rank of the model") {
  RandomNetworks random;
  for (int k = 0; k < 50; ++k) {
    auto const n = stats::network_meta_analysis(random.next()).at(0);
    double sum = 0;
    for (std::size_t r = 0; r < n.data.rows.size(); ++r) sum += n.common.fit.covariance(n.data.rows[r], n.data.rows[r]) * n.common.fit.weights[r];
    CHECK(sum == Approx(n.data.size() - 1));
  }
}

TEST_CASE("the evidence for a pair is a unit flow, and shares add up to one") {
  RandomNetworks random;
  for (int k = 0; k < 50; ++k) {
    auto const n = stats::network_meta_analysis(random.next()).at(0);
    auto const c = stats::contributions(n.data, n.common.fit);
    for (auto const& row : c.rows) {
      CAPTURE(k, row.treat1, row.treat2);
      for (int t : n.data.treatments) {
        double out = 0;
        for (std::size_t e = 0; e < c.compared.size(); ++e)
          out += c.compared[e].first == t ? row.flow[e] : c.compared[e].second == t ? -row.flow[e] : 0;
        CHECK(out == Approx(t == row.treat1 ? 1 : t == row.treat2 ? -1 : 0).margin(1e-9));
      }
      CHECK(std::accumulate(row.share.begin(), row.share.end(), 0.0) == Approx(1));
      CHECK(row.mean_path_length >= 1 - 1e-9);
    }
  }
}
