// query/passage.hpp - the passage behind one finding, claim, recommendation or other item with a place, from the user's own copy of its document,
// with the item's numbers marked. Throws core::UsageError for ids that are no such item.
#pragma once
#include <cstddef>
#include <string>

#include "core/database/database.hpp"
#include "core/table/document.hpp"
#include "core/text/normal_text.hpp"
#include "schema/vocabulary.hpp"

namespace query {

struct Passage {
  core::table::Document document;
  std::size_t misses = 0;  // numbers not found, spans missing or ambiguous
};

// The place of `id` is known to the book: asked before a file is read.
void check_has_place(core::database::Connection& book, schema::Vocabulary const& vocabulary, std::string const& id);

Passage passage(core::database::Connection& book, std::string const& id, core::text::NormalText const& copy);

}  // namespace query
