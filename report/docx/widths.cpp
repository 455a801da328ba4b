// report/docx/widths.cpp - in terminal cells, then scaled: a cell is about half as wide as a letter of the tables is high.
#include "report/docx/widths.hpp"

#include <algorithm>
#include <numeric>

#include "core/text/unicode.hpp"
#include "core/text/width.hpp"

namespace report::docx {
namespace {

using core::table::Section;

constexpr double cell = 98;         // twentieths of a point, for text of 8.5 points in a wide font
constexpr double digits = 1.12;     // digits are wider than letters are on average
constexpr double margins = 160;     // left and right of a column
constexpr double most_number = 30;  // cells: a longer list of numbers folds
constexpr double most_label = 14;   // a longer label folds
constexpr double most_text = 70;    // longer text folds, so it asks for no more

// What a column asks for, each at least as much as the one before.
struct Demand {
  double least = 0;        // no word is broken, no number folded
  double comfortable = 0;  // nor is a short name or a label
  double wanted = 0;       // no text is
};

// The longest part that does not break: Han characters break anywhere, words behind a hyphen.
double longest_part(std::string const& text) {
  double most = 0;
  std::u32string part;
  for (char32_t const c : core::text::to_code_points(text + " ")) {
    if (c != U' ' && c != U'\n' && !core::text::is_han(c)) part += c;
    if (c != U' ' && c != U'\n' && c != U'-' && !core::text::is_han(c)) continue;
    most = std::max(most, static_cast<double>(core::text::width(core::text::to_utf8(part))));
    part.clear();
  }
  return most;
}

Demand demand_of(Section const& section, std::size_t i) {
  auto const& column = section.table.columns[i];
  Demand out;
  out.least = longest_part(column.label);
  out.comfortable = std::min(static_cast<double>(core::text::width(column.label)), most_label);
  bool const number = is_number(column), short_names = is_short(section, i);
  for (auto const& row : section.table.rows) {
    auto const width = static_cast<double>(core::text::width(row[i]));
    out.least = std::max(out.least, number ? std::min(width, most_number) * digits : std::min(longest_part(row[i]), most_number));
    if (short_names) out.comfortable = std::max(out.comfortable, width);
    out.wanted = std::max(out.wanted, std::min(width, most_text));
  }
  out.comfortable = std::max(out.comfortable, out.least);
  out.wanted = std::max(out.wanted, out.comfortable);
  return out;
}

// The same share of what lies between two demands for every column; `low` alone is scaled where it is too much.
std::vector<int> shared(std::vector<double> const& low, std::vector<double> const& high, double available) {
  double const sum_low = std::accumulate(low.begin(), low.end(), 0.0), sum_high = std::accumulate(high.begin(), high.end(), 0.0);
  std::vector<int> out;
  for (std::size_t k = 0; k < low.size(); ++k)
    out.push_back(static_cast<int>(sum_low >= available    ? low[k] * available / sum_low
                                   : sum_high <= available ? high[k] * available / sum_high
                                                           : low[k] + (high[k] - low[k]) * (available - sum_low) / (sum_high - sum_low)));
  return out;
}

}  // namespace

std::vector<int> column_widths(Section const& section, Layout const& layout, int available) {
  std::vector<double> least, comfortable, wanted;
  for (auto const i : layout.cells) {
    auto const demand = demand_of(section, i);
    least.push_back(demand.least * cell + margins);
    comfortable.push_back(demand.comfortable * cell + margins);
    wanted.push_back(demand.wanted * cell + margins);
  }
  bool const tight = std::accumulate(comfortable.begin(), comfortable.end(), 0.0) > available;
  return tight ? shared(least, comfortable, available) : shared(comfortable, wanted, available);
}

}  // namespace report::docx
