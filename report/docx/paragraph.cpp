// report/docx/paragraph.cpp - pugixml escapes what markup is made of; text passes xml_text first, as it would write forbidden characters by number.
#include "report/docx/paragraph.hpp"

#include "report/grouped_rows.hpp"
#include "report/xml_text.hpp"

namespace report::docx {
namespace {

struct StringWriter : pugi::xml_writer {
  std::string out;
  void write(void const* data, std::size_t size) override { out.append(static_cast<char const*>(data), size); }
};

pugi::xml_node add_run(pugi::xml_node paragraph, char const* style) {
  auto run = add(paragraph, "w:r");
  if (*style != '\0') add(add(run, "w:rPr"), "w:rStyle", "w:val", style);
  return run;
}

void add_piece(pugi::xml_node run, std::string const& text) {
  if (text.empty()) return;
  auto const node = add(run, "w:t", "xml:space", "preserve");
  node.text().set(text.c_str());
}

}  // namespace

pugi::xml_node add(pugi::xml_node parent, char const* name) { return parent.append_child(name); }

pugi::xml_node add(pugi::xml_node parent, char const* name, char const* attribute, char const* value) {
  auto node = parent.append_child(name);
  node.append_attribute(attribute).set_value(value);
  return node;
}

pugi::xml_node add_paragraph(pugi::xml_node parent, char const* style) {
  auto const paragraph = add(parent, "w:p");
  add(add(paragraph, "w:pPr"), "w:pStyle", "w:val", style);
  return paragraph;
}

void add_text(pugi::xml_node paragraph, std::string const& text, char const* style) {
  if (text.empty()) return;
  auto const run = add_run(paragraph, style);
  std::string piece;
  auto const break_with = [&](char const* name) {
    add_piece(run, piece);
    piece.clear();
    add(run, name);
  };
  for (char const c : xml_text(text)) {
    if (c == '\n')
      break_with("w:br");
    else if (c == '\t')
      break_with("w:tab");
    else if (c != '\r')
      piece += c;
  }
  add_piece(run, piece);
}

void add_marked(pugi::xml_node paragraph, std::string const& text, core::table::Document const& document, char const* style) {
  for (auto const& piece : pieces_of(text, document)) add_text(paragraph, piece.text, piece.marked ? "Marked" : style);
}

void add_footnote_reference(pugi::xml_node paragraph, int note) {
  add(add_run(paragraph, "FootnoteReference"), "w:footnoteReference", "w:id", std::to_string(note).c_str());
}

std::string printed(pugi::xml_node node) {
  StringWriter writer;
  node.print(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(writer.out);
}

}  // namespace report::docx
