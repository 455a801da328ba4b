// stats/meta_analysis.hpp - one pairwise meta-analysis: common-effect and random-effects means, heterogeneity and a prediction interval, composed
// from the methods of this folder by options that have the field's names. On the scale of its input: ratios come as logarithms, the caller takes
// exponentials. A profile is a set of options that reproduces a program (metafor 3.8 or 5, meta, RevMan 5, IQWiG); "trialbook" is ours: REML,
// Hartung-Knapp with variance correction, a prediction interval with t(k-1) and the same standard error, I² by τ². That is metafor's test "adhoc".
// One study: no random-effects model, no heterogeneity. Two studies under "trialbook": Wald's interval and no prediction interval, as t(1) = 12.7.
// Which special case was applied stands in `notes`. Whether the studies may be pooled at all is the caller's question.
// Fails with BadStudy or std::invalid_argument for impossible studies (studies.hpp), std::domain_error for a level outside (0, 100).
#pragma once
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "stats/heterogeneity.hpp"
#include "stats/prediction_interval.hpp"
#include "stats/random_effects.hpp"
#include "stats/tau2.hpp"

namespace stats {

struct Options {
  Tau2Method tau2 = Tau2Method::REML;
  CiMethod ci = CiMethod::hk_adhoc_se;
  PredictionConvention prediction = PredictionConvention::interval_t_k_minus_1;
  I2Definition i2 = I2Definition::tau2;
  double level = 95;             // percent, of all intervals
  std::size_t fewest_for_t = 3;  // with fewer studies Wald's interval is given and no prediction interval
};

struct Profile {
  std::string_view name;
  Options options;
};

std::array<Profile, 7> const& profiles();               // the first is the default
std::optional<Options> profile(std::string_view name);  // absent for a name that is not among them

enum class Note {
  one_study,
  two_studies,
  no_prediction,
  classic_standard_error,
  classic_interval,
  identical_effects,
  empty_tau2_interval,
  no_i2_interval,
  local_maximum_rejected,
};
std::string_view sentence(Note note);

struct Heterogeneity {
  CochranQ q;
  Tau2 tau2;
  Tau2Interval tau2_ci;  // Q-profile
  Inconsistency inconsistency;
  std::optional<Interval> i2_ci, h2_ci;  // Q-profile's bounds for I² by τ², test-based for I² by Q
};

struct MetaAnalysis {
  std::size_t studies = 0;
  Estimate common;
  std::optional<Estimate> random;                      // absent for one study
  std::vector<double> common_weights, random_weights;  // shares; each sums to 1
  std::optional<Heterogeneity> heterogeneity;          // absent for one study
  std::optional<Interval> prediction;
  std::vector<Note> notes;
};

MetaAnalysis meta_analysis(Studies const& studies, Options const& options = {});

// The same with a τ² that was estimated elsewhere, as for subgroups that share one.
MetaAnalysis meta_analysis(Studies const& studies, Tau2 const& tau2, Options const& options);

}  // namespace stats
