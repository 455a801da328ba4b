// stats/prediction_interval.hpp - where the true effect of a further study is expected: μ ± crit·sqrt(τ² + s²). None of the conventions is exact.
//   convention           crit           s                           fewest studies   who
//   z                    z              se of the mean's interval   2                metafor with test "z"
//   simple               z              0                           2                metafor "simple"
//   t_k_minus_1          t(k-1)         classic se                  2                meta >= 8.0 "V"
//   t_k_minus_2          t(k-2)         classic se                  3                meta <= 7.0 "HTS"; Higgins, Thompson, Spiegelhalter 2009
//   interval_t_k_minus_1 t(k-1)         se of the mean's interval   2                metafor with test "knha" or "adhoc"
//   riley                t(max(1, k-2)) se of the mean's interval   2                metafor "Riley"
//   hk_t_k_minus_1       t(k-1)         Hartung-Knapp se            2                meta "HK"
//   hk_t_k_minus_2       t(k-2)         Hartung-Knapp se            3                meta "HK-PR"
// With the se of the mean's interval, and the same t, the prediction interval never is narrower than the interval of the mean.
// Undefined (absent) with fewer studies than that, and for `none`.
#pragma once
#include <optional>

#include "stats/random_effects.hpp"

namespace stats {

enum class PredictionConvention { none, z, simple, t_k_minus_1, t_k_minus_2, interval_t_k_minus_1, riley, hk_t_k_minus_1, hk_t_k_minus_2 };

std::optional<Interval> prediction_interval(RandomEffects const& fitted, double tau2, PredictionConvention convention, double level_in_percent);

}  // namespace stats
