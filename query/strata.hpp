// query/strata.hpp - which question a finding answers, as one text: endpoint, line, subtype, biomarkers, assessor, and where they set patients apart
// the disease and a treatment that is tested again after itself. Findings of two strata are never averaged. Chooses no finding and computes nothing.
#pragma once
#include <vector>

#include "core/database/database.hpp"
#include "query/candidate.hpp"
#include "query/filters.hpp"

namespace query {

// What a row of sql/study_effects.sql says of its stratum.
struct StratumParts {
  std::string endpoint, at, line, subtype, biomarkers, after;
};

// Two axes of the question that name a whole subtype (HR and HER2) make ER+ a part of HR+; empty where they do not.
std::string subtype_asked(Filters const& filters);

// `assessor` may be empty: not stated.
std::string stratum_of(StratumParts const& parts, std::string const& subtype_asked, std::string const& assessor);

// Adds the disease where diseases of one stratum exclude each other, unless the question names one that holds them all.
void part_diseases(core::database::Connection& book, Filters const& filters, std::vector<Candidate>& all);

}  // namespace query
