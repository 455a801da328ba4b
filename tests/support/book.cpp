// tests/support/book.cpp - thin wrappers, so that tests read as sentences.
#include "tests/support/book.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

#include "core/database/file.hpp"
#include "importer/columns.hpp"
#include "importer/csv_reader.hpp"
#include "importer/import.hpp"

namespace support {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "trialbook-test-XXXXXX").string();
  path_ = ::mkdtemp(pattern.data());
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  fs::remove_all(path_, error);
}

fs::path TemporaryFolder::write(std::string const& name, std::string const& content) const {
  core::database::write_file(path_ / name, content);
  return path_ / name;
}

std::string read(fs::path const& file) { return core::database::read_file(file); }

Imported import_into(TemporaryFolder const& folder, std::vector<std::string> const& files, std::string const& document) {
  importer::ImportRequest request;
  for (auto const& file : files) request.files.push_back(folder.path() / file);
  request.book = folder.path() / "book.db";
  request.base = shipped_book();
  request.document = document;
  Imported out{{}, request.book};
  try {
    importer::import_files(request, {});
  } catch (core::InputError const& e) {
    out.problems = e.problems();
  }
  return out;
}

std::string results_csv(std::vector<std::vector<std::pair<std::string, std::string>>> const& rows) {
  auto const& columns = importer::find_spec("results")->columns;
  std::string out;
  for (auto const& column : columns) out += (out.empty() ? "" : ",") + std::string(column.name);
  out += "\n";
  for (auto const& row : rows) {
    bool first = true;
    for (auto const& column : columns) {
      std::string text;
      for (auto const& [name, cell] : row)
        if (name == column.name) text = cell;
      out += (first ? "" : ",") + importer::csv_field(text);
      first = false;
    }
    out += "\n";
  }
  return out;
}

std::string value(core::database::Connection& book, std::string const& sql) { return core::database::first_text(book, sql).value_or(""); }

fs::path shipped_book() { return TEST_SHIPPED_BOOK; }

fs::path shared_documents() {
  fs::path const folder = fs::path(TEST_SHARED_DIR) / "documents";
  return fs::is_directory(folder) ? folder : fs::path();
}

}  // namespace support
