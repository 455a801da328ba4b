// tests/cli/answers_test.cpp - what answers mean, whatever their layout, read from their CSV. Expected values: the guideline's table 8, last row, and
// its sentences on the first line, read in the document.
#include <catch2/catch.hpp>

#include <map>
#include <set>

#include "tests/cli/csv_rows.hpp"
#include "tests/cli/workplace.hpp"

namespace {

std::vector<Row> answer(std::string const& line) {
  auto words = words_of(line);
  words.insert(words.end(), {"--format", "csv"});
  auto const ran = support::run(words);
  CAPTURE(line, ran.err);
  REQUIRE(ran.exit_code == 0);
  return csv_rows(ran.out);
}

std::string const after_cdk46 = "grades --subtype HR+/HER2- --line second-or-later --prior cdk46-inhibitor --tables-only";

std::vector<Row> table_8_rows() {
  std::vector<Row> out;
  for (auto& row : answer(after_cdk46))
    if (contains(row["source"], "table 8")) out.push_back(std::move(row));
  return out;
}

Row finding(std::vector<Row> const& rows, std::string const& id) {
  for (auto const& row : rows)
    if (auto const at = row.find("finding_id"); at != row.end() && at->second == "abc-china-2024:" + id) return row;
  return {};
}

}  // namespace

TEST_CASE("after a CDK4/6 inhibitor the last row of table 8 is there: each cell with its grade and level, and no other row") {
  std::set<std::string> cells;
  for (auto const& row : table_8_rows()) cells.insert(row.at("grade_code") + " | " + row.at("regimen") + " | " + row.at("level_code"));
  CHECK(cells == std::set<std::string>{"优先推荐 | everolimus + endocrine therapy | IIA", "优先推荐 | trastuzumab deruxtecan | IA",
                                       "推荐 | tucidinostat + endocrine therapy | IIA",
                                       "推荐 | other than prior: CDK4/6 inhibitor + endocrine therapy | IIA",
                                       "推荐 | capivasertib + fulvestrant | IA", "推荐 | chemotherapy | IIA", "推荐 | sacituzumab govitecan | IA",
                                       "可选 | PARP inhibitor | IB", "可选 | alpelisib + endocrine therapy | IIA",
                                       "可选 | datopotamab deruxtecan | IIA", "可选 | elacestrant | IIB"});
}

TEST_CASE("restrictions in brackets stand with their recommendation") {
  std::map<std::string, std::string> const restricted{{"trastuzumab deruxtecan", "HER2-low"},
                                                      {"capivasertib + fulvestrant", "PIK3CA/AKT1/PTEN altered"},
                                                      {"PARP inhibitor", "germline BRCA-mutated"},
                                                      {"alpelisib + endocrine therapy", "PIK3CA-mutated"}};
  std::size_t seen = 0;
  for (auto const& row : table_8_rows())
    if (auto const at = restricted.find(row.at("regimen")); at != restricted.end()) {
      CAPTURE(row.at("regimen"), row.at("condition"));
      CHECK(contains(row.at("condition"), at->second));
      ++seen;
    }
  CHECK(seen >= restricted.size());
}

TEST_CASE("recommendations for the first line or without a CDK4/6 inhibitor before are absent") {
  for (auto const& row : answer(after_cdk46)) {
    CAPTURE(row.at("recommendation_id"));
    CHECK_FALSE(contains(row.at("category"), "not pretreated with a CDK4/6"));
    CHECK_FALSE(contains(row.at("condition"), "first line"));
    CHECK_FALSE(contains(row.at("recommendation_id"), ":t8-1-"));
    CHECK_FALSE(contains(row.at("recommendation_id"), ":t8-4-"));
  }
}

TEST_CASE("findings of first-line patients do not stand behind an answer for the second line") {
  for (auto const& row : answer(after_cdk46)) {
    CAPTURE(row.at("finding_id"), row.at("recommendation_id"));
    CHECK_FALSE(contains(row.at("population"), "first line"));
  }
}

TEST_CASE("a comparison loses none of a quoted row's numbers") {
  auto const rows = answer("compare PFS OS --subtype HR+/HER2- --line first");
  auto const pfs = finding(rows, "monaleesa-2-pfs"), os = finding(rows, "monaleesa-2-os"), final_os = finding(rows, "monarch-3-os-final");
  REQUIRE_FALSE((pfs.empty() || os.empty() || final_os.empty()));
  CHECK((contains(pfs.at("values"), "25.3") && contains(pfs.at("values"), "16.0") && contains(pfs.at("effect"), "0.57")));
  CHECK((contains(pfs.at("p"), "0.001") && contains(pfs.at("reference"), "36") && contains(pfs.at("arms"), "ribociclib")));
  CHECK(
      (contains(os.at("values"), "63.9") && contains(os.at("values"), "51.4") && contains(os.at("effect"), "0.76") && contains(os.at("p"), "0.004")));
  CHECK((contains(final_os.at("values"), "66.8") && contains(final_os.at("effect"), "0.804") && contains(final_os.at("p"), "0.066 4")));
}

TEST_CASE("the first-line comparison has every first-line trial inside and says why the others are wider") {
  std::set<std::string> inside;
  for (auto const& row : answer("compare PFS --subtype HR+/HER2- --line first")) {
    if (row.at("part") == "inside") inside.insert(row.at("trial"));
    if (row.at("part") == "wider") CHECK(row.at("reasons") != "");
    CHECK_FALSE(contains(row.at("population"), "second"));
  }
  CHECK(inside == std::set<std::string>{"DAWNA-2", "INAVO120", "MONALEESA-2", "MONALEESA-3", "MONARCH-3", "PALOMA-2", "PARSIFAL-LONG"});
}

TEST_CASE("an empty answer names each filter that empties it") {
  auto const compare = support::run(words_of("compare PFS --subtype HR+/HER2- --line first --treatment alpelisib")).out;
  CHECK(contains(compare, "--line first emptied the answer"));
  CHECK(contains(compare, "--treatment alpelisib emptied the answer"));
  CHECK_FALSE(contains(compare, "--subtype HR+/HER2- emptied"));
  CHECK(contains(support::run(words_of("grades --subtype HR+/HER2- --treatment lenalidomide")).out, "--treatment lenalidomide emptied the answer"));
}
