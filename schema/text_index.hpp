// schema/text_index.hpp - fills the full-text index from v_text. The folding of words is the program's, so the index is written by it and not by a
// .sql file; the tokenizer is SQLite's own. Derived: rebuilt whole, the same texts give the same bytes.
#pragma once
#include "core/database/database.hpp"

namespace schema {

void derive_text_index(core::database::Connection& book);

}  // namespace schema
