// report/svg.hpp - pieces of SVG: text, lines, shapes with coordinates to two decimals; how wide a text will stand. Knows nothing of plots.
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace report::svg {

inline constexpr double font_size = 13;
inline constexpr double line_height = 17;

enum class Anchor { start, middle, end };

double text_width(std::string const& text, bool bold = false);  // an upper estimate in user units: half a wide character a cell
std::vector<std::string> folded(std::string const& text, double width, bool bold = false);

std::string text(double x, double y, std::string const& content, Anchor anchor = Anchor::start, bool bold = false);
std::string line(double x1, double y1, double x2, double y2, std::string const& style);
std::string rectangle(double x, double y, double width, double height, std::string const& style);
std::string polygon(std::vector<std::pair<double, double>> const& points, std::string const& style);
std::string circle(double x, double y, double radius, std::string const& style);

// A whole picture as wide as a sheet of A4, 1000 user units; `height` in the same units.
std::string picture(double height, std::string const& title, std::string const& description, std::string const& content);

}  // namespace report::svg
