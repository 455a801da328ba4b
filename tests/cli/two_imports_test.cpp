// tests/cli/two_imports_test.cpp - two writers of one book: the second is told to wait, and what the first wrote stays. A lock held by the test and a
// named pipe as input put them in order, without a clock.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <future>

#include "schema/book.hpp"
#include "tests/cli/workplace.hpp"

namespace {

using Words = std::vector<std::string>;

std::string const denosumab = hard_quotes("denosumab-review").string(), myeloma = hard_quotes("myeloma-targeted-review").string();

std::string documents_of(std::string const& book) {
  auto opened = schema::open(book);
  return support::value(opened, "SELECT group_concat(document_id, ' ') FROM (SELECT document_id FROM v_document ORDER BY document_id)");
}

}  // namespace

TEST_CASE("an import beside another one exits 1, says so and changes nothing") {
  Workplace const place;
  REQUIRE(support::run({"import", myeloma, "--db", "book.db"}).exit_code == 0);
  auto const before = support::read("book.db");
  int const lock = ::open("book.db.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  REQUIRE(::flock(lock, LOCK_EX) == 0);
  auto const ran = support::run({"import", denosumab, "--db", "book.db"});
  CHECK(ran.exit_code == 1);
  CHECK(contains(ran.err, "another trialbook is writing"));
  CHECK(contains(ran.err, "book.db"));
  CHECK(contains(ran.err, "wait"));
  CHECK((support::read("book.db") == before));
  CHECK(place.names() == Words{"book.db", "book.db.lock"});
  ::close(lock);
}

TEST_CASE("a lock that a killed import left behind holds nobody up") {
  Workplace const place;
  place.write("book.db.lock", "");
  place.write("book.db.new", "half");
  CHECK(support::run({"import", myeloma, "--db", "book.db"}).exit_code == 0);
  CHECK(place.names() == Words{"book.db"});
}

TEST_CASE("readers answer while an import holds the lock") {
  Workplace const place;
  REQUIRE(support::run({"import", myeloma, "--db", "book.db"}).exit_code == 0);
  int const lock = ::open("book.db.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  REQUIRE(::flock(lock, LOCK_EX) == 0);
  CHECK(support::run({"show", "hard-myeloma:krd-mrd-progression", "--db", "book.db"}).exit_code == 0);
  ::close(lock);
}

TEST_CASE("two imports that start a book together keep the rows of both, or the second says so") {
  Workplace const place;
  REQUIRE(::mkfifo("slow.csv", 0600) == 0);
  auto second = std::async(std::launch::async, [] { return support::run({"import", "slow.csv", "--document", "slow", "--db", "book.db"}); });
  int const pipe = ::open("slow.csv", O_WRONLY | O_CLOEXEC);  // returns when the second import reads its rows: it has looked for the book by then
  REQUIRE(support::run({"import", denosumab, "--db", "book.db"}).exit_code == 0);
  auto const rows = support::read(myeloma + "/results.csv");
  CHECK(::write(pipe, rows.data(), rows.size()) == static_cast<ssize_t>(rows.size()));
  ::close(pipe);
  auto const ran = second.get();
  CAPTURE(ran.exit_code, ran.out, ran.err);
  CHECK(contains(documents_of("book.db"), "hard-denosumab"));
  if (ran.exit_code == 0) CHECK(contains(documents_of("book.db"), "slow"));
}
