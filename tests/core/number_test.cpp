// tests/core/number_test.cpp - numbers, P values and times as documents print them; expected values by hand from design §6 and codebook §3.
#include <catch2/catch.hpp>

#include "core/text/number.hpp"

namespace {

using core::text::parse_count;
using core::text::parse_months;
using core::text::parse_p;
using core::text::parse_plain;
using core::text::parse_quoted;
using core::text::ValueClass;

bool is_exact(std::string_view raw, double value, int decimals) {
  auto const q = parse_quoted(raw);
  return q && q->value_class == ValueClass::exact && q->value == value && q->decimals == decimals;
}

bool is_class(std::string_view raw, ValueClass value_class, double value) {
  auto const q = parse_quoted(raw);
  return q && q->value_class == value_class && q->value == value;
}

bool is_range(std::string_view raw, double low, double high) {
  auto const q = parse_quoted(raw);
  return q && q->value_class == ValueClass::range && !q->value && q->low == low && q->high == high;
}

bool is_p(std::string_view raw, std::string const& comparator, double value, int decimals) {
  auto const p = parse_p(raw);
  return p && p->comparator == comparator && p->value == value && p->decimals == decimals;
}

}  // namespace

TEST_CASE("trailing zeros count as decimals: 0.60 is not 0.6") {
  CHECK(is_exact("0.60", 0.60, 2));
  CHECK(is_exact("0.6", 0.6, 1));
  CHECK(is_exact("25", 25, 0));
  CHECK(is_exact("1 711", 1711, 0));
}

TEST_CASE("full-width digits, points, percent signs and minus signs are folded") {
  CHECK(is_exact("０．５７", 0.57, 2));
  CHECK(is_exact("５７．５％", 57.5, 1));
  CHECK(is_exact("－２．１", -2.1, 1));
  CHECK(is_exact("14.0 %", 14.0, 1));
  CHECK(is_exact("　16.0 ", 16.0, 1));
}

TEST_CASE("the minus sign that typesetters use is a sign") { CHECK(is_exact("−2.1", -2.1, 1)); }

TEST_CASE("a decimal middle dot is a point") {
  CHECK(is_exact("0·57", 0.57, 2));
  CHECK(is_exact("0・57", 0.57, 2));
  CHECK(is_p("P＜0·001", "<", 0.001, 3));
}

TEST_CASE("what is no number is refused and never repaired") {
  for (std::string_view const raw : {"",     " ",   "abc", "0,57", "O.57", "0.5O",  "l.5",      "1.2.3", "5.",    "1e3",
                                     "0x10", "inf", "nan", "-",    "%",    "about", "5 months", "0.57.", "0 .57", "0. 57"}) {
    CAPTURE(raw);
    CHECK_FALSE(parse_quoted(raw));
    CHECK_FALSE(parse_plain(raw));
  }
}

TEST_CASE("blanks inside a number part groups of three digits, and two numbers in one cell are refused") {
  CHECK(parse_plain("0.004 55")->value == 0.00455);
  CHECK(parse_plain("0.000 002")->decimals == 6);
  CHECK_FALSE(parse_plain("25 16"));
  CHECK_FALSE(parse_plain("1 2 3"));
}

TEST_CASE("words and signs that blur give a class other than exact") {
  for (std::string_view const raw : {"about 5", "near 5", "约5", "约 5", "近5", "~5", "～5", "About 5"}) {
    CAPTURE(raw);
    CHECK(is_class(raw, ValueClass::about, 5));
  }
  for (std::string_view const raw : {"over 90", ">90", "＞90%", ">90%", "≥90", ">=90", "超过90%"}) {
    CAPTURE(raw);
    CHECK(is_class(raw, ValueClass::above, 90));
  }
  for (std::string_view const raw : {"below 10", "up to 10", "<10", "＜10％", "≤10", "<=10", "不足10", "高达10"}) {
    CAPTURE(raw);
    CHECK(is_class(raw, ValueClass::below, 10));
  }
  CHECK_FALSE(parse_quoted("overall 5"));
}

TEST_CASE("a median that was not reached has no value, in any wording") {
  for (std::string_view const raw :
       {"not reached", "Not Reached", "未达到", "NR", "ＮＲ", "nr", "尚未到达", "NE", "not estimable", "not evaluable", "not yet reached"}) {
    CAPTURE(raw);
    auto const q = parse_quoted(raw);
    REQUIRE(q);
    CHECK(q->value_class == ValueClass::not_reached);
    CHECK_FALSE(q->value);
  }
}

TEST_CASE("a range has two ends and no value") {
  CHECK(is_range("32%～67%", 32, 67));
  CHECK(is_range("32 %～67 %", 32, 67));
  CHECK(is_range("0.777～1.777", 0.777, 1.777));
  CHECK(is_range("3.8–8.2", 3.8, 8.2));
  CHECK(is_range("3.8-8.2", 3.8, 8.2));
  CHECK(is_range("3.8 to 8.2", 3.8, 8.2));
  CHECK(is_range("３２％～６７％", 32, 67));
  CHECK(parse_quoted("3.8～8.25")->decimals == 2);
  CHECK_FALSE(parse_quoted("67%～32%"));
  CHECK_FALSE(parse_quoted("32%～"));
}

TEST_CASE("P values keep comparator, value and the decimals that are printed") {
  CHECK(is_p("＜0.000 1", "<", 0.0001, 4));
  CHECK(is_p("P＜0.000 1", "<", 0.0001, 4));
  CHECK(is_p("P=0.000 002", "=", 0.000002, 6));
  CHECK(is_p("p < 0.0001", "<", 0.0001, 4));
  CHECK(is_p("=0.004 55", "=", 0.00455, 5));
  CHECK(is_p("Ｐ＝０．０３０", "=", 0.03, 3));
  CHECK(is_p("0.03", "=", 0.03, 2));
  CHECK(is_p("≤0.05", "<=", 0.05, 2));
  CHECK(is_p("P＞0.05", ">", 0.05, 2));
  CHECK(is_p("=3.29×10-6", "=", 0.00000329, 8));
  CHECK(is_p("P＜1×10−5", "<", 0.00001, 5));
  CHECK(parse_p("＜0.000 1")->digits == "0.000 1");
  for (std::string_view const raw : {"", "P", "P=", "1.2", "=-0.1", "<O.05", "0,05", "<<0.05", "5%", "3×106", "3×10-", "×10-6"}) {
    CAPTURE(raw);
    CHECK_FALSE(parse_p(raw));
  }
}

TEST_CASE("counts are whole and not negative") {
  CHECK(parse_count("1 711") == 1711);
  CHECK(parse_count("２４０") == 240);
  CHECK(parse_count("0") == 0);
  for (std::string_view const raw : {"", "1.0", "-3", "1,711", "12.5", "99999999999999"}) {
    CAPTURE(raw);
    CHECK_FALSE(parse_count(raw));
  }
}

TEST_CASE("times become months: a week is 1/4.348125 month, a year twelve") {
  CHECK(*parse_months("6个月") == 6);
  CHECK(*parse_months("６个月") == 6);
  CHECK(*parse_months("6 months") == 6);
  CHECK(*parse_months("5年") == 60);
  CHECK(*parse_months("五年") == 60);
  CHECK(*parse_months("十二个月") == 12);
  CHECK(*parse_months("二十四个月") == 24);
  CHECK(*parse_months("5 years") == 60);
  CHECK(*parse_months("39.1周") == Approx(8.992382).epsilon(1e-6));
  CHECK(*parse_months("14.0 weeks") == Approx(3.219779).epsilon(1e-6));
  CHECK(*parse_months("30.436875 days") == Approx(1));
  CHECK(*core::text::months_per("weeks") == Approx(1 / 4.348125));
  CHECK_FALSE(core::text::months_per("%"));
  for (std::string_view const raw : {"", "6", "months", "6 fortnights", "O年", "0,5年"}) {
    CAPTURE(raw);
    CHECK_FALSE(parse_months(raw));
  }
}
