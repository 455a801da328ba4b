// tests/cli/spreadsheet_options_test.cpp - --bom and --spreadsheet-safe: CSV only, the query stays as it was, and import reads such files.
#include <catch2/catch.hpp>

#include "tests/cli/workplace.hpp"

namespace {

std::string const asked = "compare PFS --subtype HR+/HER2- --line first";

}  // namespace

TEST_CASE("with --bom an answer as CSV begins with the byte order mark, and nothing else changes") {
  auto const plain = support::run(words_of(asked + " --format csv")), marked = support::run(words_of(asked + " --format csv --bom"));
  CHECK(marked.exit_code == 0);
  CHECK(marked.out == "\xEF\xBB\xBF" + plain.out);
}

TEST_CASE("with --spreadsheet-safe text that begins a formula gets an apostrophe, numbers and all other text stay") {
  std::string const sql = "sql \"SELECT '=1+1' AS formula, '-5.5' AS number, '0.60' AS quoted\" --format csv";
  auto const plain = support::run(words_of(sql)), safe = support::run(words_of(sql + " --spreadsheet-safe"));
  CHECK(contains(plain.out, "\n=1+1,-5.5,0.60,"));
  CHECK(contains(safe.out, "\n'=1+1,-5.5,0.60,"));
}

TEST_CASE("the options for spreadsheet programs are refused with other formats") {
  for (std::string const option : {"--bom", "--spreadsheet-safe"})
    for (std::string const rest : {"", " --format json", " --output a.md"}) {
      CAPTURE(option, rest);
      Workplace const place;
      auto const ran = support::run(words_of("compare PFS " + option + rest));
      CHECK(ran.exit_code == 2);
      CHECK(contains(ran.err, option + " is for CSV"));
      CHECK(contains(ran.err, "--format csv"));
      CHECK(place.names().empty());
    }
}
