// core/text/number.hpp - numbers as documents quote them. The raw text stays; full width, inner blanks and decimal middle dots are folded for
// parsing only. A word in front (about, over, 约, 近, >) gives a class other than exact. Knows no endpoint and no column.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace core::text {

enum class ValueClass { exact, about, above, below, range, not_reached };
std::string_view name_of(ValueClass value_class);

// A number as printed: value with the number of its decimals; the true value lies within half a unit of the last one.
struct Quoted {
  ValueClass value_class = ValueClass::exact;
  std::optional<double> value;  // empty for a range and for not_reached
  int decimals = 0;
  std::optional<double> low, high;  // of a range
};

// Nothing when the text is no number: "O.57", "0,57", "", "abc".
std::optional<Quoted> parse_quoted(std::string_view raw);

// A plain exact number: optional sign, digits, point; blanks between digits allowed as in "0.000 1".
struct Plain {
  double value = 0;
  int decimals = 0;
};
std::optional<Plain> parse_plain(std::string_view raw);
std::optional<long long> parse_count(std::string_view raw);

// P as printed: comparator and digits. Without a comparator it is "=".
struct PValue {
  std::string comparator;  // one of < > = <= >=
  std::string digits;      // as printed, outer blanks off
  double value = 0;
  int decimals = 0;
};
std::optional<PValue> parse_p(std::string_view raw);

// A time as printed ("6个月", "五年", "5 years", "39.1周") in months; a week is 1/4.348125 month, a year 12.
std::optional<double> parse_months(std::string_view raw);
// Months of one unit, nothing for a unit that is no time.
std::optional<double> months_per(std::string_view unit);

}  // namespace core::text
