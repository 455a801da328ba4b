// tests/support/book.hpp - books and files for tests: a fresh book from the shipped vocabulary, rows given as CSV text, a folder that goes away.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/database/database.hpp"
#include "core/error.hpp"

namespace support {

// A folder of its own, removed with its content.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;
  std::filesystem::path const& path() const { return path_; }
  std::filesystem::path write(std::string const& name, std::string const& content) const;

 private:
  std::filesystem::path path_;
};

std::string read(std::filesystem::path const& file);

struct Imported {
  core::Problems problems;  // empty when all rows were taken
  std::filesystem::path book;
};

// Imports files (written into `folder` before) as document `document` into folder/book.db, which starts as a copy of the shipped book.
Imported import_into(TemporaryFolder const& folder, std::vector<std::string> const& files, std::string const& document);

// "column=value" pairs of one result line become a results.csv with all other columns empty.
std::string results_csv(std::vector<std::vector<std::pair<std::string, std::string>>> const& rows);

// First column of the first row as text ("" for NULL or no row).
std::string value(core::database::Connection& book, std::string const& sql);

std::filesystem::path shipped_book();
// Folder of the source documents, or an empty path; a test that cannot do without asks needs_shared() of tests/support/needs.hpp.
std::filesystem::path shared_documents();

}  // namespace support
