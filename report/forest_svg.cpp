// report/forest_svg.cpp - widths first, then rows from top to bottom. Areas of squares are proportional to weights, with a floor so that the smallest
// study can be seen; what lies beyond the axis ends in an arrow.
#include "report/forest_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

#include "core/error.hpp"
#include "report/svg.hpp"

namespace report {
namespace {

using Kind = ForestRow::Kind;

constexpr double page = 1000, margin = 12, gap = 14, plot_least = 250, label_least = 130, label_most = 330, words_most = 190;
constexpr double square_most = 15, square_least = 4, square_middle = 9;
constexpr double inset = 8;  // room for arrows at both ends of the axis
constexpr char const* study_style = "fill=\"#0b4f8a\" stroke=\"#0b4f8a\" stroke-width=\"1\"";
constexpr char const* hollow_style = "fill=\"#fff\" stroke=\"#0b4f8a\" stroke-width=\"1.5\"";
constexpr char const* pooled_style = "fill=\"#e69f00\" stroke=\"#111\" stroke-width=\"1\"";
constexpr char const* interval_style = "stroke=\"#111\" stroke-width=\"1.4\"";
constexpr char const* axis_style = "stroke=\"#111\" stroke-width=\"1\"";
constexpr char const* faint_style = "stroke=\"#bbb\" stroke-width=\"1\"";
constexpr char const* null_style = "stroke=\"#555\" stroke-width=\"1\" stroke-dasharray=\"4 3\"";
constexpr char const* prediction_style = "stroke=\"#b45309\" stroke-width=\"3\"";

// Values → positions: equal ratios (or differences) are equal distances.
class Axis {
 public:
  Axis(ForestPlot const& plot, double left, double right) : ratio_(plot.ratio), left_(left), right_(right) {
    low_ = high_ = null();
    for (auto const& row : plot.rows) {
      cover(row.estimate);
      if (row.kind == Kind::pooled) cover(row.low), cover(row.high);
    }
    set_limits();
    for (auto const& row : plot.rows)
      for (auto const& value : {row.low, row.high})
        if (value && usable(*value)) cover(std::clamp(*value, least_, most_));
    set_ticks();
  }
  double null() const { return ratio_ ? 1 : 0; }
  bool usable(double value) const { return std::isfinite(value) && (!ratio_ || value > 0); }
  double position(double value) const {
    return left_ + (right_ - left_) * (scaled(std::clamp(value, low_, high_)) - scaled(low_)) / (scaled(high_) - scaled(low_));
  }
  bool below(double value) const { return value < low_ * (1 - 1e-12 * (low_ > 0 ? 1 : -1)); }
  bool above(double value) const { return value > high_ * (1 + 1e-12 * (high_ > 0 ? 1 : -1)); }
  std::vector<double> const& ticks() const { return ticks_; }

 private:
  double scaled(double value) const { return ratio_ ? std::log(value) : value; }

  void cover(std::optional<double> value) {
    if (value && usable(*value)) low_ = std::min(low_, *value), high_ = std::max(high_, *value);
  }

  // How far the axis follows intervals, so that one wide study does not press all others together.
  void set_limits() {
    double const span = high_ - low_;
    least_ = ratio_ ? std::min(low_, 0.1) : span > 0 ? low_ - 2 * span : -std::numeric_limits<double>::infinity();
    most_ = ratio_ ? std::max(high_, 10.0) : span > 0 ? high_ + 2 * span : std::numeric_limits<double>::infinity();
  }

  void take_ticks(std::span<double const> round) {
    auto const first = std::find_if(round.rbegin(), round.rend(), [&](double t) { return t < 1 && t <= low_; });
    auto const last = std::find_if(round.begin(), round.end(), [&](double t) { return t > 1 && t >= high_; });
    low_ = first == round.rend() ? round.front() : *first;
    high_ = last == round.end() ? round.back() : *last;
    for (double const t : round)
      if (t >= low_ && t <= high_ && (t != 0.125 || low_ == 0.125) && (t != 8.0 || high_ == 8.0)) ticks_.push_back(t);
  }

  // The axis ends at ticks, at least one on either side of the line of no effect.
  void set_ticks() {
    if (ratio_) {
      static constexpr std::array fine{0.1, 0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 10.0};
      static constexpr std::array coarse{1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6};
      low_ >= 0.1 && high_ <= 10 ? take_ticks(fine) : take_ticks(coarse);
      return;
    }
    double const span = std::max({std::abs(low_), std::abs(high_), 1e-9});
    double const power = std::pow(10, std::floor(std::log10(span)));
    double const step = span / power > 5 ? 2 * power : span / power > 2 ? power : power / 2;
    low_ = std::min(std::floor(low_ / step), -1.0) * step;
    high_ = std::max(std::ceil(high_ / step), 1.0) * step;
    for (int i = static_cast<int>(std::lround(low_ / step)); i <= static_cast<int>(std::lround(high_ / step)); ++i) ticks_.push_back(i * step);
  }

  bool ratio_;
  double left_, right_, low_ = 0, high_ = 0, least_ = 0, most_ = 0;
  std::vector<double> ticks_;
};

// "-0.50" with the sign of minus in place of the hyphen.
std::string with_minus(std::string const& number) {
  std::string out;
  for (std::size_t i = 0; i < number.size(); ++i) {
    bool const sign = number[i] == '-' && (i == 0 || number[i - 1] == ' ' || number[i - 1] == '(') && i + 1 < number.size() && number[i + 1] >= '0' &&
                      number[i + 1] <= '9';
    out += sign ? std::string("−") : std::string(1, number[i]);
  }
  return out;
}

struct Widths {
  std::vector<double> left, right;
  double plot_left = 0, plot_right = 0;
};

double widest(std::string const& text, char separator, bool bold) {
  double out = 0;
  for (std::size_t start = 0; start <= text.size();) {
    auto const end = std::min(text.find(separator, start), text.size());
    out = std::max(out, svg::text_width(text.substr(start, end - start), bold));
    start = end + 1;
  }
  return out;
}

// As wide as its cells and the longest word of its head.
double natural_width(ForestPlot const& plot, ForestColumn const& column, std::vector<std::string> ForestRow::*side, std::size_t i) {
  double out = widest(column.head, ' ', true);
  for (auto const& row : plot.rows)
    if (row.kind != Kind::heading && row.kind != Kind::note && i < (row.*side).size())
      out = std::max(out, widest((row.*side)[i], '\n', row.kind == Kind::pooled));
  return out;
}

// Words give way first: they fold, numbers do not. The label gets what the others leave.
Widths widths_of(ForestPlot const& plot) {
  Widths out;
  double taken = 2 * margin + plot_least + gap;
  for (std::size_t i = 0; i < plot.left.size(); ++i) {
    double const natural = natural_width(plot, plot.left[i], &ForestRow::left, i);
    out.left.push_back(i > 0 && plot.left[i].words ? std::min(natural, words_most) : natural);
    taken += gap + (i > 0 ? out.left[i] : 0);
  }
  for (std::size_t i = 0; i < plot.right.size(); ++i) {
    out.right.push_back(natural_width(plot, plot.right[i], &ForestRow::right, i));
    taken += out.right[i] + gap;
  }
  if (!out.left.empty()) out.left[0] = std::clamp(page - taken, label_least, std::max(label_least, std::min(out.left[0], label_most)));
  double x = margin;
  for (double const width : out.left) x += width + gap;
  out.plot_left = x;
  x = page - margin;
  for (double const width : out.right) x -= width + gap;
  out.plot_right = std::max(x, out.plot_left + 120);
  return out;
}

class Drawing {
 public:
  explicit Drawing(ForestPlot const& plot)
      : plot_(plot), widths_(widths_of(plot)), axis_(plot, widths_.plot_left + inset, widths_.plot_right - inset) {}

  std::string draw() {
    paragraph(plot_.title, true, 3);
    for (auto const& banner : plot_.banners) paragraph(banner, true, 1);
    y_ += 8;
    heads();
    null_top_ = y_;
    for (auto const& row : plot_.rows) draw_row(row);
    draw_axis();
    footer();
    return svg::picture(y_ + margin, plot_.title, plot_.axis_label, out_);
  }

 private:
  void paragraph(std::string const& text, bool bold, double leading = 0) {
    for (auto const& part : svg::folded(text, page - 2 * margin, bold))
      out_ += svg::text(margin, y_ += svg::line_height + leading, part, svg::Anchor::start, bold);
  }

  void heads() {
    std::vector<std::string> left, right;
    for (auto const& column : plot_.left) left.push_back(column.head);
    for (auto const& column : plot_.right) right.push_back(column.head);
    auto const cells = cells_of(left, right, true, true);
    y_ += draw_cells(cells, y_, lines_in(cells), true) + 2;
    out_ += svg::line(margin, y_, page - margin, y_, axis_style);
    y_ += 4;
  }

  struct Cell {
    double x;
    svg::Anchor anchor;
    std::vector<std::string> lines;
  };

  // Texts of both sides of the plot, folded where they are words or `all` fold.
  std::vector<Cell> cells_of(std::vector<std::string> const& left, std::vector<std::string> const& right, bool bold, bool all = false) const {
    std::vector<Cell> out;
    auto const add = [&](std::string const& text, ForestColumn const& column, double x, double width) {
      if (text.empty()) return;
      auto lines = column.words || all ? svg::folded(text, width, bold) : std::vector{text};
      out.push_back({column.words ? x : x + width, column.words ? svg::Anchor::start : svg::Anchor::end, std::move(lines)});
    };
    double x = margin;
    for (std::size_t i = 0; i < plot_.left.size(); x += widths_.left[i] + gap, ++i)
      if (i < left.size()) add(left[i], plot_.left[i], x, widths_.left[i]);
    x = page - margin;
    for (std::size_t i = plot_.right.size(); i-- > 0; x -= gap) {
      x -= widths_.right[i];
      if (i < right.size()) add(with_minus(right[i]), plot_.right[i], x, widths_.right[i]);
    }
    return out;
  }

  static std::size_t lines_in(std::vector<Cell> const& cells) {
    std::size_t out = 1;
    for (auto const& cell : cells) out = std::max(out, cell.lines.size());
    return out;
  }

  // Gives the height of so many lines. Each cell stands in the middle of it.
  double draw_cells(std::vector<Cell> const& cells, double top, std::size_t lines, bool bold) {
    for (auto const& cell : cells) {
      double y = top + static_cast<double>(lines - cell.lines.size()) * svg::line_height / 2;
      for (auto const& line : cell.lines) out_ += svg::text(cell.x, (y += svg::line_height) - 2, line, cell.anchor, bold);
    }
    return static_cast<double>(lines) * svg::line_height + 5;
  }

  void draw_row(ForestRow const& row) {
    if (row.kind == Kind::heading || row.kind == Kind::note) return draw_text(row);
    bool const bold = row.kind == Kind::pooled;
    auto const cells = cells_of(row.left, row.right, bold);
    auto const lines = lines_in(cells);
    double const middle = y_ + static_cast<double>(lines) * svg::line_height / 2 + 2.5;
    double const height = draw_cells(cells, y_, lines, bold);
    if (row.kind == Kind::study) mark_study(row, middle);
    if (row.kind == Kind::pooled) mark_pooled(row, middle);
    if (row.kind == Kind::prediction) mark_prediction(row, middle);
    y_ += height;
  }

  // The line of no effect does not run through words: it stops above them and goes on below.
  void draw_text(ForestRow const& row) {
    bool const heading = row.kind == Kind::heading;
    draw_null();
    if (heading) y_ += 6;
    paragraph(row.left.empty() ? "" : row.left[0], heading);
    y_ += 5;
    null_top_ = y_;
  }

  void draw_null() {
    double const x = axis_.position(axis_.null());
    if (y_ > null_top_) out_ += svg::line(x, null_top_, x, y_, null_style);
  }

  void interval(ForestRow const& row, double y, char const* style) {
    if (!row.low || !row.high || !axis_.usable(*row.low) || !axis_.usable(*row.high)) return;
    double const from = axis_.position(*row.low), to = axis_.position(*row.high);
    out_ += svg::line(from, y, to, y, style);
    if (axis_.below(*row.low)) out_ += svg::polygon({{from - 5, y}, {from + 4, y - 4.5}, {from + 4, y + 4.5}}, "fill=\"#111\"");
    if (axis_.above(*row.high)) out_ += svg::polygon({{to + 5, y}, {to - 4, y - 4.5}, {to - 4, y + 4.5}}, "fill=\"#111\"");
  }

  void mark_study(ForestRow const& row, double y) {
    interval(row, y, interval_style);
    if (!row.estimate || !axis_.usable(*row.estimate) || axis_.below(*row.estimate) || axis_.above(*row.estimate)) return;
    double const side = row.weight > 0 ? std::max(square_least, square_most * std::sqrt(row.weight)) : square_middle;
    out_ += svg::rectangle(axis_.position(*row.estimate) - side / 2, y - side / 2, side, side, row.hollow ? hollow_style : study_style);
  }

  void mark_pooled(ForestRow const& row, double y) {
    if (!row.estimate || !row.low || !row.high) return;
    double const middle = axis_.position(*row.estimate);
    out_ += svg::polygon({{axis_.position(*row.low), y}, {middle, y - 7}, {axis_.position(*row.high), y}, {middle, y + 7}}, pooled_style);
  }

  void mark_prediction(ForestRow const& row, double y) { interval(row, y, prediction_style); }

  void draw_axis() {
    double const null = axis_.position(axis_.null()), bottom = y_ + 4;
    y_ = bottom;
    draw_null();
    out_ += svg::line(widths_.plot_left, bottom, widths_.plot_right, bottom, axis_style);
    for (double const tick : axis_.ticks()) {
      double const x = axis_.position(tick);
      out_ += svg::line(x, bottom, x, bottom + 5, axis_style);
      out_ += svg::text(x, bottom + 18, with_minus(fmt::format("{:.4g}", tick)), svg::Anchor::middle);
    }
    y_ = bottom + 18 + svg::line_height;
    double const middle = (widths_.plot_left + widths_.plot_right) / 2;
    out_ += svg::text(middle, y_, plot_.axis_label, svg::Anchor::middle);
    favours(null);
  }

  // Either side folds into its own half of the page, so that the two never run into each other.
  void favours(double null) {
    auto const low = svg::folded(plot_.favours_low.empty() ? "" : "← " + plot_.favours_low, null - 8 - margin);
    auto const high = svg::folded(plot_.favours_high.empty() ? "" : plot_.favours_high + " →", page - margin - null - 8);
    for (std::size_t i = 0; i < std::max(low.size(), high.size()); ++i) {
      y_ += svg::line_height;
      if (i < low.size()) out_ += svg::text(null - 8, y_, low[i], svg::Anchor::end);
      if (i < high.size()) out_ += svg::text(null + 8, y_, high[i]);
    }
  }

  void footer() {
    y_ += 8;
    out_ += svg::line(margin, y_, page - margin, y_, faint_style);
    for (auto const& note : plot_.footer) paragraph(note, false);
  }

  ForestPlot const& plot_;
  Widths widths_;
  Axis axis_;
  double y_ = 0, null_top_ = 0;
  std::string out_;
};

}  // namespace

std::string forest_svg(ForestPlot const& plot) {
  if (plot.rows.empty()) throw core::Error("a forest plot needs at least one row");
  return Drawing(plot).draw();
}

}  // namespace report
