// query/doses.cpp - two sections: statements about giving a drug, then doses that stand inside regimens with the item they belong to.
#include "query/doses.hpp"

#include <fmt/format.h>

#include "query/editions.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::database::text_or_empty;
using core::table::Document;
using core::table::Place;
using core::table::Section;

Section doses_in_regimens(Connection& book, std::string const& parameter) {
  Section section;
  section.part = "in-regimens";
  section.table.columns = {{"drug", "Drug", Place::group}, {"dose", "Dose as stated"},          {"stated_in", "Regimen"},
                           {"document_id", "Document"},    {"section", "Section", Place::cell}, {"item_id", "Stands in"}};
  Statement s(book, std::string(sql::doses_in_regimens));
  s.bind(1, parameter);
  while (s.executeStep()) {
    auto const text = [&](char const* name) { return text_or_empty(s, s.getColumnIndex(name)); };
    section.table.rows.push_back({text("drug"), text("dose"), text("stated_in"), text("document_id"), text("section"), text("item_id")});
  }
  section.heading = fmt::format("Inside regimens of findings and recommendations ({})", section.table.rows.size());
  return section;
}

}  // namespace

Section doses_section(Connection& book, std::string const& parameter) {
  Section section;
  section.part = "doses";
  section.table.columns = {{"drug", "Drug", Place::group},
                           {"dose", "Dose", Place::cell, true},
                           {"route", "Route"},
                           {"interval", "Interval", Place::cell, false, true},
                           {"basis", "Basis"},
                           {"use", "Use (our words)"},
                           {"population", "Population"},
                           {"document_id", "Document"},
                           {"section", "Section"},
                           {"note", "Note", Place::machine},
                           {"interval_raw", "Interval as printed", Place::machine},
                           {"dose_id", "Dose id", Place::machine}};
  Statement s(book, std::string(sql::doses));
  s.bind(1, parameter);
  while (s.executeStep()) {
    auto const text = [&](char const* name) { return text_or_empty(s, s.getColumnIndex(name)); };
    std::string const dose = text("dose_raw").empty() ? "" : text("dose_raw") + " " + text("unit");
    section.table.rows.push_back({text("drug"), dose, text("route"), text("interval"), text("basis"), text("use"), text("population"),
                                  text("document_id"), text("section"), text("note"), text("interval_raw"), text("dose_id")});
    if (!text("note").empty()) section.after.push_back("note on " + text("dose_id") + ": " + text("note"));
  }
  section.heading = fmt::format("Doses ({})", section.table.rows.size());
  return section;
}

Document doses(Connection& book, Filters const& typed, bool all_editions) {
  Document out;
  out.title = "Doses";
  out.facts.emplace_back("filters", "Filters", typed.description());
  Filters const filters = all_editions ? typed : current_editions(book, typed, out);
  std::string const parameter =
      fmt::format(R"({{"term":{},"document":{},"left_out":[{}]}})", filters.treatments.empty() ? "null" : std::to_string(filters.treatments[0]),
                  filters.document ? std::to_string(*filters.document) : "null", fmt::join(filters.left_out, ","));
  out.sections.push_back(doses_section(book, parameter));
  auto in_regimens = doses_in_regimens(book, parameter);
  bool const none = out.sections[0].table.rows.empty() && in_regimens.table.rows.empty();
  if (!in_regimens.table.rows.empty()) out.sections.push_back(std::move(in_regimens));
  if (none) out.notes.push_back("No document of this book states a dose, route or interval for this.");
  out.notes.push_back(
      "As documents state them: an empty cell is not stated there. po by mouth, iv into a vein, sc under the skin, im into a muscle.");
  return out;
}

}  // namespace query
