// tests/audit/random_triples_test.cpp - correct effects, however they are rounded, never raise an error or a warning.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cmath>
#include <random>

#include "audit/normal_range.hpp"
#include "audit/repair.hpp"
#include "tests/audit/quotes.hpp"

namespace {

enum class Rounding { half_up, half_down, half_even };

// At a tie the three differ; elsewhere they are the same.
std::string printed(double x, int decimals, Rounding rounding) {
  double const scaled = x * std::pow(10.0, decimals), below = std::floor(scaled);
  double const part = scaled - below;
  bool const tie = std::abs(part - 0.5) < 1e-12;
  bool const even = std::fmod(below, 2) == 0;
  bool const up = tie ? rounding == Rounding::half_up || (rounding == Rounding::half_even && !even) : part > 0.5;
  return fmt::format("{:.{}f}", (below + (up ? 1 : 0)) / std::pow(10.0, decimals), decimals);
}

struct Draw {
  std::mt19937_64 random{20260101};
  double uniform(double low, double high) { return std::uniform_real_distribution(low, high)(random); }
  int choice(int n) { return std::uniform_int_distribution(0, n - 1)(random); }
};

// A true ln HR and standard error, printed: estimate, limits and P at 2 or 3 decimals; `jitter` moves the z of P, as a log-rank test does.
audit::Quote correct(Draw& draw, double jitter_share) {
  static constexpr double levels[] = {80, 90, 95, 95.03, 97.5, 98, 99, 99.9};
  double const y = draw.uniform(std::log(0.2), std::log(3.0)), se = draw.uniform(0.04, 0.5), level = levels[draw.choice(8)];
  int const decimals = 2 + draw.choice(2);
  auto const rounding = static_cast<Rounding>(draw.choice(3));
  double const half = audit::level_z(level) * se;
  auto q = quotes::hr(printed(std::exp(y), decimals, rounding), printed(std::exp(y - half), decimals, rounding),
                      printed(std::exp(y + half), decimals, rounding), "", level);
  double const z = std::max(0.0, std::abs(y) / se + draw.uniform(-1, 1) * jitter_share * (0.10 + 0.5 * y * y));
  int const sides = 1 + draw.choice(2);
  double const p = sides * audit::upper_tail(z);
  int const p_decimals = 2 + draw.choice(4);
  auto const exact = printed(p, p_decimals, rounding);
  bool const zero = exact.find_first_not_of("0.") == std::string::npos;
  q.p = audit::QuotedP{zero ? "<" : "=", *audit::parse_printed(zero ? fmt::format("{:.{}f}", std::pow(10.0, -p_decimals), p_decimals) : exact), 0};
  if (draw.choice(2) == 0) q.p->sides = sides;
  return q;
}

}  // namespace

TEST_CASE("100,000 correct effects of every level, rounding and number of sides raise neither error nor warning") {
  Draw draw;
  std::size_t loud = 0;
  for (int i = 0; i < 100000; ++i) {
    auto const q = correct(draw, 0);
    auto const worst = quotes::worst(q);
    if (worst == "ERROR" || worst == "WARN") {
      ++loud;
      UNSCOPED_INFO(audit::effect_text(q));
    }
  }
  CHECK(loud == 0);
}

TEST_CASE("P values of a log-rank test within its usual distance from the Cox model are at most noted") {
  Draw draw;
  std::size_t loud = 0;
  for (int i = 0; i < 100000; ++i) {
    auto const q = correct(draw, 1);
    auto const worst = quotes::worst(q);
    if (worst == "ERROR" || worst == "WARN") {
      ++loud;
      UNSCOPED_INFO(audit::effect_text(q) + " " + worst);
    }
  }
  CHECK(loud == 0);
}

TEST_CASE("a wrong digit in a narrow interval is mostly seen, and the true number is among the repairs") {
  Draw draw;
  int seen = 0, repaired = 0, tried = 0;
  for (int i = 0; i < 2000; ++i) {
    double const y = draw.uniform(std::log(0.4), std::log(0.9)), se = draw.uniform(0.08, 0.2), half = 1.959964 * se;
    auto const truth = quotes::hr(printed(std::exp(y), 3, Rounding::half_up), printed(std::exp(y - half), 3, Rounding::half_up),
                                  printed(std::exp(y + half), 3, Rounding::half_up));
    auto digits = truth.high->digits();
    auto const position = draw.choice(2) == 0 ? 2U : 3U;  // first or second decimal
    char const was = digits[position];
    digits[position] = static_cast<char>('0' + (was - '0' + 1 + draw.choice(9)) % 10);
    auto wrong = truth;
    wrong.high = audit::parse_printed(digits);
    ++tried;
    auto const report = quotes::audited(wrong);
    if (report.findings().empty()) continue;
    ++seen;
    auto const repairs = audit::one_digit_repairs(*wrong.effect, *wrong.low, *wrong.high);
    for (auto const& repair : repairs)
      if (repair.part == "upper limit" && repair.to == truth.high->digits()) {
        ++repaired;
        break;
      }
  }
  CHECK(seen > tried * 95 / 100);
  CHECK(repaired == seen);
}
