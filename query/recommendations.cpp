// query/recommendations.cpp - the rows of sql/grades.sql.
#include "query/recommendations.hpp"

#include "query/sql.hpp"

namespace query {

std::vector<Recommendation> find_recommendations(core::database::Connection& book, Filters const& filters) {
  core::database::Statement s(book, std::string(sql::grades));
  s.bind(1, filters.json());
  std::vector<Recommendation> out;
  while (s.executeStep()) {
    auto const text = [&](char const* name) { return core::database::text_or_empty(s, s.getColumnIndex(name)); };
    out.push_back({text("recommendation_id"),
                   text("document_id"),
                   text("document_title"),
                   text("source_kind"),
                   text("table_no"),
                   text("cell_order"),
                   text("section"),
                   text("refs"),
                   text("category"),
                   text("condition"),
                   text("intervention_kind"),
                   text("regimen"),
                   text("direction"),
                   text("scale_id"),
                   text("grade"),
                   text("grade_label_en").empty() ? "" : text("grade_label_en") + " (" + text("grade_label_zh") + ")",
                   text("level"),
                   text("strength_wording"),
                   text("attributed_to"),
                   text("note"),
                   text("open_conditions"),
                   text("regulatory"),
                   text("population"),
                   text("specific") == "1" || filters.axes.empty()});
  }
  return out;
}

}  // namespace query
