// tests/support/program.hpp - the program as a user runs it: arguments in, exit code, stdout and stderr out. Without the user's own book.
#pragma once
#include <string>
#include <vector>

namespace support {

struct Ran {
  int exit_code = -1;
  std::string out, err;
};

// The shipped book is used unless `arguments` or `environment` ("NAME=value") say otherwise. HOME points to an empty place.
Ran run(std::vector<std::string> const& arguments, std::vector<std::string> const& environment = {});

// The same on a terminal of so many columns; both outputs come back in `out`, with the lines' ends as files have them.
Ran run_on_terminal(std::vector<std::string> const& arguments, unsigned short columns, std::vector<std::string> const& environment = {});
bool has_terminals();  // false in a container without pseudo-terminals

// Both outputs of a line of the shell, run in the working directory; "failed with N" behind them unless it exits 0.
std::string output_of(std::string const& line);
bool installed(std::string const& program);
std::vector<std::string> lines_of(std::string const& text);

// Compares with tests/<file>; with TRIALBOOK_UPDATE_GOLDEN=1 in the environment writes it instead. Returns an empty string, or where the actual text
// lies.
std::string differs_from_golden(std::string const& file, std::string const& actual);

}  // namespace support
