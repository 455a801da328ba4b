// importer/load_documents.hpp - document.csv, sections.csv, scales.csv, grades.csv → document, document_section, scale, grade.
#pragma once
#include <cstdint>

#include "importer/batch.hpp"

namespace importer {

// One line of documents; 0 with problems.
std::int64_t insert_document(Context& context, Line const& line);
// Returns the id of the document, 0 with problems. The file has one row; a document that the book has is taken as it is.
std::int64_t load_document(Context& context, Sheet& sheet);
void load_sections(Context& context, Sheet& sheet, std::int64_t document);
void load_scales(Context& context, Sheet& sheet);
void load_grades(Context& context, Sheet& sheet);

}  // namespace importer
