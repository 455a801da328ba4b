// tests/stats/network_oracle_test.cpp - three published networks and four random ones against R (tests/data/network/oracle.R made the expected
// files).
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

#include "stats/network.hpp"

namespace {

using Row = std::map<std::string, std::string>;

std::vector<std::string> fields(std::string const& line) {
  std::vector<std::string> out;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, ',');) out.push_back(field);
  return out;
}

std::map<std::string, std::vector<Row>> by_network(std::string const& file) {
  std::ifstream in(std::string(TEST_SOURCE_DIR) + "/tests/data/network/" + file + ".csv");
  REQUIRE(in);
  std::string line;
  std::getline(in, line);
  auto const head = fields(line);
  std::map<std::string, std::vector<Row>> out;
  while (std::getline(in, line)) {
    Row row;
    auto const cells = fields(line);
    for (std::size_t i = 0; i < head.size(); ++i) row[head[i]] = cells.at(i);
    out[row["network"]].push_back(row);
  }
  return out;
}

double number(Row const& row, std::string const& column) { return std::stod(row.at(column)); }
int whole(Row const& row, std::string const& column) { return std::stoi(row.at(column)); }

std::map<std::string, stats::Network> networks() {
  std::map<std::string, stats::Network> out;
  for (auto const& [name, rows] : by_network("contrasts")) {
    std::vector<stats::Contrast> contrasts;
    for (auto const& r : rows) contrasts.push_back({whole(r, "study"), whole(r, "treat1"), whole(r, "treat2"), number(r, "te"), number(r, "se")});
    auto parts = stats::network_meta_analysis(contrasts);
    REQUIRE(parts.size() == 1);
    out.emplace(name, std::move(parts.front()));
  }
  return out;
}

stats::NetworkModel const& model(stats::Network const& n, Row const& row) { return row.at("model") == "common" ? n.common : *n.random; }

Approx close(double x) { return Approx(x).epsilon(1e-9).margin(1e-9); }

}  // namespace

TEST_CASE("estimates of published and random networks are those of R") {
  auto const all = networks();
  int compared = 0;
  for (auto const& [name, rows] : by_network("estimates"))
    for (auto const& r : rows) {
      auto const& fit = model(all.at(name), r).fit;
      int const i = whole(r, "treat1") - 1, j = whole(r, "treat2") - 1;
      CAPTURE(name, r.at("model"), i, j);
      CHECK(fit.te(i, j) == close(number(r, "te")));
      CHECK(fit.se(i, j) == close(number(r, "se")));
      ++compared;
    }
  CHECK(compared > 250);
}

TEST_CASE("heterogeneity and its decomposition are those of R") {
  auto const all = networks();
  for (auto const& [name, rows] : by_network("summary")) {
    auto const& n = all.at(name);
    auto const& r = rows.front();
    CAPTURE(name);
    CHECK(n.heterogeneity.q == close(number(r, "q")));
    CHECK(n.decomposition.total.q == close(number(r, "q_gls")));
    CHECK(n.heterogeneity.df == whole(r, "df"));
    CHECK(*n.tau2 == close(number(r, "tau2")));
    CHECK(n.decomposition.within.q == close(number(r, "q_within")));
    CHECK(n.decomposition.within.df == whole(r, "df_within"));
    CHECK(n.decomposition.random.has_value() == (r.at("tau2_within") != "NA"));
    if (!n.decomposition.random) continue;
    CHECK(n.decomposition.random->tau2_within == close(number(r, "tau2_within")));
    CHECK(n.decomposition.random->between.q == close(number(r, "q_between_random")));
  }
}

TEST_CASE("net splitting is that of R") {
  auto const all = networks();
  for (auto const& [name, rows] : by_network("splits"))
    for (auto const& r : rows) {
      auto const& splits = model(all.at(name), r).splits;
      auto const it =
          std::find_if(splits.begin(), splits.end(), [&](auto const& s) { return s.treat1 == whole(r, "treat1") && s.treat2 == whole(r, "treat2"); });
      CAPTURE(name, r.at("model"), r.at("treat1"), r.at("treat2"));
      REQUIRE(it != splits.end());
      CHECK(it->studies == whole(r, "studies"));
      CHECK(it->direct == close(number(r, "direct")));
      CHECK(it->direct_se == close(number(r, "direct_se")));
      CHECK(it->proportion == close(number(r, "proportion")));
      CHECK(it->test.has_value() == (r.at("indirect") != "NA"));
      if (!it->test) continue;
      CHECK(it->test->indirect == Approx(number(r, "indirect")).epsilon(1e-6).margin(1e-7));
      CHECK(it->test->indirect_se == Approx(number(r, "indirect_se")).epsilon(1e-6));
    }
}

TEST_CASE("P-scores are those of R") {
  auto const all = networks();
  for (auto const& [name, rows] : by_network("scores"))
    for (auto const& r : rows) {
      CAPTURE(name, r.at("model"), r.at("treatment"));
      CHECK(model(all.at(name), r).p_scores[whole(r, "treatment") - 1] == close(number(r, "score")));
    }
}

TEST_CASE("the diabetes network of Senn et al. 2013 has its published values") {
  auto const n = networks().at("senn2013");  // treatments in alphabetic order: 3 metformin, 6 placebo, 7 rosiglitazone
  int const metformin = 2, placebo = 5, rosiglitazone = 6;
  CHECK(n.heterogeneity.q == Approx(96.9841).margin(5e-5));
  CHECK(n.heterogeneity.df == 18);
  CHECK(n.common.fit.te(metformin, placebo) == Approx(-1.1140).margin(5e-5));
  CHECK(n.common.fit.se(metformin, placebo) == Approx(.0596).margin(5e-5));
  CHECK(n.common.fit.te(rosiglitazone, placebo) == Approx(-1.2019).margin(5e-5));
  CHECK(n.common.fit.se(rosiglitazone, placebo) == Approx(.0477).margin(5e-5));
  CHECK(*n.tau2 == Approx(.1087).margin(5e-5));
  CHECK(n.i_squared->value == Approx(.814).margin(5e-4));
  CHECK(n.random->fit.te(rosiglitazone, placebo) == Approx(-1.2335).margin(5e-5));
  CHECK(n.random->fit.se(rosiglitazone, placebo) == Approx(.1278).margin(5e-5));
}
