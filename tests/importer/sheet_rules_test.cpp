// tests/importer/sheet_rules_test.cpp - rules of the other sheets: a wrong row is a problem with its place, never a bare message of the database;
// nothing is written.
#include <catch2/catch.hpp>

#include <filesystem>

#include "core/error.hpp"
#include "tests/support/book.hpp"

namespace {

struct Outcome {
  core::Problems problems;
  bool written = false;
  std::string thrown;
};

Outcome import_as(std::string const& name, std::string const& csv) {
  support::TemporaryFolder const folder;
  folder.write(name, csv);
  Outcome out;
  try {
    out.problems = support::import_into(folder, {name}, "mine").problems;
  } catch (std::exception const& e) {
    out.thrown = e.what();
  }
  out.written = std::filesystem::exists(folder.path() / "book.db");
  return out;
}

void check_refused(std::string const& name, std::string const& csv, std::string const& kind, std::string const& column, std::size_t line = 2) {
  CAPTURE(csv);
  auto const outcome = import_as(name, csv);
  CHECK(outcome.thrown == "");
  CHECK_FALSE(outcome.written);
  CHECK_FALSE(outcome.problems.empty());
  if (outcome.problems.empty()) return;
  CHECK(outcome.problems[0].kind == kind);
  CHECK(outcome.problems[0].line == line);
  CHECK_THAT(outcome.problems[0].message, Catch::StartsWith(column + ":"));
}

std::string const claims = "id,intervention,population,endpoint,topic,polarity,statement,locator\n";
std::string const recommendations = "id,source_kind,table_no,population,intervention_kind,intervention,direction,scale,grade,support,locator\n";

}  // namespace

TEST_CASE("claims: wrong cells are refused with their place") {
  CHECK(import_as("claims.csv", claims + "a,letrozole,hr+,PFS,efficacy,benefit,words,\n").problems.empty());
  check_refused("claims.csv", claims + "A,letrozole,hr+,PFS,efficacy,benefit,words,\n", "bad-id", "id");
  check_refused("claims.csv", claims + "a,letrozole,hr+,PFS,efficacy,benefit,words,\na,letrozole,hr+,OS,efficacy,benefit,words,\n", "duplicate-id",
                "id", 3);
  check_refused("claims.csv", claims + "a,letrozole,hr+,PFS,efficacy,good,words,\n", "not-permitted", "polarity");
  check_refused("claims.csv", claims + "a,letrozole,hr+,PFS,efficacy,benefit,,\n", "missing-value", "statement");
  check_refused("claims.csv", claims + "a,letrozole,hr+,PFS,efficacy,benefit,words,12\n", "bad-locator", "locator");
}

TEST_CASE("recommendations: wrong cells are refused with their place") {
  std::string const scale = "abc-china-2024-recommendation";
  CHECK(import_as("recommendations.csv", recommendations + "a,text,,hr+,regimen,letrozole,for," + scale + ",推荐,,\n").problems.empty());
  check_refused("recommendations.csv", recommendations + "a,table,,hr+,regimen,letrozole,for,,,,\n", "bad-combination", "table_no");
  check_refused("recommendations.csv", recommendations + "a,text,8,hr+,regimen,letrozole,for,,,,\n", "bad-combination", "table_no");
  check_refused("recommendations.csv", recommendations + "a,text,,hr+,regimen,,for,,,,\n", "missing-value", "intervention");
  check_refused("recommendations.csv", recommendations + "a,text,,hr+,regimen,\"\"\"words\"\"\",for,,,,\n", "bad-regimen", "intervention");
  check_refused("recommendations.csv", recommendations + "a,text,,hr+,regimen,letrozole,for," + scale + ",IA,,\n", "unknown-name", "grade");
  check_refused("recommendations.csv", recommendations + "a,text,,hr+,regimen,letrozole,for," + scale + ",,,\n", "bad-combination", "scale");
  check_refused("recommendations.csv", recommendations + "a,text,,hr+,regimen,letrozole,for,,,nothing,\n", "unknown-id", "support");
}

TEST_CASE("a level cannot stand where a grade belongs") {
  check_refused("recommendations.csv", recommendations + "a,text,,hr+,regimen,letrozole,for,abc-china-2024-evidence,IA,,\n", "unknown-name", "grade");
}

TEST_CASE("none-stated has no intervention") {
  check_refused("recommendations.csv", recommendations + "a,text,,hr+,none-stated,letrozole,for,,,,\n", "bad-combination", "intervention");
}

TEST_CASE("a support that is named twice is refused or stands once") {
  support::TemporaryFolder const folder;
  folder.write("claims.csv", claims + "c,letrozole,hr+,PFS,efficacy,benefit,words,\n");
  folder.write("recommendations.csv", recommendations + "a,text,,hr+,regimen,letrozole,for,,,c; c,\n");
  auto const imported = support::import_into(folder, {"claims.csv", "recommendations.csv"}, "mine");
  if (!imported.problems.empty()) return;
  auto book = core::database::open_read_only(imported.book);
  CHECK(support::value(book, "SELECT count(*) FROM support s JOIN recommendation r ON r.id = s.recommendation_id WHERE r.slug = 'mine:a'") == "1");
}

TEST_CASE("trials: an acronym or a description, and an identification with its reason") {
  CHECK(import_as("trials.csv", "slug,acronym\nnew-trial,NEW\n").problems.empty());
  check_refused("trials.csv", "slug,acronym,description\nnew-trial,,\n", "missing-value", "acronym");
  check_refused("trials.csv", "slug,acronym\nmonaleesa-2,AGAIN\n", "duplicate-id", "slug");
  check_refused("trials.csv", "slug,acronym,identified_as,identified_reason\nnew-trial,NEW,NCT1,\n", "bad-combination", "identified_as");
}

TEST_CASE("a new trial without an acronym is found by its slug") {
  support::TemporaryFolder const folder;
  folder.write("trials.csv", "slug,acronym,description\nour-cohort,,a cohort of ours\n");
  folder.write("claims.csv", "id,trial,topic,polarity,statement\nc,our-cohort,efficacy,benefit,words\n");
  CHECK(support::import_into(folder, {"trials.csv", "claims.csv"}, "mine").problems.empty());
}

TEST_CASE("documents: a hash has 64 digits, a length is a count above zero") {
  std::string const header = "id,title,kind,status,sha256,length\n";
  CHECK(import_as("document.csv", header + "new-doc,T,own,current," + std::string(64, 'a') + ",10\n").problems.empty());
  check_refused("document.csv", header + "new-doc,T,own,current,abc,10\n", "bad-hash", "sha256");
  check_refused("document.csv", header + "new-doc,T,own,current,,ten\n", "bad-number", "length");
  check_refused("document.csv", header + "new-doc,T,own,current,,0\n", "bad-number", "length");
  check_refused("document.csv", header + "abc-china-2024,T,own,current,,\n", "duplicate-id", "id");
}

TEST_CASE("terms: a parent is known, named once, and not the term itself") {
  std::string const header = "slug,label_en,label_zh,is_a\n";
  check_refused("drug.csv", header + "newdrug,new,新,unknown-class\n", "unknown-name", "is_a");
  check_refused("drug.csv", header + "newdrug,new,新,taxane; taxane\n", "bad-combination", "is_a");
  check_refused("drug.csv", header + "newdrug,new,新,newdrug\n", "bad-combination", "is_a");
}

TEST_CASE("grades: a code and a printed order stand once on a scale") {
  std::string const header = "scale,code,printed_order,label_en,label_zh,definition,locator\n", scale = "abc-china-2024-evidence";
  check_refused("grades.csv", header + "no-scale,X,9,x,x,d,\n", "unknown-name", "scale");
  check_refused("grades.csv", header + scale + ",X,first,x,x,d,\n", "bad-number", "printed_order");
  check_refused("grades.csv", header + scale + ",IA,9,x,x,d,\n", "duplicate-id", "code");
  check_refused("grades.csv", header + scale + ",X,1,x,x,d,\n", "duplicate-id", "printed_order");
}

TEST_CASE("doses: one drug, a dose with its unit, an interval in its one form, and something stated") {
  std::string const header = "id,drug,dose,unit,route,interval,use,basis,locator\n";
  CHECK(import_as("doses.csv", header + "a,denosumab,120,mg,sc,every 4 weeks,bone metastases,recommended,\n").problems.empty());
  CHECK(import_as("doses.csv", header + "a,denosumab,,,sc,,bone metastases,recommended,\n").problems.empty());
  check_refused("doses.csv", header + "a,letrozole + palbociclib,1,mg,po,daily,x,studied,\n", "one-drug", "drug");
  check_refused("doses.csv", header + "a,denosumabb,1,mg,po,daily,x,studied,\n", "unknown-name", "drug");
  check_refused("doses.csv", header + "a,denosumab,12O,mg,sc,daily,x,studied,\n", "bad-number", "dose");
  check_refused("doses.csv", header + "a,denosumab,120,,sc,daily,x,studied,\n", "bad-combination", "unit");
  check_refused("doses.csv", header + "a,denosumab,,mg,sc,,x,studied,\n", "bad-combination", "unit");
  check_refused("doses.csv", header + "a,denosumab,,,,,x,studied,\n", "missing-value", "dose");
  check_refused("doses.csv", header + "a,denosumab,120,mg,mouth,daily,x,studied,\n", "not-permitted", "route");
  check_refused("doses.csv", header + "a,denosumab,120,mg,sc,every month,x,studied,\n", "bad-interval", "interval");
  check_refused("doses.csv", header + "a,denosumab,120,mg,sc,every 12 months,x,studied,\n", "bad-interval", "interval");
  check_refused("doses.csv", header + "a,denosumab,120,mg,sc,every 4-weeks,x,studied,\n", "bad-interval", "interval");
}
