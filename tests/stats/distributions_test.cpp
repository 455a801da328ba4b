// tests/stats/distributions_test.cpp - values of printed tables and of R 4.2.2, given with the call; and what is refused.
#include "stats/distributions.hpp"

#include <catch2/catch.hpp>
#include <limits>

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

bool near(double actual, double expected, double tolerance) { return std::abs(actual - expected) <= tolerance; }
bool relatively_near(double actual, double expected) { return std::abs(actual - expected) <= 1e-10 * std::abs(expected); }

}  // namespace

TEST_CASE("normal quantiles agree with printed tables") {
  CHECK(near(stats::two_sided_z(95), 1.95996, 5e-6));
  CHECK(near(stats::two_sided_z(90), 1.64485, 5e-6));
  CHECK(near(stats::two_sided_z(97.5), 2.24140, 5e-6));
  CHECK(near(stats::two_sided_z(99.9), 3.29053, 5e-6));
  CHECK(near(stats::normal_upper_tail(1.95996398454), 0.025, 1e-10));
}

TEST_CASE("quantiles of t agree with printed tables") {
  double const df[] = {1, 2, 3, 4, 9, 18}, printed[] = {12.706205, 4.302653, 3.182446, 2.776445, 2.262157, 2.100922};
  for (int i = 0; i < 6; ++i) CHECK(near(stats::two_sided_t(95, df[i]), printed[i], 5e-7));
  CHECK(near(stats::t_upper_tail(2, 5), 0.050970, 5e-7));
}

TEST_CASE("quantiles and tails of chi-square agree with printed tables") {
  CHECK(near(stats::chi_square_upper_quantile(0.975, 2), 0.050636, 5e-7));
  CHECK(near(stats::chi_square_upper_quantile(0.025, 2), 7.377759, 5e-7));
  CHECK(near(stats::chi_square_upper_quantile(0.975, 12), 4.403789, 5e-7));
  CHECK(near(stats::chi_square_upper_quantile(0.025, 18), 31.526378, 5e-7));
  CHECK(near(stats::chi_square_upper_tail(4.5, 2), 0.105399, 5e-7));
}

TEST_CASE("far tails keep their digits") {
  CHECK(relatively_near(stats::normal_upper_tail(10), 7.6198530241605e-24));                       // pnorm(10, lower=FALSE)
  CHECK(relatively_near(stats::chi_square_upper_tail(200, 3), 4.21854110719204e-43));                 // pchisq(200, 3, lower=FALSE)
  CHECK(relatively_near(stats::normal_upper_tail(stats::normal_upper_quantile(1e-200)), 1e-200));  // there and back
  CHECK(relatively_near(stats::t_upper_tail(stats::t_upper_quantile(1e-12, 4), 4), 1e-12));        // there and back
}

TEST_CASE("two-sided P of a statistic ignores its sign") {
  CHECK(stats::two_sided_p(-1.5) == stats::two_sided_p(1.5));
  CHECK(stats::two_sided_p_of_t(-1.5, 3) == stats::two_sided_p_of_t(1.5, 3));
  CHECK(stats::two_sided_p(0) == 1);
}

TEST_CASE("beta quantiles are the limits of Clopper and Pearson for 51 of 76") {
  CHECK(near(stats::beta_lower_quantile(0.025, 51, 26), 0.5537, 5e-5));
  CHECK(near(stats::beta_lower_quantile(0.975, 52, 25), 0.7746, 5e-5));
}

TEST_CASE("what has no answer is refused instead of answered with NaN or infinity") {
  for (double p : {0.0, 1.0, -0.1, 1.5, not_a_number}) {
    CHECK_THROWS_AS(stats::normal_upper_quantile(p), std::domain_error);
    CHECK_THROWS_AS(stats::t_upper_quantile(p, 3), std::domain_error);
    CHECK_THROWS_AS(stats::chi_square_upper_quantile(p, 3), std::domain_error);
    CHECK_THROWS_AS(stats::beta_lower_quantile(p, 2, 3), std::domain_error);
  }
  for (double level : {0.0, 100.0, -95.0, not_a_number}) CHECK_THROWS_AS(stats::two_sided_z(level), std::domain_error);
  for (double df : {0.0, -1.0, not_a_number, infinity}) CHECK_THROWS_AS(stats::t_upper_tail(1, df), std::domain_error);
  CHECK_THROWS_AS(stats::normal_upper_tail(not_a_number), std::domain_error);
  CHECK(stats::chi_square_upper_tail(-1, 2) == 1);
  CHECK(stats::normal_upper_tail(infinity) == 0);
}
