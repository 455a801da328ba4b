// report/text.hpp - a document as text for a terminal: headings, items, aligned columns, folded to the width; no number is ever cut.
#pragma once
#include "report/formats.hpp"

namespace report {

std::string render_text(core::table::Document const& document, Options const& options);

}  // namespace report
