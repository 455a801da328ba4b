// stats/survival_recovery.hpp - ln HR or its standard error from events, medians or survival at one time. Approximations, for when nothing better is
// quoted.
//   EVENTS     y = ln HR; se² = 1/E_E + 1/E_C; from the total E and n_E : n_C patients se = (n_E + n_C)/sqrt(E·n_E·n_C), 2/sqrt(E) for 1:1
//   P_EVENTS   V = 1/se² as above; y = ±z(P)/sqrt(V), sign from the stated direction; a two-sided P is halved before the quantile, z is not
//   MEDIANS    HR = m_C/m_E, se² = 1/E_E + 1/E_C, or from the medians' intervals Σ ((ln U - ln L)/(2z))²; exponential survival assumed
//   MILESTONE  HR = ln S_E/ln S_C, se² = Σ SE(S)²/(S ln S)²; SE(S) from its interval, else sqrt(S(1-S)/n) as if nobody was censored before
// Sources: Tierney et al. 2007 and the comment on its eq. 14 (Trials 2013;14:391); Perneger 2008. The first two hold near HR = 1: with HR 0.4 se is
// some 4.5 % too small. Ratios of medians agree with HR on average only; they and milestones are never pooled automatically. Undefined (absent):
// counts, medians or variances that are not positive, survival not inside (0, 1), a P whose sides nobody states.
#pragma once
#include "stats/effect_recovery.hpp"

namespace stats {

std::optional<double> se_from_events(QuotedRatio const& quoted);
std::optional<Recovered> from_p_and_events(QuotedRatio const& quoted);
std::optional<Recovered> from_medians(QuotedRatio const& quoted);
std::optional<Recovered> from_milestone(QuotedRatio const& quoted);

}  // namespace stats
