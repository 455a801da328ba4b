// tests/cli/evidence_test.cpp - what the shipped book answers with the trials' own publications: the page docs/evidence.md line by line, the same
// numbers by R's metafor from the printed ratios (tests/data/evidence/reference.R), and the picture of README as scripts/demo draws it.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <map>
#include <regex>
#include <set>

#include "tests/cli/csv_rows.hpp"
#include "tests/cli/doc_page.hpp"
#include "tests/support/csv_table.hpp"

namespace {

using Json = nlohmann::json;

std::filesystem::path const source = TEST_SOURCE_DIR;

Json answer(std::string const& line) {
  auto const ran = support::run(words_of(line + " --format json"));
  CAPTURE(line, ran.err);
  REQUIRE(ran.exit_code == 0);
  return Json::parse(ran.out);
}

std::string joined(Json const& studies) {
  std::string out;
  for (auto const& study : studies) out += (out.empty() ? "" : " ") + study.get<std::string>();
  return out;
}

Json const* group_of(Json const& out, std::string const& studies) {
  for (auto const& group : out["groups"])
    if (joined(group["studies"]) == studies) return &group;
  return nullptr;
}

void check_near(Json const& number, double expected, double tolerance) {
  INFO("metafor says " << expected << ", the program " << number);
  REQUIRE(number.is_number());
  CHECK(std::abs(number.get<double>() - expected) <= tolerance);
}

std::string without_content(std::string const& text) {
  static std::regex const content("content [0-9a-f]+");
  return std::regex_replace(text, content, "content");
}

// The line of scripts/demo that draws the picture of README.
std::string picture_line() {
  for (auto const& line : support::lines_of(support::read(source / "scripts/demo")))
    if (line.starts_with("picture=(")) return line.substr(9, line.find(')') - 9);
  return {};
}

}  // namespace

TEST_CASE("every command of docs/evidence.md prints what the page says") {
  Workplace const place;
  auto const examples = read_page(place, "evidence.md");
  REQUIRE(examples.size() >= 8);
  std::size_t seen = 0;
  for (auto const& [command, lines] : examples) {
    auto const ran = support::run(words_of(command));
    CAPTURE(command, ran.err);
    CHECK(ran.exit_code == 0);
    auto const said = squeezed(ran.out);
    for (auto const& line : lines) {
      CAPTURE(line);
      CHECK(contains(said, squeezed(line)));
      ++seen;
    }
  }
  CHECK(seen > 40);
}

TEST_CASE("pooled answers of the shipped book are those of metafor from the ratios and limits as printed") {
  std::map<std::string, std::string> options;
  for (auto const& row : support::csv_rows("evidence/questions.csv")) options[row.text("studies")] = row.text("options");
  std::size_t seen = 0;
  for (auto const& row : support::csv_rows("evidence/reference.csv")) {
    auto const& studies = row.text("studies");
    auto const out = answer("pool " + options.at(studies) + " --profile " + row.text("profile") + " --method " + row.text("method"));
    auto const* group = group_of(out, studies);
    CAPTURE(row.text("question"), studies);
    REQUIRE(group != nullptr);
    CHECK((*group)["k"] == row.number("k"));
    auto const& random = (*group)["random"];
    check_near(random["estimate"], row.number("estimate"), 1e-6);
    check_near(random["se"], row.number("se"), 1e-6);
    check_near(random["ci_low"], row.number("low"), 1e-6);
    check_near(random["ci_high"], row.number("high"), 1e-6);
    check_near(random["tau2"], row.number("tau2"), 1e-6);
    check_near((*group)["Q"], row.number("q"), 1e-8);
    ++seen;
  }
  CHECK(seen >= 30);
}

TEST_CASE("the network of first-line CDK4/6 inhibitors is that of a regression on differences of treatments in metafor") {
  auto const out = answer(
      "network PFS --subtype HR+/HER2- --line first --treatment cdk46-inhibitor --assessor investigator --lump class:nonsteroidal-ai --lump placebo");
  auto const& part = out["networks"][0]["components"][0];
  auto const& names = part["treatments"];
  std::map<std::string, std::size_t> number;
  for (std::size_t i = 0; i < names.size(); ++i) number[names[i]] = i;
  std::size_t seen = 0;
  for (auto const& row : support::csv_rows("evidence/network.csv")) {
    auto const& model = part[row.text("method") == "FE" ? "common" : "random"];
    auto const a = number.at(row.text("treat1")), b = number.at(row.text("treat2"));
    check_near(model["TE"][a][b], row.number("estimate"), 1e-9);
    check_near(model["seTE"][a][b], row.number("se"), 1e-9);
    check_near(part["Q"], row.number("q"), 1e-9);
    ++seen;
  }
  CHECK(seen == 30);
}

TEST_CASE("no trial is twice in a pooled group, by whatever choices") {
  auto const table = support::run({"sql", "SELECT finding_id, trial_id FROM v_result", "--format", "csv", "--limit", "0"});
  std::map<std::string, std::string> trial_of;
  for (auto const& row : csv_rows(table.out)) trial_of[row.at("finding_id")] = row.at("trial_id");
  for (auto const* choices : {"", " --assessor any", " --cut primary", " --source publications", " --source documents --headings-too"}) {
    auto const out = answer(
        "pool PFS OS time-to-first-sre --assume-two-sided --lump class:cdk46-inhibitor --lump class:endocrine-therapy --lump class:chemotherapy "
        "--lump placebo "
        "--lump dose" +
        std::string(choices));
    for (auto const& group : out["groups"]) {
      std::set<std::string> trials;
      for (auto const& id : group["studies"]) {
        CAPTURE(choices, group["question"].get<std::string>(), id);
        CHECK(trials.insert(trial_of.at(id.get<std::string>())).second);
      }
    }
  }
}

TEST_CASE("assessors are apart unless the reader joins them, and sources are the reader's choice") {
  std::string const question = "pool PFS --subtype HR+/HER2- --line first --lump class:cdk46-inhibitor --lump class:endocrine-therapy --lump placebo";
  for (auto const& group : answer(question)["groups"]) {
    auto const& asked = group["question"].get<std::string>();
    CHECK((asked.ends_with("investigator") || asked.ends_with("independent") || asked.ends_with("assessor not stated")));
  }
  for (auto const& group : answer(question + " --assessor independent")["groups"])
    CHECK(group["question"].get<std::string>().ends_with("independent"));
  CHECK(answer(question + " --assessor any")["groups"][0]["question"].get<std::string>().ends_with("any assessor"));
  CHECK(answer(question + " --source documents")["groups"].empty());
  CHECK(answer(question + " --source publications")["groups"].size() == answer(question)["groups"].size());
  CHECK(support::run(words_of(question + " --assessor judge")).exit_code == 2);
  CHECK(support::run(words_of(question + " --cut last")).exit_code == 2);
  CHECK(support::run(words_of(question + " --source books")).exit_code == 2);
}

TEST_CASE("patients of different cancers are not averaged unless the question names what holds them all") {
  auto const apart = answer("pool time-to-first-sre --treatment denosumab --lump dose");
  CHECK(apart["groups"].empty());
  auto const asked = answer("pool time-to-first-sre --treatment denosumab --lump dose --disease solid-tumour");
  REQUIRE(asked["groups"].size() == 1);
  CHECK(asked["groups"][0]["k"] == 3);
}

TEST_CASE("the forest plot of README is what scripts/demo draws") {
  auto const line = picture_line();
  REQUIRE(line.starts_with("plot forest "));
  Workplace const place;
  auto const ran = support::run(words_of(line + " --output picture.svg"));
  CAPTURE(line, ran.err);
  REQUIRE(ran.exit_code == 0);
  CHECK(without_content(support::read("picture.svg")) == without_content(support::read(source / "docs/first-line-pfs.svg")));
  CHECK(contains(support::read(source / "README.md"), "docs/first-line-pfs.svg"));
}
