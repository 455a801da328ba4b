// query/forest_group.cpp - squares are scaled within a group, so that a group of two is as readable as one of twenty.
#include "query/forest_group.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "query/pooled_table.hpp"

namespace query {
namespace {

using Kind = ForestLine::Kind;

double shown_value(double te, bool ratio) { return ratio ? std::exp(te) : te; }

std::string percent(double share) { return fmt::format("{:.1f}%", 100 * share); }

std::optional<long> patients_of(std::string const& n) {
  long out = 0;
  auto const read = std::from_chars(n.data(), n.data() + n.size(), out);
  return !n.empty() && read.ec == std::errc() && read.ptr == n.data() + n.size() ? std::optional(out) : std::nullopt;
}

// All patients, where every study says how many it had.
std::string sum_of_patients(std::vector<GroupStudy> const& studies) {
  long sum = 0;
  for (auto const& study : studies) {
    auto const n = patients_of(study.line.n);
    if (!n) return {};
    sum += *n;
  }
  return std::to_string(sum);
}

ForestLine pooled_line(std::string label, stats::Estimate const& e, bool ratio) {
  ForestLine out;
  out.kind = Kind::pooled;
  out.label = std::move(label);
  out.quoted = shown_p(e.p);
  out.effect = shown_estimate(e, ratio);
  out.estimate = shown_value(e.estimate, ratio);
  out.low = shown_value(e.ci_low, ratio);
  out.high = shown_value(e.ci_high, ratio);
  return out;
}

ForestLine prediction_line(stats::Interval const& interval, bool ratio) {
  ForestLine out;
  out.kind = Kind::prediction;
  out.label = "Prediction interval";
  out.effect = shown_interval(interval.low, interval.high, ratio);
  out.low = shown_value(interval.low, ratio);
  out.high = shown_value(interval.high, ratio);
  return out;
}

bool stands_before(ForestLine const& a, ForestLine const& b, ForestOrder order) {
  if (order == ForestOrder::name) return a.label < b.label;
  return order == ForestOrder::precision && a.se > 0 && (b.se <= 0 || a.se < b.se);
}

void add_once(std::vector<std::string>& to, std::string line) {
  if (std::find(to.begin(), to.end(), line) == to.end()) to.push_back(std::move(line));
}

void add_note(std::string text, Forest& out) {
  ForestLine line;
  line.kind = Kind::note;
  line.label = std::move(text);
  out.lines.push_back(std::move(line));
}

void add_studies(std::vector<GroupStudy>& studies, stats::MetaAnalysis const& result, Forest& out) {
  auto const& shares = result.random ? result.random_weights : result.common_weights;
  double const largest = *std::max_element(shares.begin(), shares.end());
  for (std::size_t i = 0; i < studies.size(); ++i) {
    auto& line = studies[i].line;
    line.share = shares[i] / largest;
    line.weight_common = percent(result.common_weights[i]);
    if (result.random) line.weight_random = percent(result.random_weights[i]);
    out.lines.push_back(std::move(line));
  }
}

void add_pooled_effects(stats::MetaAnalysis const& result, std::string const& patients, Forest& out) {
  auto common = pooled_line("Common effect", result.common, out.ratio);
  common.n = patients;
  common.weight_common = "100%";
  out.lines.push_back(std::move(common));
  auto random = pooled_line("Random effects", *result.random, out.ratio);
  random.weight_random = "100%";
  out.lines.push_back(std::move(random));
  if (result.prediction) out.lines.push_back(prediction_line(*result.prediction, out.ratio));
  if (result.heterogeneity) add_note(fmt::format("{} studies. Heterogeneity: {}", result.studies, heterogeneity_line(*result.heterogeneity)), out);
}

}  // namespace

void fill_effect(ForestLine& study, double te, double se, bool ratio, double level) {
  auto const own = stats::normal_estimate(te, se, level);
  study.se = se;
  study.estimate = shown_value(te, ratio);
  if (!study.low) study.low = shown_value(own.ci_low, ratio), study.high = shown_value(own.ci_high, ratio);
  if (study.effect.empty()) study.effect = shown_estimate(own, ratio);
}

void sort_lines(std::vector<ForestLine>& studies, ForestOrder order) {
  std::stable_sort(studies.begin(), studies.end(), [&](auto const& a, auto const& b) { return stands_before(a, b, order); });
}

void add_pooled_group(std::vector<GroupStudy> studies, ForestChoices const& choices, Forest& out) {
  for (auto& study : studies) fill_effect(study.line, study.te, study.se, out.ratio, choices.model.options.level);
  std::stable_sort(studies.begin(), studies.end(), [&](auto const& a, auto const& b) { return stands_before(a.line, b.line, choices.order); });
  std::vector<double> te, se;
  for (auto const& study : studies) te.push_back(study.te), se.push_back(study.se);
  auto const result = stats::meta_analysis({te, se}, choices.model.options);
  auto const patients = sum_of_patients(studies);
  add_studies(studies, result, out);
  if (result.random) add_pooled_effects(result, patients, out);
  for (auto const note : result.notes) add_once(out.footer, std::string(stats::sentence(note)));
  out.weighted = true;
}

void add_model_footer(ForestChoices const& choices, Forest& out) {
  bool const by_q = choices.model.options.i2 == stats::I2Definition::Q;
  out.footer.insert(out.footer.begin(),
                    {"Model: " + describe(choices.model) + (by_q ? "; I² by Q" : "; I² by tau²"),
                     "Squares: area by weight within a group (random effects), the smallest drawn larger to be seen. Diamonds: pooled "
                     "effects; the bar under them: prediction interval."});
}

Forest forest_of_own(std::vector<OwnStudy> const& own, bool ratios, ForestChoices const& choices) {
  Forest out;
  out.ratio = ratios;
  bool const pooled = choices.pooled && own.size() > 1;
  out.title = pooled ? "Own studies" : "Own studies, not pooled";
  out.effect_head = fmt::format("{} ({:.4g}% CI)", ratios ? "Ratio" : "Effect", choices.model.options.level);
  out.axis_label = ratios ? "Ratio (log scale)" : "Effect";
  std::vector<GroupStudy> studies;
  for (auto const& study : own) {
    studies.push_back({{}, study.te, study.se});
    studies.back().line.label = study.study;
  }
  if (pooled) {
    add_pooled_group(std::move(studies), choices, out);
    add_model_footer(choices, out);
  } else {
    for (auto& study : studies) {
      fill_effect(study.line, study.te, study.se, ratios, choices.model.options.level);
      out.lines.push_back(std::move(study.line));
    }
    sort_lines(out.lines, choices.order);
    out.footer.push_back("Squares of equal size: nothing is pooled.");
  }
  out.footer.push_back("Intervals of studies are computed from effect and standard error.");
  return out;
}

}  // namespace query
