// query/pool.hpp - pooled effects as an answer: from a user's own studies, or from a book in groups of one question each. Quoted numbers stay as
// printed, computed ones say so and carry their model. Refuses, row by row, what must not be pooled.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/database/database.hpp"
#include "core/table/document.hpp"
#include "query/pooled_variants.hpp"
#include "query/study_effects.hpp"
#include "stats/meta_analysis.hpp"

namespace query {

struct Model {
  std::string profile = "trialbook";
  stats::Options options;
};

// "REML, Hartung-Knapp with variance correction, 95%": what stands in the foot of every pooled answer.
std::string describe(Model const& model);

struct OwnStudy {
  std::string study;
  double te = 0, se = 0;
  std::string subgroup{};
};

// `ratios`: te is the logarithm of a ratio, and people read the ratio. Throws stats::BadStudy for a study that cannot be used, core::UsageError for
// subgroups of which there is only one.
core::table::Document pool_own(std::vector<OwnStudy> const& studies, bool ratios, Model const& model, Variants const& variants = {});

core::table::Document pool(core::database::Connection& book, Filters const& filters, PoolingChoices const& choices, Model const& model,
                           Variants const& variants = {});

// Studies of one question, as pool() groups them: the same endpoint, line, subtype, assessor and pair of nodes.
struct StudyGroup {
  std::string stratum, treatment, comparator;
  std::vector<StudyRow> rows;
};
std::vector<StudyGroup> groups_of(std::vector<StudyRow> const& rows);

// Parts of an answer that networks and indirect comparisons share.
core::table::Section single_studies(std::vector<StudyGroup> const& groups);  // those with one study
std::string described_sources(Filters const& filters);
std::string described_choice(PoolingChoices const& choices);
void add_left_out(std::vector<LeftOut> const& left_out, core::table::Document& out);  // what was passed over for another finding stands apart
void add_choices(Filters const& filters, PoolingChoices const& choices, core::table::Document& out);

}  // namespace query
