// stats/absolute_effects.hpp - what a hazard ratio means in absolute terms, given a baseline. Everything here is model-based and must be labelled so.
//   S_E(t) = S_C(t)^HR, risk r_E = 1 - (1 - r_C)^HR         proportional hazards only
//   r_E = r_C · RR,   r_E = OR · r_C / (1 - r_C + OR · r_C)  risk ratio and odds ratio
//   ARD = S_E - S_C,  NNT = 1/ARD at that t                  Altman, Andersen 1999
//   λ = ln 2 / median,  S(t) = 2^(-t/median),  median_E = median_C / HR                   exponential survival as well
//   RMST(τ) = (1 - e^(-λτ))/λ                                                             restricted mean, exponential
//   Weibull: k = ln[ln S(t) / ln ½] / ln(t/median),  median_E = median_C · HR^(-1/k)
//   ARD of exponential survival is largest at t = (median_C/ln 2)·ln(1/HR)/(1 - HR)
// Times in the unit of the median; S and r as fractions. A quoted rate S_C(t) beats the exponential curve, which can be wrong by months.
// Caveats to print with any of it: the interval of HR ignores the uncertainty of S_C; an NNT belongs to one time point; an NNT for progression is
// none for death; hazards that are not proportional invalidate all; crossing over dilutes survival; the baseline must be the reader's population, not
// the control arm of another trial; an NNT from an indirect HR says so. Fails with std::domain_error: HR, median or time not positive and finite, S
// or r not inside (0, 1).
#pragma once
#include <optional>

#include "stats/estimate.hpp"

namespace stats {

struct HazardRatio {
  double value = 1, low = 1, high = 1;  // interval limits; equal to value when there is none
};

double survival_under_treatment(double control_survival, double hr);
double risk_under_treatment(double control_risk, double hr);
double risk_by_risk_ratio(double control_risk, double rr);  // above 1 where this ratio cannot hold at this baseline
double risk_by_odds_ratio(double control_risk, double odds_ratio);

struct AbsoluteDifference {
  double control_survival = 0, experimental_survival = 0;
  double ard = 0;   // S_E - S_C: positive favours the experimental arm
  Interval ard_ci;  // from the limits of HR
};
AbsoluteDifference absolute_difference(double control_survival, HazardRatio const& hr);

// Number needed to treat for one more patient without the event (benefit) or with it (harm), unrounded; Cochrane prints the next whole number.
struct NumberNeeded {
  std::optional<double> benefit, harm;        // one of them; none when HR = 1
  std::optional<double> benefit_ci, harm_ci;  // both when the interval holds 1: "NNTB benefit_ci … ∞ … NNTH harm_ci", never a plain interval
  std::optional<Interval> interval;           // both limits on one side of 1, smaller number first
};
NumberNeeded number_needed(double control_survival, HazardRatio const& hr);

double exponential_survival(double t, double median);
double exponential_median_under_treatment(double control_median, double hr);
std::optional<double> time_of_largest_difference(double control_median, double hr);  // absent for HR = 1
double exponential_rmst(double horizon, double median);

double weibull_shape(double median, double t, double survival_at_t);  // t ≠ median; refuses a rate on the wrong side of one half
double weibull_median_under_treatment(double control_median, double shape, double hr);

}  // namespace stats
