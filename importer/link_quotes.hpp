// importer/link_quotes.hpp - holds each quote of a document against what the trial's own publications print of the same result, in the last phase of
// build and import: pairs from schema/audit/040_quote_pairs.sql, relations from audit/faithfulness, corrections of a reader above both. Reads raw
// text; corrects no number. Knows no user.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "audit/faithfulness.hpp"
#include "core/database/database.hpp"
#include "importer/audit_rows.hpp"

namespace importer {

struct QuoteLink {
  std::int64_t quote = 0, publication = 0;  // findings
  bool corrected = false;                   // by a reader, with `judged.reason`
  audit::Judgement judged;
};

// Fills quote_link, which must be empty (derive clears it); the links, by quote and publication. `rows`: results that are quoted twice.
std::vector<QuoteLink> link_quotes(core::database::Connection& book, std::vector<TwiceRow> const& rows);

}  // namespace importer
