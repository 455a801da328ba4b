// cli/messages.hpp - everything that goes to stderr: errors with their advice, problems of inputs, progress on a terminal.
#pragma once
#include <string>

#include "core/error.hpp"

namespace cli {

void print_error(std::string const& what, std::string const& advice);
void print_note(std::string const& what);  // beside an answer that goes elsewhere
// At most a hundred in full, then counts by kind.
void print_problems(core::Problems const& problems);
// One line that replaces the last; nothing when stderr is no terminal. An empty phase clears it.
void show_progress(std::string const& phase);

}  // namespace cli
