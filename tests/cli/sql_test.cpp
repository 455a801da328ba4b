// tests/cli/sql_test.cpp - the user's own SQL from the line, a file and standard input; what goes to stderr and which exit code.
#include <fcntl.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "tests/cli/csv_rows.hpp"
#include "tests/cli/workplace.hpp"

namespace {

// The program reads this file as its standard input.
support::Ran run_with_input(std::filesystem::path const& file, std::vector<std::string> const& arguments) {
  int const before = ::dup(STDIN_FILENO), input = ::open(file.c_str(), O_RDONLY);
  ::dup2(input, STDIN_FILENO);
  auto ran = support::run(arguments);
  ::dup2(before, STDIN_FILENO);
  ::close(before);
  ::close(input);
  return ran;
}

}  // namespace

TEST_CASE("a statement comes from the line, from a file or from standard input, and gives the same answer") {
  Workplace const place;
  std::string const sql = "SELECT count(*) AS claims, NULL AS none FROM v_claim";
  place.write("question.sql", sql + ";\n-- all of them\n");
  auto const typed = support::run({"sql", sql, "--format", "csv"});
  CHECK(typed.exit_code == 0);
  CHECK(typed.err == "");
  auto const row = csv_rows(typed.out).at(0);
  CHECK(row.at("claims") != "0");
  CHECK(row.at("none") == "");
  CHECK(csv_rows(support::run({"sql", "--file", "question.sql", "--format", "csv"}).out).at(0).at("claims") == row.at("claims"));
  CHECK(csv_rows(run_with_input("question.sql", {"sql", "-", "--format", "csv"}).out).at(0).at("claims") == row.at("claims"));
  CHECK(run_with_input("/dev/null", {"sql", "-"}).exit_code == 2);
  CHECK(support::run({"sql", sql, "--file", "question.sql"}).exit_code == 2);
  CHECK(support::run({"sql"}).exit_code == 2);
}

TEST_CASE("NULL is told from an empty text where people read, and where they ask for it") {
  std::string const sql = "SELECT NULL AS a, '' AS b, 'x' AS c";
  CHECK(contains(support::run({"sql", sql}).out, "NULL"));
  CHECK(contains(support::run({"sql", sql, "--format", "csv"}).out, "\n,,x,"));
  CHECK(contains(support::run({"sql", sql, "--format", "csv", "--null", "NA"}).out, "\nNA,,x,"));
}

TEST_CASE("more rows than the limit: the answer is cut and says so on stderr too, as CSV holds rows only") {
  auto const ran = support::run({"sql", "SELECT claim_id FROM v_claim", "--limit", "2", "--format", "csv"});
  CHECK(ran.exit_code == 0);
  CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 3);
  CHECK(contains(ran.err, "Only the first 2 rows are shown"));
  CHECK(contains(support::run({"sql", "SELECT claim_id FROM v_claim", "--limit", "2"}).out, "Only the first 2 rows are shown"));
  CHECK(support::run({"sql", "SELECT claim_id FROM v_claim", "--limit", "0"}).err == "");
  CHECK(support::run({"sql", "SELECT 1", "--limit", "many"}).exit_code == 2);
}

TEST_CASE("what SQLite does not understand is a wrong line, what takes too long a failure") {
  auto const wrong = support::run({"sql", "SELECT efect FROM v_result"});
  CHECK(wrong.exit_code == 2);
  CHECK(contains(wrong.err, "sql:1:8: no such column: efect"));
  CHECK(support::run({"sql", "DROP TABLE finding"}).exit_code == 2);
  auto const endless =
      support::run({"sql", "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c", "--seconds", "1"});
  CHECK(endless.exit_code == 1);
  CHECK(contains(endless.err, "stopped after 1 s"));
}

TEST_CASE("the views and their columns are printed with what they mean") {
  auto const all = support::run({"sql", "--schema", "--format", "csv"});
  CHECK(contains(all.out, "v_result,"));
  CHECK(contains(all.out, "v_text,"));
  auto const one = support::run({"sql", "--schema", "v_claim"});
  CHECK(contains(one.out, "polarity"));
  CHECK_FALSE(contains(one.out, "grade_rank"));
  auto const none = support::run({"sql", "--schema", "v_clam"});
  CHECK(none.exit_code == 2);
  CHECK(contains(none.err, "did you mean 'v_claim'"));
}
