// report/csv.hpp - a document as CSV: the flattened table. The last columns repeat on each row what was asked (query), of which book (book) and by
// which program (program): any reader of CSV takes them without options, which it would not do with lines of comment. An answer without rows is the
// header alone: a made-up row would be counted as a finding. Banners, notes and facts are not in it; jsonl has rows and all of these. On request it
// begins with a byte order mark, and text that a spreadsheet would compute has an apostrophe in front (core/text/spreadsheet.hpp).
#pragma once
#include "report/formats.hpp"

namespace report {

std::string render_csv(core::table::Document const& document, Options const& options);

}  // namespace report
