// report/docx.hpp - a document as a Word file: one table a section, landscape where one is wide, everything in named styles (report/docx/styles.xml)
// that can be restyled in Word. Abbreviations and scales are footnotes of the title: Word keeps them with it when it is copied into a manuscript.
// Columns for programs are left out, and so are pictures, which are made of characters of a terminal. No clock: same document, same bytes.
#pragma once
#include "report/formats.hpp"

namespace report {

std::string render_docx(core::table::Document const& document, Options const& options);

}  // namespace report
