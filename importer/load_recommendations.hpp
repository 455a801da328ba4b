// importer/load_recommendations.hpp - recommendations.csv → recommendation and its stated support. Findings and claims are loaded before.
#pragma once
#include "importer/load_results.hpp"

namespace importer {

std::size_t load_recommendations(Context& context, Interner& interner, Sheet& sheet, DocumentRef const& document);

}  // namespace importer
