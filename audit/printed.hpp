// audit/printed.hpp - a printed number is an interval: half a unit of its last digit to both sides, closed at both ends, so that every usual rounding
// fits. Kept as mantissa and decimals: two ends that are the same rational number are the same double, and comparing them needs no tolerance.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace audit {

inline constexpr double epsilon = 1e-9;  // for values computed from ends, never for the ends themselves

struct Range {
  double low = 0, high = 0;
  bool holds(double x) const { return low <= x && x <= high; }
  bool meets(Range const& other) const { return low <= other.high && other.low <= high; }
  double distance(Range const& other) const { return meets(other) ? 0 : (low > other.high ? low - other.high : other.low - high); }
};

struct Printed {
  std::string raw;
  std::int64_t mantissa = 0;
  int decimals = 0;

  double value() const;
  double low() const;   // value - half a unit
  double high() const;  // value + half a unit
  double half() const;  // half a unit
  Range range() const { return {low(), high()}; }
  std::string digits() const;  // "1.777" again from mantissa and decimals
};

// Nothing for text that is no plain number, and for one with more than 15 digits.
std::optional<Printed> parse_printed(std::string_view raw);

// 1 - x/100 for a printed per cent: 43 → 0.57 with the rounding that 43 has.
Printed one_minus_percent(Printed const& percent);

}  // namespace audit
