// audit/medians.hpp - checks of the two arms' medians, or rates at one time, beside the hazard ratio of the same row. Under exponential survival the
// ratio of medians is 1/HR; under proportional hazards HR = ln S_E(t) / ln S_C(t) at any time. Survival is neither in practice, so nothing here is an
// error but a difference that is not the difference.
#pragma once
#include "audit/finding.hpp"
#include "audit/quote.hpp"

namespace audit {

void check_direction(Quote const& quote, Report& report);          // C10
void check_median_ratio(Quote const& quote, Report& report);       // C11: D = ln(HR · m_E / m_C)
void check_milestone(Quote const& quote, Report& report);          // C12
void check_median_difference(Quote const& quote, Report& report);  // C13
void check_follow_up(Quote const& quote, Report& report);          // C15

void check_medians(Quote const& quote, Report& report);  // all of them

// ln HR that two rates in per cent at one time ask for, with the rounding of both; nothing unless both lie between 0 and 100.
std::optional<Range> milestone_ln_hr(Printed const& experimental, Printed const& control);

// How far off is unusual: the tier that |d| falls into beyond `tolerance`, nothing when within it.
std::optional<Severity> tier_of(double distance, double tolerance);

}  // namespace audit
