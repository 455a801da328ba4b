// bench/pooling.cpp - time of one whole meta-analysis of 1,000 studies: REML, Hartung-Knapp, Q-profile, prediction interval. Bar: under 5 ms in a
// release build. Prints the median and the fastest of 200 runs; a number that depends on every result is printed too, so that nothing is left out.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "stats/meta_analysis.hpp"

namespace {

stats::Studies thousand_studies() {
  std::vector<double> y, se;
  for (int i = 0; i < 1000; ++i) {  // no random numbers: the same studies on every machine
    se.push_back(0.05 + 0.4 * std::abs(std::sin(1.7 * i)));
    y.push_back(-0.3 + 0.5 * std::sin(12.9898 * i) + se.back() * std::cos(78.233 * i));
  }
  return {y, se};
}

}  // namespace

int main() {
  auto const studies = thousand_studies();
  std::vector<double> milliseconds;
  double checksum = 0;
  for (int run = 0; run < 200; ++run) {
    auto const start = std::chrono::steady_clock::now();
    auto const result = stats::meta_analysis(studies);
    milliseconds.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    checksum += result.random->estimate + result.heterogeneity->tau2_ci.high + result.prediction->low;
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  std::printf("pooling 1000 studies: median %.3f ms, fastest %.3f ms of %zu runs (checksum %.6f)\n", milliseconds[milliseconds.size() / 2],
              milliseconds.front(), milliseconds.size(), checksum);
}
