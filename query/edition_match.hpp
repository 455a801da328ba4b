// query/edition_match.hpp - which item of the old edition is which of the new one. Knows identities as texts only: no database and no kinds of items.
// Nothing is guessed: where an identity has several candidates none of them is paired, and all are named.
#pragma once
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace query {

// One recommendation, definition, finding … of an edition.
struct EditionItem {
  std::string id, place, locator, subject, who;
  std::array<std::string, 3> identities;                       // strictest first; an empty one pairs nothing
  std::string population_id;                                   // where the loosest identity leaves the population open
  std::vector<std::pair<std::string, std::string>> aspects{};  // what can change: label, value
  std::string note{};                                          // said beside it, never compared
};
using EditionItems = std::vector<EditionItem>;

struct EditionMatch {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;  // indices old, new; in the order of the new edition
  std::vector<std::size_t> removed, added;                 // indices that stay alone
  std::vector<std::pair<std::size_t, std::size_t>> open;   // could be the same, but are not the only candidates
};

// `compatible` is asked for pairs of the loosest identity only. Items with equal content are paired first, in the order of the document.
EditionMatch match_editions(EditionItems const& old_items, EditionItems const& new_items,
                            std::function<bool(EditionItem const&, EditionItem const&)> const& compatible);

}  // namespace query
