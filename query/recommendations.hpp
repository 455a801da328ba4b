// query/recommendations.hpp - recommendations that could apply to the patient or question of the filters, as grades and its table start from.
// Contradicted ones are left out; what the filters leave open is listed in each. Knows no layout.
#pragma once
#include <string>
#include <vector>

#include "query/filters.hpp"

namespace query {

struct Recommendation {
  std::string id, document, document_title, source_kind, table_no, cell_order, section, refs, category, condition, kind, regimen, direction, scale,
      grade, grade_label, level, strength, attributed_to, note, open, regulatory, population;
  bool specific = true;  // names a dimension of the filters
};

// By document and grade; ungraded ones last.
std::vector<Recommendation> find_recommendations(core::database::Connection& book, Filters const& filters);

}  // namespace query
