// tests/cli/manual_test.cpp - man pages hold what the commands declare, and the tools that read them find nothing wrong; help fits the terminal.
#include <catch2/catch.hpp>

#include "cli/commands.hpp"
#include "core/text/width.hpp"
#include "tests/cli/workplace.hpp"
#include "tests/support/needs.hpp"

using support::installed;
using support::lines_of;
using support::output_of;

TEST_CASE("each command has a man page with its options, examples, exit codes and a fixed date") {
  for (auto const& command : cli::commands()) {
    CAPTURE(command.name);
    auto const page = support::run({"manual", command.name}).out;
    for (char const* section : {"NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXAMPLES", "EXIT STATUS", "SEE ALSO"})
      CHECK(contains(page, std::string("\n.SH ") + section + "\n"));
    for (auto const& option : command.options) {
      std::string name = option.name;
      for (auto at = name.find('-'); at != std::string::npos; at = name.find('-', at + 2)) name.insert(at, "\\");
      CHECK(contains(page, cli::is_positional(option) ? "\\fI" + name : "\\fB\\-\\-" + name));
    }
    CHECK(page == support::run({"manual", command.name}).out);
  }
}

TEST_CASE("the page of the program names every command and every page of one") {
  auto const page = support::run({"manual"}).out;
  for (auto const& command : cli::commands()) CHECK(contains(page, ".BR trialbook\\-" + command.name + " (1)"));
  for (char const* name : {"TRIALBOOK_DB", "XDG_DATA_HOME", "NO_COLOR", "COLUMNS"}) CHECK(contains(page, name));
}

TEST_CASE("a folder gets a page a command and one of the program") {
  Workplace const place;
  CHECK(support::run({"manual", "--folder", "."}).exit_code == 0);
  CHECK(place.names().size() == cli::commands().size() + 1);
  CHECK(support::run({"manual", "--folder", "missing"}).exit_code == 2);
  CHECK(support::run({"manual", "compera"}).exit_code == 2);
}

TEST_CASE("mandoc and man find nothing wrong with the pages") {
  Workplace const place;
  REQUIRE(support::run({"manual", "--folder", "."}).exit_code == 0);
  bool const lint = support::needs_program("mandoc", "mandoc"), man = support::needs_programs({{"man", "man-db"}, {"groff", "groff"}});
  for (auto const& name : place.names()) {
    CAPTURE(name);
    if (lint) CHECK(output_of("mandoc -Tlint -W warning " + name) == "");
    if (man) CHECK(output_of("LC_ALL=C.UTF-8 man --warnings -E UTF-8 -l -Tutf8 -Z " + name + " 2>&1 > /dev/null") == "");
  }
}

TEST_CASE("help fits the terminal, with a summary that stands on one line of 80 columns") {
  for (auto const& command : cli::commands()) {
    CAPTURE(command.name);
    CHECK(core::text::width(command.summary) <= 78);
    for (unsigned short const columns : {40, 80, 160})
      for (auto const& line : lines_of(support::run_on_terminal({command.name, "--help"}, columns).out)) CHECK(core::text::width(line) <= columns);
  }
  for (auto const& line : lines_of(support::run({"--help"}).out)) CHECK(core::text::width(line) <= 80);
}

TEST_CASE("advice with a long list of names is folded on a terminal and left on one line in a pipe") {
  for (auto const& line : lines_of(support::run_on_terminal({"compare", "no-such-endpoint"}, 80).out)) CHECK(core::text::width(line) <= 80);
  CHECK(lines_of(support::run({"compare", "no-such-endpoint"}).err).size() == 2);
}
