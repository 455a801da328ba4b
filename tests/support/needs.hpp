// tests/support/needs.hpp - tests that need what not every machine has. Where it is missing they say so ("SKIPPED: …") and count as skipped.
// TRIALBOOK_NO_SKIP=1 in the environment, as `scripts/test --all` sets it, makes a missing program a failure; pseudo-terminals and the source
// documents cannot be installed, so tests without them stay skipped.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace support {

// False when the program is missing: the test returns. `package` is its Debian name.
bool needs_program(std::string const& program, std::string const& package);
bool needs_programs(std::vector<std::pair<std::string, std::string>> const& programs_and_packages);
bool needs_terminals();

// A folder of what the project's people share and do not publish ("documents"), or an empty path: the test returns.
std::filesystem::path needs_shared(std::string const& folder);

}  // namespace support
