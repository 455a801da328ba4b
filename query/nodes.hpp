// query/nodes.hpp - which arms count as the same treatment when effects are pooled: a node is a regimen at drug level, doses and placebo included.
// Wider nodes are the user's recorded decision: --lump class:cdk46-inhibitor, --lump dose, --lump placebo, --lump choice. Physician's choice is
// one node an option set.
#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/database/database.hpp"
#include "schema/vocabulary.hpp"

namespace query {

struct Lumps {
  std::vector<std::int64_t> classes;
  bool doses = false, placebo = false, choice = false;
  std::vector<std::string> typed;  // as the user wrote them, for the head of the answer
  bool any() const { return !typed.empty(); }
};

// "class:cdk46-inhibitor" (or the class by any name), "dose", "placebo", "choice". An unknown value throws core::UsageError with the nearest names.
Lumps read_lumps(schema::Vocabulary const& vocabulary, std::vector<std::string> const& typed);

// Regimen id → name of its node.
std::map<std::int64_t, std::string> nodes_of(core::database::Connection& book, std::set<std::int64_t> const& regimens, Lumps const& lumps);

}  // namespace query
