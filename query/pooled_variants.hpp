// query/pooled_variants.hpp - the same studies pooled in other ways, in sections for people and trees for programs: without each study in turn, and
// in subgroups with the test of interaction. Knows no book.
#pragma once
#include <string>
#include <vector>

#include "core/table/document.hpp"
#include "query/pooled_table.hpp"

namespace query {

struct Variants {
  bool leave_one_out = false;
  std::string subgroup_column;  // of a user's own file; empty: none
};

// Adds a section to `out` and what programs read to `members`. One study: says that nothing can be left out.
void add_leave_one_out(std::vector<PooledStudy> const& studies, bool ratio, stats::Options const& options, core::table::Document& out,
                       core::table::Tree::Members& members);

// `groups` has the subgroup of each study, two different ones at least. Each subgroup has its own tau².
void add_subgroups(std::vector<PooledStudy> const& studies, std::vector<std::string> const& groups, std::string const& column, bool ratio,
                   stats::Options const& options, core::table::Document& out, core::table::Tree::Members& members);

}  // namespace query
