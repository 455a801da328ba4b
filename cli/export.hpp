// cli/export.hpp - one function a kind of export: selects, has the records made and written, and says on stderr what was left out. Throw core::Error
// when nothing is left to write.
#pragma once
#include <optional>
#include <string>

#include "cli/arguments.hpp"
#include "core/database/database.hpp"

namespace cli {

struct ExportRequest {
  Arguments const& arguments;
  std::string kind, suffix;
  std::optional<core::database::Connection> book;
};

// Refuses options that this kind has no use for: throws core::UsageError.
void check_export_options(ExportRequest const& request);

void export_revman(ExportRequest& request);
void export_netmeta(ExportRequest& request);
void export_cinema(ExportRequest& request);
void export_ris(ExportRequest& request);
void export_fhir(ExportRequest& request);
void export_book(ExportRequest& request);
void export_rows(ExportRequest& request);          // results, claims, recommendations
void export_publications(ExportRequest& request);  // publications, links

}  // namespace cli
