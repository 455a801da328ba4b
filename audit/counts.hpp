// audit/counts.hpp - checks of counts, percentages and what is computed from them. A percentage may have another denominator than the one beside it:
// those that are known for the arm are tried before anything is said.
#pragma once
#include <span>

#include "audit/finding.hpp"
#include "audit/quote.hpp"

namespace audit {

// C20: 100·x/n within the rounding of the percentage; `others`: further denominators known for the arm.
void check_percentage(Printed const& percent, long long count, long long n, std::span<long long const> others, Report& report);

// C21 (GRIM): whether any count out of n gives this percentage. Says something only when n < 10^(d+2), and then only
// in a note: in publications such a percentage is mostly of the patients with measurable disease, while the arm's size stands beside it.
bool possible_percentage(Printed const& percent, long long n);
bool informative(Printed const& percent, long long n);
void check_possible(Printed const& percent, long long n, std::span<long long const> others, Report& report);

// C22: parts that make up a total, exactly on counts and within rounding on percentages. Arms below a total may leave patients out, arms above
// cannot.
void check_arms(Quote const& quote, Report& report);
void check_percent_sum(std::span<Printed const> parts, Printed const& total, Report& report);

// C23: what is part of something is not more than it; percentages lie between 0 and 100.
void check_bounds(Quote const& quote, Report& report);
void check_part(Printed const& part, Printed const& whole, std::string const& names, std::vector<std::int64_t> items, Report& report);

// C25: odds ratio, risk ratio and difference recomputed from the counts of both arms (Wald, as in the Cochrane Handbook ch. 6).
void check_from_counts(Quote const& quote, Report& report);

void check_counts(Quote const& quote, std::span<long long const> others_experimental, std::span<long long const> others_control, Report& report);

}  // namespace audit
