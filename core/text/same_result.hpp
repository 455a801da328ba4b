// core/text/same_result.hpp - whether two quotes are of one result of one trial, and in which numbers they differ. One rule for the conflicts of a
// book and for its audit. Numbers as printed: two of them differ when no one value could be rounded to both. Says that they differ, never which is
// right.
#pragma once
#include <string>
#include <vector>

namespace core::text {

// As a document quotes it; what it does not state is empty.
struct QuotedResult {
  std::string document, id, update_of;  // ids of quotes
  std::string trial;                    // one value for all names of a trial
  std::string endpoint, measure, at_months, unit, data_cut, follow_up, assessor, population_id;
  std::string experimental, control, drugs;  // drugs: "denosumab @ 60 mg + letrozole", sorted
  bool whole = false;                        // the whole trial, no subgroup
  std::string experimental_raw, control_raw, experimental_n, control_n, experimental_events, control_events;
  std::string effect_measure, orientation, effect_raw, ci_low_raw, ci_high_raw, p_comparator, p_raw;
  bool derived = false;  // the ratio is 1 - effect_raw / 100
};

// Same question to the same trial, so that other values would contradict. A later cut or an update is no contradiction.
bool same_question(QuotedResult const& a, QuotedResult const& b);

// Names of the numbers in which two quotes of one question differ: "control value", "effect" …
std::vector<std::string> differing_fields(QuotedResult const& a, QuotedResult const& b);
// "dose of …": drugs that both name with a dose, and not the same.
std::vector<std::string> differing_doses(QuotedResult const& a, QuotedResult const& b);

// True when two quoted numbers cannot be roundings of one value; texts that are no plain numbers are compared as they stand.
bool values_differ(std::string const& one, std::string const& other);

// What the quote prints, without words: "25.3 vs 16.0, HR 0.57 (0.46–0.70), P<0.001".
std::string numbers_of(QuotedResult const& quote);

}  // namespace core::text
