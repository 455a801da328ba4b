// query/anchored.hpp - A against B through a common comparator C (Bucher), from contrasts of trials by name: each edge is pooled first, and a trial
// that stands on both edges shares its control, so it counts once. Knows no book. What cannot be anchored is refused with what the data do have.
//   a trial with A, B and C that quotes A vs B too: direct evidence, left out of the edges
//   one that quotes A and B against C only: within-trial comparison where it is alone and the events of C are known; else left out or refused
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "query/contrasts.hpp"
#include "stats/estimate.hpp"
#include "stats/meta_analysis.hpp"

namespace query {

// Trials of one comparison, turned so that the effect is treatment against comparator, and pooled.
struct PooledEdge {
  std::string treatment, comparator;
  std::vector<NamedContrast> trials;
  stats::MetaAnalysis result;
};

struct ByModel {
  stats::Estimate common;
  std::optional<stats::Estimate> random;  // where an edge has several trials
  stats::Estimate const& shown() const { return random ? *random : common; }
};

struct Anchored {
  std::string a, b, via;
  std::vector<PooledEdge> edges;  // A-C, B-C
  ByModel indirect;
  std::optional<PooledEdge> direct;
  std::optional<ByModel> difference;  // direct - indirect
  std::vector<std::string> notes;
};

struct AnchorChoices {
  std::string via;                       // empty: each common comparator
  std::optional<double> control_events;  // of a three-arm trial, as the user knows them
};

// Without rows: nothing.
std::optional<PooledEdge> pooled_edge(std::vector<NamedContrast> const& contrasts, std::string const& treatment, std::string const& comparator,
                                      stats::Options const& options);

// One for each common comparator. `refusals` says for each that cannot be used why not; both are empty when there is no common comparator.
std::vector<Anchored> anchored(std::vector<NamedContrast> const& contrasts, std::string const& a, std::string const& b, AnchorChoices const& choices,
                               stats::Options const& options, std::vector<std::string>& refusals);

// What a treatment is compared with in some trial, in order of names.
std::vector<std::string> compared_with(std::vector<NamedContrast> const& contrasts, std::string const& treatment);

}  // namespace query
