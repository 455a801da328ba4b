// tests/fuzz/number_target.cpp - numbers: finite, in their range, the same with blanks around, and stable when written with their own decimals.
#include <fmt/format.h>

#include <cmath>

#include "core/text/number.hpp"
#include "core/text/unicode.hpp"
#include "tests/fuzz/targets.hpp"

namespace fuzz {
namespace {

using namespace core::text;

void check_plain(std::string const& text) {
  auto const plain = parse_plain(text);
  require(plain.has_value() == parse_plain(" " + text + " ").has_value(), "outer blanks have no meaning");
  if (!plain) return;
  require(std::isfinite(plain->value), "a number is finite");
  require(plain->decimals >= 0 && static_cast<std::size_t>(plain->decimals) <= text.size(), "no more decimals than characters");
  auto const again = parse_plain(fmt::format("{:.{}f}", plain->value, plain->decimals));
  require(again && again->decimals == plain->decimals, "a number written with its decimals is read with them");
  require(std::abs(again->value - plain->value) <= std::abs(plain->value) * 1e-12 + 1e-300 + (plain->decimals > 300 ? 1.0 : 0.0),
          "a number written with its decimals is the same number");
}

void check_quoted(std::string const& text) {
  auto const quoted = parse_quoted(text);
  if (!quoted) return;
  require(!name_of(quoted->value_class).empty(), "every class has a name");
  bool const range = quoted->value_class == ValueClass::range, nothing = quoted->value_class == ValueClass::not_reached;
  require(quoted->value.has_value() == !(range || nothing), "a value stands for all but ranges and not reached");
  require(quoted->low.has_value() == range && quoted->high.has_value() == range, "limits stand for ranges only");
  if (range) require(*quoted->low <= *quoted->high, "a range rises");
}

void check_p(std::string const& text) {
  auto const p = parse_p(text);
  if (!p) return;
  require(p->value >= 0 && p->value <= 1, "P lies between 0 and 1");
  auto const again = parse_p(p->comparator + p->digits);
  require(again && again->comparator == p->comparator && again->digits == p->digits, "P written again reads the same");
}

}  // namespace

void number(std::string_view bytes) {
  if (first_invalid_utf8(bytes)) return;
  std::string const text(bytes);
  check_plain(text);
  check_quoted(text);
  check_p(text);
  if (auto const count = parse_count(text)) require(*count >= 0 && parse_count(std::to_string(*count)) == count, "a count is read back the same");
  if (auto const months = parse_months(text)) require(std::isfinite(*months) && *months >= 0, "a time is finite and not below zero");
}

}  // namespace fuzz
