// query/labels.hpp - the Chinese labels of a book (drugs, regimens, populations, endpoints, grades) for a phrase book.
#pragma once
#include "core/database/database.hpp"
#include "core/language/phrase_book.hpp"

namespace query {

void add_labels(core::database::Connection& book, core::language::PhraseBook& phrases);

}  // namespace query
