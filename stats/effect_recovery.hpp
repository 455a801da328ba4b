// stats/effect_recovery.hpp - ln of a hazard ratio and its standard error from whatever a document quotes, with the range that rounding leaves.
//   in order of preference; h = half a unit of the last printed digit, ranges take every number at the ends of its rounding interval
//   LNHR_SE    ln HR and se as quoted
//   CI         y = ln HR, se = (ln U - ln L)/(2z), or (ln U - y)/z when L is too coarse      Parmar, Torri, Stewart 1998 eq. 7; Cochrane
//   Handbook 7.7.7 CI_LVL?    the same with a level that nobody states, taken as 95 % P_EXACT    se = |y|/z(P), sides of P known OE_V       y =
//   (O-E)/V, se = 1/sqrt(V) of the log-rank test                              Tierney et al. 2007 EVENTS, P_EVENTS, MEDIANS, MILESTONE:
//   approximations, see survival_recovery.hpp BOUND      a bound on P bounds se on one side and is never a point NONE       nothing of this: y at
//   most
// Without a quoted ratio, y of an interval is the middle of its logarithms. An interval wins over a P value.
// Undefined (absent): a ratio or limit that is not positive, an exact P whose sides nobody states, P with a ratio that may be 1.
#pragma once
#include <optional>
#include <string_view>

namespace stats {

struct Rounded {  // a printed number: value and number of decimals
  double value = 0;
  int decimals = 0;
};
double half_unit(Rounded const& number);

enum class PKind { none, exact, below, above };

struct ArmSurvival {  // of one arm; survival as a fraction, at the same time in both arms
  std::optional<double> patients, events;
  std::optional<Rounded> median, median_low, median_high;
  std::optional<Rounded> survival, survival_low, survival_high;
};

struct QuotedRatio {
  std::optional<Rounded> ratio, low, high;
  double level = 0;  // percent; 0 = not stated. Also of the arms' intervals
  PKind p_kind = PKind::none;
  Rounded p;
  int p_sides = 0;        // 1, 2; 0 = not stated
  bool inverted = false;  // control over experimental: y changes its sign. Arms are never inverted
  std::optional<Rounded> ln_ratio, ln_ratio_se;
  std::optional<Rounded> o_minus_e, log_rank_variance;
  std::optional<double> events;  // of both arms together
  std::optional<bool> experimental_better;
  ArmSurvival experimental, control;
};

struct Recovered {
  std::string_view code = "NONE";
  std::optional<double> y, y_low, y_high;
  std::optional<double> se, se_low, se_high;
};

Recovered recover(QuotedRatio const& quoted);

// "Reduced by 43 %" and "increased by 43 %" of a hazard: the ratio with the decimals that the percentage implies, 0.57 and 1.43.
Rounded ratio_of_reduction(Rounded const& percent);
Rounded ratio_of_increase(Rounded const& percent);

enum class Poolable { yes, flagged, sensitivity_only, never };
Poolable poolable(std::string_view code);  // never for a code that is not among the above

}  // namespace stats
