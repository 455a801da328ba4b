// tests/cli/doses_test.cpp - doses as the user asks for them: by any name of a drug or class, from doses.csv and from inside regimens, with the
// document each stands in. Rows are made up.
#include <catch2/catch.hpp>

#include "tests/cli/workplace.hpp"

namespace {

std::string const rows =
    "id,drug,dose,unit,route,interval,interval_raw,population,use,basis,note,locator\n"
    "denosumab-bones,denosumab,120,mg,sc,every 4 weeks,q4w,breast-cancer,bone metastases,recommended,,\n"
    "zoledronic-acid-bones,zoledronic-acid,4,mg,iv,every 3 months,,,bone metastases,studied,doubted,\n";

support::Ran ask(Workplace const& place, std::string const& line) {
  place.write("doses.csv", rows);
  auto const imported = support::run({"import", "doses.csv", "--document", "mine", "--db", "own.db"});
  CAPTURE(imported.err);
  REQUIRE(imported.exit_code == 0);
  auto words = words_of(line);
  words.insert(words.end(), {"--db", "own.db"});
  return support::run(words);
}

}  // namespace

TEST_CASE("a drug's doses are found by its Chinese name, with route, interval, use and document") {
  Workplace const place;
  auto const ran = ask(place, "doses 地舒单抗 --format csv --document mine");
  CAPTURE(ran.out, ran.err);
  CHECK(ran.exit_code == 0);
  CHECK(contains(ran.out, "denosumab,120 mg,sc,every 4 weeks,recommended,bone metastases,breast cancer,mine"));
  CHECK_FALSE(contains(ran.out, "zoledronic"));
}

TEST_CASE("a class lists its drugs, and notes are shown") {
  Workplace const place;
  auto const ran = ask(place, "doses bisphosphonate");
  CHECK(contains(ran.out, "4 mg"));
  CHECK(contains(ran.out, "note on mine:zoledronic-acid-bones: doubted"));
  CHECK_FALSE(contains(ran.out, "120 mg"));
}

TEST_CASE("doses stand with a drug, a document and as items of their own") {
  Workplace const place;
  CHECK(contains(ask(place, "show denosumab").out, "Doses ("));
  CHECK(contains(support::run({"show", "mine", "--db", "own.db"}).out, "Doses (2)"));
  auto const item = support::run({"show", "mine:denosumab-bones", "--db", "own.db"});
  CHECK(item.exit_code == 0);
  CHECK(contains(item.out, "every 4 weeks"));
}

TEST_CASE("doses inside regimens name the item they stand in") {
  auto const ran = support::run({"doses", "camizestrant", "--format", "csv"});
  CAPTURE(ran.out);
  CHECK(ran.exit_code == 0);
  CHECK(contains(ran.out, "75 mg"));
  CHECK(contains(ran.out, "abc-china-2024:"));
}

TEST_CASE("a drug without doses is said to have none; an unknown one gets the nearest name") {
  CHECK(contains(support::run({"doses", "letrozole"}).out, "No document of this book states a dose"));
  auto const unknown = support::run({"doses", "denosumb"});
  CHECK(unknown.exit_code == 2);
  CHECK(contains(unknown.err, "did you mean 'denosumab'?"));
}

TEST_CASE("a dose that another document gives with another interval is a conflict, one of its schedules is none") {
  auto const conflicts = [](std::string const& dose, std::string const& interval) {
    Workplace const place;
    place.write("doses.csv", "id,drug,dose,unit,route,interval,population,use,basis,locator\nx,risedronate," + dose + ",mg,po," + interval +
                                 ",breast-cancer,bone loss,recommended,\n");
    REQUIRE(support::run({"import", "doses.csv", "--document", "mine", "--db", "own.db"}).exit_code == 0);
    return support::run({"compare", "--conflicts", "--treatment", "risedronate", "--db", "own.db"}).out;
  };
  CHECK(contains(conflicts("5", "weekly"), "mine: 5 mg weekly"));
  CHECK_FALSE(contains(conflicts("35", "weekly"), "mine: 35 mg weekly"));
  CHECK_FALSE(contains(conflicts("5", "daily"), "ai-osteoporosis-2025: 35 mg weekly"));
}

TEST_CASE("for a drug with a dose here and against the drug there is a conflict; for other patients it is none") {
  auto const conflicts = [](std::string const& population) {
    Workplace const place;
    place.write("recommendations.csv", "id,source_kind,population,intervention_kind,intervention,direction,locator\na,text," + population +
                                           ",regimen,alendronate,against,\n");
    REQUIRE(support::run({"import", "recommendations.csv", "--document", "mine", "--db", "own.db"}).exit_code == 0);
    return support::run({"compare", "--conflicts", "--treatment", "alendronate", "--db", "own.db"}).out;
  };
  CHECK(contains(conflicts("breast-cancer"), "For here, against there (1)"));
  CHECK(contains(conflicts("multiple-myeloma"), "For here, against there (0)"));
}
