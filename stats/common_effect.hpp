// stats/common_effect.hpp - inverse-variance mean of studies that estimate one and the same effect ("fixed effect").
//   w = 1/v;  mean = Σwy / Σw;  se = 1/sqrt(Σw);  interval by z
// Source: Cochrane Handbook 10.3. Defined for one study or more. Says nothing about whether one effect is believable: see heterogeneity.hpp.
#pragma once
#include "stats/estimate.hpp"
#include "stats/studies.hpp"

namespace stats {

Estimate common_effect(Studies const& studies, double level_in_percent);

}  // namespace stats
