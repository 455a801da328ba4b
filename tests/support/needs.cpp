// tests/support/needs.cpp - a line of a failure must not hold "SKIPPED:", by which ctest would count the test as skipped.
#include "tests/support/needs.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/support/program.hpp"

namespace support {
namespace {

bool may_skip() {
  char const* value = std::getenv("TRIALBOOK_NO_SKIP");
  return value == nullptr || std::string(value) != "1";
}

}  // namespace

bool needs_program(std::string const& program, std::string const& package) {
  if (installed(program)) return true;
  auto const missing = program + " (Debian package " + package + ") is not installed";
  if (may_skip())
    WARN("SKIPPED: " << missing);
  else
    FAIL_CHECK("a test needs it, and none may be skipped: " << missing);
  return false;
}

bool needs_programs(std::vector<std::pair<std::string, std::string>> const& programs_and_packages) {
  return std::all_of(programs_and_packages.begin(), programs_and_packages.end(),
                     [](auto const& wanted) { return needs_program(wanted.first, wanted.second); });
}

bool needs_terminals() {
  if (has_terminals()) return true;
  WARN("SKIPPED: this machine gives no pseudo-terminals");
  return false;
}

std::filesystem::path needs_shared(std::string const& folder) {
  auto const path = std::filesystem::path(TEST_SHARED_DIR) / folder;
  if (std::filesystem::is_directory(path)) return path;
  WARN("SKIPPED: ../shared/" << folder << " is not on this machine");
  return {};
}

}  // namespace support
