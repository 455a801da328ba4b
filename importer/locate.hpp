// importer/locate.hpp - from quoted passages to locators, for curators: each passage is sought in the normalised document and must stand there once.
// The passages themselves are not kept.
#pragma once
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "core/text/normal_text.hpp"

namespace importer {

// Passages joined by '¦'; "passage#2" names the second of several occurrences. Adds a problem's sentence to `problem` and returns "" when one is
// missing or ambiguous.
std::string locator_of(core::text::NormalText const& document, std::string_view passages, std::string& problem);

// A table with a column `quote` → the same table with the column `locator` in its place. Rows that fail are problems with their place.
std::string locate_table(core::text::NormalText const& document, std::string const& file, std::string_view csv, core::Problems& problems);

}  // namespace importer
