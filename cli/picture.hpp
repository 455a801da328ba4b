// cli/picture.hpp - a picture to where the user wants it: SVG as it is, PNG and PDF through the program rsvg-convert, which is run without a shell
// and without temporary files. The same picture gives the same bytes. Throws core::UsageError for a wrong option, core::Error when the program is
// missing or fails.
#pragma once
#include <string>
#include <vector>

#include "cli/arguments.hpp"

namespace cli {

std::vector<Option> picture_options();  // --output --overwrite --width --lang

// Without touching a file's content; call before the work.
void check_picture_options(Arguments const& arguments);

// The suffix of --output says svg, png or pdf; without it SVG goes to a pipe or file, not to a terminal.
void deliver_picture(std::string const& svg, Arguments const& arguments);

}  // namespace cli
