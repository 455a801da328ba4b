// report/forest_svg.cpp - widths first, then rows from top to bottom. Areas of squares are proportional to weights, with a floor so that the smallest
// study can be seen; what lies beyond the axis ends in an arrow.
#include "report/forest_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/error.hpp"
#include "report/svg.hpp"

namespace report {
namespace {

using Kind = ForestRow::Kind;

constexpr double page = 1000, margin = 12, gap = 14, plot_least = 250, square_most = 15, square_least = 4;
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
    for (auto const& row : plot.rows)
      for (auto const& value : {row.estimate, row.low, row.high})
        if (value && usable(*value)) low_ = std::min(low_, *value), high_ = std::max(high_, *value);
    if (ratio_) {
      low_ = std::max(low_, 0.1);
      high_ = std::min(high_, 10.0);
    }
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

  // The axis ends at ticks, at least one on either side of the line of no effect.
  void set_ticks() {
    if (ratio_) {
      static constexpr std::array round{0.1, 0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 10.0};
      auto first = std::find_if(round.rbegin(), round.rend(), [&](double t) { return t < 1 && t <= low_; });
      auto last = std::find_if(round.begin(), round.end(), [&](double t) { return t > 1 && t >= high_; });
      low_ = first == round.rend() ? 0.1 : *first;
      high_ = last == round.end() ? 10 : *last;
      for (double const t : round)
        if (t >= low_ && t <= high_ && (t != 0.125 || low_ == 0.125) && (t != 8.0 || high_ == 8.0)) ticks_.push_back(t);
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
  double left_, right_, low_ = 0, high_ = 0;
  std::vector<double> ticks_;
};

struct Widths {
  std::vector<double> left, right;
  double plot_left = 0, plot_right = 0;
};

double natural_width(ForestPlot const& plot, std::vector<std::string> const& heads, std::vector<std::string> ForestRow::*side, std::size_t i) {
  double out = i < heads.size() ? svg::text_width(heads[i]) : 0;
  for (auto const& row : plot.rows)
    if (row.kind != Kind::heading && i < (row.*side).size()) out = std::max(out, svg::text_width((row.*side)[i]));
  return out;
}

// Labels give way first: they fold, numbers do not.
Widths widths_of(ForestPlot const& plot) {
  Widths out;
  for (std::size_t i = 0; i < plot.left_heads.size(); ++i) out.left.push_back(natural_width(plot, plot.left_heads, &ForestRow::left, i));
  for (std::size_t i = 0; i < plot.right_heads.size(); ++i) out.right.push_back(natural_width(plot, plot.right_heads, &ForestRow::right, i));
  double others = 2 * margin + plot_least + 2 * gap;
  for (std::size_t i = 1; i < out.left.size(); ++i) others += out.left[i] + gap;
  for (double const width : out.right) others += width + gap;
  if (!out.left.empty()) out.left[0] = std::clamp(page - others, 120.0, std::max(120.0, std::min(out.left[0], 330.0)));
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
  explicit Drawing(ForestPlot const& plot) : plot_(plot), widths_(widths_of(plot)), axis_(plot, widths_.plot_left, widths_.plot_right) {
    for (auto const& row : plot.rows)
      if (row.kind == Kind::study) most_weight_ = std::max(most_weight_, row.weight);
  }

  std::string draw() {
    for (auto const& part : svg::folded(plot_.title, page - 2 * margin))
      out_ += svg::text(margin, y_ += svg::line_height + 3, part, svg::Anchor::start, true);
    y_ += 8;
    heads();
    double const top = y_;
    for (auto const& row : plot_.rows) draw_row(row);
    draw_axis(top);
    footer();
    return svg::picture(y_ + margin, plot_.title, plot_.axis_label, out_);
  }

 private:
  void heads() {
    y_ += svg::line_height;
    columns(plot_.left_heads, plot_.right_heads, y_, true);
    y_ += 6;
    out_ += svg::line(margin, y_, page - margin, y_, axis_style);
    y_ += 4;
  }

  // Texts of both sides on one line; the label may be folded before.
  void columns(std::vector<std::string> const& left, std::vector<std::string> const& right, double y, bool bold) {
    double x = margin;
    for (std::size_t i = 0; i < left.size() && i < widths_.left.size(); ++i) {
      out_ += i == 0 ? svg::text(x, y, left[i], svg::Anchor::start, bold) : svg::text(x + widths_.left[i], y, left[i], svg::Anchor::end, bold);
      x += widths_.left[i] + gap;
    }
    x = page - margin;
    for (std::size_t i = widths_.right.size(); i-- > 0;) {
      if (i < right.size()) out_ += svg::text(x, y, right[i], svg::Anchor::end, bold);
      x -= widths_.right[i] + gap;
    }
  }

  void draw_row(ForestRow const& row) {
    bool const heading = row.kind == Kind::heading, bold = heading || row.kind == Kind::pooled;
    auto const label = row.left.empty() ? std::vector<std::string>{""} : svg::folded(row.left[0], heading ? page - 2 * margin : widths_.left.at(0));
    if (heading) y_ += 4;
    double const height = static_cast<double>(label.size()) * svg::line_height + 5, middle = y_ + height / 2;
    for (std::size_t i = 0; i < label.size(); ++i)
      out_ += svg::text(margin, y_ + static_cast<double>(i + 1) * svg::line_height - 2, label[i], svg::Anchor::start, bold);
    auto left = row.left;
    if (!left.empty()) left[0].clear();
    if (!heading) columns(left, row.right, middle + 4.5, bold);
    if (row.kind == Kind::study) mark_study(row, middle);
    if (row.kind == Kind::pooled) mark_pooled(row, middle);
    if (row.kind == Kind::prediction) mark_prediction(row, middle);
    y_ += height;
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
    double const side = most_weight_ > 0 ? std::max(square_least, square_most * std::sqrt(row.weight / most_weight_)) : 9;
    out_ += svg::rectangle(axis_.position(*row.estimate) - side / 2, y - side / 2, side, side, row.hollow ? hollow_style : study_style);
  }

  void mark_pooled(ForestRow const& row, double y) {
    if (!row.estimate || !row.low || !row.high) return;
    double const middle = axis_.position(*row.estimate);
    out_ += svg::polygon({{axis_.position(*row.low), y}, {middle, y - 7}, {axis_.position(*row.high), y}, {middle, y + 7}}, pooled_style);
  }

  void mark_prediction(ForestRow const& row, double y) { interval(row, y, prediction_style); }

  void draw_axis(double top) {
    double const null = axis_.position(axis_.null()), bottom = y_ + 4;
    out_ += svg::line(null, top, null, bottom, null_style);
    out_ += svg::line(widths_.plot_left, bottom, widths_.plot_right, bottom, axis_style);
    for (double const tick : axis_.ticks()) {
      double const x = axis_.position(tick);
      out_ += svg::line(x, bottom, x, bottom + 5, axis_style);
      out_ += svg::text(x, bottom + 18, fmt::format("{:.4g}", tick), svg::Anchor::middle);
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
    for (auto const& note : plot_.footer)
      for (auto const& part : svg::folded(note, page - 2 * margin)) out_ += svg::text(margin, y_ += svg::line_height, part);
  }

  ForestPlot const& plot_;
  Widths widths_;
  Axis axis_;
  double most_weight_ = 0, y_ = 0;
  std::string out_;
};

}  // namespace

std::string forest_svg(ForestPlot const& plot) {
  if (plot.rows.empty()) throw core::Error("a forest plot needs at least one row");
  return Drawing(plot).draw();
}

}  // namespace report
