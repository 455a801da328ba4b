// report/interchange/ris.hpp - documents as RIS records for reference managers: only what the book knows, so no authors and no pages. Same
// publications, same bytes.
#pragma once
#include <string>
#include <vector>

#include "core/interchange/records.hpp"

namespace report::interchange {

std::string ris(std::vector<core::interchange::Publication> const& publications);

}  // namespace report::interchange
