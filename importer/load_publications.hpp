// importer/load_publications.hpp - data/publications → document, publication and their findings: all publications in one file, all findings in
// another. A line with a problem is not written. Knows no place in a text: publications are not part of the project and nobody can verify their rows.
#pragma once
#include <map>
#include <string>

#include "importer/interner.hpp"

namespace importer {

// Returns the number of publications written.
std::size_t load_publications(Context& context, Sheet& sheet);

// Returns the number of findings by publication. `batch`: where the rows came from.
std::map<std::string, std::size_t> load_publication_results(Context& context, Interner& interner, Sheet& sheet, std::int64_t batch);

}  // namespace importer
