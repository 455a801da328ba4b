// report/interchange/fhir_evidence.hpp - one finding as an R5 Evidence resource: population, arms and endpoint as variables, the quoted numbers as
// statistics, what a document printed of level and grade as certainty. The direction of a ratio is said in words. Returns JSON text.
#pragma once
#include <string>

#include "core/interchange/records.hpp"

namespace report::interchange {

std::string evidence_resource(core::interchange::Finding const& finding, std::string const& version);
std::string evidence_url(std::string const& finding_id);
std::string citation_url(std::string const& document_id);

}  // namespace report::interchange
