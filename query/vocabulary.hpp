// query/vocabulary.hpp - what can be typed as a filter, and how much evidence each value gives. The counts come from the statements of compare and
// grades themselves, with the filter as it would be typed, so they are what these commands show. Knows no options of a command line beyond their
// names.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/table/document.hpp"
#include "schema/vocabulary.hpp"

namespace query {

struct FilterKind {
  std::string_view name;    // "line": as in `vocabulary line` and --line
  std::string_view option;  // the option that takes its values; empty: endpoints of compare, codes that are no filter
  std::string_view what;
};

std::span<FilterKind const> filter_kinds();

struct FilterValue {
  std::string value, label_en, label_zh, names, parents;
};

// Throws core::UsageError for an unknown kind, with the nearest and the list. Not for grade and level, whose codes are no filters.
std::vector<FilterValue> filter_values(core::database::Connection& book, std::string const& kind);

// The kinds with how many values each has.
core::table::Document vocabulary_kinds(core::database::Connection& book);

// The values of one kind with their counts; without `all` only values that some finding, claim or recommendation speaks of.
core::table::Document vocabulary_values(core::database::Connection& book, schema::Vocabulary const& vocabulary, std::string const& kind, bool all);

}  // namespace query
