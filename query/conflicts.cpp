// query/conflicts.cpp - puts the sections together; those about findings and doses have files of their own.
#include "query/conflicts.hpp"

#include <fmt/format.h>

#include "query/editions.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::database::text_or_empty;
using core::table::Document;
using core::table::Section;

// Directions that are opposed and words of strength that are not the table's grade, as two sections.
std::pair<Section, Section> conflicts_of_recommendations(Connection& book, std::string const& parameter) {
  auto directions = conflict_section("directions", "Recommendation"), wordings = conflict_section("wordings", "Recommendation");
  Statement s(book, std::string(sql::conflicts_recommendations));
  s.bind(1, parameter);
  while (s.executeStep()) {
    auto const text = [&](std::string const& name) { return text_or_empty(s, s.getColumnIndex(name.c_str())); };
    auto const side = [&](std::string const& which) {
      return fmt::format("{} ({}): {}", text("says_" + which), text("source_" + which), text("population_" + which));
    };
    bool const direction = text("kind") == "direction";
    auto& section = direction ? directions : wordings;
    add_conflict(section, text("intervention"), direction ? "direction differs" : "wording differs", {side("a"), text("document_a"), text("id_a")},
                 {side("b"), text("document_b"), text("id_b")});
  }
  directions.heading = fmt::format("For here, against there ({})", directions.table.rows.size());
  wordings.heading = fmt::format("A table's grade and running text ({})", wordings.table.rows.size());
  wordings.after.push_back("A word of strength in running text is not a grade: these pairs are to be read, not to be resolved by the program.");
  return {std::move(directions), std::move(wordings)};
}

}  // namespace

Section conflict_section(std::string const& part, std::string const& what) {
  using core::table::Place;
  Section section;
  section.part = part;
  section.table.columns = {{"what", what, Place::group},
                           {"field", "What differs"},
                           {"one_says", "One place says"},
                           {"other_says", "Another says"},
                           {"document_one", "Document", Place::machine},
                           {"document_other", "Document", Place::machine},
                           {"id_one", "Id", Place::machine},
                           {"id_other", "Id", Place::machine}};
  return section;
}

void add_conflict(Section& section, std::string const& what, std::string const& field, ConflictSide const& one, ConflictSide const& other) {
  section.table.rows.push_back(
      {what, field, one.document + ": " + one.says, other.document + ": " + other.says, one.document, other.document, one.id, other.id});
}

Document conflicts(Connection& book, Filters const& typed, bool all_editions) {
  Document out;
  out.title = "Conflicts";
  out.facts.emplace_back("filters", "Filters", typed.description());
  Filters const filters = all_editions ? typed : current_editions(book, typed, out);
  std::string endpoints;
  for (auto const id : filters.endpoints) endpoints += (endpoints.empty() ? "" : ",") + std::to_string(id);
  std::string const parameter =
      fmt::format(R"({{"trial":{},"term":{},"endpoints":[{}],"left_out":[{}]}})", filters.trial ? std::to_string(*filters.trial) : "null",
                  filters.treatments.empty() ? "null" : std::to_string(filters.treatments[0]), endpoints, fmt::join(filters.left_out, ","));
  out.sections = conflicts_of_findings(book, parameter);
  if (!filters.trial && filters.endpoints.empty()) {  // these belong to no trial and no endpoint
    out.sections.push_back(conflicts_of_doses(book, parameter));
    auto [directions, wordings] = conflicts_of_recommendations(book, parameter);
    out.sections.push_back(std::move(directions));
    out.sections.push_back(std::move(wordings));
  }
  out.notes.push_back("Two places differ when no one value could be rounded to both. Which of them is right, only the sources can say.");
  return out;
}

}  // namespace query
