// report/svg.cpp - one decimal format for all coordinates keeps the bytes the same everywhere.
#include "report/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "core/text/width.hpp"

namespace report::svg {
namespace {

constexpr double cell = 7.7;  // a Latin letter of DejaVu Sans is 0.59 em wide on average; a wide character takes two cells
constexpr double bold_cell = 8.7;

std::string escaped(std::string const& text) {
  std::string out;
  for (char const c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out;
}

// Signs that no Chinese line may begin with hang at the end of the one before.
void hang_closing_signs(std::vector<std::string>& lines) {
  static constexpr std::array<std::string_view, 13> closing{"）", "」", "』", "】", "》", "，", "。", "、", "；", "：", "！", "？", "％"};
  auto const begins_with = [](std::string const& line) { return [&](std::string_view sign) { return line.starts_with(sign); }; };
  for (std::size_t i = 1; i < lines.size(); ++i)
    for (auto sign = std::find_if(closing.begin(), closing.end(), begins_with(lines[i])); sign != closing.end();
         sign = std::find_if(closing.begin(), closing.end(), begins_with(lines[i]))) {
      lines[i - 1] += *sign;
      lines[i].erase(0, sign->size());
    }
  std::erase(lines, "");
}

}  // namespace

double text_width(std::string const& text, bool bold) { return static_cast<double>(core::text::width(text)) * (bold ? bold_cell : cell); }

std::vector<std::string> folded(std::string const& text, double width, bool bold) {
  auto out = core::text::wrap(text, std::max<std::size_t>(4, static_cast<std::size_t>(width / (bold ? bold_cell : cell) + 1e-6)));
  hang_closing_signs(out);
  return out;
}

std::string text(double x, double y, std::string const& content, Anchor anchor, bool bold) {
  if (content.empty()) return {};
  static constexpr char const* anchors[] = {"start", "middle", "end"};
  return fmt::format("<text x=\"{:.2f}\" y=\"{:.2f}\"{}{}>{}</text>\n", x, y,
                     anchor == Anchor::start ? "" : fmt::format(" text-anchor=\"{}\"", anchors[static_cast<int>(anchor)]),
                     bold ? " font-weight=\"bold\"" : "", escaped(content));
}

std::string line(double x1, double y1, double x2, double y2, std::string const& style) {
  return fmt::format("<line x1=\"{:.2f}\" y1=\"{:.2f}\" x2=\"{:.2f}\" y2=\"{:.2f}\" {}/>\n", x1, y1, x2, y2, style);
}

std::string rectangle(double x, double y, double width, double height, std::string const& style) {
  return fmt::format("<rect x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\" {}/>\n", x, y, width, height, style);
}

std::string polygon(std::vector<std::pair<double, double>> const& points, std::string const& style) {
  std::string out = "<polygon points=\"";
  for (std::size_t i = 0; i < points.size(); ++i) out += fmt::format("{}{:.2f},{:.2f}", i ? " " : "", points[i].first, points[i].second);
  return out + "\" " + style + "/>\n";
}

std::string circle(double x, double y, double radius, std::string const& style) {
  return fmt::format("<circle cx=\"{:.2f}\" cy=\"{:.2f}\" r=\"{:.2f}\" {}/>\n", x, y, radius, style);
}

std::string picture(double height, std::string const& title, std::string const& description, std::string const& content) {
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"210mm\" height=\"{:.2f}mm\" viewBox=\"0 0 1000 "
      "{:.2f}\" role=\"img\" font-family=\"'DejaVu Sans','Noto Sans CJK SC','Droid Sans Fallback',sans-serif\" font-size=\"{}\" "
      "fill=\"#111\">\n<title>{}</title>\n<desc>{}</desc>\n<rect width=\"1000\" height=\"{:.2f}\" fill=\"#fff\"/>\n{}</svg>\n",
      height * 0.21, height, font_size, escaped(title), escaped(description), height, content);
}

}  // namespace report::svg
