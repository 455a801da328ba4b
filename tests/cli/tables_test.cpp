// tests/cli/tables_test.cpp - trialbook table as a user runs it: the page docs/tables.md line by line, wrong lines beside right ones, and what each
// format does with columns that are blank or computed.
#include <catch2/catch.hpp>

#include "tests/cli/csv_rows.hpp"
#include "tests/cli/doc_page.hpp"

namespace {

support::Ran table(std::string const& line) { return support::run(words_of("table " + line)); }

std::string const sof = "sof PFS --trial CAPItello-291 --baseline 50% ";

}  // namespace

TEST_CASE("every command of docs/tables.md prints what the page says") {
  Workplace const place;
  auto const examples = read_page(place, "tables.md");
  REQUIRE(examples.size() == 6);
  for (auto const& [command, lines] : examples) {
    auto const ran = support::run(words_of(command));
    CAPTURE(command, ran.err);
    CHECK(ran.exit_code == 0);
    auto const said = squeezed(ran.out);
    for (auto const& line : lines) {
      CAPTURE(line, ran.out);
      CHECK(contains(said, squeezed(line)));
    }
  }
}

TEST_CASE("an unknown kind gets the nearest one and the list") {
  auto const ran = table("evidense PFS");
  CHECK(ran.exit_code == 2);
  CHECK(contains(ran.err, "table evidense: there is no such table"));
  CHECK(contains(ran.err, "did you mean 'evidence'?"));
  CHECK(contains(ran.err, "known: evidence, recommendations, sof, profile, characteristics, league"));
}

TEST_CASE("endpoints are asked for where a table needs them and refused where it takes none") {
  for (std::string const kind : {"evidence", "sof", "profile", "league"}) {
    CAPTURE(kind);
    auto const ran = table(kind);
    CHECK(ran.exit_code == 2);
    CHECK(contains(ran.err, "table " + kind + ": which endpoints?"));
  }
  CHECK(contains(table("recommendations PFS").err, "table recommendations takes no endpoint: PFS"));
  CHECK(table("characteristics --trial NALA").exit_code == 0);
}

TEST_CASE("an option that a table would ignore is refused") {
  CHECK(contains(table("evidence PFS --baseline 30%").err, "--baseline does not go with table evidence"));
  CHECK(contains(table("recommendations --trial NALA").err, "--trial does not go with table recommendations"));
  CHECK(contains(table("league PFS --pooled").err, "--pooled does not go with table league"));
  CHECK(contains(table("sof PFS --lump placebo").err, "--lump is for pooled rows"));
  CHECK(contains(table("sof PFS --pooled --level 90").err, "--level does not go with table sof"));
  CHECK(table("sof PFS --lump placebo --pooled").exit_code == 0);
}

TEST_CASE("a baseline that is no risk stops the table with what was typed") {
  for (std::string const typed : {"130%", "0", "abc", "30", "OS=20%"}) {
    auto const ran = table("sof PFS --baseline " + typed);
    CAPTURE(typed, ran.err);
    CHECK(ran.exit_code == 2);
    CHECK(ran.out.empty());
    CHECK(contains(ran.err, "--baseline " + typed + ":"));
  }
  CHECK(contains(table("sof PFS --baseline 30").err, "did you mean 30%?"));
}

TEST_CASE("columns for the reader to fill in are there in text, Markdown and HTML, though nothing stands in them") {
  for (std::string const format : {"text", "markdown", "html"}) {
    CAPTURE(format);
    auto const out = table(sof + "--format " + format).out;
    CHECK(contains(out, "yours to judge"));
    CHECK(contains(out, "340 per 1000 (298 to 389)"));
  }
}

TEST_CASE("computed cells are set off: by a dagger everywhere, in italics in Markdown and HTML, by a flag in JSON") {
  CHECK(contains(table(sof + "--format markdown").out, "| *340 per 1000 (298 to 389)\u00a0†* |"));
  CHECK(contains(table(sof + "--format html").out, "<td class=\"computed"));
  CHECK(contains(table(sof + "--format json").out, "\"computed\": true"));
  CHECK_FALSE(contains(support::run(words_of("compare PFS --trial CAPItello-291 --format json")).out, "\"computed\""));
}

TEST_CASE("JSON has the risks at full precision") {
  auto const out = table("sof PFS --trial CAPItello-291 --baseline 50% --format json").out;
  CHECK(contains(out, "\"risk_intervention\": 0.34024"));
}

TEST_CASE("abbreviations and codes stand under the table, in the about line of JSON lines, and not in CSV") {
  std::string const line = "evidence PFS --trial MONALEESA-2 --format ";
  CHECK(contains(table(line + "text").out,
                 "Abbreviations: CI, confidence interval; HER2, human epidermal growth factor receptor 2; HR, hazard ratio; "));
  CHECK(contains(table(line + "text").out, "Levels and grades\n  IA: level of evidence"));
  CHECK(contains(table(line + "markdown").out, "PFS, progression-free survival; "));
  CHECK(contains(table(line + "html").out, "<dt>PFS</dt><dd>progression-free survival</dd>"));
  CHECK(contains(table(line + "jsonl").out, "{\"term\":\"PFS\",\"meaning\":\"progression-free survival\"}"));
  CHECK_FALSE(contains(table(line + "csv").out, "progression-free survival"));
  CHECK_FALSE(contains(support::run(words_of("compare PFS --trial MONALEESA-2")).out, "Abbreviations"));
}

TEST_CASE("the cells of a recommendation table keep one line a recommendation in CSV") {
  auto const rows = csv_rows(table("recommendations --subtype HER2+ --line second --document abc-china-2024 --format csv").out);
  REQUIRE_FALSE(rows.empty());
  CHECK(rows[0].at("part") == "abc-china-2024:table-10");
  CHECK(rows[0].at("preferred") == "trastuzumab deruxtecan [IA]\ncapecitabine + pyrotinib [IA]\ntrastuzumab emtansine [IB]");
}
