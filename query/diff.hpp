// query/diff.hpp - what one edition of a document says otherwise than another: recommendations, definitions of codes, results, referrals, regulatory
// statements; added, removed, changed. Each row has the place in both. Knows what is stored only: our words may differ where the documents do not.
// Throws core::UsageError for documents that are not two editions of one series.
#pragma once
#include <string>

#include "core/database/database.hpp"
#include "core/table/document.hpp"

namespace query {

core::table::Document diff(core::database::Connection& book, std::string const& older, std::string const& newer);

}  // namespace query
