// query/edition_items.hpp - what an edition says, kind by kind, as items that can be matched. The identities stand in sql/diff_*.sql.
#pragma once
#include <cstdint>
#include <span>

#include "core/database/database.hpp"
#include "query/edition_match.hpp"

namespace query {

struct EditionKind {
  char const* part;     // stable key: "recommendations"
  char const* heading;  // for people
  char const* gone;     // what is said of an item that only the old edition has
  EditionItems (*read)(core::database::Connection& book, std::int64_t document);
};

std::span<EditionKind const> edition_kinds();

// Whether the populations of two items share patients.
bool share_patients(core::database::Connection& book, EditionItem const& a, EditionItem const& b);

}  // namespace query
