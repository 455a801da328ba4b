// query/indirect.hpp - anchored indirect comparisons as an answer: both edges with their trials, the estimate, direct evidence beside it. Never
// without a common comparator: throws core::Error that says what either side was compared with.
#pragma once
#include <string>
#include <vector>

#include "core/database/database.hpp"
#include "core/table/document.hpp"
#include "query/anchored.hpp"
#include "query/pool.hpp"

namespace query {

struct IndirectQuestion {
  std::string a, b;  // as typed: nodes, or treatments that a regimen holds
  AnchorChoices anchor;
};

core::table::Document indirect_own(std::vector<NamedContrast> const& contrasts, bool ratios, IndirectQuestion const& question, Model const& model);
core::table::Document indirect(core::database::Connection& book, schema::Vocabulary const& vocabulary, Filters const& filters,
                               PoolingChoices const& choices, IndirectQuestion const& question, Model const& model);

}  // namespace query
