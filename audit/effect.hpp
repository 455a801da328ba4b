// audit/effect.hpp - checks of one effect: its estimate, interval, P value, wording, and what its precision asks of the number of patients. Each adds
// to the report whether it could be applied and what it found; missing numbers are no finding. A difference is only checked for order.
#pragma once
#include "audit/finding.hpp"
#include "audit/quote.hpp"

namespace audit {

// C01 order, C02 symmetry on the log scale: HR = sqrt(L·U) for a Wald interval (Parmar 1998). A = |ln(HR / sqrt(L·U))| / ln(U/L), the share of the
// width by which the estimate stands off the middle. Ends of rounding intervals decide; no recomputed value is rounded.
void check_interval(Quote const& quote, Report& report);

// C03 P against interval, C04 implied level, C05 significance. An unstated number of sides is tried as two, then as one.
void check_p(Quote const& quote, Report& report);

// C06 wording against interval and P, C07 stated risk reduction against the ratio.
void check_wording(Quote const& quote, Report& report);
void check_risk_reduction(Quote const& quote, Report& report);

// C08: the information of a Cox model is at most a quarter of an event each, so 4 / se² cannot exceed the events, still less the patients.
void check_information(Quote const& quote, Report& report);

void check_effect(Quote const& quote, Report& report);  // all of them

}  // namespace audit
