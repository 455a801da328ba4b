// report/docx/paragraph.hpp - paragraphs and runs of WordprocessingML as nodes of pugixml. All that they look like is in named styles. Knows no
// table.
#pragma once
#include <pugixml.hpp>
#include <string>

#include "core/table/document.hpp"

namespace report::docx {

pugi::xml_node add(pugi::xml_node parent, char const* name);
pugi::xml_node add(pugi::xml_node parent, char const* name, char const* attribute, char const* value);

// A paragraph in a style of styles.xml, at the end of its parent.
pugi::xml_node add_paragraph(pugi::xml_node parent, char const* style);

// A run of text, line breaks and tabs kept; `style`: a character style, or empty.
void add_text(pugi::xml_node paragraph, std::string const& text, char const* style = "");

// The same with what stands between the marks of the document set off.
void add_marked(pugi::xml_node paragraph, std::string const& text, core::table::Document const& document, char const* style = "");

// A number that leads to a note of footnotes.xml.
void add_footnote_reference(pugi::xml_node paragraph, int note);

std::string printed(pugi::xml_node node);

}  // namespace report::docx
