// query/search.hpp - what a typed text names or occurs in: terms, endpoints and trials by any of their names, then the words of documents, claims,
// recommendations and notes, by kind. Knows no grammar. Finding nothing is an answer, with the nearest names.
#pragma once
#include <cstddef>
#include <string>

#include "core/table/document.hpp"
#include "schema/vocabulary.hpp"

namespace query {

struct SearchOptions {
  std::string kind;        // only this; empty: all
  std::size_t limit = 10;  // rows a kind; 0: all
};

// Throws core::UsageError when the text has no letter or digit, or the kind is unknown.
core::table::Document search(core::database::Connection& book, std::string const& text, SearchOptions const& options);

}  // namespace query
