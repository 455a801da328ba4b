// tests/importer/locate_test.cpp - passages become locators; the expected spans are counted by hand in a short text of our own.
#include <catch2/catch.hpp>

#include "core/text/hash.hpp"
#include "core/text/locator.hpp"
#include "importer/csv_reader.hpp"
#include "importer/locate.hpp"

namespace {

using core::text::NormalText;
using importer::locate_table;
using importer::locator_of;

// N: "PFSwas25.3and16.0months;OSwas25.3months."
NormalText const& document() {
  static NormalText const text("PFS was 25.3\nand 16.0 months; OS was 25.3 months.");
  return text;
}

std::string hash8(std::string_view n) { return core::text::sha256(n).substr(0, 8); }

}  // namespace

TEST_CASE("a passage becomes start, length and hash, whatever its spacing") {
  std::string problem;
  CHECK(locator_of(document(), "and  16.0\nmonths", problem) == "10+13@" + hash8("and16.0months"));
  CHECK(problem.empty());
}

TEST_CASE("several passages keep their order") {
  std::string problem;
  CHECK(locator_of(document(), "OS was ¦ PFS", problem) == "24+5@" + hash8("OSwas") + "; 0+3@" + hash8("PFS"));
  CHECK(problem.empty());
}

TEST_CASE("a passage that stands twice needs its number, and takes it") {
  std::string problem;
  CHECK(locator_of(document(), "25.3", problem).empty());
  CHECK_THAT(problem, Catch::Contains("2 times"));
  problem.clear();
  CHECK(locator_of(document(), "25.3#1", problem) == "6+4@" + hash8("25.3"));
  CHECK(locator_of(document(), "25.3#2", problem) == "29+4@" + hash8("25.3"));
  CHECK(problem.empty());
}

TEST_CASE("a passage that does not stand there, or not so often, or is empty is a problem") {
  for (std::string const passages : {"ORR", "25.3#3", "", " ¦ ", "PFS ¦ ORR"}) {
    CAPTURE(passages);
    std::string problem;
    CHECK(locator_of(document(), passages, problem).empty());
    CHECK_FALSE(problem.empty());
  }
}

TEST_CASE("occurrence zero does not mean any") {
  std::string problem;
  CHECK(locator_of(document(), "25.3#0", problem).empty());
  CHECK_FALSE(problem.empty());
}

TEST_CASE("a # that is part of the passage is no number") {
  NormalText const other("section #A and part #");
  std::string problem;
  CHECK(locator_of(other, "#A", problem) == "7+2@" + hash8("#A"));
  CHECK(locator_of(other, "part #", problem) == "12+5@" + hash8("part#"));
  CHECK(problem.empty());
}

TEST_CASE("what is written is a locator that is found again") {
  std::string problem;
  auto const spans = core::text::parse_locator(locator_of(document(), "PFS was ¦ 16.0", problem));
  REQUIRE(spans);
  core::text::SpanFinder finder(document());
  for (auto const& span : *spans) CHECK(finder.find(span).found == core::text::Found::exact);
}

TEST_CASE("a table keeps its other cells and gets a locator in the place of the quote") {
  core::Problems problems;
  auto const table = locate_table(document(), "in.csv", "id,quote,note\na,16.0,\"x, y\"\n", problems);
  CHECK(problems.empty());
  CHECK(table == "id,locator,note\na,13+4@" + hash8("16.0") + ",\"x, y\"\n");
}

TEST_CASE("rows that fail are problems with their place and the passages of others are still located") {
  core::Problems problems;
  auto const table = locate_table(document(), "in.csv", "id,quote\na,ORR\nb,16.0\nc,25.3\n", problems);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].kind == "not-located");
  CHECK(problems[0].text == "a");
  CHECK(problems[0].line == 2);
  CHECK(problems[0].column == 3);
  CHECK(problems[1].line == 4);
  CHECK_THAT(table, Catch::Contains("b,13+4@"));
  CHECK_THAT(table, Catch::Contains("\na,\n"));
}

TEST_CASE("a table without a quote column is refused") {
  core::Problems problems;
  CHECK_THROWS_AS(locate_table(document(), "in.csv", "id,locator\na,b\n", problems), core::Error);
}
