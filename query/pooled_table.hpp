// query/pooled_table.hpp - one meta-analysis in sections of a table for people and as a tree for programs. Knows no book: names and numbers come in.
#pragma once
#include <string>
#include <vector>

#include "core/table/document.hpp"
#include "core/table/tree.hpp"
#include "stats/meta_analysis.hpp"

namespace query {

struct PooledStudy {
  std::string id, name, quoted, source, total_n;  // quoted: as printed; may be empty
  double te = 0, se = 0;
  std::string reading{}, cut{};          // of a publication: what was read; what is said of the analysis
  std::string supplement{}, document{};  // the numbers of a supplement, apart from what it completes; where the numbers come from
};

std::string shown_effect(double te, bool ratio);                          // 0.57, "<0.01"; -0.300 where it is no ratio
std::string shown_interval(double low, double high, bool ratio);          // "0.46–0.71"
std::string shown_p(double p);                                            // "P=0.012", "P<0.001"
std::string shown_estimate(stats::Estimate const& estimate, bool ratio);  // "0.57 (0.46–0.71)"
std::string heterogeneity_line(stats::Heterogeneity const& heterogeneity);

core::table::Section models_section(stats::MetaAnalysis const& result, bool ratio, double level);
core::table::Section studies_section(std::vector<PooledStudy> const& studies, stats::MetaAnalysis const& result, bool ratio);
core::table::Tree::Members members_of(stats::Estimate const& estimate, bool ratio);
core::table::Tree::Members members_of(stats::MetaAnalysis const& result, bool ratio);

}  // namespace query
