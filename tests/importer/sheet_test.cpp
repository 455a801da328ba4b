// tests/importer/sheet_test.cpp - headers and shapes against the table of layouts; places counted by hand.
#include <catch2/catch.hpp>

#include "importer/sheet.hpp"

namespace {

using importer::find_spec;
using importer::Line;
using importer::Sheet;

// trials: slug (required), acronym, phase … ; names has required target, name, kind.
struct Read {
  core::Problems problems;
  std::vector<std::string> slugs;
  bool refused = false;
};

Read read(std::string const& csv, std::string_view kind = "trials", std::string_view column = "slug") {
  Read out;
  Sheet sheet("t.csv", csv, *find_spec(kind));
  try {
    sheet.each(out.problems, [&](Line const& line) { out.slugs.push_back(line.text(column)); });
  } catch (core::InputError const& e) {
    out.problems = e.problems();
    out.refused = true;
  }
  return out;
}

std::string place(core::Problem const& p) { return p.kind + " " + std::to_string(p.line) + ":" + std::to_string(p.column) + " " + p.text; }

using Slugs = std::vector<std::string>;

}  // namespace

TEST_CASE("columns may stand in any order and optional ones may be missing") {
  auto const r = read("acronym,slug\nAA,aa\nBB,bb\n");
  CHECK(r.problems.empty());
  CHECK(r.slugs == Slugs{"aa", "bb"});
}

TEST_CASE("a column that the file lacks reads as empty") {
  auto const r = read("slug\naa\n", "trials", "acronym");
  CHECK(r.slugs == Slugs{""});
}

TEST_CASE("a missing required column refuses the file and names the template") {
  auto const r = read("acronym,phase\nAA,III\n");
  CHECK(r.refused);
  REQUIRE(r.problems.size() == 1);
  CHECK(place(r.problems[0]) == "missing-column 1:1 slug");
  CHECK_THAT(r.problems[0].advice, Catch::Contains("trialbook template trials"));
}

TEST_CASE("an extra column refuses the file, with the nearest known name for a slip") {
  auto const r = read("slug,acronim,zzzzzzzz\naa,AA,1\n");
  CHECK(r.refused);
  REQUIRE(r.problems.size() == 2);
  CHECK(place(r.problems[0]) == "unknown-column 1:6 acronim");
  CHECK_THAT(r.problems[0].advice, Catch::Contains("'acronym'"));
  CHECK(place(r.problems[1]) == "unknown-column 1:14 zzzzzzzz");
  CHECK(r.problems[1].advice.empty());
}

TEST_CASE("a repeated column refuses the file at its second place") {
  auto const r = read("slug,acronym,slug\naa,AA,bb\n");
  CHECK(r.refused);
  REQUIRE(r.problems.size() == 1);
  CHECK(place(r.problems[0]) == "repeated-column 1:14 slug");
}

TEST_CASE("a ragged row is left out with its line, the others are read") {
  auto const r = read("slug,acronym\naa,AA\nbb\ncc,CC,x\ndd,DD\n");
  CHECK_FALSE(r.refused);
  CHECK(r.slugs == Slugs{"aa", "dd"});
  REQUIRE(r.problems.size() == 2);
  CHECK(place(r.problems[0]) == "ragged-row 3:1 bb");
  CHECK_THAT(r.problems[0].message, Catch::Contains("1 fields where the header has 2"));
  CHECK(place(r.problems[1]) == "ragged-row 4:1 cc");
}

TEST_CASE("an empty required cell is reported at its column") {
  auto const r = read("acronym,slug\nAA,\n");
  CHECK(r.slugs.empty());
  REQUIRE(r.problems.size() == 1);
  CHECK(place(r.problems[0]) == "missing-value 2:4 ");
}

TEST_CASE("a value that is not permitted is reported with the permitted ones") {
  auto const r = read("target,name,language,kind\naa,AA,de,brand\nbb,BB,en,nickname\ncc,CC,zh,code\n", "names", "target");
  CHECK(r.slugs == Slugs{"cc"});
  REQUIRE(r.problems.size() == 2);
  CHECK(place(r.problems[0]) == "not-permitted 2:7 de");
  CHECK_THAT(r.problems[0].advice, Catch::Contains("en, zh"));
  CHECK(place(r.problems[1]) == "not-permitted 3:10 nickname");
  CHECK(read("target,name,kind\na,b,bran\n", "names", "target").problems.size() == 1);
  CHECK(read("target,name,kind\na,b,brand|code\n", "names", "target").problems.size() == 1);
}

TEST_CASE("all problems of a row are collected") {
  CHECK(read("target,name,language,kind\n,,de,nickname\n", "names", "target").problems.size() == 4);
}

TEST_CASE("a file without a header row is refused") {
  auto const r = read("# only a comment\n");
  CHECK(r.refused);
  CHECK(r.problems[0].kind == "empty");
}

TEST_CASE("a problem inside a cell counts code points from the start of the cell") {
  Sheet sheet("t.csv", "slug,acronym\n中文,AA BB\n", *find_spec("trials"));
  core::Problems none;
  sheet.each(none, [](Line const& line) {
    auto const p = line.problem("acronym", "k", "m", "a", 3);
    CHECK(p.line == 2);
    CHECK(p.column == 7);
    CHECK(p.message == "acronym: m");
    CHECK(core::describe(p) == "t.csv:2:7: acronym: m: 'AA BB'\n    a");
  });
}

TEST_CASE("a problem inside a quoted cell counts from behind the quote") {
  Sheet sheet("t.csv", "slug,acronym\naa,\"AA BB\"\n", *find_spec("trials"));
  core::Problems none;
  sheet.each(none, [](Line const& line) { CHECK(line.problem("acronym", "k", "m", "", 3).column == 8); });
}

TEST_CASE("a problem in a row whose first cell runs over lines is reported at its own line") {
  auto const r = read("slug,acronym,phase\n\"a\nb\",AA\ncc,CC,III\n");
  REQUIRE(r.problems.size() == 1);
  CHECK(place(r.problems[0]) == "ragged-row 2:1 a\nb");
  CHECK(r.slugs == Slugs{"cc"});
}

TEST_CASE("the kind of a file is known by its header") {
  for (auto const& spec : importer::sheet_specs()) {
    std::string header;
    for (auto const& column : spec.columns) header += (header.empty() ? "" : ",") + std::string(column.name);
    CAPTURE(spec.kind);
    REQUIRE(Sheet::recognise("f.csv", "# note\n" + header + "\n1\n") != nullptr);
    CHECK(Sheet::recognise("f.csv", "# note\n" + header + "\n1\n")->kind == spec.kind);
  }
  CHECK(Sheet::recognise("f.csv", "foo,bar,baz\n1,2,3\n") == nullptr);
}
