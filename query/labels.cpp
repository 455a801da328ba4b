// query/labels.cpp - all labels at once: an answer holds few, but looking each up would be a question a cell.
#include "query/labels.hpp"

#include "query/sql.hpp"

namespace query {

void add_labels(core::database::Connection& book, core::language::PhraseBook& phrases) {
  core::database::Statement s(book, std::string(sql::labels));
  while (s.executeStep()) phrases.add_label(s.getColumn(0).getString(), s.getColumn(1).getString());
}

}  // namespace query
