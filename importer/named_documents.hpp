// importer/named_documents.hpp - which documents the rows of files name in their column `document`, before any row is loaded. Knows no book; what is
// wrong with a file is left to those who load it.
#pragma once
#include <string>
#include <vector>

#include "importer/sheet.hpp"

namespace importer {

struct NamedDocument {
  std::string slug;        // empty: rows that name none
  core::Problem unknown;   // what to say where no document has this id: at the first row that names it
  bool completes = false;  // some row completes a finding, maybe of another document
};

// In order of first appearance, but those that complete findings of others last. Rows of other kinds of files name none.
std::vector<NamedDocument> named_documents(std::vector<Sheet> const& sheets);

}  // namespace importer
