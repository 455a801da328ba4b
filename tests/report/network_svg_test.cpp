// tests/report/network_svg_test.cpp - what an editor would look for in a network plot: all names and numbers there, labels clear of the picture and
// of each other, the same bytes each time.
#include "report/network_svg.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <regex>

#include "core/error.hpp"
#include "report/svg.hpp"

namespace {

report::NetworkPlot star(std::size_t nodes, std::string const& name) {
  report::NetworkPlot out;
  out.title = "A star";
  for (std::size_t i = 0; i < nodes; ++i) out.nodes.push_back({name + " " + std::to_string(i), "trials: 2", i == 0 ? double(nodes) : 1.0, 0});
  for (std::size_t i = 1; i < nodes; ++i) out.edges.push_back({0, i, static_cast<int>(i % 3) + 1});
  return out;
}

struct Box {
  double left, right, top, bottom;
  bool meets(Box const& o) const { return left < o.right && o.left < right && top < o.bottom && o.top < bottom; }
};

std::vector<Box> texts(std::string const& svg) {
  static std::regex const text("<text x=\"([-0-9.]+)\" y=\"([-0-9.]+)\"( text-anchor=\"(middle|end)\")?[^>]*>([^<]*)</text>");
  std::vector<Box> out;
  for (auto at = std::sregex_iterator(svg.begin(), svg.end(), text); at != std::sregex_iterator(); ++at) {
    double const x = std::stod((*at)[1]), y = std::stod((*at)[2]), width = report::svg::text_width((*at)[5]);
    double const left = (*at)[4] == "end" ? x - width : (*at)[4] == "middle" ? x - width / 2 : x;
    if ((*at)[4] != "middle") out.push_back({left, left + width, y - 11, y + 3});  // numbers stand in the picture on purpose
  }
  return out;
}

std::vector<Box> circles(std::string const& svg) {
  static std::regex const circle("<circle cx=\"([0-9.]+)\" cy=\"([0-9.]+)\" r=\"([0-9.]+)\"");
  std::vector<Box> out;
  for (auto at = std::sregex_iterator(svg.begin(), svg.end(), circle); at != std::sregex_iterator(); ++at) {
    double const x = std::stod((*at)[1]), y = std::stod((*at)[2]), r = std::stod((*at)[3]);
    out.push_back({x - r, x + r, y - r, y + r});
  }
  return out;
}

}  // namespace

TEST_CASE("labels of a network plot cover neither each other nor a node, and stay on the page") {
  for (std::size_t const nodes : {2u, 3u, 8u, 25u, 50u})
    for (std::string const name : {"A", "德曲妥珠单抗 + 帕妥珠单抗 + 医师选择的化疗（卡培他滨、长春瑞滨或吉西他滨）"}) {
      CAPTURE(nodes, name);
      auto const svg = report::network_svg(star(nodes, name));
      auto const words = texts(svg);
      CHECK(words.size() > nodes);
      for (std::size_t i = 0; i < words.size(); ++i) {
        CHECK(words[i].left >= 0);
        CHECK(words[i].right <= 1000);
        CHECK(words[i].top >= 0);
        for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(words[i].meets(words[j]));
        for (auto const& node : circles(svg)) CHECK_FALSE(words[i].meets(node));
      }
    }
}

TEST_CASE("nodes have areas by their weight, lines widths by their trials and numbers where there are several") {
  auto plot = star(3, "node");
  plot.nodes[1].weight = 3;
  plot.nodes[2].weight = 0.75;
  auto const svg = report::network_svg(plot);
  CHECK(svg.find("r=\"24.00\"") != std::string::npos);
  CHECK(svg.find("r=\"12.00\"") != std::string::npos);
  CHECK(svg.find("stroke-width=\"6.0\"") != std::string::npos);
  CHECK(svg.find("stroke-width=\"9.0\"") != std::string::npos);
  CHECK(svg.find(">2</text>") != std::string::npos);
  CHECK(svg.find(">3</text>") != std::string::npos);
}

TEST_CASE("a trial of several arms is shaded over its arms") {
  auto plot = star(5, "node");
  CHECK(report::network_svg(plot).find("<polygon") == std::string::npos);
  plot.several_arms = {{4, 0, 2}};
  CHECK(report::network_svg(plot).find("<polygon") != std::string::npos);
}

TEST_CASE("the same network plot has the same bytes, and names are escaped") {
  auto const plot = star(4, "a < b & \"c\"");
  CHECK(report::network_svg(plot) == report::network_svg(plot));
  CHECK(report::network_svg(plot).find("a &lt; b &amp; &quot;c&quot; 3") != std::string::npos);
}

TEST_CASE("one treatment is no network") { CHECK_THROWS_AS(report::network_svg(star(1, "alone")), core::Error); }
