// importer/part_of_book.hpp - a part of a book as a book of its own: the rows are loaded anew, as typed, into a copy that has the whole vocabulary
// and all trials but no other row, then derived, audited, proved and sealed. Same part of the same book, same bytes. The source is only read.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "importer/evidence.hpp"

namespace importer {

struct PartOfBook {
  std::vector<std::string> documents;  // taken whole
  std::vector<std::string> findings;   // beside them, with the findings that they update or complete
};

// `target` is replaced only when everything held. Throws core::Error for an empty part.
std::vector<Loaded> write_part(core::database::Connection& book, PartOfBook const& part, std::filesystem::path const& target,
                               Progress const& progress);

}  // namespace importer
