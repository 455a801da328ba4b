// report/network_svg.cpp - the circle first, then labels: each side is pushed apart until no two touch, which decides the height of the picture. From
// back to front: shaded trials, lines, their numbers, nodes, labels.
#include "report/network_svg.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "core/error.hpp"
#include "report/svg.hpp"

namespace report {
namespace {

constexpr double page = 1000, margin = 12, centre = page / 2, radius = 215, node_most = 24, node_least = 5, width_most = 14, width_least = 1.6;
constexpr double outside = radius + node_most + 8;              // leaders bend here
constexpr double label_width = centre - outside - 26 - margin;  // of either column
constexpr double label_gap = 7;
constexpr char const* shade_style = "fill=\"#56b4e9\" fill-opacity=\"0.22\" stroke=\"#0b4f8a\" stroke-width=\"1\" stroke-dasharray=\"5 3\"";
constexpr char const* leader_style = "fill=\"none\" stroke=\"#999\" stroke-width=\"0.8\"";
constexpr char const* number_style = "fill=\"#fff\" stroke=\"#bbb\" stroke-width=\"0.6\"";
// Colours of Okabe and Ito with one dark rim, told apart without hue by their lightness too.
constexpr std::array part_styles{"fill=\"#e69f00\" stroke=\"#111\" stroke-width=\"1.2\"", "fill=\"#0072b2\" stroke=\"#111\" stroke-width=\"1.2\"",
                                 "fill=\"#f0e442\" stroke=\"#111\" stroke-width=\"1.2\"", "fill=\"#009e73\" stroke=\"#111\" stroke-width=\"1.2\"",
                                 "fill=\"#fff\" stroke=\"#111\" stroke-width=\"1.2\"",    "fill=\"#cc79a7\" stroke=\"#111\" stroke-width=\"1.2\""};

struct Point {
  double x = 0, y = 0;
};

struct Label {
  std::size_t node = 0;
  std::vector<std::string> lines;
  double height = 0, y = 0;  // y: middle
};

// Keeps order and gaps, and stays as near to the wanted places as going down and up once allows.
void push_apart(std::vector<Label>& labels) {
  auto const distance = [](Label const& a, Label const& b) { return (a.height + b.height) / 2 + label_gap; };
  double wanted = 0, got = 0;
  for (auto const& label : labels) wanted += label.y;
  for (std::size_t i = 1; i < labels.size(); ++i) labels[i].y = std::max(labels[i].y, labels[i - 1].y + distance(labels[i - 1], labels[i]));
  for (auto const& label : labels) got += label.y;
  double const shift = labels.empty() ? 0 : (wanted - got) / static_cast<double>(labels.size());
  for (auto& label : labels) label.y += shift;
}

class Drawing {
 public:
  explicit Drawing(NetworkPlot const& plot) : plot_(plot) {
    for (auto const& node : plot.nodes) most_weight_ = std::max(most_weight_, node.weight);
    for (auto const& edge : plot.edges) most_trials_ = std::max(most_trials_, edge.trials);
    place_labels();
  }

  std::string draw() {
    double y = 0;
    for (auto const& part : svg::folded(plot_.title, page - 2 * margin))
      out_ += svg::text(margin, y += svg::line_height + 3, part, svg::Anchor::start, true);
    double top = 0, bottom = 0;  // above and below the centre
    for (std::size_t i = 0; i < plot_.nodes.size(); ++i) {
      double const node_y = radius * std::sin(angle(i));
      top = std::max(top, node_radius(i) - node_y);
      bottom = std::max(bottom, node_radius(i) + node_y);
    }
    for (auto const* side : {&left_, &right_})
      for (auto const& label : *side) {
        top = std::max(top, label.height / 2 - label.y);
        bottom = std::max(bottom, label.height / 2 + label.y);
      }
    middle_ = y + 14 + top;
    shade();
    edges();
    nodes();
    labels(left_, -1);
    labels(right_, 1);
    return svg::picture(footer(middle_ + bottom + 16), plot_.title, plot_.title, out_);
  }

 private:
  double angle(std::size_t i) const {
    return (-0.5 + (2.0 * static_cast<double>(i) + 1) / static_cast<double>(plot_.nodes.size())) * std::numbers::pi;
  }
  Point at(std::size_t i, double r) const { return {centre + r * std::cos(angle(i)), middle_ + r * std::sin(angle(i))}; }
  double node_radius(std::size_t i) const {
    double const most = std::min(node_most, std::numbers::pi * radius / static_cast<double>(plot_.nodes.size()) - 2);
    return most_weight_ > 0 ? std::max(node_least, most * std::sqrt(plot_.nodes[i].weight / most_weight_)) : most / 2;
  }
  double edge_width(int trials) const { return std::max(width_least, most_trials_ > 4 ? width_most * trials / most_trials_ : 3.0 * trials); }

  void place_labels() {
    for (std::size_t i = 0; i < plot_.nodes.size(); ++i) {
      Label label{i, svg::folded(plot_.nodes[i].label, label_width), 0, outside * std::sin(angle(i))};
      if (!plot_.nodes[i].note.empty())
        for (auto& line : svg::folded(plot_.nodes[i].note, label_width)) label.lines.push_back(std::move(line));
      label.height = static_cast<double>(label.lines.size()) * svg::line_height;
      (std::cos(angle(i)) > -1e-9 ? right_ : left_).push_back(std::move(label));
    }
    std::reverse(left_.begin(), left_.end());
    push_apart(left_);
    push_apart(right_);
  }

  void shade() {
    for (auto arms : plot_.several_arms) {
      std::sort(arms.begin(), arms.end());
      std::vector<std::pair<double, double>> corners;
      for (auto const arm : arms) corners.emplace_back(at(arm, radius).x, at(arm, radius).y);
      out_ += svg::polygon(corners, shade_style);
    }
  }

  void edges() {
    for (auto const& edge : plot_.edges) {
      auto const a = at(edge.a, radius), b = at(edge.b, radius);
      out_ += svg::line(a.x, a.y, b.x, b.y, fmt_width(edge_width(edge.trials)));
    }
    std::vector<Point> taken;
    for (auto const& edge : plot_.edges)
      if (edge.trials > 1) number(edge, taken);
  }

  static std::string fmt_width(double width) {
    auto const tenths = std::to_string(static_cast<int>(std::lround(width * 10)));
    return "stroke=\"#666\" stroke-width=\"" + (tenths.size() > 1 ? tenths.substr(0, tenths.size() - 1) : "0") + "." + tenths.back() + "\"";
  }

  // On its line, at the first place where no other number stands; a line without a number is one trial.
  void number(NetworkEdge const& edge, std::vector<Point>& taken) {
    auto const a = at(edge.a, radius), b = at(edge.b, radius);
    double const length = std::hypot(b.x - a.x, b.y - a.y);
    if (length - node_radius(edge.a) - node_radius(edge.b) < 24) return beside(edge, a, b, taken);
    Point best;
    double most = -1;
    for (double const t : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74}) {
      Point const p{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
      double free = 1e9;
      for (auto const& other : taken) free = std::min(free, std::hypot(p.x - other.x, p.y - other.y));
      if (free > most) most = free, best = p;
      if (free > 22) break;
    }
    mark(best, edge.trials, taken);
  }

  // Between two nodes that all but touch there is no room: inside the circle, clear of both.
  void beside(NetworkEdge const& edge, Point a, Point b, std::vector<Point>& taken) {
    Point const p{(a.x + b.x) / 2, (a.y + b.y) / 2};
    double const inwards = std::max(node_radius(edge.a), node_radius(edge.b)) + 6, length = std::hypot(p.x - centre, p.y - middle_);
    double const share = length > inwards ? inwards / length : 0;
    mark({p.x + (centre - p.x) * share, p.y + (middle_ - p.y) * share}, edge.trials, taken);
  }

  void mark(Point best, int trials, std::vector<Point>& taken) {
    taken.push_back(best);
    out_ += svg::circle(best.x, best.y, 9, number_style);
    out_ += svg::text(best.x, best.y + 4.5, std::to_string(trials), svg::Anchor::middle);
  }

  void nodes() {
    for (std::size_t i = 0; i < plot_.nodes.size(); ++i) {
      auto const p = at(i, radius);
      out_ += svg::circle(p.x, p.y, node_radius(i), part_styles[static_cast<std::size_t>(plot_.nodes[i].part) % part_styles.size()]);
    }
  }

  // From the node straight outwards, then to the label's own height.
  void labels(std::vector<Label> const& side, int sign) {
    double const x = centre + sign * (outside + 22);
    for (auto const& label : side) {
      auto const from = at(label.node, radius + node_radius(label.node)), bend = at(label.node, outside);
      double const y = middle_ + label.y;
      out_ += svg::line(from.x, from.y, bend.x, bend.y, leader_style);
      out_ += svg::line(bend.x, bend.y, x, y, leader_style);
      double line = y - label.height / 2 - 4;
      for (auto const& text : label.lines)
        out_ += svg::text(x + sign * 4, line += svg::line_height, text, sign < 0 ? svg::Anchor::end : svg::Anchor::start);
    }
  }

  double footer(double y) {
    out_ += svg::line(margin, y, page - margin, y, leader_style);
    for (auto const& note : plot_.footer)
      for (auto const& part : svg::folded(note, page - 2 * margin)) out_ += svg::text(margin, y += svg::line_height, part);
    return y + margin;
  }

  NetworkPlot const& plot_;
  std::vector<Label> left_, right_;
  double most_weight_ = 0, middle_ = 0;
  int most_trials_ = 1;
  std::string out_;
};

}  // namespace

std::string network_svg(NetworkPlot const& plot) {
  if (plot.nodes.size() < 2) throw core::Error("a network plot needs at least two treatments");
  return Drawing(plot).draw();
}

}  // namespace report
