// cli/manual.hpp - man pages as roff, from the same plain data as --help. No clock: the date is that of the version.
#pragma once
#include <string>

#include "cli/arguments.hpp"

namespace cli {

std::string manual_page(Command const& command);  // trialbook-compare(1)
std::string manual_page_of_program();             // trialbook(1)

}  // namespace cli
