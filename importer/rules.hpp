// importer/rules.hpp - readings of single cells that several loaders share: numbers, locators, identifiers. A cell that does not fit adds a problem
// with its place and returns nothing (or false).
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/text/number.hpp"
#include "importer/sheet.hpp"

namespace importer {

bool locator_fits(Line const& line, core::Problems& problems);
bool id_fits(Line const& line, core::Problems& problems);  // lower case, digits, hyphens

// Empty cells are nothing without a problem.
std::optional<core::text::Plain> read_plain(Line const& line, std::string_view column, core::Problems& problems);
std::optional<std::int64_t> read_count(Line const& line, std::string_view column, core::Problems& problems);

// "as printed" in the note: the curator says that an impossible value stands so in the document.
bool stands_as_printed(Line const& line);

}  // namespace importer
