// query/conflicts_doses.cpp - two documents about one drug by one route: they conflict when no interval (or no dose) of the one agrees with any of
// the other. Several schedules of one document are alternatives, not a conflict.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "query/conflicts.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::database::text_or_empty;
using core::table::Section;

struct Side {
  std::string document, id;
  std::map<std::string, std::string> intervals, doses;  // → what for
};
struct Pair {
  std::string drug, route;
  Side a, b;
};

bool intervals_meet(std::string const& one, std::string const& other) {
  auto const a = days_of_interval(one), b = days_of_interval(other);
  return one == other || (a.second > 0 && b.second > 0 && a.first <= b.second && b.first <= a.second);
}

template <class Agree>
bool none_agree(std::map<std::string, std::string> const& a, std::map<std::string, std::string> const& b, Agree const& agree) {
  if (a.empty() || b.empty()) return false;
  return std::none_of(a.begin(), a.end(),
                      [&](auto const& x) { return std::any_of(b.begin(), b.end(), [&](auto const& y) { return agree(x.first, y.first); }); });
}

std::string said(std::map<std::string, std::string> const& values) {
  std::string out;
  for (auto const& [value, use] : values) out += (out.empty() ? "" : "; ") + value + " (" + use + ")";
  return out;
}

std::map<std::string, Pair> read_pairs(Connection& book, std::string const& parameter) {
  std::map<std::string, Pair> out;
  Statement s(book, std::string(sql::conflicts_doses));
  s.bind(1, parameter);
  while (s.executeStep()) {
    auto const text = [&](std::string const& name) { return text_or_empty(s, s.getColumnIndex(name.c_str())); };
    auto& pair = out[fmt::format("{}|{}|{}|{}", text("drug"), text("route"), text("document_a"), text("document_b"))];
    pair.drug = text("drug");
    pair.route = text("route");
    for (auto [side, which] : {std::pair{&pair.a, std::string("_a")}, {&pair.b, std::string("_b")}}) {
      side->document = text("document" + which);
      if (side->id.empty()) side->id = text("id" + which);
      if (!text("interval" + which).empty()) side->intervals.emplace(text("interval" + which), text("use" + which));
      if (!text("dose" + which).empty()) side->doses.emplace(text("dose" + which), text("use" + which));
    }
  }
  return out;
}

}  // namespace

std::pair<double, double> days_of_interval(std::string const& interval) {
  static std::map<std::string, std::pair<double, double>> const words{
      {"daily", {1, 1}},     {"twice daily", {0.5, 0.5}}, {"three times daily", {1.0 / 3, 1.0 / 3}}, {"weekly", {7, 7}}, {"twice weekly", {3.5, 3.5}},
      {"monthly", {28, 31}}, {"yearly", {364, 366}}};
  if (auto const word = words.find(interval); word != words.end()) return word->second;
  if (!interval.starts_with("every ")) return {0, 0};
  char const* const end = interval.data() + interval.size();
  double low = 0, high = 0;
  auto const first = std::from_chars(interval.data() + 6, end, low);
  high = low;
  char const* rest = first.ptr;
  if (rest != end && *rest == '-') rest = std::from_chars(rest + 1, end, high).ptr;
  static std::map<std::string, std::pair<double, double>> const units{
      {" days", {1, 1}}, {" weeks", {7, 7}}, {" months", {28, 31}}, {" years", {364, 366}}};
  auto const unit = units.find(std::string(rest, end));
  return unit == units.end() ? std::pair{0.0, 0.0} : std::pair{low * unit->second.first, high * unit->second.second};
}

Section conflicts_of_doses(Connection& book, std::string const& parameter) {
  auto section = conflict_section("doses", "Drug");
  for (auto const& [key, pair] : read_pairs(book, parameter)) {
    auto const add = [&](char const* field, std::string const& a, std::string const& b) {
      add_conflict(section, pair.drug + (pair.route.empty() ? "" : ", " + pair.route), field, {a, pair.a.document, pair.a.id},
                   {b, pair.b.document, pair.b.id});
    };
    if (none_agree(pair.a.intervals, pair.b.intervals, intervals_meet)) add("interval", said(pair.a.intervals), said(pair.b.intervals));
    if (none_agree(pair.a.doses, pair.b.doses, std::equal_to<>())) add("dose", said(pair.a.doses), said(pair.b.doses));
  }
  section.heading = fmt::format("Doses and intervals of one drug by one route ({})", section.table.rows.size());
  return section;
}

}  // namespace query
