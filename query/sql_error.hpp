// query/sql_error.hpp - what is wrong with a typed SQL statement, as people read it: line and column, the line with a caret under the place, and the
// nearest names. Runs nothing.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "core/database/database.hpp"
#include "core/error.hpp"

namespace query {

inline constexpr std::string_view read_only_advice = "one SELECT at a time; own evidence goes in with: trialbook import";

// `place` is a byte of the statement, npos when it is not known.
core::UsageError sql_error(std::string const& sql, std::size_t place, std::string const& what, std::string_view advice);

// For "no such column: efect" and the like: "did you mean 'effect_raw'?", and where all names stand.
std::string near_name(core::database::Connection& book, std::string const& said, std::string const& sql);

std::string view_advice(core::database::Connection& book, std::string const& view);

}  // namespace query
