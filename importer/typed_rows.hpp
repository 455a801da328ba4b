// importer/typed_rows.hpp - rows of a book as they were typed, in the layout that import reads: taken from the input files that the book keeps, so
// that raw text and expressions are letter by letter those of whoever typed them. Cells that a supplement took from the finding it completes are
// filled in. Generic over importer/columns.cpp. Throws core::Error when a row's input is not in the book.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/database/database.hpp"
#include "importer/columns.hpp"

namespace importer {

struct TypedRows {
  SheetSpec const* spec = nullptr;
  std::vector<std::string> columns;            // `document`, then those of the layout
  std::vector<std::vector<std::string>> rows;  // in the order of the book
};

// results, publication-results, claims, recommendations, referrals, regulatory or doses; `ids` are public ids (document:id), for results of
// documents, for publication-results of publications.
TypedRows typed_rows(core::database::Connection& book, std::string_view kind, std::vector<std::string> const& ids);

// All public ids of a kind, in the order of the book; of one document where one is named.
std::vector<std::string> typed_ids(core::database::Connection& book, std::string_view kind, std::string const& document = {});

}  // namespace importer
