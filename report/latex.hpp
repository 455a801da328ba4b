// report/latex.hpp - a document as LaTeX that compiles as it is: one longtable with repeated heads a section, across the page where one is wide,
// notes and explanations under it, what the program computed inside \computed. XeLaTeX is needed only for text that is not Latin; the first line says
// so. The look stands in latex/*.tex, as macros to be redefined. Bars of intervals are drawn; columns for programs are left out.
#pragma once
#include "report/formats.hpp"

namespace report {

std::string render_latex(core::table::Document const& document, Options const& options);

}  // namespace report
