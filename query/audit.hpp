// query/audit.hpp - what the audit found, as an answer: worst first, with the place, the printed numbers, what follows from them and possible
// repairs; then to how many results each check could be applied. Also for findings that are in no book (a user's own table).
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/table/document.hpp"
#include "query/filters.hpp"

namespace query {

struct AuditLine {
  std::string severity, check;     // ERROR, WARN, NOTE; C02
  std::string what, place, items;  // "PALOMA-2, OS"; "abc-china-2024, section 5.2.1.1"; public ids or file:line
  std::string sentence, inputs, recomputed, gap, repairs, explanations;
};

struct Audit {
  std::vector<AuditLine> lines;                  // worst first
  std::map<std::string, std::size_t> checkable;  // by check; a check that could not be applied is missing
  std::size_t count(std::string const& severity) const;
  bool reaches(std::string const& severity) const;  // something at or above it
};

// Narrowed by trial and document of `filters` and by a check.
Audit find_audit(core::database::Connection& book, Filters const& filters, std::string const& check);

// Lines below `least` are left out of the tables. `titles`: all checks, id and title.
core::table::Document audit_document(Audit const& audit, std::string const& least, std::vector<std::pair<std::string, std::string>> const& titles);

// What the audit says of one result, as a section without rows when it says nothing.
core::table::Section audit_of_finding(core::database::Connection& book, std::string const& id);

}  // namespace query
