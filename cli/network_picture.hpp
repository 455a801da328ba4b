// cli/network_picture.hpp - the network plot of a question to the book or of a user's own contrasts, as SVG in the user's language. Fails as the
// command network does, and with core::Error where there is nothing to draw.
#pragma once
#include <string>

#include "cli/arguments.hpp"

namespace cli {

std::string network_picture(Arguments const& arguments);

}  // namespace cli
