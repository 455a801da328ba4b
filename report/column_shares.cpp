// report/column_shares.cpp - as browsers do it: every column gets what its longest word or number needs, the rest goes where text would be folded.
#include "report/column_shares.hpp"

#include <algorithm>
#include <numeric>

#include "core/text/unicode.hpp"
#include "core/text/width.hpp"

namespace report {
namespace {

constexpr double gap = 2;            // letters between two columns
constexpr double longest_line = 60;  // no column of words asks for more
constexpr double never_folded = 8;   // of Chinese, where a line may end anywhere
constexpr double rarely = 0.2;       // weight of a column's longest value beside its usual one
constexpr double unbounded = 1e9;
constexpr double capital_excess = 0.4;

// Letters' worth of a text on one line; capitals are wider than others.
double length(std::string_view text) {
  auto const capitals = std::count_if(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return static_cast<double>(core::text::width(text)) + capital_excess * static_cast<double>(capitals);
}

double longest(std::string_view text, std::string_view breaks) {
  double most = 0;
  while (!text.empty()) {
    auto const end = std::min(text.find_first_of(breaks), text.size());
    most = std::max(most, length(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return most;
}

// Chinese folds anywhere: its words are as long as one character.
double longest_word(std::string_view text) {
  auto points = core::text::to_code_points(text);
  std::replace_if(points.begin(), points.end(), core::text::is_han, U' ');
  return longest(core::text::to_utf8(points), " \n-");
}

struct Wish {
  double least = 0, most = 0, usual = 0;
};

Wish wish_of(core::table::Section const& section, std::size_t i) {
  auto const& [columns, rows] = section.table;
  Wish wish{longest_word(columns[i].label), longest_word(columns[i].label), 0};
  for (auto const& row : rows) {
    double const line = std::min(longest(row[i], "\n"), columns[i].solid ? unbounded : longest_line);
    wish.least = std::max(wish.least, columns[i].solid ? line : std::max(longest_word(row[i]), std::min(line, never_folded)));
    wish.most = std::max(wish.most, line);
    wish.usual += line / static_cast<double>(rows.size());
  }
  wish.most = std::max(wish.most, wish.least);
  return {wish.least + gap, wish.most + gap, wish.usual + gap};
}

double sum(std::vector<Wish> const& wishes, double Wish::*member) {
  return std::accumulate(wishes.begin(), wishes.end(), 0.0, [member](double so_far, Wish const& wish) { return so_far + wish.*member; });
}

// What a column asks for of the room that is left: mostly by what is usual in it, so that one long value does not take it from the others.
double asked(Wish const& wish) { return std::max(0.0, wish.usual - wish.least) + rarely * (wish.most - wish.least); }

}  // namespace

std::vector<double> column_shares(core::table::Section const& section, Layout const& layout, double room) {
  std::vector<Wish> wishes;
  for (auto const i : layout.cells) wishes.push_back(wish_of(section, i));
  double const least = sum(wishes, &Wish::least), scale = 1 / std::max(room, least);
  std::vector<double> shares;
  if (sum(wishes, &Wish::most) <= room) {
    for (auto const& wish : wishes) shares.push_back(wish.most * scale);
    return shares;
  }
  double all = 0;
  for (auto const& wish : wishes) all += asked(wish);
  for (auto const& wish : wishes) shares.push_back((wish.least + (all > 0 ? std::max(0.0, room - least) * asked(wish) / all : 0.0)) * scale);
  return shares;
}

}  // namespace report
