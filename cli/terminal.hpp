// cli/terminal.hpp - how wide the terminal behind a file descriptor is. The one place that asks.
#pragma once
#include <cstddef>

namespace cli {

// Cells: $COLUMNS, else what the terminal says, else 80.
std::size_t columns_of(int descriptor);

}  // namespace cli
