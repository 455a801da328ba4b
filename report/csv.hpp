// report/csv.hpp - a document as CSV: the flattened table, nothing else.
#pragma once
#include "report/formats.hpp"

namespace report {

std::string render_csv(core::table::Document const& document, Options const& options);

}  // namespace report
