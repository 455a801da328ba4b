// cli/help.hpp - what --help prints, from the same plain data as the man pages, folded to a width. Knows no terminal.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "core/language/phrase_book.hpp"

namespace cli {

extern char const* const about;  // one sentence on the program, and what it is not

// An empty phrase book leaves all in English.
std::string help_of(Command const& command, std::size_t width, core::language::PhraseBook const& phrases);
std::string help_of_program(std::size_t width, core::language::PhraseBook const& phrases);

// Shared with the man pages.
std::string synopsis_of(Command const& command);                                        // "[OPTIONS] [ENDPOINT...]"
std::string description_of(Command const& command);                                     // a paragraph
std::string shown_name(Option const& option);                                           // "--subtype NAME", "ENDPOINT..."
std::vector<std::string> command_lines(std::string const& example, std::size_t width);  // folded before options, with a backslash

}  // namespace cli
