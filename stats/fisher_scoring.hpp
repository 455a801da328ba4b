// stats/fisher_scoring.hpp - maximises a likelihood over a variance >= 0. Knows nothing of the model but the step it proposes.
// A step that would leave [0, ∞) is halved; two steps of different direction enclose a maximum, and a step that leaves the enclosure is replaced by
// its middle, so that it always ends. Fails with std::domain_error after ten thousand steps.
#pragma once
#include <functional>

namespace stats {

// `step` gives score / information at a variance; `scale` is a typical sampling variance, to which the stopping rule (1e-13) relates; below 1e-12 of it
// the answer is 0.
double fisher_scoring(std::function<double(double)> const& step, double start, double scale);

}  // namespace stats
