// importer/audit_table.hpp - a user's own table of effects (template effects) through the checks of one result. Stores nothing. Collects problems of
// rows with their place; rows with a problem are left out.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "audit/finding.hpp"
#include "core/error.hpp"

namespace importer {

struct AuditedRow {
  std::size_t line = 0;
  std::string study, endpoint;
  std::vector<audit::Finding> findings;
};

struct AuditedTable {
  std::vector<AuditedRow> rows;
  audit::Report report;  // its counts only
  core::Problems problems;
};
AuditedTable audit_table(std::filesystem::path const& file);

}  // namespace importer
