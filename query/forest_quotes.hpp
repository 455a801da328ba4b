// query/forest_quotes.hpp - quoted findings for a forest plot: as printed beside the ratio experimental over control, with marks for what was turned
// or derived. Knows no model and no group.
#pragma once
#include <string>
#include <vector>

#include "core/database/database.hpp"
#include "query/forest.hpp"
#include "query/phrases.hpp"

namespace query {

struct QuotedRatio {
  ResultRow row;
  std::string total_n, event;
  std::string why_not;  // why it cannot be drawn; empty: it can
};

std::vector<QuotedRatio> quoted_ratios(core::database::Connection& book, std::vector<std::string> const& finding_ids);

// The line of a finding that can be drawn. `drawn` collects which marks were used, for the footer.
struct Marks {
  bool turned = false, derived = false, audit = false;
};
ForestLine line_of(QuotedRatio const& quoted, Marks& used);
void explain(Marks const& used, std::vector<std::string>& footer);

// The arms under a line, and what else tells two lines of one trial apart.
std::vector<std::string> detail_of(ResultRow const& row, bool with_population);

}  // namespace query
