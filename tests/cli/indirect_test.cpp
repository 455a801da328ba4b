// tests/cli/indirect_test.cpp - anchored indirect comparisons as a user runs them: the example of methods §4.1, trials of three arms, what is
// refused.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/workplace.hpp"

namespace {

using Json = nlohmann::ordered_json;

std::string const head = "study,treat1,treat2,hr,ci_lower,ci_upper\n";
std::string const example = head + "t1,A,C,0.58,0.46,0.73\nt2,B,C,0.75,0.60,0.94\n";
std::string const one_trial = head + "t1,A,C,0.58,0.46,0.73\nt1,B,C,0.75,0.60,0.94\n";

support::Ran ask(std::string const& file, std::string const& rest) {
  Workplace const place;
  place.write("own.csv", file);
  return support::run(words_of("indirect " + rest + " --input own.csv"));
}

Json json_of(std::string const& file, std::string const& rest) {
  auto const ran = ask(file, rest + " --format json");
  CAPTURE(ran.err);
  REQUIRE(ran.exit_code == 0);
  return Json::parse(ran.out);
}

}  // namespace

TEST_CASE("indirect gives the worked example of Bucher's method") {
  auto const json = json_of(example, "A B");
  CHECK(json["via"] == "C");
  CHECK(json["ratio"].get<double>() == Approx(.773).margin(5e-4));
  CHECK(json["ratio_ci_low"].get<double>() == Approx(.560).margin(5e-4));
  CHECK(json["ratio_ci_high"].get<double>() == Approx(1.067).margin(5e-4));
  CHECK(json["p"].get<double>() == Approx(.118).margin(5e-4));
  CHECK(json["edges"][0]["common"]["se"].get<double>() == Approx(.11781).margin(5e-6));
  CHECK(json["edges"][1]["common"]["estimate"].get<double>() == Approx(-.28768).margin(5e-6));
  CHECK(json["direct"].is_null());
  auto const text = ask(example, "A B").out;
  CHECK(contains(text, "0.77 (0.56–1.07)"));
  CHECK(contains(text, "say little on the two treatments against each other"));
}

TEST_CASE("turned lines and turned questions give the same comparison turned") {
  auto const turned = json_of(head + "t1,C,A,1.724137931,1.369863014,2.173913043\nt2,B,C,0.75,0.60,0.94\n", "A B");
  CHECK(turned["estimate"].get<double>() == Approx(json_of(example, "A B")["estimate"].get<double>()).margin(1e-8));
  CHECK(json_of(example, "B A")["estimate"].get<double>() == Approx(-json_of(example, "A B")["estimate"].get<double>()));
}

TEST_CASE("an edge of several trials is pooled first, and direct evidence stands beside the indirect one") {
  auto const json = json_of(example + "t3,A,C,0.70,0.50,0.98\nt4,A,B,0.90,0.70,1.16\n", "A B");
  CHECK(json["edges"][0]["k"] == 2);
  CHECK(json["random"]["estimate"] == json["estimate"]);
  CHECK(json["direct"]["k"] == 1);
  double const difference = json["direct"]["common"]["estimate"].get<double>() - json["common"]["estimate"].get<double>();
  CHECK(json["direct_against_indirect"]["common"]["estimate"].get<double>() == Approx(difference));
}

TEST_CASE("each common comparator is an answer of its own unless one is asked for") {
  std::string const two = example + "t3,A,D,0.60,0.40,0.90\nt4,B,D,0.80,0.55,1.16\n";
  CHECK(json_of(two, "A B")["comparisons"].size() == 2);
  auto const one = json_of(two, "A B --via D");
  CHECK(one["comparisons"].size() == 1);
  CHECK(one["via"] == "D");
}

TEST_CASE("two rows of one trial are not taken for independent") {
  auto const refused = ask(one_trial, "A B");
  CHECK(refused.exit_code == 1);
  CHECK(refused.out.empty());
  CHECK(contains(refused.err, "rows of one trial, t1"));
  CHECK(contains(refused.err, "--control-events"));
  auto const known = json_of(one_trial, "A B --control-events 120");
  double const a = known["edges"][0]["common"]["se"].get<double>(), b = known["edges"][1]["common"]["se"].get<double>();
  CHECK(known["se"].get<double>() == Approx(std::sqrt(a * a + b * b - 2.0 / 120)));
  CHECK(ask(one_trial, "A B --control-events 3").exit_code == 1);
  CHECK(ask(one_trial, "A B --control-events 0").exit_code == 2);
}

TEST_CASE("a trial of all three arms counts once: as direct evidence, or not at all") {
  auto const direct = ask(example + "t3,A,B,0.80,0.60,1.07\nt3,A,C,0.60,0.45,0.80\nt3,B,C,0.75,0.56,1.00\n", "A B");
  CHECK(contains(direct.out, "Trial t3 compares all three: it counts as direct evidence"));
  auto const left_out = ask(example + "t3,A,C,0.60,0.45,0.80\nt3,B,C,0.75,0.56,1.00\n", "A B");
  CHECK(contains(left_out.out, "Trial t3 is left out: both its rows share one control arm."));
  CHECK(contains(left_out.out, "0.77 (0.56–1.07)"));
}

TEST_CASE("without a common comparator nothing is computed, and the refusal says what either side was compared with") {
  auto const ran = ask(head + "t1,A,C,0.58,0.46,0.73\nt2,B,D,0.75,0.60,0.94\n", "A B");
  CHECK(ran.exit_code == 1);
  CHECK(ran.out.empty());
  CHECK(contains(ran.err, "A and B are not anchored: no common comparator"));
  CHECK(contains(ran.err, "A was compared with: C"));
  CHECK(contains(ran.err, "B was compared with: D"));
}

TEST_CASE("wrong questions to indirect are told apart") {
  CHECK(contains(ask(example, "A Z").err, "known: A, B, C"));
  CHECK(ask(example, "A A").exit_code == 2);
  CHECK(ask(example, "A B PFS").exit_code == 2);
  CHECK(ask(example, "A B --line first").exit_code == 2);
  CHECK(support::run({"indirect", "ribociclib", "abemaciclib"}).exit_code == 2);
  CHECK(support::run({"indirect", "ribociclib", "zzz", "PFS"}).exit_code == 2);
}

TEST_CASE("indirect on the shipped book is anchored by the user's own assumptions, with the comparability of both trials") {
  CHECK(support::run(words_of("indirect abemaciclib capivasertib PFS --source documents")).exit_code == 1);
  auto const ran = support::run(words_of("indirect abemaciclib capivasertib PFS --subtype HR+/HER2- --headings-too --assume-two-sided"));
  CAPTURE(ran.err);
  REQUIRE(ran.exit_code == 0);
  CHECK(contains(ran.out, "through placebo + fulvestrant"));
  CHECK(contains(ran.out, "CAPItello-291"));
  CHECK(contains(ran.out, "postMONARCH"));
  CHECK(contains(ran.out, "K18"));
  CHECK(contains(ran.out, "taken as two-sided"));
}

TEST_CASE("an indirect comparison through a lumped node says what it depends on") {
  auto const text = support::run(words_of("indirect abemaciclib capivasertib PFS --subtype HR+/HER2- --headings-too --assume-two-sided "
                                          "--lump class:cdk46-inhibitor"))
                        .out;
  CHECK(contains(text, "Lumped: class:cdk46-inhibitor"));
  CHECK(contains(text, "depends on exchangeability of CDK4/6 inhibitor + fulvestrant"));
}
