// stats/meta_analysis.cpp - order: common effect, then what needs two studies.
#include "stats/meta_analysis.hpp"

#include <algorithm>

#include "stats/common_effect.hpp"

namespace stats {
namespace {

std::vector<double> shares(std::vector<double> weights) {
  double sum = 0;
  for (double w : weights) sum += w;
  for (double& w : weights) w /= sum;
  return weights;
}

void note_if(bool holds, Note note, MetaAnalysis& out) {
  if (holds) out.notes.push_back(note);
}

Heterogeneity heterogeneity(Studies const& studies, Tau2 const& tau2, Options const& options) {
  Heterogeneity out{cochran_q(studies), tau2, q_profile(studies, options.level), {}, {}, {}};
  if (options.i2 == I2Definition::tau2) {
    double const typical = typical_variance(studies);
    auto const low = inconsistency_by_tau2(out.tau2_ci.low, typical), high = inconsistency_by_tau2(out.tau2_ci.high, typical);
    out.inconsistency = inconsistency_by_tau2(tau2.value, typical);
    out.i2_ci = Interval{low.i2, high.i2};
    out.h2_ci = Interval{low.h2, high.h2};
  } else {
    out.inconsistency = inconsistency_by_q(out.q.q, out.q.df);
    out.h2_ci = test_based_h2_interval(out.q.q, out.q.df, options.level);
    if (out.h2_ci) out.i2_ci = Interval{i2_of_h2(out.h2_ci->low), i2_of_h2(out.h2_ci->high)};
  }
  return out;
}

void add_random_model(Studies const& studies, Tau2 const& tau2, Options const& options, MetaAnalysis& out) {
  bool const few = studies.count() < options.fewest_for_t;
  auto const ci = few ? CiMethod::wald : options.ci;
  auto fitted = random_effects(studies, tau2.value, ci, options.level);
  out.random = fitted.mean;
  out.prediction = prediction_interval(fitted, tau2.value, few ? PredictionConvention::none : options.prediction, options.level);
  note_if(few && options.ci != CiMethod::wald, Note::two_studies, out);
  note_if(!out.prediction && options.prediction != PredictionConvention::none, Note::no_prediction, out);
  note_if(fitted.corrected, fitted.mean.df ? Note::classic_standard_error : Note::classic_interval, out);
  note_if(fitted.degenerate, Note::identical_effects, out);
  out.random_weights = shares(std::move(fitted.weights));
}

}  // namespace

std::array<Profile, 7> const& profiles() {
  using enum Tau2Method;
  using enum CiMethod;
  static std::array<Profile, 7> const all{{
      {"trialbook", {}},
      {"metafor-z", {REML, wald, PredictionConvention::z, I2Definition::tau2, 95, 2}},
      {"metafor-hk", {REML, hartung_knapp, PredictionConvention::interval_t_k_minus_1, I2Definition::tau2, 95, 2}},
      {"meta8", {REML, wald, PredictionConvention::t_k_minus_1, I2Definition::Q, 95, 2}},
      {"meta7", {REML, wald, PredictionConvention::t_k_minus_2, I2Definition::Q, 95, 2}},
      {"RevMan5", {DL, wald, PredictionConvention::none, I2Definition::Q, 95, 2}},
      {"IQWiG6", {PM, CiMethod::iqwig6, PredictionConvention::t_k_minus_1, I2Definition::Q, 95, 2}},
  }};
  return all;
}

std::optional<Options> profile(std::string_view name) {
  for (auto const& candidate : profiles())
    if (candidate.name == name) return candidate.options;
  return std::nullopt;
}

std::string_view sentence(Note note) {
  switch (note) {
    case Note::one_study:
      return "One study: its own result is shown; there is no random-effects model.";
    case Note::two_studies:
      return "Two studies: the random-effects interval is Wald's, as t with one degree of freedom would make it useless.";
    case Note::no_prediction:
      return "Too few studies for a prediction interval.";
    case Note::classic_standard_error:
      return "The Hartung-Knapp interval was too narrow; the classic standard error is used with t.";
    case Note::classic_interval:
      return "The Hartung-Knapp interval was narrower than Wald's, which is shown.";
    case Note::identical_effects:
      return "All effects are equal: the Hartung-Knapp standard error would be 0; the classic one is used with t.";
    case Note::empty_tau2_interval:
      return "The studies agree better than chance lets expect: the interval of tau2 is empty and shown as [0, 0].";
    case Note::no_i2_interval:
      return "With two studies this close the interval of I2 is undefined.";
    case Note::local_maximum_rejected:
      return "The likelihood of tau2 has a local maximum above 0 but is higher at 0, which is taken.";
  }
  return {};
}

MetaAnalysis meta_analysis(Studies const& studies, Tau2 const& tau2, Options const& options) {
  MetaAnalysis out;
  out.studies = studies.count();
  out.common = common_effect(studies, options.level);
  out.common_weights = shares(weighted_mean(studies, 0).weights);
  note_if(studies.count() == 1, Note::one_study, out);
  if (studies.count() == 1) return out;
  out.heterogeneity = heterogeneity(studies, tau2, options);
  add_random_model(studies, tau2, options, out);
  note_if(out.heterogeneity->tau2_ci.empty, Note::empty_tau2_interval, out);
  note_if(!out.heterogeneity->i2_ci, Note::no_i2_interval, out);
  note_if(tau2.local_maximum_rejected, Note::local_maximum_rejected, out);
  return out;
}

MetaAnalysis meta_analysis(Studies const& studies, Options const& options) {
  return meta_analysis(studies, studies.count() > 1 ? estimate_tau2(options.tau2, studies) : Tau2{}, options);
}

}  // namespace stats
