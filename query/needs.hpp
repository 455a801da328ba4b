// query/needs.hpp - the findings inside the filters that have no usable standard error, and what each lacks: for pooling, an interval or an exact P.
// The same table as CSV is a supplement to be filled in (import --supplement). Computes nothing.
#pragma once
#include "core/table/document.hpp"
#include "query/filters.hpp"

namespace query {

core::table::Document needs(core::database::Connection& book, Filters const& filters);

}  // namespace query
