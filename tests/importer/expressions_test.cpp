// tests/importer/expressions_test.cpp - expressions become rows: order of typing has no meaning, unknown names get their nearest. Forms from codebook
// §9.
#include <catch2/catch.hpp>

#include "tests/importer/result_rows.hpp"
#include "tests/support/book.hpp"

namespace {

using rows::good;
using rows::single_arm;
using rows::with;

// Imports one single-arm row for each pair of expressions; the two columns tell which regimen and population rows came out.
struct Typed {
  core::Problems problems;
  std::string regimens, populations;  // number of different rows
  std::string thrown;
};

Typed type(std::vector<std::string> const& regimens, std::vector<std::string> const& populations) {
  std::vector<rows::Cells> lines;
  for (std::size_t i = 0; i < std::max(regimens.size(), populations.size()); ++i)
    lines.push_back(with(
        single_arm(),
        {{"id", "r" + std::to_string(i)}, {"experimental", regimens[i % regimens.size()]}, {"population", populations[i % populations.size()]}}));
  support::TemporaryFolder const folder;
  folder.write("results.csv", support::results_csv(lines));
  Typed out;
  try {
    auto const imported = support::import_into(folder, {"results.csv"}, "mine");
    out.problems = imported.problems;
    if (!out.problems.empty()) return out;
    auto book = core::database::open_read_only(imported.book);
    std::string const from = " FROM finding f JOIN comparison k ON k.id = f.comparison_id WHERE f.slug LIKE 'mine:%'";
    out.regimens = support::value(book, "SELECT count(DISTINCT k.experimental_id)" + from);
    out.populations = support::value(book, "SELECT count(DISTINCT k.population_id)" + from);
  } catch (std::exception const& e) {
    out.thrown = e.what();
  }
  return out;
}

core::Problem only_problem(std::string const& regimen, std::string const& population) {
  auto const typed = type({regimen}, {population});
  CAPTURE(regimen, population);
  CHECK(typed.thrown == "");
  if (typed.problems.empty()) {
    CHECK_FALSE(typed.problems.empty());
    return {};
  }
  return typed.problems[0];
}

}  // namespace

TEST_CASE("the order of slots and alternatives, blanks, case and synonyms give the same regimen row") {
  auto const typed = type({"ribociclib + (letrozole | anastrozole)", "(anastrozole | letrozole) + ribociclib", "Ribociclib+(来曲唑|Anastrozole)",
                           "瑞波西利 + ( 阿那曲唑 | letrozole )"},
                          {"hr+"});
  CHECK(typed.problems.empty());
  CHECK(typed.regimens == "1");
  CHECK(type({"class:cdk46-inhibitor + fulvestrant", "fulvestrant + class:CDK4/6i"}, {"hr+"}).regimens == "1");
  CHECK(type({"placebo + letrozole", "letrozole + placebo"}, {"hr+"}).regimens == "1");
  CHECK(type({"(camizestrant @ 75 mg | camizestrant @ 150 mg)", "(camizestrant @ 150 mg | camizestrant @ 75 mg)"}, {"hr+"}).regimens == "1");
}

TEST_CASE("different content gives different regimen rows") {
  auto const typed =
      type({"letrozole", "letrozole + placebo", "letrozole @ 2.5 mg", "choice letrozole", "(letrozole | anastrozole)", "letrozole + anastrozole",
            "class:aromatase-inhibitor", "other than prior: class:aromatase-inhibitor", "class:aromatase-inhibitor except letrozole"},
           {"hr+"});
  CHECK(typed.problems.empty());
  CHECK(typed.regimens == "9");
}

TEST_CASE("the order of dimensions and alternatives gives the same population row") {
  auto const typed = type({"letrozole"}, {"hr+ ; her2-low | her2-ihc-0 ; line first [heading]", "line first [heading] ; her2-ihc-0 | her2-low ; hr+",
                                          "HR阳性 ; HER2-low|her2-ihc-0;line first[heading]"});
  CHECK(typed.problems.empty());
  CHECK(typed.populations == "1");
  CHECK(type({"letrozole"}, {"prior (tamoxifen | nonsteroidal-ai) progressed ; hr+", "hr+ ; prior (class:nonsteroidal-ai | 他莫昔芬) progressed"})
            .populations == "1");
  CHECK(type({"letrozole"}, {"prior letrozole exposed lines 1 setting advanced", "prior letrozole exposed setting advanced lines 1"}).populations ==
        "1");
}

TEST_CASE("what a heading says and what the sentence says are different rows") {
  CHECK(type({"letrozole"}, {"hr+ ; her2-", "hr+ [heading] ; her2-", "hr+ ; her2- [heading]"}).populations == "3");
}

TEST_CASE("the status and each qualifier of a prior therapy make another population") {
  auto const typed = type(
      {"letrozole"}, {"prior letrozole exposed", "prior letrozole progressed", "prior letrozole naive", "prior letrozole exposed setting adjuvant",
                      "prior letrozole exposed lines 1", "prior letrozole exposed lines 1-2", "prior letrozole exposed interval <12m"});
  CHECK(typed.problems.empty());
  CHECK(typed.populations == "7");
}

TEST_CASE("an unknown name is refused where it stands, with the nearest known ones") {
  auto const drug = only_problem("ribociclib + letrozol", "hr+");
  CHECK(drug.kind == "unknown-name");
  CHECK_THAT(drug.advice, Catch::Contains("'letrozole'"));
  auto const first = only_problem("letrozol", "hr+");
  CHECK(drug.column == first.column + 13);
  CHECK_THAT(only_problem("class:taxan", "hr+").advice, Catch::Contains("'taxane'"));
  CHECK_THAT(only_problem("letrozole", "hr+ ; postmenopausel").advice, Catch::Contains("'postmenopausal'"));
  CHECK_THAT(only_problem("letrozole", "prior fulvestrnt exposed").advice, Catch::Contains("'fulvestrant'"));
  CHECK_THAT(only_problem("class:chemotherapy except class:taxan", "hr+").advice, Catch::Contains("'taxane'"));
}

TEST_CASE("a drug is no class and a population term no drug") {
  CHECK(only_problem("class:letrozole", "hr+").kind == "unknown-name");
  CHECK(only_problem("postmenopausal", "hr+").kind == "unknown-name");
  CHECK(only_problem("letrozole", "hr+ ; letrozole").kind == "unknown-name");
}

TEST_CASE("a dimension stands once, and alternatives are of one dimension") {
  CHECK(only_problem("letrozole", "hr+ ; hr-").kind == "bad-population");
  CHECK(only_problem("letrozole", "line first ; hr+ ; line second").kind == "bad-population");
  CHECK(only_problem("letrozole", "prior letrozole exposed ; prior letrozole naive").kind == "bad-population");
  CHECK(only_problem("letrozole", "hr+ | her2-").kind == "bad-population");
  CHECK(only_problem("letrozole", "prior letrozole exposed | prior tamoxifen exposed").kind == "bad-population");
}

TEST_CASE("the same part twice in a regimen is refused") { CHECK(only_problem("letrozole + letrozole", "hr+").kind == "bad-regimen"); }

TEST_CASE("the same alternative twice is refused with its place, in regimens, populations and prior therapies") {
  CHECK(only_problem("(letrozole | letrozole)", "hr+").kind == "bad-regimen");
  CHECK(only_problem("(letrozole | 来曲唑)", "hr+").kind == "bad-regimen");
  CHECK(only_problem("letrozole", "her2-low | her2-low").kind == "bad-population");
  CHECK(only_problem("letrozole", "prior (letrozole | letrozole) exposed").kind == "bad-population");
}

TEST_CASE("a syntax error points into the expression") {
  auto const at_start = only_problem(") + ribociclib", "hr+"), later = only_problem("ribociclib )", "hr+");
  CHECK(at_start.kind == "bad-regimen");
  CHECK(later.column == at_start.column + 11);
  CHECK(only_problem("letrozole", "hr+ ; prior letrozole").kind == "bad-population");
}
