// tests/report/forest_svg_test.cpp - what a forest plot draws: the same bytes for the same plot, arrows beyond the axis, hollow marks, areas by
// weight, and text that cannot break out of the picture. What it looks like stands in tests/report/golden.
#include <catch2/catch.hpp>

#include <cmath>
#include <regex>

#include "core/error.hpp"
#include "report/forest_svg.hpp"
#include "tests/support/book.hpp"
#include "tests/support/program.hpp"

namespace {

using report::ForestPlot;
using report::ForestRow;

ForestRow study(std::string const& name, double estimate, double low, double high, double weight = 0) {
  ForestRow out;
  out.left = {name};
  out.right = {"text of " + name};
  out.estimate = estimate, out.low = low, out.high = high, out.weight = weight;
  return out;
}

ForestPlot plot_with(std::vector<ForestRow> rows) {
  ForestPlot out;
  out.title = "A title";
  out.left = {{"Study", true}};
  out.right = {{"HR (95% CI)", false}};
  out.axis_label = "HR (log scale)";
  out.rows = std::move(rows);
  return out;
}

std::size_t count(std::string const& text, std::string const& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

std::vector<double> sides_of_squares(std::string const& svg) {
  static std::regex const square("<rect x=[^>]*width=\"([0-9.]+)\" height=\"[0-9.]+\" fill=\"#0b4f8a\"");
  std::vector<double> out;
  for (std::sregex_iterator at(svg.begin(), svg.end(), square), end; at != end; ++at) out.push_back(std::stod((*at)[1]));
  return out;
}

// What is left of a picture when all whole elements are taken away.
std::string beside_elements(std::string const& svg) {
  static std::regex const empty("<(rect|line|polygon)( [a-z0-9-]+=\"[^\"<>&]*\")*/>\n?"), reference("&(amp|lt|gt|quot);"),
      filled("<(title|desc|text)( [a-z0-9-]+=\"[^\"<>&]*\")*>[^<>&]*</\\1>\n?");
  return std::regex_replace(std::regex_replace(std::regex_replace(svg, reference, ""), empty, ""), filled, "");
}

}  // namespace

TEST_CASE("the same forest plot gives the same bytes, and a small one looks as its golden file shows it") {
  auto plot = plot_with({study("First", 0.57, 0.46, 0.71, 1), study("Second", 0.8, 0.5, 1.3, 0.25)});
  ForestRow pooled = study("Random effects", 0.65, 0.5, 0.85), prediction = study("Prediction interval", 0.65, 0.3, 1.4);
  pooled.kind = ForestRow::Kind::pooled;
  prediction.kind = ForestRow::Kind::prediction;
  prediction.estimate.reset();
  plot.rows.insert(plot.rows.end(), {pooled, prediction});
  plot.favours_low = "Favours A", plot.favours_high = "Favours B";
  plot.footer = {"Model: one sentence."};
  auto const svg = report::forest_svg(plot);
  CHECK(svg == report::forest_svg(plot));
  CHECK(support::differs_from_golden("report/golden/forest.svg", svg) == "");
}

TEST_CASE("a picture is well-formed XML: a root with whole elements in it and nothing else") {
  auto plot = plot_with({study("A & <B> \"C\"", 0.5, 0.001, 700, 1)});
  plot.title = plot.axis_label = plot.favours_low = "<&>\"'\x01";
  static std::regex const root("<\\?xml [^<>]*\\?>\n<svg [^<>&]*>\n</svg>\n");
  CHECK(std::regex_match(beside_elements(report::forest_svg(plot)), root));
}

TEST_CASE("an interval that leaves the axis ends in an arrow, one inside does not") {
  CHECK(count(report::forest_svg(plot_with({study("Inside", 0.8, 0.5, 1.2)})), "<polygon") == 0);
  CHECK(count(report::forest_svg(plot_with({study("To the left", 0.8, 0.01, 1.2)})), "<polygon") == 1);
  CHECK(count(report::forest_svg(plot_with({study("Both", 0.8, 0.01, 500)})), "<polygon") == 2);
}

TEST_CASE("areas of squares are proportional to weights down to a floor") {
  auto const sides =
      sides_of_squares(report::forest_svg(plot_with({study("A", 0.5, 0.4, 0.6, 1), study("B", 0.6, 0.4, 0.9, 0.25), study("C", 0.7, 0.3, 2, 1e-9)})));
  REQUIRE(sides.size() == 3);
  CHECK(sides[1] / sides[0] == Approx(0.5));
  CHECK(sides[2] > 3);
}

TEST_CASE("a study without an interval is a hollow mark, and a pooled effect is a diamond") {
  auto hollow = study("No interval", 0.57, 0, 0);
  hollow.low.reset(), hollow.high.reset(), hollow.hollow = true;
  auto pooled = study("Pooled", 0.6, 0.5, 0.7);
  pooled.kind = ForestRow::Kind::pooled;
  auto const svg = report::forest_svg(plot_with({hollow, pooled}));
  CHECK(sides_of_squares(svg).empty());
  CHECK(count(svg, "fill=\"#fff\" stroke=\"#0b4f8a\"") == 1);
  CHECK(count(svg, "<polygon") == 1);
}

TEST_CASE("names with signs of XML are text, negative numbers have a minus, and no row is lost among sixty") {
  auto plot = plot_with({study("A & <B> \"C\"", -0.5, -0.9, -0.1)});
  plot.ratio = false;
  plot.rows[0].right = {"-0.500 (-0.900 to -0.100)"};
  auto const svg = report::forest_svg(plot);
  CHECK(count(svg, "A &amp; &lt;B&gt; &quot;C&quot;") == 1);
  CHECK(count(svg, "−0.500 (−0.900 to −0.100)") == 1);
  std::vector<ForestRow> rows;
  for (int i = 0; i < 60; ++i) rows.push_back(study("Study" + std::to_string(i), 0.5 + i * 0.01, 0.3, 1.4));
  auto const long_svg = report::forest_svg(plot_with(rows));
  for (int i = 0; i < 60; ++i) CHECK(count(long_svg, "text of Study" + std::to_string(i) + "<") == 1);
}

TEST_CASE("a long Chinese name folds, and no line of it begins with a closing sign") {
  std::string name;
  for (int i = 0; i < 40; ++i) name += "试验（甲）、";
  auto plot = plot_with({study(name, 0.5, 0.4, 0.6)});
  plot.rows[0].right.clear();
  auto const svg = report::forest_svg(plot);
  CHECK(count(svg, "试验") == 40);
  CHECK(count(svg, ">试") + count(svg, ">验") + count(svg, ">（") + count(svg, ">甲") > 5);
  for (auto const* sign : {"）", "、"}) CHECK(count(svg, ">" + std::string(sign)) == 0);
}

TEST_CASE("impossible numbers draw nothing and never become text of the picture, and a plot without rows is refused") {
  double const infinity = std::numeric_limits<double>::infinity();
  auto const svg = report::forest_svg(plot_with({study("Odd", 0.5, 0, infinity), study("Odder", std::nan(""), -1, 2)}));
  CHECK(count(svg, "nan") == 0);
  CHECK(count(svg, "inf") == 0);
  CHECK_THROWS_AS(report::forest_svg(plot_with({})), core::Error);
}
