// importer/typed_publications.hpp - publications and corrected links of a book as they were typed, in the layouts of data/publications: with the
// results of publications (typed_rows) all that build needs to make them again. Throws core::Error when the input is damaged.
#pragma once
#include <set>
#include <string>

#include "importer/typed_rows.hpp"

namespace importer {

// Rows of documents.csv, in the order of the book.
TypedRows typed_publications(core::database::Connection& book, std::set<std::string> const& ids);
TypedRows typed_publications(core::database::Connection& book);  // all

// Rows of links.csv that the book took.
TypedRows typed_links(core::database::Connection& book);

}  // namespace importer
