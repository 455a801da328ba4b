// tests/cli/export_test.cpp - export as a user runs it: what each kind holds, what it refuses, and that nothing half-written is left.
#include <catch2/catch.hpp>

#include <cmath>

#include "tests/cli/csv_rows.hpp"
#include "tests/cli/workplace.hpp"

namespace {

support::Ran run(std::string const& line) { return support::run(words_of(line)); }

}  // namespace

TEST_CASE("netmeta gets the first arm over the second, with the interval's standard error") {
  auto const rows = csv_rows(run("export netmeta PFS --source documents --headings-too").out);
  REQUIRE(rows.size() == 4);
  auto const& row = rows[0];
  CHECK(row.at("studlab") == "CAPItello-291");
  CHECK(row.at("treat1") == "capivasertib + fulvestrant");
  CHECK(row.at("treat2") == "placebo + fulvestrant");
  CHECK(std::stod(row.at("TE")) == Approx(std::log(0.60)));
  CHECK(std::stod(row.at("seTE")) == Approx((std::log(0.71) - std::log(0.51)) / 3.919928).epsilon(1e-5));
  CHECK(row.at("quoted") == "HR 0.60 (0.51–0.71); P<0.001");
}

TEST_CASE("a ratio quoted as control over experimental goes out turned round") {
  Workplace const place;
  place.write("results.csv",
              "id,trial,comparison_kind,population,experimental,control,endpoint,effect_measure,effect_raw,orientation,orientation_basis,ci_level,"
              "ci_level_basis,ci_low_raw,ci_high_raw\n"
              "a,monaleesa-2,randomised,hr+ ; her2- ; line first,ribociclib + letrozole,letrozole,PFS,HR,1.75,ctl/exp,wording,95,quoted,1.41,2.17\n");
  REQUIRE(run("import results.csv --document mine --db own.db").exit_code == 0);
  auto const rows = csv_rows(run("export netmeta PFS --document mine --db own.db").out);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].at("treat1") == "ribociclib + letrozole");
  CHECK(std::stod(rows[0].at("TE")) == Approx(-std::log(1.75)));
}

TEST_CASE("what lacks a standard error or a direction is listed on stderr with the reason, never dropped") {
  auto const kept = csv_rows(run("export netmeta PFS --source documents --headings-too").out).size();
  auto const ran = run("export netmeta PFS --source documents --headings-too");
  auto const findings = csv_rows(run("export results PFS").out).size();
  CHECK(contains(ran.err, "left out (" + std::to_string(findings - kept) + "):"));
  CHECK(contains(ran.err, "abc-china-2024:parsifal-long-pfs: the direction of the ratio is unknown"));
  CHECK(contains(ran.err, "abc-china-2024:paloma-3-pfs: no interval, and only a bound on P (would help: a supplement"));
}

TEST_CASE("where nothing is left there is no file, and the reason is said") {
  Workplace const place;
  auto const ran = run("export netmeta PFS --source documents --output pfs.csv");
  CHECK(ran.exit_code == 1);
  CHECK(contains(ran.err, "no ratio with a standard error and a direction is left; most often"));
  CHECK(contains(ran.err, "--headings-too"));
  CHECK(place.names().empty());
}

TEST_CASE("cinema holds one network a file: several questions are refused, or written into a zip file") {
  Workplace const place;
  auto const refused = run("export cinema PFS --source documents --headings-too --output pfs.csv");
  CHECK(refused.exit_code == 2);
  CHECK(contains(refused.err, "these rows answer 4 questions, and a CINeMA file holds one network"));
  CHECK(place.names().empty());
  CHECK(run("export cinema PFS --source documents --headings-too --output pfs.zip").exit_code == 0);
  auto const one = run("export cinema PFS --source documents --subtype TNBC --headings-too");
  CHECK(support::lines_of(one.out).front() == "id,t1,t2,effect,se,rob,indirectness");
  CHECK(support::lines_of(one.out).back().ends_with(",,"));
  CHECK(contains(one.err, "rob and indirectness are empty"));
}

TEST_CASE("RIS has one record a document, with what the book knows of it") {
  auto const all = run("export ris").out;
  std::size_t records = 0;
  for (auto at = all.find("ER  - \r\n"); at != std::string::npos; at = all.find("ER  - \r\n", at + 1)) ++records;
  CHECK(records == 5);
  CHECK(contains(all, "TY  - RPRT\r\nTI  - 中国晚期乳腺癌规范诊疗指南（2024版）\r\n"));
  CHECK(contains(all, "DO  - 10.3969/j.issn.1674-7593.2025.01.001\r\n"));
  CHECK_FALSE(contains(all, "AU  - "));
}

TEST_CASE("a part of a book is a book: it opens, answers, is checked, and the same part has the same bytes") {
  Workplace const place;
  REQUIRE(run("export book --document denosumab-review --output a.db").exit_code == 0);
  REQUIRE(run("export book --document denosumab-review --output b.db").exit_code == 0);
  CHECK((support::read("a.db") == support::read("b.db")));
  for (std::string const kind : {"results", "claims", "recommendations"})
    CHECK(run("export " + kind + " --db a.db").out == run("export " + kind + " --document denosumab-review").out);
  CHECK(run("grades --db a.db --disease advanced-breast-cancer").exit_code == 0);
  CHECK(run("audit --db a.db").exit_code == 0);
  CHECK_FALSE(contains(run("sql --db a.db \"SELECT document_id FROM v_document\"").out, "abc-china-2024"));
}

TEST_CASE("a part by filters has the findings inside them with those that they update, and no other row") {
  Workplace const place;
  REQUIRE(run("export book OS --trial MONALEESA-3 --output part.db").exit_code == 0);
  auto const inside = run("export results OS --trial MONALEESA-3").out;
  auto const part = run("export results --db part.db").out;
  CHECK(part == inside);
  CHECK(run("export claims --db part.db").exit_code == 1);
}

TEST_CASE("the whole book as a part of itself gives the same rows") {
  Workplace const place;
  REQUIRE(run("export book --output all.db").exit_code == 0);
  for (std::string const kind : {"results", "claims", "recommendations"})
    CHECK((run("export " + kind + " --db all.db").out == run("export " + kind).out));
}

TEST_CASE("the same question gives the same bytes, zip files too") {
  Workplace const place;
  for (std::string const name : {"a", "b"}) {
    std::filesystem::create_directory(name);
    REQUIRE(run("export revman PFS --headings-too --output " + name + "/pfs.zip").exit_code == 0);
  }
  CHECK((support::read("a/pfs.zip") == support::read("b/pfs.zip")));
  CHECK((run("export fhir PFS").out == run("export fhir PFS").out));
}

TEST_CASE("wrong lines are refused with what is right, before anything is written") {
  struct Wrong {
    std::string line, says;
  };
  Wrong const wrong[] = {
      {"export revmen PFS", "did you mean 'revman'"},
      {"export revman PFS", "export revman: needs a file"},
      {"export revman PFS --output x.csv", "revman writes .zip"},
      {"export netmeta PFS --output x", "netmeta writes .csv"},
      {"export results --format xml", "results writes .csv or .jsonl"},
      {"export ris PFS", "only --document ID selects"},
      {"export claims --line first", "only --document ID selects"},
      {"export claims --lump dose", "--lump: not for export claims"},
      {"export fhir PFS --bom", "--bom: not for export fhir"},
      {"export results --format jsonl --bom", "it belongs to csv"},
      {"export netmeta QFS", "there is no such endpoint"},
      {"export ris --document nowhere", "nowhere"},
  };
  Workplace const place;
  for (auto const& one : wrong) {
    auto const ran = run(one.line);
    CAPTURE(one.line, ran.err);
    CHECK(ran.exit_code == 2);
    CHECK(contains(ran.err, one.says));
    CHECK(ran.out == "");
  }
  CHECK(place.names().empty());
}

TEST_CASE("an existing file is kept without --overwrite; a file that cannot be written leaves nothing") {
  Workplace const place;
  place.write("x.csv", "mine");
  for (std::string const kind : {"results", "netmeta OS --source documents --headings-too"})
    CHECK(run("export " + kind + " --output x.csv").exit_code == 2);
  CHECK(support::read("x.csv") == "mine");
  place.write("x.db", "mine");
  CHECK(run("export book --output x.db").exit_code == 2);
  CHECK(run("export results --output x.csv --overwrite").exit_code == 0);
  std::filesystem::create_directory("folder.csv");
  std::filesystem::create_directory("folder.db");
  for (std::string const line : {"export results --output folder.csv", "export results --output no/such/x.csv", "export book --output no/such/x.db",
                                 "export book --output folder.db"}) {
    CAPTURE(line);
    auto const ran = run(line);
    CHECK(ran.exit_code == 1);
    CHECK_FALSE(ran.err.empty());
  }
  CHECK(place.names() == std::vector<std::string>{"folder.csv", "folder.db", "x.csv", "x.db"});
}

TEST_CASE("a book is never written over itself") {
  Workplace const place;
  REQUIRE(run("export book --output own.db").exit_code == 0);
  auto const before = support::read("own.db");
  auto const ran = run("export book --document denosumab-review --db own.db --output own.db --overwrite");
  CHECK(ran.exit_code == 2);
  CHECK(contains(ran.err, "is the book that is asked"));
  CHECK((support::read("own.db") == before));
}
