// tests/cli/network_test.cpp - network as a user runs it: numbers worked by hand (methods §4.3), what is refused and where, networks that fall apart,
// the shipped book.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/workplace.hpp"

namespace {

using Json = nlohmann::ordered_json;

// The mixed network of methods §4.3, with a column that means nothing here.
std::string const mixed =
    "study,treat1,treat2,TE,seTE,year\ns1,A,C,-0.80,0.10,2001\ns2,A,C,-0.30,0.15,2002\ns3,B,C,-0.30,0.18,2003\n"
    "s4,A,B,-0.10,0.2236067977,2004\ns4,A,C,-0.40,0.2645751311,2004\ns4,B,C,-0.30,0.2828427125,2004\ns5,C,D,0.10,0.25,2005\n";

std::string const in_two_parts = "study,treat1,treat2,TE,seTE\n1,A,B,-0.1,0.2\n2,B,C,-0.2,0.2\n3,D,E,0.3,0.1\n";

support::Ran ask(std::string const& file, std::string const& options = "") {
  Workplace const place;
  place.write("own.csv", file);
  return support::run(words_of("network --input own.csv" + (options.empty() ? "" : " " + options)));
}

Json json_of(std::string const& file, std::string const& options = "") {
  auto const ran = ask(file, "--format json" + (options.empty() ? "" : " " + options));
  CAPTURE(ran.err);
  REQUIRE(ran.exit_code == 0);
  return Json::parse(ran.out);
}

void check_refused(std::string const& file, std::string const& what, std::string const& where, std::string const& options = "") {
  auto const ran = ask(file, options);
  CAPTURE(what, ran.err);
  CHECK(ran.exit_code != 0);
  CHECK(ran.out.empty());
  CHECK(contains(ran.err, what));
  CHECK(contains(ran.err, where));
  CHECK_FALSE(contains(ran.err, "fault of trialbook"));
}

double at(Json const& matrix, int i, int j) { return matrix[i][j].get<double>(); }

}  // namespace

TEST_CASE("network gives the mixed network of the methods at full precision") {
  auto const json = json_of(mixed);
  CHECK(json["treatments"] == Json::parse(R"(["A","B","C","D"])"));
  CHECK(json["Q"].get<double>() == Approx(8.80040).margin(5e-6));
  CHECK(json["df"] == 3);
  CHECK(json["p_Q"].get<double>() == Approx(.0321).margin(5e-5));
  CHECK(json["I2"].get<double>() == Approx(.6591).margin(5e-5));
  CHECK(json["tau2"].get<double>() == Approx(.054099).margin(5e-7));
  CHECK(json["Q_within"].get<double>() == Approx(7.69231).margin(5e-6));
  CHECK(json["df_within"] == 1);
  CHECK(json["Q_between"].get<double>() == Approx(1.10809).margin(5e-6));
  CHECK(json["p_between"].get<double>() == Approx(.575).margin(5e-4));
  CHECK(at(json["common"]["TE"], 0, 1) == Approx(-.25011).margin(5e-6));
  CHECK(at(json["common"]["seTE"], 0, 3) == Approx(.26181).margin(5e-6));
  CHECK(at(json["random"]["TE"], 0, 2) == Approx(-.52671).margin(5e-6));
  CHECK(at(json["random"]["TE"], 2, 0) == Approx(.52671).margin(5e-6));
  CHECK(at(json["random"]["seTE"], 1, 2) == Approx(.21371).margin(5e-6));
  CHECK(at(json["random"]["prediction_low"], 0, 2) == Approx(-1.4256).margin(5e-5));
  double const scores[]{.8858, .6269, .1472, .3401};
  for (int i = 0; i < 4; ++i) CHECK(json["random"]["p_scores"][i].get<double>() == Approx(scores[i]).margin(5e-5));
}

TEST_CASE("network splits direct from indirect evidence as the methods do, and says where nothing can be split") {
  auto const rows = json_of(mixed)["common"]["netsplit"];
  REQUIRE(rows.size() == 4);
  CHECK(rows[0]["comparison"] == "A:B");
  CHECK(rows[0]["proportion"].get<double>() == Approx(.4332).margin(5e-5));
  CHECK(rows[0]["direct"].get<double>() == Approx(-.1).margin(5e-5));
  CHECK(rows[0]["indirect"].get<double>() == Approx(-.3648).margin(5e-5));
  CHECK(rows[0]["indirect_se"].get<double>() == Approx(.1955).margin(5e-5));
  CHECK(rows[0]["z"].get<double>() == Approx(.892).margin(5e-4));
  CHECK(rows[0]["p"].get<double>() == Approx(.373).margin(5e-4));
  CHECK(rows[3]["comparison"] == "C:D");
  CHECK(rows[3]["indirect"].is_null());
  CHECK(rows[3]["p"].is_null());
}

TEST_CASE("the order of lines and of treatments inside a line changes nothing") {
  auto const turned = json_of("treat2,study,treat1,seTE,TE\nA,s3x,B,0.1,0.2\nB,s1,C,0.2,0.3\n");
  auto const straight = json_of("study,treat1,treat2,TE,seTE\ns1,B,C,-0.3,0.2\ns3x,A,B,-0.2,0.1\n");
  CHECK(turned["common"]["TE"] == straight["common"]["TE"]);
  CHECK(turned["common"]["seTE"] == straight["common"]["seTE"]);
}

TEST_CASE("with --direction higher the P-scores are turned round") {
  auto const lower = json_of(mixed)["random"]["p_scores"], higher = json_of(mixed, "--direction higher")["random"]["p_scores"];
  for (int i = 0; i < 4; ++i) CHECK(lower[i].get<double>() + higher[i].get<double>() == Approx(1));
}

TEST_CASE("a network that falls apart is answered part by part, without an effect across parts") {
  auto const json = json_of(in_two_parts);
  CHECK(json["connected"] == false);
  CHECK_FALSE(json.contains("common"));
  REQUIRE(json["components"].size() == 2);
  CHECK(json["components"][0]["treatments"] == Json::parse(R"(["A","B","C"])"));
  CHECK(json["components"][1]["treatments"] == Json::parse(R"(["D","E"])"));
  auto const text = ask(in_two_parts).out;
  CHECK(contains(text, "Disconnected: the trials form 2 separate networks"));
  CHECK_FALSE(contains(text, "A vs D"));
  CHECK_FALSE(contains(text, "C vs E"));
}

TEST_CASE("a network without a second source for any comparison has no random-effects model, and says so") {
  auto const file = "study,treat1,treat2,TE,seTE\n1,A,C,-0.5,0.2\n2,B,C,-0.3,0.2\n";
  auto const json = json_of(file);
  CHECK(json["random"].is_null());
  CHECK(json["tau2"].is_null());
  CHECK(json["df"] == 0);
  CHECK(contains(ask(file).out, "heterogeneity cannot be estimated"));
}

TEST_CASE("one trial is its own result, and identical trials leave no heterogeneity") {
  auto const one = json_of("study,treat1,treat2,hr,ci_lower,ci_upper\n1,A,B,0.57,0.46,0.71\n");
  CHECK(at(one["common"]["TE"], 0, 1) == Approx(std::log(.57)));
  auto const same = json_of("study,treat1,treat2,TE,seTE\n1,A,B,-0.5,0.2\n2,A,B,-0.5,0.2\n3,A,B,-0.5,0.2\n");
  CHECK(same["tau2"].get<double>() == 0);
  CHECK(same["Q"].get<double>() == Approx(0).margin(1e-12));
}

TEST_CASE("no answer of network shows a number that is none") {
  for (auto const& file : {mixed, in_two_parts, std::string("study,treat1,treat2,TE,seTE\n1,A,B,0,0.2\n"),
                           std::string("study,treat1,treat2,TE,seTE\n1,A,B,0,1e-6\n2,A,B,0,1e6\n")})
    for (auto const* format : {"text", "csv", "json"}) {
      auto const ran = ask(file, std::string("--format ") + format);
      CHECK(ran.exit_code == 0);
      CHECK_FALSE(std::regex_search(ran.out, std::regex("\\b(nan|inf)\\b", std::regex::icase)));
    }
}

TEST_CASE("network names study and line of what it cannot use") {
  std::string const head = "study,treat1,treat2,TE,seTE\n";
  check_refused(head + "1,A,B,-0.1,0.2\n2,A,B,-0.1,0.2\n2,A,C,-0.4,0.3\n",
                "trial 2: a trial of several arms needs all its contrasts, and B vs C is missing", "own.csv:3");
  check_refused(head + "x,A,B,-0.1,0.2\nx,A,C,-0.4,0.2\nx,B,C,0.9,0.2\n", "trial x: its contrasts do not add up", "own.csv:2");
  check_refused(head + "x,A,B,-0.1,0.1\nx,A,C,-0.4,0.1\nx,B,C,-0.3,0.9\n", "trial x: its standard errors cannot belong together", "own.csv:");
  check_refused(head + "1,A,A,-0.1,0.2\n", "a treatment is compared with itself", "own.csv:2");
  check_refused(head + "1,A,B,-0.1,0.2\n1,B,A,0.1,0.2\n", "already with the same treatments", "own.csv:3");
  check_refused(head + "1,A,B,-0.1,0\n", "a standard error is above 0", "own.csv:2");
  check_refused(head + "1,A,B,inf,0.1\n", "no finite number", "own.csv:2");
  check_refused("study,treat1,treat2,hr,ci_lower,ci_upper\n1,A,B,0.5,0,0.7\n", "above 0", "own.csv:2");
  check_refused("study,treat1,hr,ci_lower,ci_upper\n1,A,0.5,0.4,0.7\n", "treat2", "own.csv:1");
  check_refused(head, "no row", "own.csv");
}

TEST_CASE("contrasts of ratios may miss adding up by their rounding, and by more where the user says so") {
  std::string const rounded = "study,treat1,treat2,hr,ci_lower,ci_upper\nx,A,B,0.80,0.66,0.97\nx,A,C,0.58,0.47,0.71\nx,B,C,0.73,0.60,0.89\n";
  CHECK(ask(rounded).exit_code == 0);
  check_refused(rounded, "do not add up", "own.csv:2", "--tolerance 0.001");
}

TEST_CASE("what a network has one method for is refused otherwise") {
  for (auto const* options : {"--method REML", "--ci-method hartung-knapp", "--direction up", "--tolerance -1", "--level 100"}) {
    auto const ran = ask(mixed, options);
    CAPTURE(options);
    CHECK(ran.exit_code == 2);
    CHECK(ran.out.empty());
  }
  CHECK(ask(mixed, "--method DL --ci-method wald").exit_code == 0);
  CHECK(contains(ask(mixed, "--profile metafor-hk").out, "--profile changes nothing in a network"));
}

TEST_CASE("the league table alone is a square in each format") {
  auto const lines = support::lines_of(ask(mixed, "--league --format csv").out);
  REQUIRE(lines.size() == 5);
  CHECK(lines[0].starts_with("treatment,A,B,D,C,"));
  CHECK(contains(lines[4], "C,-0.527 (-0.841 to -0.213)"));
  auto const page = ask(mixed, "--league --format html").out;
  CHECK(contains(page, "-0.527 (-0.841 to -0.213)"));
  CHECK_FALSE(contains(page, "P-score"));
}

TEST_CASE("a long chain of comparisons is marked, a column without meaning is named") {
  auto const text = ask(mixed).out;
  CHECK(contains(text, "caution: long chains"));
  CHECK(contains(text, "A → C → D"));
  CHECK(contains(text, "columns left alone: year"));
  CHECK(contains(text, "P-scores rest on thin evidence"));
}

TEST_CASE("the shipped book has no network by what its sentences say, and separate ones by the user's own assumptions") {
  CHECK(contains(support::run(words_of("network PFS --source documents")).out, "No network: no two trials answer one question"));
  auto const words = words_of("network PFS --subtype HR+/HER2- --line second-or-later --source documents --assume-two-sided --headings-too");
  auto const text = support::run(words).out;
  CHECK(contains(text, "Disconnected: the trials form"));
  CHECK(contains(text, "taken as two-sided"));
  CHECK(contains(text, "depends on exchangeability of physician's choice"));
  CHECK(contains(text, "K01"));
  CHECK(contains(text, "Left out ("));
  for (auto const* word : {"superior", "better", "优于", "更优"}) CHECK_FALSE(contains(text, word));
}

TEST_CASE("a lump is recorded in the answer, and what depends on it is marked") {
  auto const text = support::run(words_of("network PFS --subtype HR+/HER2- --line first --lump class:cdk46-inhibitor")).out;
  CHECK(contains(text, "Lumped: class:cdk46-inhibitor: every estimate depends on this choice"));
  CHECK(contains(text, "depends on exchangeability of CDK4/6 inhibitor"));
}

TEST_CASE("a network of own contrasts looks as the golden files show it") {
  for (auto const* format : {"text", "csv", "json", "html"}) {
    auto const ran = ask(mixed, std::string("--format ") + format);
    CHECK(ran.err == "");
    CHECK(support::differs_from_golden(std::string("cli/golden/network-own.") + (std::string(format) == "text" ? "txt" : format),
                                       without_source(ran.out)) == "");
  }
}
