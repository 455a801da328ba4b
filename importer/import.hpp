// importer/import.hpp - a user's files into the user's book. Works on a copy beside the book, under a lock, and replaces the book only when
// everything held; a killed import leaves the old book. Never touches the book that it starts from.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "importer/build.hpp"

namespace importer {

struct ImportRequest {
  std::vector<std::filesystem::path> files;        // csv files and folders
  std::vector<std::filesystem::path> supplements;  // findings that complete quoted ones
  std::filesystem::path book;                      // the user's book; made when it does not exist
  std::filesystem::path base;                      // the book to start from then
  std::string document;                            // id, when no document.csv is among the files
  bool check_only = false;                         // read, check, derive, and throw the copy away; it never has a name
  // Given: bad rows are left out, and all problems are handed over before the book changes; a throw stops the import. Not given: a problem stops it.
  std::function<void(core::Problems const&)> keep_rejects;
};

struct ImportResult {
  std::vector<Loaded> loaded;
  core::Problems rejected;
  bool started_new_book = false;
};

ImportResult import_files(ImportRequest const& request, Progress const& progress);

// Problems as CSV: file, line, column, kind, text, message, advice.
std::string rejects_csv(core::Problems const& problems);

}  // namespace importer
