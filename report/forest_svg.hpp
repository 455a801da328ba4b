// report/forest_svg.hpp - a forest plot as SVG: columns of text beside squares with intervals on one axis, diamonds for pooled rows. Knows no trial
// and no model: the caller says what each row is, and which side favours what. Same plot, same bytes. Throws core::Error when nothing can be drawn.
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace report {

struct ForestRow {
  enum class Kind { heading, study, pooled, prediction, note };
  Kind kind = Kind::study;
  std::vector<std::string> left;   // label first; of headings and notes the whole text; a newline begins a new line
  std::vector<std::string> right;  // numbers as text: the picture is never their only carrier
  std::optional<double> estimate, low, high;
  double weight = 0;    // share of the area of the largest square; 0: a square of middle size
  bool hollow = false;  // only a bound or no interval is known
};

struct ForestColumn {
  std::string head;    // folds at blanks
  bool words = false;  // stands to the left and folds; numbers stand to the right and never do
};

struct ForestPlot {
  std::string title;
  std::vector<std::string> banners;       // under the title, set off
  std::vector<ForestColumn> left, right;  // the first of the left holds words
  std::vector<ForestRow> rows;
  bool ratio = true;  // log axis with the line at 1; else a linear one with the line at 0
  std::string axis_label, favours_low, favours_high;
  std::vector<std::string> footer;
};

std::string forest_svg(ForestPlot const& plot);

}  // namespace report
