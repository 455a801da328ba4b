// report/network_svg.hpp - a network plot as SVG: treatments on a circle, their area by patients or trials, lines as wide as their number of trials,
// trials of several arms shaded. Labels stand in two columns outside the circle, so none covers the picture. Knows no trial and no model, and has no
// words of its own. Same plot, same bytes. Throws core::Error when nothing can be drawn.
#pragma once
#include <string>
#include <vector>

namespace report {

struct NetworkNode {
  std::string label;
  std::string note;   // under the label: "3 trials, 1240 patients"
  double weight = 0;  // share of the area
  int part = 0;       // of a network that falls apart, from 0
};

struct NetworkEdge {
  std::size_t a = 0, b = 0;  // places of nodes
  int trials = 1;
};

struct NetworkPlot {
  std::string title;
  std::vector<NetworkNode> nodes;  // in the order around the circle
  std::vector<NetworkEdge> edges;
  std::vector<std::vector<std::size_t>> several_arms;  // nodes of each trial of more than two arms
  std::vector<std::string> footer;
};

std::string network_svg(NetworkPlot const& plot);

}  // namespace report
