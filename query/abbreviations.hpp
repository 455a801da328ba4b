// query/abbreviations.hpp - what an answer must explain to somebody who reads it alone: the abbreviations that people see in it, and the codes of
// levels and grades with the scale that each belongs to. Names come from the book, those of statistics from a list in the .cpp. Explains nothing that
// does not occur; an abbreviation that neither knows stays unexplained.
#pragma once
#include "core/database/database.hpp"
#include "core/table/document.hpp"

namespace query {

// Fills Document::abbreviations and Document::scales.
void explain(core::database::Connection& book, core::table::Document& document);

// Takes out abbreviations that do not occur any more: a translation writes many of them out.
void keep_occurring(core::table::Document& document);

}  // namespace query
