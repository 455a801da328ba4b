// cli/plot_network.cpp - the kind "network" of plot.
#include "cli/network_picture.hpp"
#include "cli/picture.hpp"
#include "cli/plot.hpp"

namespace cli {

int plot_network(Arguments const& arguments) {
  deliver_picture(network_picture(arguments), arguments);
  return done;
}

}  // namespace cli
