// tests/schema/book_file_test.cpp - what is opened as a book and what is refused, with what was found, what was expected and the next step; same
// data, same bytes.
#include <catch2/catch.hpp>

#include <filesystem>

#include "core/error.hpp"
#include "importer/build.hpp"
#include "schema/book.hpp"
#include "tests/support/book.hpp"

namespace {

namespace fs = std::filesystem;

struct Refusal {
  std::string what, advice;
};

Refusal refusal(fs::path const& file) {
  try {
    auto book = schema::open(file);
    return {"opened", ""};
  } catch (core::Error const& e) {
    return {e.what(), e.advice()};
  }
}

// A copy of the shipped book, changed by SQL.
fs::path changed(support::TemporaryFolder const& folder, std::string const& sql) {
  fs::path const file = folder.path() / "book.db";
  fs::copy_file(support::shipped_book(), file);
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  auto book = core::database::open_for_writing(file);
  book.exec(sql);
  return file;
}

void check_refused(fs::path const& file, std::vector<std::string> const& said, std::string const& advised) {
  auto const [what, advice] = refusal(file);
  CHECK_THAT(what, Catch::Contains(file.string()));
  for (auto const& part : said) CHECK_THAT(what, Catch::Contains(part));
  CHECK_THAT(advice, Catch::Contains(advised));
}

}  // namespace

TEST_CASE("the shipped book opens, is sound and cannot be written through") {
  auto book = schema::open(support::shipped_book());
  CHECK(schema::property(book, "layout") == std::to_string(schema::layout_version));
  CHECK(schema::property(book, "content_hash").size() == 64);
  CHECK_NOTHROW(schema::check_consistency(book));
  CHECK_THROWS(book.exec("DELETE FROM finding"));
}

TEST_CASE("a database of another program is refused with the way to a book") {
  support::TemporaryFolder const folder;
  {
    auto other = core::database::create(folder.path() / "other.db");
    other.exec("CREATE TABLE t (x); PRAGMA application_id = 1234; PRAGMA user_version = 1;");
  }
  check_refused(folder.path() / "other.db", {"not of trialbook"}, "trialbook build");
}

TEST_CASE("a book of another layout is refused with both layouts and the command that rebuilds") {
  support::TemporaryFolder const folder;
  int const newer = schema::layout_version + 41;
  check_refused(changed(folder, "PRAGMA user_version = " + std::to_string(newer)),
                {"layout " + std::to_string(newer), "expects " + std::to_string(schema::layout_version)}, "trialbook build");
}

TEST_CASE("a truncated book is refused") {
  support::TemporaryFolder const folder;
  auto const size = fs::file_size(support::shipped_book());
  for (auto const kept : {size - 1, size / 2, std::uintmax_t{5000}, std::uintmax_t{100}}) {
    CAPTURE(kept);
    auto const bytes = support::read(support::shipped_book()).substr(0, kept);
    check_refused(folder.write("cut.db", bytes), {"cannot be read as a database"}, "complete");
  }
}

TEST_CASE("what is no database is refused") {
  support::TemporaryFolder const folder;
  check_refused(folder.write("text.db", "id,name\n1,2\n" + std::string(5000, 'x')), {"cannot be read as a database"}, "trialbook file");
  check_refused(folder.write("empty.db", ""), {"not of trialbook"}, "trialbook build");
  check_refused(folder.path() / "none.db", {"no such file"}, "trialbook build");
  CHECK_FALSE(fs::exists(folder.path() / "none.db"));
  CHECK_THAT(refusal(folder.path()).what, Catch::Contains("is a directory"));
}

TEST_CASE("the same data built twice are the same bytes") {
  support::TemporaryFolder const folder;
  fs::path const data = fs::path(TEST_SOURCE_DIR) / "data";
  importer::build(data, folder.path() / "one.db", {});
  importer::build(data, folder.path() / "two.db", {});
  CHECK((support::read(folder.path() / "one.db") == support::read(folder.path() / "two.db")));
  CHECK(support::read(folder.path() / "one.db").size() > 10000);
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 2);
}

TEST_CASE("a build does not replace a file that is no book") {
  support::TemporaryFolder const folder;
  folder.write("README.md", "mine");
  CHECK_THROWS_AS(importer::build(fs::path(TEST_SOURCE_DIR) / "data", folder.path() / "README.md", {}), core::Error);
  CHECK(support::read(folder.path() / "README.md") == "mine");
}

TEST_CASE("a build over an existing book replaces it, a build that fails leaves it as it was") {
  support::TemporaryFolder const folder;
  fs::path const data = fs::path(TEST_SOURCE_DIR) / "data", copy = folder.path() / "data", book = folder.path() / "book.db";
  fs::copy(data, copy, fs::copy_options::recursive);
  importer::build(copy, book, {});
  auto const before = support::read(book);
  CHECK(before.size() > 10000);
  folder.write("data/trials.csv", support::read(copy / "trials.csv") + "x\n");
  CHECK_THROWS_AS(importer::build(copy, book, {}), core::InputError);
  CHECK((support::read(book) == before));
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 2);
}

TEST_CASE("the content hash follows the content and not the derived tables") {
  support::TemporaryFolder const folder;
  auto const seal = [&](std::string const& name, std::string const& sql) {
    auto const file = changed(folder, sql);
    auto book = core::database::open_for_writing(file);
    schema::seal(book, folder.path() / name);
    auto sealed = schema::open(folder.path() / name);
    fs::remove(file);
    return schema::property(sealed, "content_hash");
  };
  auto shipped = schema::open(support::shipped_book());
  auto const original = schema::property(shipped, "content_hash");
  CHECK(seal("same", "") == original);
  CHECK(seal("derived", "DELETE FROM population_fit") == original);
  CHECK(seal("note", "UPDATE finding SET note = 'changed' WHERE id = 1") != original);
  CHECK(seal("null", "UPDATE finding SET note = '' WHERE note IS NULL") != original);
}
