// importer/load_links.hpp - what a reader corrected of the links between quotes and publications: pairs of public ids of findings with the relation
// that holds and the reason. Findings must be in the book. Judges nothing: importer/link_quotes.cpp puts these words above the rule.
#pragma once
#include <cstddef>

#include "importer/batch.hpp"

namespace importer {

std::size_t load_links(Context& context, Sheet& sheet);  // the rows written

}  // namespace importer
