// query/conflicts_doses.cpp - two documents about one drug by one route: they conflict when no interval (or no dose) of the one agrees with any of
// the other. Several schedules of one document are alternatives, not a conflict.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <vector>

#include "query/conflicts.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::database::text_or_empty;
using core::table::Section;

struct Schedule {
  std::string dose, interval, use;
};
struct Side {
  std::string document, id;
  std::vector<Schedule> schedules;
};
struct Pair {
  std::string drug, route;
  Side a, b;
};

bool intervals_meet(std::string const& one, std::string const& other) {
  auto const a = days_of_interval(one), b = days_of_interval(other);
  return one.empty() || other.empty() || one == other || (a.second > 0 && b.second > 0 && a.first <= b.second && b.first <= a.second);
}

bool doses_meet(std::string const& one, std::string const& other) { return one.empty() || other.empty() || one == other; }

template <class Agree>
bool none_agree(Side const& a, Side const& b, Agree const& agree) {
  return std::none_of(a.schedules.begin(), a.schedules.end(), [&](Schedule const& x) {
    return std::any_of(b.schedules.begin(), b.schedules.end(), [&](Schedule const& y) { return agree(x, y); });
  });
}

std::string said(Side const& side) {
  std::string out;
  for (auto const& s : side.schedules)
    out += (out.empty() ? "" : "; ") + s.dose + (s.dose.empty() || s.interval.empty() ? "" : " ") + s.interval + " (" + s.use + ")";
  return out;
}

void add_schedule(Side& side, Schedule schedule) {
  bool const known = std::any_of(side.schedules.begin(), side.schedules.end(),
                                 [&](Schedule const& s) { return s.dose == schedule.dose && s.interval == schedule.interval; });
  if (!known && !(schedule.dose.empty() && schedule.interval.empty())) side.schedules.push_back(std::move(schedule));
}

// Which part of the schedules has no counterpart, or that only the combination has none.
std::string field_of(Side const& a, Side const& b) {
  bool const interval = none_agree(a, b, [](auto const& x, auto const& y) { return intervals_meet(x.interval, y.interval); });
  bool const dose = none_agree(a, b, [](auto const& x, auto const& y) { return doses_meet(x.dose, y.dose); });
  return interval && dose ? "dose and interval" : interval ? "interval" : dose ? "dose" : "dose with its interval";
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
      add_schedule(*side, {text("dose" + which), text("interval" + which), text("use" + which)});
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
    auto const agree = [](Schedule const& x, Schedule const& y) { return doses_meet(x.dose, y.dose) && intervals_meet(x.interval, y.interval); };
    if (pair.a.schedules.empty() || pair.b.schedules.empty() || !none_agree(pair.a, pair.b, agree)) continue;
    add_conflict(section, pair.drug + (pair.route.empty() ? "" : ", " + pair.route), field_of(pair.a, pair.b),
                 {said(pair.a), pair.a.document, pair.a.id}, {said(pair.b), pair.b.document, pair.b.id});
  }
  section.heading = fmt::format("Doses and intervals of one drug by one route ({})", section.table.rows.size());
  return section;
}

}  // namespace query
