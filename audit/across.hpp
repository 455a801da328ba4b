// audit/across.hpp - checks across quotes: one result in two documents, a later cut, subgroups against their whole, patients counted twice.
#pragma once
#include <span>
#include <utility>

#include "audit/finding.hpp"
#include "audit/quote.hpp"
#include "core/text/same_result.hpp"

namespace audit {

// C30: two documents about one result. Same cut known: an error; a cut not stated: the documents may mean different ones.
void check_two_documents(core::text::QuotedResult const& one, core::text::QuotedResult const& other, std::int64_t item, std::int64_t other_item,
                         Report& report);
// C30 for the patients of a trial: numbers that one document gives, none of which the other one gives.
struct PatientCount {
  std::int64_t item = 0;
  std::string document, said;  // "1711 + 1709"
  long long number = 0;
};
void check_patient_counts(std::span<PatientCount const> one, std::span<PatientCount const> other, Report& report);

// C31: what a later cut cannot have less of.
void check_later_cut(Quote const& earlier, Quote const& later, std::int64_t earlier_item, std::int64_t later_item, Report& report);

// C32: the inverse-variance mean of subgroups that make up the whole, against the whole. The caller knows that they do.
void check_partition(std::span<Quote const> subgroups, Quote const& overall, Report& report);

// C33: rows of one analysis that share patients, as pairs of positions. Two rows of one trial do (by whatever name: `trial` is its identity), as do a
// pooled analysis and a trial in it.
struct AnalysisRow {
  std::string trial;
  std::vector<std::string> pooled_trials;  // of a pooled analysis
};
std::vector<std::pair<std::size_t, std::size_t>> shared_patients(std::span<AnalysisRow const> rows);

}  // namespace audit
