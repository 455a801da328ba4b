// bench/network.cpp - time of a network meta-analysis of 50 treatments, 300 two-arm and 20 multi-arm trials with net splitting of every compared
// pair. Prints the fastest and the median of 51 runs in milliseconds. The aim is below 50. With --contrasts: prints the network as CSV instead.
#include "stats/network.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <random>
#include <string_view>

#include "stats/contributions.hpp"

namespace {

constexpr int treatments = 50, two_arm = 300, multi_arm = 20;

double uniform(std::mt19937& random, double low, double high) { return low + (high - low) * static_cast<double>(random()) / 4294967296.0; }

void add_trial(std::vector<stats::Contrast>& out, int study, std::vector<int> const& arms, std::mt19937& random) {
  std::vector<double> y, v;
  for (std::size_t i = 0; i < arms.size(); ++i) {
    y.push_back(uniform(random, -.5, .5));
    v.push_back(uniform(random, .01, .1));
  }
  for (std::size_t i = 0; i < arms.size(); ++i)
    for (std::size_t j = i + 1; j < arms.size(); ++j) out.push_back({study, arms[i], arms[j], y[i] - y[j], std::sqrt(v[i] + v[j])});
}

std::vector<stats::Contrast> network() {
  std::mt19937 random(42);
  std::vector<stats::Contrast> out;
  std::vector<int> all(treatments);
  std::iota(all.begin(), all.end(), 1);
  for (int s = 1; s <= two_arm + multi_arm; ++s) {
    std::shuffle(all.begin(), all.end(), random);
    int const arms = s <= two_arm ? 2 : 3 + s % 3;
    auto const chosen = s < treatments ? std::vector<int>{s, s + 1} : std::vector<int>(all.begin(), all.begin() + arms);
    add_trial(out, s, chosen, random);
  }
  return out;
}

template <class F>
void measure(char const* what, F run) {
  std::vector<double> ms;
  for (int i = 0; i < 51; ++i) {
    auto const start = std::chrono::steady_clock::now();
    run();
    ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(ms.begin(), ms.end());
  std::printf("%-58s fastest %8.3f ms   median %8.3f ms\n", what, ms.front(), ms[ms.size() / 2]);
}

int print(std::vector<stats::Contrast> const& contrasts) {
  std::puts("study,treat1,treat2,TE,seTE");
  for (auto const& c : contrasts) std::printf("%d,%d,%d,%.17g,%.17g\n", c.study, c.treat1, c.treat2, c.te, c.se);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  auto const contrasts = network();
  if (count > 1 && std::string_view(words[1]) == "--contrasts") return print(contrasts);
  auto const n = stats::network_meta_analysis(contrasts).at(0);
  std::printf("%d treatments, %zu trials, %zu contrasts, %zu compared pairs\n", n.data.size(), n.data.studies.size(), n.data.rows.size(),
              n.common.splits.size());
  measure("both models, P-scores, decomposition, splits", [&] { return stats::network_meta_analysis(contrasts); });
  measure("splits by exclusion, common effect", [&] { return stats::split_by_exclusion(n.data, n.common.fit, false); });
  measure("flow of evidence of every pair", [&] { return stats::evidence_flows(n.data, n.common.fit); });
  measure("contributions of every pair", [&] { return stats::contributions(n.data, n.common.fit); });
}
