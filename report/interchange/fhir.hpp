// report/interchange/fhir.hpp - findings and documents as one FHIR R5 Bundle of Evidence and Citation resources. Numbers have their digits as
// printed; level and grade are codes of their issuer's own scale, mapped to no other. What is left out stands in Bundle.issues. Same records, same
// bytes.
#pragma once
#include <string>

#include "core/interchange/records.hpp"

namespace report::interchange {

std::string fhir_bundle(core::interchange::Evidence const& evidence);

// A FHIR id ([A-Za-z0-9.-], at most 64 characters) of a public id; the same id always gives the same one.
std::string fhir_id(std::string const& public_id);

}  // namespace report::interchange
