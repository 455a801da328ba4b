// query/forest.hpp - what a forest plot shows, line by line, in English: headings, studies, pooled effects, notes. From a book by its filters, or
// from a user's own studies. Knows no picture. What may not be pooled is shown with equal squares and no diamond; what cannot be drawn is named in
// the footer. Throws core::Error when there is no ratio to draw, stats::BadStudy for an impossible study.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/database/database.hpp"
#include "query/pool.hpp"

namespace query {

struct ForestLine {
  enum class Kind { heading, study, pooled, prediction, note };
  Kind kind = Kind::study;
  std::string label;                // trial or model; of headings and notes the whole text
  std::vector<std::string> detail;  // what stands under it: arms, patients
  std::string n, quoted, effect, weight_common, weight_random;
  std::optional<double> estimate, low, high;  // as shown on the axis: ratios, not their logarithms
  double share = 0;                           // of the largest weight of its group; 0: not weighted
  bool hollow = false;                        // no interval is known
  double se = 0;                              // 0: not known
};

struct Forest {
  std::string title;
  std::vector<std::string> banners;
  bool ratio = true, quotes = false, weighted = false;
  std::string effect_head, axis_label, favours_low, favours_high;
  std::vector<ForestLine> lines;
  std::vector<std::string> footer;
};

enum class ForestOrder { as_given, precision, name };

struct ForestChoices {
  PoolingChoices pooling;
  Model model;
  ForestOrder order = ForestOrder::as_given;
  bool pooled = true;
};

Forest forest_of_own(std::vector<OwnStudy> const& studies, bool ratios, ForestChoices const& choices);
Forest forest(core::database::Connection& book, Filters const& filters, ForestChoices const& choices);

}  // namespace query
