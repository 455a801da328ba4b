// tests/schema/text_index_test.cpp - the full-text index holds every text of the book, agrees with its table, and follows a change.
#include <catch2/catch.hpp>

#include "core/text/words.hpp"
#include "schema/book.hpp"
#include "tests/support/book.hpp"

namespace {

namespace fs = std::filesystem;

core::database::Connection copy_of_book(support::TemporaryFolder const& folder) {
  fs::path const file = folder.path() / "book.db";
  fs::copy_file(support::shipped_book(), file);
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  return core::database::open_for_writing(file);
}

}  // namespace

TEST_CASE("each text of the book stands in the index with its words, and nothing else does") {
  auto book = schema::open(support::shipped_book());
  CHECK(support::value(book, "SELECT count(*) FROM search_text") == support::value(book, "SELECT count(*) FROM v_text"));
  core::database::Statement rows(
      book, "SELECT v.text, s.words FROM v_text v LEFT JOIN search_text s ON s.kind = v.kind AND s.item = v.id AND s.field = v.field");
  while (rows.executeStep()) CHECK(core::text::spaced_words(rows.getColumn(0).getString()) == rows.getColumn(1).getString());
}

TEST_CASE("the stock tokenizer sees the same words as the program") {
  auto book = schema::open(support::shipped_book());
  core::database::Statement rows(book, "SELECT id, words FROM search_text");
  core::database::Statement find(book, "SELECT count(*) FROM search_index WHERE search_index MATCH ?1 AND rowid = ?2");
  std::size_t n = 0;
  while (rows.executeStep()) {
    std::string const words = rows.getColumn(1).getString();
    CAPTURE(words);
    find.reset();
    find.bind(1, "\"" + words + "\"");
    find.bind(2, rows.getColumn(0).getInt64());
    REQUIRE(find.executeStep());
    CHECK(find.getColumn(0).getInt() == 1);
    ++n;
  }
  CHECK(n > 1000);
}

TEST_CASE("the index proves itself, and finds a note that was changed after deriving again") {
  support::TemporaryFolder const folder;
  auto book = copy_of_book(folder);
  CHECK_NOTHROW(book.exec("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"));
  book.exec("UPDATE finding SET note = 'ein Zebra, 斑馬' WHERE id = 1");
  schema::derive(book);
  CHECK_NOTHROW(book.exec("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"));
  CHECK(support::value(book, "SELECT s.kind FROM search_index i JOIN search_text s ON s.id = i.rowid WHERE search_index MATCH '\"斑 马\"'") ==
        "note");
}
