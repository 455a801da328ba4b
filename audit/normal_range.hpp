// audit/normal_range.hpp - what rounding leaves of a standard error, a z value and a P value. Formulas on the log scale:
//   se = (ln U - ln L) / (2 z_level), ends from the ends of L and U;  z = |ln HR| / se;  P = sides × upper tail of z.
#pragma once
#include <optional>

#include "audit/quote.hpp"

namespace audit {

double upper_tail(double z);      // P(Z > z)
double upper_quantile(double p);  // its inverse; ∞ for p ≤ 0, -∞ for p ≥ 1
double level_z(double level_in_percent);

Range log_of(Printed const& x);  // low end -∞ when the number may be 0

// Nothing without both limits, or when the lower one may be 0 or below.
std::optional<Range> standard_error(Quote const& quote);

// z of |ln HR| / se over all unrounded values; nothing where the standard error is unknown.
std::optional<Range> z_range(Quote const& quote);

// z values that a printed P leaves open when it has this many sides.
Range z_of_p(QuotedP const& p, int sides);

}  // namespace audit
