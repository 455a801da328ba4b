// tests/cli/network_picture_test.cpp - the network plot of own contrasts and of the book: what it says, in both languages, and that it stays the
// same.
#include "cli/network_picture.hpp"

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "tests/cli/workplace.hpp"

namespace {

std::string picture(std::vector<std::pair<std::string, std::string>> const& typed) {
  cli::Arguments arguments;
  for (auto const& [name, value] : typed) arguments.add(name, value);
  return cli::network_picture(arguments);
}

std::vector<std::pair<std::string, std::string>> second_line(std::vector<std::pair<std::string, std::string>> more) {
  std::vector<std::pair<std::string, std::string>> out{{"ENDPOINT", "PFS"},         {"subtype", "HR+/HER2-"},
                                                       {"line", "second-or-later"}, {"prior", "cdk46-inhibitor"},
                                                       {"source", "documents"},     {"db", support::shipped_book().string()}};
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

}  // namespace

TEST_CASE("the plot of own contrasts shades trials of several arms and counts trials") {
  Workplace const place;
  place.write("own.csv",
              "study,treat1,treat2,TE,seTE\ns1,A,C,-0.8,0.1\ns2,A,C,-0.3,0.15\ns4,A,B,-0.1,0.2236067977\ns4,A,C,-0.4,0.2645751311\n"
              "s4,B,C,-0.3,0.2828427125\ns5,C,D,0.1,0.25\n");
  auto const svg = picture({{"input", "own.csv"}});
  CHECK(contains(svg, "<polygon"));
  CHECK(contains(svg, ">3</text>"));
  CHECK(contains(svg, "trials: 4"));
  CHECK(contains(svg, "Shaded: a trial of more than two arms."));
  CHECK(support::differs_from_golden("cli/golden/network-own.svg", svg) == "");
}

TEST_CASE("the plot of the book names assumptions, separate networks and what is left out, in both languages") {
  auto const english = picture(second_line({{"assume-two-sided", ""}, {"headings-too", ""}}));
  CHECK(contains(english, "Disconnected: the trials form 2 separate networks."));
  CHECK(contains(english, "taken as two-sided"));
  CHECK(contains(english, "part 2"));
  auto const chinese = picture(second_line({{"assume-two-sided", ""}, {"headings-too", ""}, {"lang", "zh"}}));
  CHECK(contains(chinese, "网络不连通"));
  CHECK(contains(chinese, "氟维司群"));
  CHECK_FALSE(contains(chinese, "Left out"));
}

TEST_CASE("where there is no network there is no plot of one, and several questions are refused with their names") {
  CHECK_THROWS_AS(picture(second_line({})), core::Error);
  CHECK_THROWS_AS(picture({}), core::UsageError);
  try {
    picture({{"ENDPOINT", "PFS"}, {"source", "documents"}, {"db", support::shipped_book().string()}, {"assume-two-sided", ""}, {"headings-too", ""}});
    FAIL("several questions were drawn as one");
  } catch (core::UsageError const& error) {
    CHECK(contains(error.advice(), "second-or-later"));
  }
}
