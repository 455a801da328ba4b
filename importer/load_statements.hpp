// importer/load_statements.hpp - referrals.csv and regulatory.csv → referral, regulatory_statement. Both return the number written.
#pragma once
#include "importer/load_results.hpp"

namespace importer {

std::size_t load_referrals(Context& context, Interner& interner, Sheet& sheet, DocumentRef const& document);
std::size_t load_regulatory(Context& context, Interner& interner, Sheet& sheet, DocumentRef const& document);

}  // namespace importer
