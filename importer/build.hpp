// importer/build.hpp - data/ → a book. The target is replaced only when everything was read, derived and proved; core::InputError carries all
// problems.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "importer/evidence.hpp"

namespace importer {

std::vector<Loaded> build(std::filesystem::path const& data, std::filesystem::path const& target, Progress const& progress);

// The last phases: derive, prove, commit the open transaction, seal into `target` (which must not exist).
void finish_book(core::database::Connection& book, std::filesystem::path const& target, Progress const& progress);

// One file or folder of input as sheets; a folder stands for all csv and jsonl files in it, in order of name. What cannot be read goes to `problems`.
void read_supplement(std::filesystem::path const& file, std::vector<Sheet>& sheets, core::Problems& problems);
std::vector<Sheet> read_sheets(std::filesystem::path const& path, core::Problems& problems);

}  // namespace importer
