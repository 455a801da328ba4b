// cli/plot.hpp - the kinds of pictures that `plot` draws, one function each.
#pragma once
#include "cli/arguments.hpp"

namespace cli {

int plot_forest(Arguments const& arguments);
int plot_network(Arguments const& arguments);

}  // namespace cli
