// query/show.hpp - everything about one thing: a finding, claim or recommendation by its id; a trial, document, drug or class by any of its names.
// Throws core::UsageError with the nearest names when nothing is called so.
#pragma once
#include <string>

#include "core/table/document.hpp"
#include "schema/vocabulary.hpp"

namespace query {

// A document's headings with the number of findings, claims, recommendations, referrals and regulatory statements under each, so that holes are seen.
core::table::Document coverage(core::database::Connection& book, std::string const& document);

core::table::Document show(core::database::Connection& book, schema::Vocabulary const& vocabulary, std::string const& id);

}  // namespace query
