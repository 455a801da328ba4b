// report/html.hpp - a document as one page for browser and paper: nothing is fetched (a policy in the page forbids it), the columns sort by a click
// or a key, and without its script it is a plain table. It is well-formed XML too. Groups and items head their rows until a column sorts them.
// Columns for programs are left out, pictures stay. All text is escaped; a byte that is no UTF-8 becomes U+FFFD.
#pragma once
#include "report/formats.hpp"

namespace report {

std::string render_html(core::table::Document const& document, Options const& options);

}  // namespace report
