// importer/load_claims.hpp - claims.csv → claim. Returns the number written.
#pragma once
#include "importer/load_results.hpp"

namespace importer {

std::size_t load_claims(Context& context, Interner& interner, Sheet& sheet, DocumentRef const& document);

}  // namespace importer
