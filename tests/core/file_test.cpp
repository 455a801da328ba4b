// tests/core/file_test.cpp - either the old or the new content, nothing half, no stray files; what is shown follows core/database/file.hpp.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

#include "core/database/file.hpp"
#include "core/error.hpp"
#include "tests/support/book.hpp"

namespace {

namespace fs = std::filesystem;
using core::database::Replacement;
using core::database::write_file;

std::vector<std::string> names_in(fs::path const& folder) {
  std::vector<std::string> out;
  for (auto const& entry : fs::directory_iterator(folder)) out.push_back(entry.path().filename().string());
  std::sort(out.begin(), out.end());
  return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a written file holds all bytes, replaces the old content and leaves nothing beside it") {
  support::TemporaryFolder const folder;
  std::string const bytes("a\0b\r\n\xFF", 6);
  write_file(folder.path() / "f", "old and longer content");
  write_file(folder.path() / "f", bytes);
  CHECK(core::database::read_file(folder.path() / "f") == bytes);
  CHECK(names_in(folder.path()) == Names{"f"});
}

TEST_CASE("a directory as target is refused and keeps its content") {
  support::TemporaryFolder const folder;
  fs::create_directory(folder.path() / "d");
  write_file(folder.path() / "d" / "inside", "kept");
  CHECK_THROWS_AS(write_file(folder.path() / "d", "new"), core::Error);
  CHECK(core::database::read_file(folder.path() / "d" / "inside") == "kept");
  CHECK(names_in(folder.path()) == Names{"d"});
}

TEST_CASE("a target in a folder that does not exist is refused with the path") {
  support::TemporaryFolder const folder;
  CHECK_THROWS_WITH(write_file(folder.path() / "no" / "f", "new"), Catch::Contains("/no/f: cannot be written"));
  CHECK(names_in(folder.path()).empty());
}

TEST_CASE("a device that is full is an error and not silence") { CHECK_THROWS_AS(write_file("/dev/full", "new"), core::Error); }

TEST_CASE("reading says why it cannot: missing, or a directory") {
  support::TemporaryFolder const folder;
  CHECK_THROWS_WITH(core::database::read_file(folder.path() / "none"), Catch::Contains("none"));
  CHECK_THROWS_WITH(core::database::read_file(folder.path()), Catch::Contains("is a directory"));
}

TEST_CASE("a replacement that is committed becomes the target and leaves no stray files") {
  support::TemporaryFolder const folder;
  folder.write("book.db", "old");
  {
    Replacement replacement(folder.path() / "book.db");
    write_file(replacement.path(), "new");
    for (char const* side : {"-journal", "-wal", "-shm", ".vacuum", ".vacuum-journal"}) write_file(replacement.path().string() + side, "x");
    CHECK(support::read(folder.path() / "book.db") == "old");
    replacement.commit();
  }
  CHECK(support::read(folder.path() / "book.db") == "new");
  CHECK(names_in(folder.path()) == Names{"book.db"});
}

TEST_CASE("a replacement that is not committed leaves the target as it was and no stray files") {
  support::TemporaryFolder const folder;
  folder.write("book.db", "old");
  {
    Replacement const replacement(folder.path() / "book.db");
    write_file(replacement.path(), "half");
  }
  CHECK(support::read(folder.path() / "book.db") == "old");
  CHECK(names_in(folder.path()) == Names{"book.db"});
}

TEST_CASE("left-overs of a killed writer are removed by the next one") {
  support::TemporaryFolder const folder;
  folder.write("book.db.new", "half");
  folder.write("book.db.new-journal", "half");
  folder.write("book.db.lock", "");
  { Replacement const replacement(folder.path() / "book.db"); }
  CHECK(names_in(folder.path()).empty());
}

TEST_CASE("a second replacement of the same target refuses while the first lives, and does not disturb it") {
  support::TemporaryFolder const folder;
  folder.write("book.db", "old");
  {
    Replacement first(folder.path() / "book.db");
    write_file(first.path(), "new");
    CHECK_THROWS_WITH(Replacement(folder.path() / "book.db"), Catch::Contains("another trialbook is writing"));
    CHECK_THROWS_WITH(Replacement(folder.path() / "book.db"), Catch::Contains("another trialbook is writing"));
    CHECK_NOTHROW(Replacement(folder.path() / "other.db"));
    first.commit();
  }
  CHECK(support::read(folder.path() / "book.db") == "new");
  CHECK_NOTHROW(Replacement(folder.path() / "book.db"));
  CHECK(names_in(folder.path()) == Names{"book.db"});
}

TEST_CASE("a replacement of a directory or in a missing folder is refused without a trace") {
  support::TemporaryFolder const folder;
  fs::create_directory(folder.path() / "d");
  CHECK_THROWS_AS(Replacement(folder.path() / "d"), core::Error);
  CHECK_THROWS_AS(Replacement(folder.path() / "no" / "book.db"), core::Error);
  CHECK(names_in(folder.path()) == Names{"d"});
}

TEST_CASE("a link stays a link, and what it leads to is replaced") {
  support::TemporaryFolder const folder, other;
  other.write("book.db", "old");
  fs::create_symlink(other.path() / "book.db", folder.path() / "link.db");
  {
    Replacement replacement(folder.path() / "link.db");
    write_file(replacement.path(), "new");
    CHECK_THROWS_WITH(Replacement(other.path() / "book.db"), Catch::Contains("another trialbook is writing"));
    replacement.commit();
  }
  CHECK(fs::is_symlink(folder.path() / "link.db"));
  CHECK(support::read(other.path() / "book.db") == "new");
  write_file(folder.path() / "link.db", "newer");
  CHECK(fs::is_symlink(folder.path() / "link.db"));
  CHECK(support::read(other.path() / "book.db") == "newer");
  CHECK(names_in(folder.path()) == Names{"link.db"});
  CHECK(names_in(other.path()) == Names{"book.db"});
}

TEST_CASE("a private file stays private when it is replaced") {
  support::TemporaryFolder const folder;
  fs::permissions(folder.write("book.db", "old"), fs::perms::owner_read | fs::perms::owner_write);
  {
    Replacement replacement(folder.path() / "book.db");
    write_file(replacement.path(), "new");
    replacement.commit();
  }
  CHECK(fs::status(folder.path() / "book.db").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a file beyond the limit is not read") {
  support::TemporaryFolder const folder;
  folder.write("f", "12345");
  CHECK(core::database::read_file(folder.path() / "f", 5) == "12345");
  CHECK_THROWS_WITH(core::database::read_file(folder.path() / "f", 4), Catch::Contains("too large"));
}
