// tests/importer/progress_test.cpp - what an import tells of its progress, in phases and rows.
#include <algorithm>
#include <catch2/catch.hpp>

#include "importer/import.hpp"
#include "tests/support/book.hpp"

namespace {

std::string many_rows(std::size_t n) {
  std::vector<std::vector<std::pair<std::string, std::string>>> rows;
  for (std::size_t i = 0; i < n; ++i)
    rows.push_back({{"id", "f" + std::to_string(i)},
                    {"trial", "monaleesa-2"},
                    {"comparison_kind", "single-arm"},
                    {"population", "hr+ ; her2-"},
                    {"experimental", "ribociclib"},
                    {"endpoint", "OS"},
                    {"measure", "median"},
                    {"measure_basis", "printed"},
                    {"unit", "months"},
                    {"experimental_raw", "9.9"},
                    {"locator", "1+9@00000000"}});
  return support::results_csv(rows);
}

}  // namespace

TEST_CASE("an import tells its phases in their order, and how many rows it has read") {
  support::TemporaryFolder const folder;
  importer::ImportRequest request;
  request.files = {folder.write("results.csv", many_rows(4100))};
  request.book = folder.path() / "book.db";
  request.base = support::shipped_book();
  request.document = "mine";
  std::vector<std::string> told;
  importer::import_files(request, [&](std::string const& phase) { told.push_back(phase); });
  CHECK(told == std::vector<std::string>{"reading", "checking and writing", "checking and writing results: 2000 rows",
                                         "checking and writing results: 4000 rows", "deriving", "auditing", "proving", "writing"});
}
