// tests/cli/export_page_test.cpp - the page docs/interchange.md line by line.
#include <catch2/catch.hpp>

#include "tests/cli/workplace.hpp"

namespace {

struct Example {
  std::string command;
  std::vector<std::string> lines;
};

std::vector<Example> read_page() {
  std::vector<Example> out;
  bool inside = false;
  for (auto const& line : support::lines_of(support::read(std::filesystem::path(TEST_SOURCE_DIR) / "docs/interchange.md"))) {
    if (line.starts_with("```"))
      inside = !inside;
    else if (inside && line.starts_with("$ trialbook "))
      out.push_back({line.substr(12), {}});
    else if (inside && line != "…")
      out.at(out.size() - 1).lines.push_back(line);
  }
  return out;
}

}  // namespace

TEST_CASE("every command of docs/interchange.md does what the page says") {
  Workplace const place;
  auto const examples = read_page();
  REQUIRE(examples.size() == 15);
  std::size_t seen = 0;
  for (auto const& [command, lines] : examples) {
    auto const ran = support::run(words_of(command));
    CAPTURE(command, ran.err);
    CHECK(ran.exit_code == 0);
    for (auto const& line : lines) {
      CAPTURE(line, ran.out);
      CHECK(contains(ran.out + ran.err, line));
      ++seen;
    }
  }
  CHECK(seen >= 11);
}
