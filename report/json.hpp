// report/json.hpp - a document as JSON, for programs. Keys are English and stay; values are the strings as shown, so that "0.60" keeps its digits;
// only the program's own counts are numbers; an empty cell is null. Pictures are left out. A byte that is no UTF-8 becomes U+FFFD; nothing throws.
//
// json: one object {title, query, book, program, facts, sections, notes}. facts: key → value; a key that occurs several times has a list. A section
// is {part, heading, before, columns: [{key, label}], rows: [{key: value}], after}.
// jsonl: one object a line. The first is {"about": the same object without columns and rows}; each further line is a row of the flattened table, as
// in csv, with `part` in front when there are several sections.
#pragma once
#include "report/formats.hpp"

namespace report {

std::string render_json(core::table::Document const& document, Options const& options);
std::string render_jsonl(core::table::Document const& document, Options const& options);

}  // namespace report
