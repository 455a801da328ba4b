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

// Of a letter of ASCII, in the widths that book faces have.
double width_of(char c) {
  if (std::string_view(" iljtfr.,;:'|!()[]-/").find(c) != std::string_view::npos) return 0.75;
  if (std::string_view("mwMW").find(c) != std::string_view::npos) return 1.8;
  return c >= 'A' && c <= 'Z' ? 1.5 : 1.15;
}

double length(std::string_view text) {
  double out = 0;
  for (std::size_t at = 0; at < text.size();) {
    auto const others = std::find_if(text.begin() + at, text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }) - text.begin();
    out += static_cast<double>(core::text::width(text.substr(at, others - at)));
    for (at = others; at < text.size() && static_cast<unsigned char>(text[at]) < 0x80; ++at) out += width_of(text[at]);
  }
  return out;
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

// `folding`: numbers may be folded between them too, never inside one.
Wish wish_of(core::table::Section const& section, std::size_t i, bool folding) {
  auto const& columns = section.table.columns;
  auto const& rows = section.table.rows;
  bool const picture = columns[i].place == core::table::Place::picture, whole = picture || (columns[i].solid && !folding);
  Wish wish{longest_word(columns[i].label), longest_word(columns[i].label), 0};
  for (auto const& row : rows) {
    double const all = picture ? static_cast<double>(core::text::width(row[i])) : longest(row[i], "\n");
    double const line = whole ? all : std::min(all, longest_line);
    wish.least = std::max(wish.least, whole ? line : std::max(longest_word(row[i]), std::min(line, never_folded)));
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
  auto const wishes_with = [&](bool folding) {
    std::vector<Wish> out;
    for (auto const i : layout.cells) out.push_back(wish_of(section, i, folding));
    return out;
  };
  auto wishes = wishes_with(false);
  if (sum(wishes, &Wish::least) > room) wishes = wishes_with(true);  // better a fold between numbers than words beyond their column
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
