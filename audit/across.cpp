// audit/across.cpp - when two quotes are of one result, and in which fields they differ, is decided in core/text, as for the conflicts of a book.
#include "audit/across.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "audit/normal_range.hpp"

namespace audit {
namespace {

Finding across(int check, Severity severity, std::string sentence, std::string inputs, std::vector<std::int64_t> items) {
  Finding out;
  out.check = check;
  out.severity = severity;
  out.sentence = std::move(sentence);
  out.inputs = std::move(inputs);
  out.items = std::move(items);
  out.explanations = {"our transcription", "a misprint of a source", "two analysis sets, assessors or cuts"};
  return out;
}

// y and se of a hazard ratio with a usable interval, experimental over control.
std::optional<std::pair<double, double>> estimate(Quote const& q) {
  if (!q.is_ratio() || !q.oriented || !q.effect || !q.low || !q.high || q.low->mantissa <= 0 || q.effect->mantissa <= 0) return std::nullopt;
  double const y = std::log(q.effect->value()), se = std::log(q.high->value() / q.low->value()) / (2 * level_z(q.level));
  if (se <= 0) return std::nullopt;
  return std::pair{q.inverted ? -y : y, se};
}

}  // namespace

void check_two_documents(core::text::QuotedResult const& one, core::text::QuotedResult const& other, std::int64_t item, std::int64_t other_item,
                         Report& report) {
  report.checkable(30);
  auto const fields = core::text::differing_fields(one, other);
  if (fields.empty()) return;
  bool const one_cut = !one.data_cut.empty() && one.data_cut == other.data_cut;
  auto found = across(30, one_cut ? Severity::error : Severity::note,
                      one_cut ? "Documents disagree: these numbers cannot all be right." : "Documents disagree, or mean different cuts of the data.",
                      fmt::format("{}: {}; {}: {}", one.document, core::text::numbers_of(one), other.document, core::text::numbers_of(other)),
                      {item, other_item});
  found.recomputed = fmt::format("{}", fmt::join(fields, "; "));
  report.add(std::move(found));
}

void check_patient_counts(std::span<PatientCount const> one, std::span<PatientCount const> other, Report& report) {
  if (one.empty() || other.empty()) return;
  report.checkable(30);
  for (auto const& a : one)
    for (auto const& b : other)
      if (a.number == b.number) return;
  auto const &a = one.front(), &b = other.front();
  report.add(across(30, Severity::warn, "Documents disagree on the patients of the trial.",
                    fmt::format("{}: {}; {}: {}", a.document, a.said, b.document, b.said), {a.item, b.item}));
}

void check_later_cut(Quote const& earlier, Quote const& later, std::int64_t earlier_item, std::int64_t later_item, Report& report) {
  report.checkable(31);
  auto const add = [&](std::string sentence, long long before, long long after) {
    report.add(across(31, Severity::warn, std::move(sentence), fmt::format("{} → {}", before, after), {earlier_item, later_item}));
  };
  for (auto const& [before, after] : {std::pair{&earlier.experimental, &later.experimental}, {&earlier.control, &later.control}})
    if (before->events && after->events && *after->events < *before->events)
      add("Unusual: the later cut has fewer events than the earlier one.", *before->events, *after->events);
  if (earlier.follow_up_months && later.follow_up_months && *later.follow_up_months < *earlier.follow_up_months)
    report.add(across(31, Severity::warn, "Unusual: the later cut has the shorter follow-up.",
                      fmt::format("{:.4g} → {:.4g} months", *earlier.follow_up_months, *later.follow_up_months), {earlier_item, later_item}));
}

void check_partition(std::span<Quote const> subgroups, Quote const& overall, Report& report) {
  auto const whole = estimate(overall);
  if (!whole || subgroups.size() < 2) return;
  double weights = 0, sum = 0;
  for (auto const& subgroup : subgroups) {
    auto const part = estimate(subgroup);
    if (!part) return;
    double const w = 1 / (part->second * part->second);
    weights += w;
    sum += w * part->first;
  }
  report.checkable(32);
  auto const ln = log_of(*overall.effect);
  double const gap = std::abs(sum / weights - whole->first), tolerance = 0.5 * whole->second + (ln.high - ln.low) / 2;
  if (gap <= tolerance) return;
  auto found = across(32, Severity::warn, "Unusual: the subgroups together do not give the result of the whole.", effect_text(overall), {});
  found.recomputed = fmt::format("{:.3f}", std::exp(sum / weights));
  found.gap = gap;
  report.add(std::move(found));
}

std::vector<std::pair<std::size_t, std::size_t>> shared_patients(std::span<AnalysisRow const> rows) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  auto const trials_of = [](AnalysisRow const& row) {
    auto out_of_row = row.pooled_trials;
    if (!row.trial.empty()) out_of_row.push_back(row.trial);
    return out_of_row;
  };
  for (std::size_t a = 0; a < rows.size(); ++a)
    for (std::size_t b = a + 1; b < rows.size(); ++b) {
      auto const one = trials_of(rows[a]), other = trials_of(rows[b]);
      if (std::any_of(one.begin(), one.end(), [&](std::string const& t) { return std::find(other.begin(), other.end(), t) != other.end(); }))
        out.emplace_back(a, b);
    }
  return out;
}

}  // namespace audit
