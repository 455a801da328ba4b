// tests/cli/vocabulary_test.cpp - every filter option of the program has its list of values.
#include <catch2/catch.hpp>

#include "cli/arguments.hpp"
#include "query/vocabulary.hpp"
#include "tests/cli/workplace.hpp"

TEST_CASE("each filter option is a kind of the vocabulary, and each kind names an option that there is") {
  std::vector<std::string> options{"trial"};
  for (auto const& option : cli::filter_options()) options.push_back(option.name);
  auto const kinds = query::filter_kinds();
  for (auto const& option : options) {
    CAPTURE(option);
    CHECK(std::any_of(kinds.begin(), kinds.end(), [&](auto const& kind) { return kind.name == option; }));
  }
  for (auto const& kind : kinds) {
    CAPTURE(kind.name);
    CHECK((kind.option.empty() || std::find(options.begin(), options.end(), kind.option) != options.end()));
  }
}

TEST_CASE("the vocabulary is printed as a list of kinds, or as the values of one") {
  auto const kinds = support::run({"vocabulary"});
  CHECK(kinds.exit_code == 0);
  CHECK(contains(kinds.out, "--biomarker"));
  auto const lines = support::run({"vocabulary", "line", "--format", "csv"});
  CHECK(contains(lines.out, "\nsecond-or-later,"));
  auto const wrong = support::run({"vocabulary", "biomarkers"});
  CHECK(wrong.exit_code == 2);
  CHECK(contains(wrong.err, "did you mean 'biomarker'"));
}
