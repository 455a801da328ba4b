// tests/cli/own_publications_test.cpp - what the trials' own publications print stands beside the quotes and is never mistaken for them: show,
// compare, grades and audit as a user runs them on the shipped book.
#include <catch2/catch.hpp>

#include <algorithm>

#include "schema/book.hpp"
#include "tests/cli/csv_rows.hpp"
#include "tests/cli/workplace.hpp"

namespace {

std::vector<Row> rows_of(std::string const& line) {
  auto const ran = support::run(words_of(line + " --format csv"));
  CAPTURE(line, ran.err);
  REQUIRE(ran.exit_code == 0);
  return csv_rows(ran.out);
}

std::vector<Row> rows_with(std::vector<Row> const& rows, std::string const& column, std::string const& value) {
  std::vector<Row> out;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(out), [&](Row const& row) { return row.at(column) == value; });
  return out;
}

std::string said(std::string const& line) { return support::run(words_of(line)).out; }

}  // namespace

TEST_CASE("compare puts the publication's effect with interval beside the quote and leaves the quote as printed") {
  auto const rows = rows_with(rows_of("compare PFS --trial MONALEESA-3"), "finding_id", "abc-china-2024:monaleesa-3-pfs");
  REQUIRE(rows.size() == 1);
  auto const& row = rows[0];
  CHECK(row.at("effect_raw") == "0.60");
  CHECK(row.at("ci_low_raw") == "");
  CHECK(row.at("own_relation") == "differs");
  CHECK(row.at("own_effect_raw") + " " + row.at("own_ci_low_raw") + " " + row.at("own_ci_high_raw") == "0.593 0.480 0.732");
  CHECK(row.at("own_source") == "J Clin Oncol 2018");
  CHECK(row.at("own_pmid") == "29860922");
  CHECK(contains(row.at("own"), "DIFFERS: HR 0.593 (0.480–0.732); J Clin Oncol 2018"));
}

TEST_CASE("a quote that no publication stands against says so") {
  auto const rows = rows_of("compare PFS --treatment tucidinostat");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].at("own_relation") == "not_in_book");
  CHECK(rows[0].at("own") == "not in the book: other results of this trial only");
  CHECK(contains(said("show abc-china-2024:emilia-os"), "publication"));
}

TEST_CASE("where the publication that decides has no interval, another one of the same result that has stands beside it") {
  auto const rows = rows_with(rows_of("compare PFS --trial PALOMA-2"), "finding_id", "abc-china-2024:paloma-2-pfs");
  REQUIRE(rows.size() == 1);
  CHECK(contains(rows[0].at("own"), "P one-sided, unsaid: HR 0.563; Breast Cancer Res Treat 2019"));
  CHECK(contains(rows[0].at("own"), "‖ rounded: HR 0.56 (interval, level not stated: 0.46–0.69); ESMO-MCBS scorecard 7-1"));
}

TEST_CASE("rows of publications come when they are asked for, in sections of their own") {
  std::string const line = "compare PFS --trial PALOMA-2";
  auto const documents = rows_of(line), both = rows_of(line + " --source both"), published = rows_of(line + " --source publications");
  CHECK(rows_with(documents, "source", "publication").empty());
  CHECK(rows_with(both, "source", "document").size() == documents.size());
  CHECK(rows_with(both, "part", "published").size() == rows_with(both, "source", "publication").size());
  CHECK(rows_with(published, "source", "document").empty());
  CHECK(rows_with(published, "source", "publication").size() == rows_with(both, "source", "publication").size());
  CHECK(rows_of(line + " --source documents").size() == documents.size());
}

TEST_CASE("a source that there is not is refused with the nearest name, and where it makes no sense it is refused too") {
  auto const ran = support::run(words_of("compare PFS --source publicatons"));
  CHECK(ran.exit_code == 2);
  CHECK(contains(ran.err, "--source publicatons"));
  CHECK(contains(ran.err, "did you mean 'publications'?"));
  for (auto const* other : {"compare --conflicts --source both", "compare PFS --needs --source both"}) {
    CAPTURE(other);
    CHECK(support::run(words_of(other)).exit_code == 2);
  }
}

TEST_CASE("show of a quote has a section of the trial's own publications, with relation, reason and how they were read") {
  auto const out = said("show abc-china-2024:monaleesa-2-os");
  CHECK(contains(out, "The trial's own publications"));
  CHECK(contains(out, "P one-sided, unsaid"));
  CHECK(contains(out, "the quoted P is half of the publication's"));
  CHECK(contains(out, "N Engl J Med 2022 · doi 10.1056/NEJMoa2114663 · abstract"));
}

TEST_CASE("show of a publication's finding names the quotes that were held against it") {
  auto const out = said("show pmid-29860922:monaleesa-3-pfs");
  CHECK(contains(out, "Quotes of documents that were held against it"));
  CHECK(contains(out, "abc-china-2024:monaleesa-3-pfs"));
}

TEST_CASE("show of a trial lists its publications after what documents quote, also where none quotes it") {
  auto const out = said("show MONALEESA-3");
  auto const quoted = out.find("Findings ("), published = out.find("The trials' own publications (");
  REQUIRE(quoted != std::string::npos);
  REQUIRE(published != std::string::npos);
  CHECK(quoted < published);
  CHECK(contains(out, "J Clin Oncol 2018 · PMID 29860922"));
  auto const unquoted = said("show PALOMA-1");
  CHECK(contains(unquoted, "No document of this book quotes this trial; what stands here is from its own publications."));
}

TEST_CASE("show of a publication gives its identity and its findings") {
  auto const out = said("show pmid-29860922");
  for (auto const* part : {"pmid: 29860922", "publisher: J Clin Oncol", "HR 0.593 (0.480–0.732)"}) {
    CAPTURE(part);
    CHECK(contains(out, part));
  }
}

TEST_CASE("grades puts the publication's hazard ratio with interval under a quote that has none, marked as from elsewhere, and shows nothing by it") {
  auto const rows = rows_of("grades --subtype HR+/HER2- --line second-or-later --treatment sacituzumab-govitecan");
  auto const own = rows_with(rows, "basis", "not quoted by the document: the trial's own publication");
  REQUIRE_FALSE(own.empty());
  for (auto const& row : own) {
    CAPTURE(row.at("finding_id"));
    CHECK(row.at("shows") == "");
    CHECK(contains(row.at("effect"), "HR "));
    CHECK(contains(row.at("effect"), "–"));
  }
}

TEST_CASE("grades puts nothing from elsewhere under a quote that has its interval") {
  auto const rows = rows_of("grades --treatment capivasertib");
  REQUIRE_FALSE(rows_with(rows, "finding_id", "abc-china-2024:capitello-291-pfs").empty());
  for (auto const& row : rows_with(rows, "basis", "not quoted by the document: the trial's own publication"))
    CHECK(row.at("trial") != "CAPItello-291");
}

TEST_CASE("grades finds a publication by rule only where the document quotes no result for the recommendation") {
  auto const rows = rows_of("grades --subtype HER2+ --treatment neratinib");
  auto const own = rows_with(rows, "basis", "not quoted by the document: a trial's own publication, found by rule");
  REQUIRE_FALSE(rows_with(own, "finding_id", "pmid-32678716:nala-pfs").empty());
  auto book = schema::open(support::shipped_book());
  for (auto const& row : rows_of("grades")) {
    if (!contains(row.at("basis"), "found by rule")) continue;
    CAPTURE(row.at("recommendation_id"));
    CHECK(support::value(book, "SELECT count(*) FROM v_support WHERE recommendation_id = '" + row.at("recommendation_id") + "'") == "0");
  }
}

TEST_CASE("the audit tells a quote that differs with both texts, and a P that is one-sided as a note") {
  auto const ran = support::run(words_of("audit --check C34 --format csv"));
  auto const rows = csv_rows(ran.out);
  auto const of = [&](std::string const& quote) {
    std::vector<std::string> out;
    for (auto const& row : rows)
      if (contains(row.at("finding_ids"), quote + ";")) out.push_back(row.at("severity") + " " + row.at("inputs"));
    return out.empty() ? "" : out.front();
  };
  CHECK(contains(of("abc-china-2024:paloma-2-os"), "WARN"));
  CHECK(contains(of("abc-china-2024:paloma-2-os"), "(0.777–1.777)"));
  CHECK(contains(of("abc-china-2024:paloma-2-os"), "(0.78–1.18)"));
  CHECK(contains(of("abc-china-2024:monaleesa-2-os"), "NOTE"));
  CHECK(of("abc-china-2024:ascent-pfs") == "");
}
