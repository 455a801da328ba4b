// importer/audit_book.hpp - runs the checks of audit/ over the stored numbers of a whole book and stores what they say, in the last phase of build
// and import. Reads raw text, never derived values; corrects nothing. Knows no user.
#pragma once
#include "core/database/database.hpp"

namespace importer {

// Fills audit_finding, audit_item and audit_count, which must be empty (derive clears them).
void audit_book(core::database::Connection& book);

}  // namespace importer
