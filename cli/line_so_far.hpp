// cli/line_so_far.hpp - what a command line says before the word under the cursor. Reads it as the parser would, but minds no mistakes.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.hpp"

namespace cli {

struct LineSoFar {
  Option const* wants_value = nullptr;  // the option whose value comes next
  std::size_t positionals = 0;
  bool options_ended = false;  // by --
  Arguments typed;
};

// `line`: the command, what follows it, and last the word under the cursor, which is not read.
LineSoFar read_line(Command const& command, std::vector<std::string> const& line);

Option const* find_option(Command const& command, std::string_view name);  // "--line"
Option const* nth_positional(Command const& command, std::size_t n);       // the last one again if it may be repeated

}  // namespace cli
