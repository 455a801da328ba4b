// cli/user_copy.hpp - the user's own copy of a document as normalised text. Throws core::Error with the file's name: unreadable, no plain text.
#pragma once
#include <string>

#include "core/text/normal_text.hpp"

namespace cli {

core::text::NormalText read_copy(std::string const& file);

}  // namespace cli
