// stats/effect_recovery.hpp - ln of a quoted ratio and its standard error with the range that rounding leaves.
//   y = ln(HR);  se = (ln U - ln L) / (2 z);  from P: se = |y| / z(P)
//   h = half a unit of the last printed digit; se_low and se_high take the limits at the ends of their rounding intervals.
// Sources: Parmar, Torri, Stewart 1998 (eq. 7); Cochrane Handbook 7.7.7. Undefined (code NONE): a ratio or limit that is not positive, nothing but
// the ratio quoted, an exact P whose sides nobody states, P with a ratio that may be 1. A bound on P bounds the error on one side only (code BOUND)
// and is never a point.
#pragma once
#include <optional>
#include <string_view>

namespace stats {

struct Rounded {  // a printed number: value and number of decimals
  double value = 0;
  int decimals = 0;
};

enum class PKind { none, exact, below, above };

struct QuotedRatio {
  std::optional<Rounded> ratio, low, high;
  double level = 0;  // percent; 0 = not stated
  PKind p_kind = PKind::none;
  Rounded p;
  int p_sides = 0;        // 1, 2; 0 = not stated
  bool inverted = false;  // control over experimental: y changes its sign
};

struct Recovered {
  std::string_view code = "NONE";  // CI, CI_LVL?, P_EXACT, BOUND, NONE
  std::optional<double> y, se, se_low, se_high;
};

Recovered recover(QuotedRatio const& quoted);

}  // namespace stats
