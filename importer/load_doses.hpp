// importer/load_doses.hpp - doses.csv → dose_statement; returns the number of rows written. A row that says neither dose nor route nor interval,
// names more than one drug, or has an interval in another form than the codebook's adds problems and is left out.
#pragma once
#include "importer/load_results.hpp"

namespace importer {

std::size_t load_doses(Context& context, Interner& interner, Sheet& sheet, DocumentRef const& document);

// daily, weekly, monthly, yearly, "twice weekly", "every 4 weeks", "every 4-12 weeks": one form each, so that intervals can be compared.
bool is_interval(std::string_view text);

}  // namespace importer
