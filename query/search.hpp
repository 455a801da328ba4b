// query/search.hpp - what a typed text names or occurs in: terms, endpoints and trials by any of their names, then documents, claims and notes by
// words. Knows no grammar and ranks nothing but whole names first. Finding nothing is an answer, with the nearest names.
#pragma once
#include <string>

#include "core/table/document.hpp"
#include "schema/vocabulary.hpp"

namespace query {

core::table::Document search(core::database::Connection& book, std::string const& text);

}  // namespace query
