// tests/stats/network_parts_test.cpp - the small methods around the network model, by hand.
#include <catch2/catch.hpp>
#include <cmath>

#include "stats/connectivity.hpp"
#include "stats/contributions.hpp"
#include "stats/i_squared.hpp"
#include "stats/league_table.hpp"
#include "stats/network.hpp"

namespace {

stats::Network loop() {
  std::vector<stats::Contrast> const contrasts = {{1, 1, 3, -.5, .2}, {2, 2, 3, -.3, .2}, {3, 1, 2, -.1, std::sqrt(.08)}};
  return stats::network_meta_analysis(contrasts).at(0);
}

}  // namespace

TEST_CASE("nodes that hang together share a component") {
  std::vector<std::pair<int, int>> const edges = {{4, 1}, {3, 2}, {1, 0}};
  CHECK(stats::connected_components(6, edges) == std::vector<int>{0, 0, 1, 1, 0, 2});
}

TEST_CASE("half of the evidence for A-B in the loop is direct, and the other half takes two steps") {
  auto const n = loop();
  auto const c = stats::contributions(n.data, n.common.fit);
  REQUIRE(c.compared == std::vector<std::pair<int, int>>{{1, 2}, {1, 3}, {2, 3}});
  auto const& ab = c.rows[0];
  double const flow[] = {.5, .5, -.5}, share[] = {.5, .25, .25};
  for (int e = 0; e < 3; ++e) {
    CHECK(ab.flow[e] == Approx(flow[e]));
    CHECK(ab.share[e] == Approx(share[e]));
  }
  CHECK(ab.mean_path_length == Approx(1.5));
}

TEST_CASE("a league table shows network estimates below and direct ones above its diagonal, earlier against later") {
  auto const n = loop();
  std::vector<int> const order = {2, 0, 1};
  auto const t = stats::league_table(n.data, n.common.fit, n.common.splits, order);
  CHECK(t.treatments == std::vector<int>{3, 1, 2});
  CHECK(!t.cells[0][0]);
  CHECK(t.cells[1][0]->te == Approx(.475));
  CHECK(t.cells[1][0]->high == Approx(.475 + 1.959964 * std::sqrt(.03)));
  CHECK(t.cells[0][1]->te == Approx(.5));
  CHECK(t.cells[2][1]->te == Approx(-.15));
  CHECK(t.cells[1][2]->te == Approx(-.1));
  CHECK(stats::best_first(n.common.p_scores) == std::vector<int>{0, 1, 2});
  CHECK_THROWS_AS(stats::league_table(n.data, n.common.fit, n.common.splits, std::vector<int>{0, 0, 1}), std::invalid_argument);
}

TEST_CASE("a pair that no trial compares has no direct cell") {
  std::vector<stats::Contrast> const star = {{1, 1, 3, -.5, .2}, {2, 2, 3, -.3, .2}};
  auto const n = stats::network_meta_analysis(star).at(0);
  auto const t = stats::league_table(n.data, n.common.fit, n.common.splits, std::vector<int>{0, 1, 2});
  CHECK(!t.cells[0][1]);
  CHECK(t.cells[1][0]);
}

TEST_CASE("the interval of I² is test-based and ends at 0") {
  auto const i = stats::i_squared(4.5, 2);
  CHECK(i->value == Approx(.5556).margin(5e-5));
  CHECK(*i->low == 0);
  CHECK(*i->high == Approx(.873).margin(5e-4));
  CHECK(!stats::i_squared(0, 0));
  CHECK(!stats::i_squared(1.5, 1)->low);
  CHECK(stats::i_squared(3, 1)->high);
  CHECK(*stats::i_squared(0, 5)->low == 0);
  CHECK(stats::i_squared(0, 5)->value == 0);
}
