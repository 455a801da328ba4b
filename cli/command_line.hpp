// cli/command_line.hpp - the words after "trialbook" → a command and its arguments. The only user of CLI11.
#pragma once
#include <string>
#include <vector>

namespace cli {

// Parses and runs; returns the exit code. Errors of commands pass through as exceptions.
int run_command_line(int argc, char const* const* argv);

}  // namespace cli
