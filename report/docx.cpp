// report/docx.cpp - the parts of the container: text and notes are made here, what is always the same stands as files in report/docx/.
#include "report/docx.hpp"

#include <array>

#include "report/docx/paragraph.hpp"
#include "report/docx/table.hpp"
#include "report/docx_parts.hpp"
#include "report/xml_text.hpp"
#include "report/zip.hpp"

namespace report {
namespace {

using core::table::Document;
using core::table::Explanation;
using core::table::Section;
using docx::add;
using docx::add_paragraph;
using docx::add_text;

constexpr char const* declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr char const* word_namespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
constexpr int abbreviations_note = 2, scales_note = 3;  // 0 and 1 are Word's lines above notes

// A4 in twentieths of a point.
constexpr int short_side = 11906, long_side = 16838, margin = 1134;

class BodyWriter {
 public:
  explicit BodyWriter(Document const& document) : document_(document), across_(is_wide(document)) {}

  std::string write() {
    head();
    for (auto const& one : document_.sections) section(one);
    lines(document_.notes, "TableNote");
    page();
    return std::string(declaration) + "<w:document" + word_namespaces + "><w:body>" + out_ + "</w:body></w:document>";
  }

 private:
  void flush() {
    for (auto const node : tree_.children()) out_ += docx::printed(node);
    tree_.reset();
  }

  void head() {
    auto const &abbreviations = document_.abbreviations, &scales = document_.scales;
    if (!document_.title.empty() || !abbreviations.empty() || !scales.empty()) {
      auto const title = add_paragraph(tree_, "Title");
      docx::add_marked(title, document_.title, document_);
      if (!abbreviations.empty()) docx::add_footnote_reference(title, abbreviations_note);
      if (!abbreviations.empty() && !scales.empty()) add_text(title, ", ", "FootnoteReference");
      if (!scales.empty()) docx::add_footnote_reference(title, scales_note);
    }
    for (auto const& fact : core::table::facts_for_files(document_)) {
      auto const paragraph = add_paragraph(tree_, "AnswerFact");
      add_text(paragraph, fact.label + ": ", "Term");
      docx::add_marked(paragraph, fact.value, document_);
    }
    flush();
  }

  // Two tables without a paragraph between them would be one.
  void section(Section const& section) {
    if (!section.heading.empty()) docx::add_marked(add_paragraph(tree_, "Heading1"), section.heading, document_);
    lines(section.before, "Banner");
    auto const table = docx::table_xml(document_, section, (across_ ? long_side : short_side) - 2 * margin);
    if (!table.empty()) {
      auto const gap = docx::printed(add_paragraph(tree_, "TableGap"));
      out_ += (section.heading.empty() && section.before.empty() ? gap : "") + table + gap;
      tree_.reset();
    }
    lines(section.after, "TableNote");
  }

  void lines(std::vector<std::string> const& texts, char const* style) {
    for (auto const& text : texts) docx::add_marked(add_paragraph(tree_, style), text, document_);
    flush();
  }

  void page() {
    auto const properties = add(tree_, "w:sectPr");
    add(properties, "w:footerReference", "w:type", "default").append_attribute("r:id").set_value("footer");
    auto size = add(properties, "w:pgSz");
    size.append_attribute("w:w").set_value(across_ ? long_side : short_side);
    size.append_attribute("w:h").set_value(across_ ? short_side : long_side);
    if (across_) size.append_attribute("w:orient").set_value("landscape");
    auto margins = add(properties, "w:pgMar");
    for (auto const* side : {"w:top", "w:right", "w:bottom", "w:left"}) margins.append_attribute(side).set_value(margin);
    for (auto const* part : {"w:header", "w:footer"}) margins.append_attribute(part).set_value(margin / 2);
    margins.append_attribute("w:gutter").set_value(0);
    flush();
  }

  Document const& document_;
  bool across_;
  pugi::xml_document tree_;
  std::string out_;
};

// The first paragraph of a note, with its number and heading.
pugi::xml_node add_note(pugi::xml_node notes, int id, std::string const& heading) {
  auto const note = add(notes, "w:footnote", "w:id", std::to_string(id).c_str());
  auto const paragraph = add_paragraph(note, "FootnoteText");
  auto const run = add(paragraph, "w:r");
  add(add(run, "w:rPr"), "w:rStyle", "w:val", "FootnoteReference");
  add(run, "w:footnoteRef");
  add_text(paragraph, " " + heading + ": ", "Term");
  return paragraph;
}

void add_explanation(pugi::xml_node paragraph, Explanation const& explanation, std::string const& between) {
  add_text(paragraph, explanation.term, "Term");
  add_text(paragraph, between + explanation.meaning);
}

std::string footnotes_xml(Document const& document) {
  pugi::xml_document tree;
  auto const notes = add(tree, "notes");
  if (!document.abbreviations.empty()) {
    auto const paragraph = add_note(notes, abbreviations_note, document.words.abbreviations);
    for (std::size_t i = 0; i < document.abbreviations.size(); ++i) {
      if (i > 0) add_text(paragraph, "; ");
      add_explanation(paragraph, document.abbreviations[i], ", ");
    }
  }
  if (!document.scales.empty()) {
    auto const note = add_note(notes, scales_note, document.words.scales).parent();
    for (auto const& code : document.scales) add_explanation(add_paragraph(note, "FootnoteText"), code, ": ");
  }
  std::string out = std::string(declaration) + "<w:footnotes" + word_namespaces + ">" + std::string(docx_parts::separators);
  for (auto const note : notes.children()) out += docx::printed(note);
  return out + "</w:footnotes>";
}

// What a file manager shows. The whole hash of the book stands here, as its first digits stand on the page.
std::string core_xml(Document const& document, Options const& options) {
  pugi::xml_document tree;
  auto properties = add(tree, "cp:coreProperties", "xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
  properties.append_attribute("xmlns:dc").set_value("http://purl.org/dc/elements/1.1/");
  std::array<std::pair<char const*, std::string const*>, 5> const values{{{"dc:title", &document.title},
                                                                          {"dc:subject", &document.source.query},
                                                                          {"dc:creator", &document.source.program},
                                                                          {"dc:identifier", &document.source.book},
                                                                          {"dc:language", &options.language}}};
  for (auto const& [name, value] : values)
    if (!value->empty()) add(properties, name).text().set(xml_text(*value).c_str());
  return declaration + docx::printed(properties);
}

}  // namespace

std::string render_docx(Document const& document, Options const& options) {
  std::array<ZipEntry, 10> const parts{{{"[Content_Types].xml", std::string(docx_parts::content_types)},
                                        {"_rels/.rels", std::string(docx_parts::container)},
                                        {"docProps/core.xml", core_xml(document, options)},
                                        {"word/document.xml", BodyWriter(document).write()},
                                        {"word/_rels/document.xml.rels", std::string(docx_parts::relationships)},
                                        {"word/styles.xml", std::string(docx_parts::styles)},
                                        {"word/settings.xml", std::string(docx_parts::settings)},
                                        {"word/fontTable.xml", std::string(docx_parts::fonts)},
                                        {"word/footer.xml", std::string(docx_parts::footer)},
                                        {"word/footnotes.xml", footnotes_xml(document)}}};
  return zip(parts);
}

}  // namespace report
