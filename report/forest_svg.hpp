// report/forest_svg.hpp - a forest plot as SVG: columns of text beside squares with intervals on one axis, diamonds for pooled rows. Knows no trial
// and no model: the caller says what each row is, and which side favours what. Same plot, same bytes. Throws core::Error when nothing can be drawn.
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace report {

struct ForestRow {
  enum class Kind { heading, study, pooled, prediction };
  Kind kind = Kind::study;
  std::vector<std::string> left;   // label first
  std::vector<std::string> right;  // numbers as text: the picture is never their only carrier
  std::optional<double> estimate, low, high;
  double weight = 0;    // share of the area; 0 for all: equal squares
  bool hollow = false;  // only a bound or no interval is known
};

struct ForestPlot {
  std::string title;
  std::vector<std::string> left_heads, right_heads;
  std::vector<ForestRow> rows;
  bool ratio = true;  // log axis with the line at 1; else a linear one with the line at 0
  std::string axis_label, favours_low, favours_high;
  std::vector<std::string> footer;
};

std::string forest_svg(ForestPlot const& plot);

}  // namespace report
