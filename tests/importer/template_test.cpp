// tests/importer/template_test.cpp - a template is a file that import reads: explained, without rows, without problems.
#include <catch2/catch.hpp>

#include "importer/sheet.hpp"
#include "importer/template.hpp"
#include "tests/support/book.hpp"

TEST_CASE("a template of each kind is read back without problems and has no rows") {
  for (auto const& spec : importer::sheet_specs()) {
    CAPTURE(spec.kind);
    std::string const text = importer::template_of(spec);
    importer::Sheet sheet("t.csv", text, spec);
    core::Problems problems;
    std::size_t rows = 0;
    sheet.each(problems, [&](importer::Line const&) { ++rows; });
    CHECK(problems.empty());
    CHECK(rows == 0);
    REQUIRE(importer::Sheet::recognise("t.csv", text) != nullptr);
    CHECK(importer::Sheet::recognise("t.csv", text)->kind == spec.kind);
  }
}

TEST_CASE("a template explains each column, says what is required and what is permitted") {
  for (auto const& spec : importer::sheet_specs()) {
    std::string const text = importer::template_of(spec);
    for (auto const& column : spec.columns) {
      CAPTURE(spec.kind, column.name);
      CHECK_THAT(text, Catch::Contains("\n# " + std::string(column.name) + (column.required ? " (required):" : ":")));
    }
  }
  CHECK_THAT(importer::template_of(*importer::find_spec("results")), Catch::Contains("one of randomised, nonrandomised, prognostic, single-arm"));
}

TEST_CASE("an untouched template imports nothing and breaks nothing") {
  support::TemporaryFolder const folder;
  folder.write("results.csv", importer::template_of(*importer::find_spec("results")));
  auto const imported = support::import_into(folder, {"results.csv"}, "mine");
  CHECK(imported.problems.empty());
  auto book = core::database::open_read_only(imported.book);
  CHECK(support::value(book, "SELECT count(*) FROM finding f JOIN document d ON d.id = f.document_id WHERE d.slug = 'mine'") == "0");
}
