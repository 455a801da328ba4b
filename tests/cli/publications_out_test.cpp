// tests/cli/publications_out_test.cpp - the trials' own publications in evidence tables and in files for other programs: whose findings are rows
// unless the reader says, a quote beside its publication or given way to it, identities of publications.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "schema/book.hpp"
#include "tests/cli/csv_rows.hpp"
#include "tests/cli/workplace.hpp"

namespace {

using Ids = std::set<std::string>;

support::Ran run(std::string const& line) { return support::run(words_of(line)); }

std::string done(std::string const& line) {
  auto const ran = run(line);
  CAPTURE(line, ran.err);
  REQUIRE(ran.exit_code == 0);
  return ran.out;
}

bool is_quote(std::string const& finding) { return finding.starts_with("abc-china-2024:"); }

// Rows of one part; of a table that has only one part all rows.
std::vector<Row> rows_of(std::string const& line, std::string const& part) {
  auto rows = csv_rows(done(line + " --format csv"));
  std::erase_if(rows, [&](Row const& row) { return row.contains("part") && row.at("part") != part; });
  return rows;
}

Ids findings(std::vector<Row> const& rows) {
  Ids out;
  for (auto const& row : rows) {
    std::string const all = row.at("finding_id");
    for (std::size_t at = 0; at < all.size();
         at = std::min(all.size(), all.find("; ", at) == std::string::npos ? all.size() : all.find("; ", at) + 2))
      out.insert(all.substr(at, all.find("; ", at) - at));
  }
  return out;
}

std::size_t count_of(std::string const& text, std::string const& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("an evidence table of documents has the publication's interval beside the quote, which stays as printed") {
  auto const rows = rows_of("table evidence PFS --trial PALOMA-2", "evidence");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].at("finding_id") == "abc-china-2024:paloma-2-pfs");
  CHECK(rows[0].at("effect") == "HR 0.563");
  CHECK(contains(rows[0].at("own"), "P one-sided, unsaid: HR 0.563; Breast Cancer Res Treat 2019"));
  CHECK(rows[0].at("own_finding_id") == "pmid-30632023:paloma-2-pfs-investigator");
  CHECK(rows[0].at("read") == "");
  CHECK(contains(done("table evidence PFS --trial PALOMA-2"), "stands beside the quote and is no part of it"));
}

TEST_CASE("asked for both, a quote gives way to the publication that it is linked to, and the table says which") {
  auto const line = "table evidence PFS --trial PALOMA-2 --source both";
  auto const rows = rows_of(line, "evidence");
  CHECK(findings(rows).contains("pmid-30632023:paloma-2-pfs-investigator"));
  CHECK_FALSE(findings(rows).contains("abc-china-2024:paloma-2-pfs"));
  for (auto const& row : rows) CHECK(row.at("read") != "");
  auto const passed = rows_of(line, "passed-over");
  REQUIRE(passed.size() == 1);
  CHECK(passed[0].at("finding_id") == "abc-china-2024:paloma-2-pfs");
  CHECK(passed[0].at("used_id") == "pmid-30632023:paloma-2-pfs-investigator");
  CHECK(passed[0].at("rule") == "the publication before the quote");
}

TEST_CASE("a grade that a document states on a quote stands on the publication to which the quote gave way, with the document's name") {
  std::string const line = "table evidence PFS --trial DESTINY-Breast04 --subtype HER2-low";
  auto const quoted = rows_of(line, "evidence"), both = rows_of(line + " --source both", "evidence");
  REQUIRE(quoted.size() == 1);
  CHECK(quoted[0].at("grades_stated") == "优先推荐 IA (table 8)");
  auto const of_publication = std::find_if(both.begin(), both.end(), [](Row const& row) { return row.at("grades_stated") != ""; });
  REQUIRE(of_publication != both.end());
  CHECK_FALSE(is_quote(of_publication->at("finding_id")));
  CHECK(of_publication->at("grades_stated") == "优先推荐 IA (abc-china-2024, table 8)");
}

TEST_CASE("no table has a quote and the publication that prints its result as two rows") {
  auto book = schema::open(support::shipped_book());
  for (std::string const kind : {"evidence", "sof", "profile", "sof --pooled --headings-too"}) {
    auto const space = kind.find(' ');
    auto const line = "table " + kind.substr(0, space) + " PFS OS ORR --source both" + (space == std::string::npos ? "" : kind.substr(space));
    auto const rows = findings(rows_of(line, kind.substr(0, space)));
    CHECK(rows.size() > 50);
    core::database::Statement links(
        book, "SELECT quote_id, publication_finding_id FROM v_quote_link WHERE relation NOT IN ('other_population', 'other_assessor')");
    std::size_t seen = 0;
    while (links.executeStep()) {
      auto const quote = links.getColumn(0).getString(), publication = links.getColumn(1).getString();
      CAPTURE(line, quote, publication);
      CHECK_FALSE((rows.contains(quote) && rows.contains(publication)));
      ++seen;
    }
    CHECK(seen > 20);
  }
}

TEST_CASE("tables are of documents unless rows are pooled, and then of both") {
  for (std::string const kind : {"evidence PFS", "sof PFS", "profile PFS"}) {
    CAPTURE(kind);
    auto const part = kind.substr(0, kind.find(' '));
    for (auto const& id : findings(rows_of("table " + kind + " --trial MONALEESA-2", part))) CHECK(is_quote(id));
  }
  CHECK_FALSE(contains(done("table characteristics PFS --trial PALOMA-2"), "PMID"));
  CHECK(contains(done("table characteristics PFS --trial PALOMA-2 --source publications"), "Breast Cancer Res Treat 2019, PMID 30632023"));
  std::string const pooled = "table sof PFS --subtype HR+/HER2- --line first --pooled --headings-too --lump class:cdk46-inhibitor";
  CHECK(contains(done(pooled), "Sources: documents and publications"));
  CHECK(findings(rows_of(pooled, "sof")).contains("pmid-27717303:monaleesa-2-pfs"));
  for (auto const& id : findings(rows_of(pooled + " --source documents", "sof"))) CHECK(is_quote(id));
  CHECK(contains(done("table league PFS --subtype HR+/HER2- --line first --headings-too"), "Sources: documents and publications"));
}

TEST_CASE("a trial in a pooled row has no row of its own for that outcome, and the list of what is left out says so") {
  std::string const line =
      "table sof PFS --subtype HR+/HER2- --line first --treatment \"CDK4/6 inhibitor\" --pooled --headings-too --lump class:cdk46-inhibitor";
  auto const rows = rows_of(line, "sof");
  CHECK(std::count_if(rows.begin(), rows.end(), [](Row const& row) { return contains(row.at("trials"), "PALOMA-2"); }) == 1);
  auto const left_out = rows_of(line, "left-out");
  CHECK(std::any_of(left_out.begin(), left_out.end(), [](Row const& row) {
    return row.at("finding_id") == "pmid-30632023:paloma-2-pfs-investigator" &&
           row.at("reason") == "its trial stands in a pooled row by pmid-27959613:paloma-2-pfs";
  }));
}

TEST_CASE("the cut and the assessor may be chosen where rows are pooled, and nowhere else") {
  std::string const pooled = "table sof PFS --trial MONALEESA-2 --pooled ";
  CHECK(contains(done(pooled + "--cut primary"), "Of one trial: the primary or earliest cut"));
  CHECK(contains(done("table profile PFS --trial MONALEESA-2 --pooled --assessor any"), "assessors are one question, as asked"));
  CHECK(contains(done("table league PFS --subtype HR+/HER2- --line first --assessor investigator"), "assessed by the investigator"));
  CHECK(contains(run("table sof PFS --cut primary").err, "--cut is for pooled rows"));
  CHECK(contains(run("table evidence PFS --cut primary").err, "--cut does not go with table evidence"));
  CHECK(contains(run("table recommendations --source both").err, "--source does not go with table recommendations"));
}

TEST_CASE("a finding that one reader alone took out is marked in every table") {
  std::string const line = " PFS OS --source publications --format csv";
  for (auto const& row : rows_of("table evidence PFS OS --source publications", "evidence"))
    CHECK(contains(row.at("read"), "single extraction") == (contains(row.at("read"), ", ")));
  CHECK(contains(done("table evidence" + line), "single extraction"));
  CHECK(contains(done("table characteristics" + line), "single extraction"));
  CHECK(contains(done("table profile PFS OS --source publications"), "Single extraction, read by one reader only: "));
}

TEST_CASE("contrasts for other programs are those that pool would use, unless one side is asked for") {
  std::string const line = "export netmeta PFS --subtype HR+/HER2- --line first";
  auto const ids = [&](std::string const& more) { return findings(csv_rows(done(line + more))); };
  auto const both = ids(""), documents = ids(" --source documents --headings-too --assume-two-sided"), publications = ids(" --source publications");
  CHECK(both == ids(" --source both"));
  CHECK(both.contains("pmid-27717303:monaleesa-2-pfs"));
  CHECK(std::all_of(documents.begin(), documents.end(), is_quote));
  CHECK(std::none_of(publications.begin(), publications.end(), is_quote));
  CHECK(contains(run(line).err, "abc-china-2024:monaleesa-2-pfs: shares patients with pmid-27717303:monaleesa-2-pfs, which is used"));
  CHECK(ids(" --cut primary") != both);
}

TEST_CASE("RIS names publications by PubMed number, DOI, journal and year") {
  auto const publications = done("export ris --source publications");
  CHECK(contains(publications,
                 "T2  - N Engl J Med\r\nPY  - 2016\r\nDO  - 10.1056/NEJMoa1609709\r\nUR  - https://doi.org/10.1056/NEJMoa1609709\r\n"
                 "AN  - 27717303\r\nDB  - PubMed\r\nN1  - Trial registration: NCT01958021\r\nID  - pmid-27717303\r\n"));
  CHECK(count_of(publications, "ER  - \r\n") == 150);
  CHECK(count_of(done("export ris --source both"), "ER  - \r\n") == 155);
  CHECK(count_of(done("export ris --document pmid-27717303"), "ER  - \r\n") == 1);
}

TEST_CASE("FHIR has Evidence of publications and Citations with PubMed numbers when they are asked for") {
  auto const bundle = done("export fhir PFS --trial PALOMA-2 --source publications");
  CHECK(contains(bundle, R"({"system":"http://www.ncbi.nlm.nih.gov/pubmed","value":"30632023"})"));
  CHECK(contains(bundle, R"("publishedIn":{"title":"Breast Cancer Res Treat"},"publicationDateText":"2019")"));
  CHECK(contains(bundle, R"("id":"pmid-30632023.paloma-2-pfs-investigator")"));
  CHECK(contains(bundle, "printed by the trial's own publication, read in its abstract by two readers"));
  CHECK_FALSE(contains(bundle, "abc-china-2024"));
  CHECK_FALSE(contains(done("export fhir PFS --trial PALOMA-2"), "pmid-30632023"));
}

TEST_CASE("what an export cannot part by source is refused with what is right") {
  CHECK(contains(run("export results --source both").err, "write two files: --source documents, --source publications"));
  CHECK(contains(run("export claims --source both").err, "--source: not for export claims"));
  CHECK(contains(run("export links --document abc-china-2024").err, "--document: not for export links"));
  CHECK(contains(run("export publications PFS").err, "endpoints and filters select findings"));
  Workplace const place;
  place.write("results.csv", done("export results --document pmid-27717303"));
  CHECK(contains(run("import results.csv --document mine --db own.db").err, "only build reads them, from data/publications"));
}
