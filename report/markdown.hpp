// report/markdown.hpp - a document as Markdown: facts, then one pipe table a section, notes as lists.
#pragma once
#include "report/formats.hpp"

namespace report {

std::string render_markdown(core::table::Document const& document, Options const& options);

}  // namespace report
