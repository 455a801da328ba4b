// tests/cli/damaged_book_test.cpp - a book that is none, or no longer one: exit 1, the file is named, a next step is given, and nothing is called a
// fault of the program.
#include <sys/stat.h>
#include <catch2/catch.hpp>

#include "core/database/database.hpp"
#include "tests/cli/workplace.hpp"

namespace {

using Words = std::vector<std::string>;

void check_refused(Words words, std::string const& file) {
  words.insert(words.end(), {"--db", file});
  auto const ran = support::run(words);
  CAPTURE(words, ran.err);
  CHECK(ran.exit_code == 1);
  CHECK(ran.out == "");
  CHECK(contains(ran.err, file));
  CHECK(contains(ran.err, "\n    "));  // the next step
  CHECK_FALSE(contains(ran.err, "fault of trialbook"));
}

void check_refused_by_all(std::string const& file) {
  for (auto const& words : {Words{"grades", "--subtype", "HR+/HER2-"}, Words{"compare", "PFS"}, Words{"show", "MONALEESA-3"},
                            Words{"verify", "abc-china-2024=text.txt"}, Words{"import", hard_quotes("myeloma-targeted-review").string()}})
    check_refused(words, file);
}

void write_zeros(std::string& bytes, double from, double to) {
  auto const at = static_cast<std::size_t>(from * static_cast<double>(bytes.size())),
             end = static_cast<std::size_t>(to * static_cast<double>(bytes.size()));
  std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.begin() + static_cast<std::ptrdiff_t>(end), '\0');
}

}  // namespace

TEST_CASE("what is not a trialbook database is refused by every reader and by import") {
  Workplace const place;
  place.write("text.txt", "text");
  place.write("words.db", "these are words, no database");
  place.write("empty.db", "");
  std::filesystem::create_directory("folder.db");
  core::database::create("other.db").exec("CREATE TABLE finding (id INTEGER)");
  for (std::string const file : {"words.db", "empty.db", "folder.db", "other.db"}) check_refused_by_all(file);
  CHECK(support::read("words.db") == "these are words, no database");
  CHECK(place.names() == Words{"empty.db", "folder.db", "other.db", "text.txt", "words.db"});
}

TEST_CASE("a missing book is refused by every reader, with the command that makes one") {
  Workplace const place;
  place.write("text.txt", "text");
  for (auto const& words : {Words{"grades"}, Words{"compare", "PFS"}, Words{"show", "MONALEESA-3"}, Words{"verify", "abc-china-2024=text.txt"}})
    check_refused(words, "missing.db");
  CHECK(contains(support::run({"grades", "--db", "missing.db"}).err, "trialbook build"));
}

TEST_CASE("another layout is refused with the one found, the one expected and what rebuilds it") {
  Workplace const place;
  place.write("text.txt", "text");
  std::filesystem::copy_file(support::shipped_book(), "old.db");
  core::database::open_for_writing("old.db").exec("PRAGMA user_version = 7777");
  check_refused_by_all("old.db");
  auto const ran = support::run({"grades", "--db", "old.db"});
  CHECK(contains(ran.err, "layout 7777"));
  CHECK(contains(ran.err, "trialbook build"));
}

TEST_CASE("a truncated book is refused") {
  auto const whole = support::read(support::shipped_book());
  for (std::size_t const size : {std::size_t{50}, std::size_t{4096}, whole.size() / 2, whole.size() - 4096, whole.size() - 1}) {
    Workplace const place;
    place.write("text.txt", "text");
    place.write("cut.db", whole.substr(0, size));
    CAPTURE(size, whole.size());
    check_refused_by_all("cut.db");
  }
}

TEST_CASE("a book with a damaged inside is refused by name, not with a plea to report a fault") {
  Workplace const place;
  place.write("text.txt", "text");
  auto bytes = support::read(support::shipped_book());
  write_zeros(bytes, 0.1, 0.9);
  place.write("damaged.db", bytes);
  check_refused_by_all("damaged.db");
}

TEST_CASE("a pipe is refused instead of waited for, and a grown file is not taken for a whole one") {
  Workplace const place;
  place.write("text.txt", "text");
  REQUIRE(::mkfifo("pipe.db", 0600) == 0);
  place.write("grown.db", support::read(support::shipped_book()) + std::string(4096, '\0'));
  for (std::string const file : {"pipe.db", "grown.db"}) check_refused_by_all(file);
}

TEST_CASE("a book that another program has locked is said to be locked, and stays as it was") {
  Workplace const place;
  place.write("text.txt", "text");
  std::filesystem::copy_file(support::shipped_book(), "locked.db");
  auto const before = support::read("locked.db");
  auto other = core::database::open_for_writing("locked.db");
  other.exec("BEGIN EXCLUSIVE");
  for (auto const& words : {Words{"show", "MONALEESA-3"}, Words{"import", hard_quotes("myeloma-targeted-review").string()}}) {
    check_refused(words, "locked.db");
    auto line = words;
    line.insert(line.end(), {"--db", "locked.db"});
    CHECK(contains(support::run(line).err, "locked by another program"));
  }
  CHECK((support::read("locked.db") == before));
}

TEST_CASE("a book of a newer layout is not told to be rebuilt over") {
  Workplace const place;
  std::filesystem::copy_file(support::shipped_book(), "newer.db");
  core::database::open_for_writing("newer.db").exec("PRAGMA user_version = 7777");
  CHECK(contains(support::run({"grades", "--db", "newer.db"}).err, "newer trialbook"));
}
