// schema/text_index.cpp - one pass over the texts, one prepared insert; equal texts in a row are folded once.
#include "schema/text_index.hpp"

#include "core/text/words.hpp"

namespace schema {

using core::database::Connection;
using core::database::Statement;

void derive_text_index(Connection& book) {
  book.exec("DELETE FROM search_text");
  Statement texts(book, "SELECT kind, id, field, text FROM v_text");
  Statement insert(book, "INSERT INTO search_text (kind, item, field, words) VALUES (?1, ?2, ?3, ?4)");
  std::string last, words;
  while (texts.executeStep()) {
    if (std::string text = texts.getColumn(3).getString(); text != last) {
      words = core::text::spaced_words(text);
      last = std::move(text);
    }
    if (words.empty()) continue;
    for (int i = 0; i < 3; ++i) insert.bind(i + 1, texts.getColumn(i).getString());
    insert.bind(4, words);
    insert.exec();
    insert.reset();
  }
  book.exec("INSERT INTO search_index (search_index) VALUES ('rebuild')");
}

}  // namespace schema
