// tests/cli/editions.hpp - a book with two made-up editions of one guideline beside the shipped one. The newer edition has one change of each kind;
// which, is said by the tests.
#pragma once
#include <regex>

#include "tests/cli/csv_rows.hpp"
#include "tests/cli/workplace.hpp"

inline std::string const older_edition = "my-guideline-2024", newer_edition = "my-guideline-2026";

inline std::string edition_folder(std::string const& edition) {
  return (std::filesystem::path(TEST_SOURCE_DIR) / "tests/data/editions" / edition).string();
}

class EditionsBook {
 public:
  EditionsBook() {
    for (auto const& edition : {older_edition, newer_edition}) imported_ = imported_ && import(edition_folder(edition));
  }
  bool import(std::string const& folder) const { return support::run({"import", folder, "--db", file()}).exit_code == 0; }
  bool imported() const { return imported_; }
  std::string file() const { return (folder_.path() / "book.db").string(); }
  std::filesystem::path folder() const { return folder_.path(); }
  support::Ran ask(std::string const& line) const {
    auto words = words_of(line);
    words.insert(words.end(), {"--db", file()});
    return support::run(words);
  }
  std::vector<Row> rows(std::string const& line) const { return csv_rows(ask(line + " --format csv").out); }

 private:
  support::TemporaryFolder folder_;
  bool imported_ = true;
};

// One for all tests that only read.
inline EditionsBook const& editions_book() {
  static EditionsBook const book;
  return book;
}
