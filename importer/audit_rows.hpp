// importer/audit_rows.hpp - stored results as the audit sees them. Column numbers are those of schema/audit/*.sql.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "audit/across.hpp"
#include "audit/faithfulness.hpp"
#include "core/database/database.hpp"

namespace importer {

struct AuditRow {
  std::int64_t id = 0, comparison = 0, document = 0;
  std::string endpoint, analysis, assessor, data_cut, measure;
  audit::Quote quote;
};
// Calls `take` with all rows of one comparison and document, group after group.
void each_group(core::database::Connection& book, std::function<void(std::vector<AuditRow> const&)> const& take);

struct TwiceRow {
  std::int64_t id = 0, document = 0;
  core::text::QuotedResult quote;
  std::string total_n, analysis, p_sides, ci_level;
  bool publication = false;  // from a trial's own publication

  audit::SourcedQuote sourced() const { return {quote, analysis, p_sides, ci_level}; }
};
// Results of trials that several documents or publications have, by trial and endpoint.
std::vector<TwiceRow> quoted_twice(core::database::Connection& book);

struct UpdateRow {
  std::int64_t later = 0, earlier = 0, document = 0;
  audit::Quote before, after;
};
std::vector<UpdateRow> updates(core::database::Connection& book);

}  // namespace importer
