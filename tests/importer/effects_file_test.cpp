// tests/importer/effects_file_test.cpp - a user's own table of effects: what is read, and what is refused with its place.
#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "importer/effects_file.hpp"

using importer::EffectsKind;

namespace {

importer::EffectsFile read(std::string const& text, EffectsKind kind = EffectsKind::pairwise) {
  return importer::read_effects("mine.csv", text, kind);
}

core::Problems problems_of(std::string const& text, EffectsKind kind = EffectsKind::pairwise) {
  try {
    read(text, kind);
  } catch (core::InputError const& e) {
    return e.problems();
  }
  return {};
}

void check_refused(std::string const& row, std::string const& kind, std::string const& text, EffectsKind of = EffectsKind::pairwise) {
  auto const problems = problems_of(row, of);
  CAPTURE(row);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].kind == kind);
  CHECK(problems[0].text == text);
  CHECK(problems[0].line == 2);
}

}  // namespace

TEST_CASE("ratios become logarithms with the standard error of the whole interval, at the level of each row") {
  auto const file = read("\xEF\xBB\xBFstudy,hr,ci_lower,ci_upper,ci_level\r\nA,0.57,0.46,0.71,\r\nB,0.57,0.46,0.71,90\r\n");
  REQUIRE(file.rows.size() == 2);
  CHECK(file.ratios);
  CHECK(file.rows[0].te == Approx(-0.562119).margin(5e-7));
  CHECK(file.rows[0].se == Approx(0.110726).margin(5e-7));
  CHECK(file.rows[1].se == Approx(0.131938).margin(5e-7));
}

TEST_CASE("effects with standard errors are read as they are, in any case of the column names and with exponents") {
  auto const file = read("Study,te,SETE,year\nA,-1.5e-01,2E-2,2020\n");
  REQUIRE(file.rows.size() == 1);
  CHECK_FALSE(file.ratios);
  CHECK(file.rows[0].te == -0.15);
  CHECK(file.rows[0].se == 0.02);
  REQUIRE(file.notes.size() == 1);
  CHECK(file.notes[0] == "columns left alone: year");
}

TEST_CASE("a value that has no logarithm or no standard error is refused with its place") {
  check_refused("study,hr,ci_lower,ci_upper\nA,0.57,0,0.71\n", "not-positive", "0");
  check_refused("study,hr,ci_lower,ci_upper\nA,-0.57,0.46,0.71\n", "not-positive", "-0.57");
  check_refused("study,hr,ci_lower,ci_upper\nA,0.57,0.71,0.46\n", "upside-down", "0.71");
  check_refused("study,hr,ci_lower,ci_upper\nA,0.75,0.46,0.71\n", "outside", "0.75");
  check_refused("study,hr,ci_lower,ci_upper,ci_level\nA,0.57,0.46,0.71,0.95\n", "bad-level", "0.95");
  check_refused("study,hr,ci_lower,ci_upper\nA,0.57,0.46,inf\n", "bad-number", "inf");
  check_refused("study,TE,seTE\nA,-0.5,0\n", "bad-se", "0");
  check_refused("study,TE,seTE\nA,nan,0.1\n", "bad-number", "nan");
  check_refused("study,TE,seTE\nA,\"-0,5\",0.1\n", "bad-number", "-0,5");
}

TEST_CASE("two rows of one study are refused, in a network only with the same two treatments") {
  auto const twice = problems_of("study,TE,seTE\nA,-0.5,0.1\nA,-0.4,0.1\n");
  REQUIRE(twice.size() == 1);
  CHECK(twice[0].kind == "study-twice");
  CHECK(twice[0].line == 3);
  CHECK(read("study,treat1,treat2,TE,seTE\nA,x,y,-0.5,0.1\nA,x,z,-0.4,0.1\n", EffectsKind::network).rows.size() == 2);
  CHECK(problems_of("study,treat1,treat2,TE,seTE\nA,x,y,-0.5,0.1\nA,y,x,-0.4,0.1\n", EffectsKind::network).size() == 1);
  check_refused("study,treat1,treat2,TE,seTE\nA,x,x,-0.5,0.1\n", "same-treatment", "x", EffectsKind::network);
}

TEST_CASE("missing, repeated and contradicting columns, ragged rows and empty files are all named") {
  CHECK(problems_of("study,hr,ci_lower\nA,0.5,0.4\n").at(0).text == "ci_upper");
  CHECK(problems_of("study,hr,ci_lower,ci_uper\nA,0.5,0.4,0.6\n").at(0).advice.find("did you mean") != std::string::npos);
  CHECK(problems_of("study,study,TE,seTE\n").at(0).kind == "repeated-column");
  CHECK(problems_of("study,hr,ci_lower,ci_upper,TE\n").at(0).kind == "two-scales");
  CHECK(problems_of("study,TE,seTE\nA,1\n").at(0).kind == "ragged-row");
  CHECK(problems_of("").at(0).kind == "empty-file");
  CHECK(problems_of("study,TE,seTE\n").at(0).kind == "empty-file");
  CHECK(problems_of("study,TE,seTE\nA,x,y\nB,1,-1\n").size() == 3);
}
