// query/show.hpp - everything about one thing: a finding, claim or recommendation by its id; a trial, document, drug or class by any of its names.
// Throws core::UsageError with the nearest names when nothing is called so.
#pragma once
#include <string>

#include "core/table/document.hpp"
#include "schema/vocabulary.hpp"

namespace query {

core::table::Document show(core::database::Connection& book, schema::Vocabulary const& vocabulary, std::string const& id);

}  // namespace query
