// tests/query/free_sql_test.cpp - a user's SQL can read the book and do nothing else; what is wrong with it is said with its place.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

#include "core/error.hpp"
#include "query/free_sql.hpp"
#include "schema/book.hpp"
#include "tests/support/book.hpp"

namespace {

struct Said {
  std::string what, advice;
};

query::SqlAnswer ask(std::string const& sql, query::SqlOptions const& options = {}) {
  auto book = schema::open(support::shipped_book());
  return query::run_sql(book, sql, options);
}

core::table::Table table(std::string const& sql, query::SqlOptions const& options = {}) { return ask(sql, options).document.sections.front().table; }

std::string cell(std::string const& sql) { return table(sql).rows.at(0).at(0); }

Said refusal(std::string const& sql, std::size_t seconds = 10) {
  try {
    ask(sql, {.seconds = seconds, .rows = 10000, .null = ""});
    return {"accepted", ""};
  } catch (core::Error const& e) {
    return {e.what(), e.advice()};
  }
}

std::string const endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) ";

}  // namespace

TEST_CASE("rows come with names, numbers to the right, and values as they are") {
  auto const answer = table("SELECT 1 AS n, 'a' AS text, 0.1 AS x, 1.0 AS one, NULL AS none, '' AS empty, x'00ff' AS bytes",
                            {.seconds = 10, .rows = 0, .null = "NULL"});
  CHECK(answer.rows.at(0) == core::table::Row{"1", "a", "0.1", "1.0", "NULL", "", "x'00ff'"});
  CHECK(answer.columns[0].right);
  CHECK_FALSE(answer.columns[1].right);
  CHECK(answer.columns[2].right);
  CHECK(cell("SELECT zeroblob(1000)") == "blob of 1000 bytes");
  CHECK(cell("SELECT 0.1 + 0.2") == "0.30000000000000004");
  CHECK(cell("SELECT CAST(x'61ff0062' AS TEXT)") ==
        "a\xEF\xBF\xBD\xEF\xBF\xBD"
        "b");
}

TEST_CASE("columns of one name get keys that differ") {
  auto const answer = table("SELECT 1 AS a, 2 AS a, 3 AS a_2");
  CHECK(answer.columns[0].key == "a");
  CHECK(answer.columns[1].key == "a_2");
  CHECK(answer.columns[2].key == "a_2_2");
  CHECK(core::table::flattened(ask("SELECT 1 AS a, 2 AS a").document).columns.size() == 2);
}

TEST_CASE("comments and empty statements around the one statement do no harm") {
  CHECK(cell("-- why\n;; SELECT 7; -- end\n ; /* done */") == "7");
  for (std::string const none : {"", " \n", "-- only words", ";;", "/* open"}) {
    CAPTURE(none);
    CHECK(refusal(none).what == "sql: there is no statement");
  }
}

TEST_CASE("a second statement is refused with its place") {
  auto const said = refusal("SELECT 1;\n  DELETE FROM finding");
  CHECK_THAT(said.what, Catch::StartsWith("sql:2:3: a second statement begins here") && Catch::EndsWith("DELETE FROM finding\n      ^"));
  CHECK_THAT(refusal("SELECT 1; nonsense").what, Catch::Contains("a second statement"));
  CHECK_THAT(refusal("SELECT 1; SELECT 2").what, Catch::Contains("a second statement"));
}

TEST_CASE("whatever is not reading is refused by name, and leaves no file behind") {
  support::TemporaryFolder const folder;
  std::string const file = (folder.path() / "x.db").string();
  std::vector<std::pair<std::string, std::string>> const attacks{
      {"DELETE FROM finding", "DELETE from finding is refused"},
      {"DELETE FROM finding RETURNING id", "DELETE from finding is refused"},
      {"UPDATE claim SET note = 'x'", "UPDATE of claim is refused"},
      {"INSERT INTO property VALUES ('a', 'b')", "INSERT into property is refused"},
      {"WITH x(a, b) AS (SELECT 'a', 'b') INSERT INTO property SELECT * FROM x", "INSERT into property is refused"},
      {"EXPLAIN DELETE FROM finding", "DELETE from finding is refused"},
      {"CREATE TABLE x (a)", "a change of the schema is refused"},
      {"CREATE TEMP TABLE x (a)", "a change of the schema is refused"},
      {"CREATE TEMP VIEW x AS SELECT 1", "a change of the schema is refused"},
      {"CREATE VIRTUAL TABLE x USING fts5(a)", "a change of the schema is refused"},
      {"DROP TABLE finding", "a change of the schema is refused"},
      {"ALTER TABLE finding RENAME TO f", "is refused"},
      {"UPDATE sqlite_master SET sql = ''", "may not be modified"},
      {"INSERT INTO search_index (search_index) VALUES ('rebuild')", "INSERT into search_index is refused"},
      {"ATTACH '" + file + "' AS x", "ATTACH is refused"},
      {"DETACH main", "DETACH is refused"},
      {"VACUUM", "only reading is allowed"},
      {"VACUUM INTO '" + file + "'", "only reading is allowed"},
      {"PRAGMA writable_schema = 1", "PRAGMA writable_schema is refused"},
      {"PRAGMA query_only = 0", "PRAGMA query_only is refused"},
      {"PRAGMA temp_store_directory = '/'", "PRAGMA temp_store_directory is refused"},
      {"SELECT * FROM pragma_journal_mode", "PRAGMA journal_mode is refused"},
      {"BEGIN", "a transaction is refused"},
      {"SAVEPOINT s", "a transaction is refused"},
      {"ANALYZE", "is refused"},
      {"REINDEX", "is refused"},
      {"SELECT load_extension('x')", "the function load_extension is refused"},
      {"SELECT fts5(NULL)", "the function fts5 is refused"},
      {"SELECT writefile('" + file + "', 'x')", "no such function: writefile"},
      {"SELECT readfile('/etc/hostname')", "no such function: readfile"},
  };
  auto const before = support::read(support::shipped_book());
  for (auto const& [sql, said] : attacks) {
    CAPTURE(sql);
    CHECK_THAT(refusal(sql).what, Catch::Contains(said));
  }
  CHECK((support::read(support::shipped_book()) == before));
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a statement that does not end is stopped, one that ends too late for the row limit is cut") {
  auto const said = refusal(endless + "SELECT count(*) FROM c", 1);
  CHECK(said.what == "sql: stopped after 1 s");
  CHECK_THAT(said.advice, Catch::Contains("--seconds"));
  auto const cut = ask(endless + "SELECT x FROM c", {.seconds = 10, .rows = 3, .null = ""});
  CHECK(cut.document.sections.front().table.rows.size() == 3);
  CHECK_THAT(cut.cut, Catch::Contains("first 3 rows") && Catch::Contains("there are more"));
  CHECK(cut.document.sections.front().after.front() == cut.cut);
  CHECK(ask("SELECT 1 UNION SELECT 2", {.seconds = 10, .rows = 2, .null = ""}).cut.empty());
}

TEST_CASE("values, sorting and answers beyond what is sane are stopped") {
  for (std::string const sql : {"SELECT zeroblob(1000000000)", "SELECT randomblob(1000000000)", "SELECT length(zeroblob(20000000) || 'x')",
                                "SELECT length(hex(zeroblob(10000000)))", "SELECT length(replace(hex(zeroblob(7000000)), '0', '00000000'))"}) {
    CAPTURE(sql);
    CHECK_THAT(refusal(sql).what, Catch::Contains("more than 16 MB"));
  }
  CHECK_THAT(
      refusal("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 100) SELECT group_concat(hex(zeroblob(1000000))) FROM c").what,
      Catch::Contains("more than 16 MB"));
  CHECK_THAT(refusal("WITH RECURSIVE c(x) AS (SELECT randomblob(1000000) UNION SELECT randomblob(1000000) FROM c) SELECT count(*) FROM c", 60).what,
             Catch::Contains("more than 256 MB of memory"));
  CHECK_THAT(refusal(endless + "SELECT hex(zeroblob(4000000)) FROM c", 60).what, Catch::Contains("larger than 64 MB"));
  CHECK_THAT(refusal("SELECT '" + std::string(2000000, 'x') + "'").what, Catch::Contains("1 MB"));
  CHECK(table("SELECT printf('%.*c', 1000000000, 'x') AS x").rows.size() == 1);  // SQLite gives NULL
}

TEST_CASE("after a stopped statement the memory of the program is free again") {
  refusal("WITH RECURSIVE c(x) AS (SELECT randomblob(1000000) UNION SELECT randomblob(1000000) FROM c) SELECT count(*) FROM c", 60);
  CHECK(cell("SELECT count(*) FROM v_result") != "0");
}

TEST_CASE("an error stands with its line, a caret under the place, and the nearest names") {
  auto const column = refusal("SELECT trial\nFROM v_result WHERE 试 = effect_mesure");
  CHECK(refusal("SELECT trial\nFROM v_result WHERE trial = effect_mesure").what ==
        "sql:2:29: no such column: effect_mesure\n    FROM v_result WHERE trial = effect_mesure\n                                ^");
  CHECK_THAT(column.what, Catch::StartsWith("sql:2:21: no such column: 试"));
  CHECK_THAT(refusal("SELECT effect_mesure FROM v_result").advice, Catch::Contains("did you mean 'effect_measure'") && Catch::Contains("--schema"));
  CHECK_THAT(refusal("SELECT r.efect FROM v_result r").advice, Catch::Contains("'effect_raw'"));
  CHECK_THAT(refusal("SELECT * FROM v_resul").advice, Catch::Contains("did you mean 'v_result'") && Catch::Contains("v_claim"));
  CHECK_THAT(refusal("SELECT lenght(1)").advice, Catch::Contains("did you mean 'length'"));
  CHECK_THAT(refusal("SELECT \"PFS\"").advice, Catch::Contains("'single quotes'"));
  CHECK_THAT(refusal("SELEC 1").what, Catch::StartsWith("sql:1:1: near \"SELEC\": syntax error"));
  CHECK_THAT(refusal(std::string("SELECT 1") + '\0' + "2").what, Catch::Contains("code 0"));
}

TEST_CASE("what describes the book may be asked: plans, columns, table functions, the full-text index") {
  CHECK_FALSE(table("EXPLAIN QUERY PLAN SELECT * FROM v_claim").rows.empty());
  CHECK_FALSE(table("EXPLAIN SELECT 1").rows.empty());
  CHECK_FALSE(table("PRAGMA table_info(v_claim)").rows.empty());
  CHECK_FALSE(table("SELECT name FROM pragma_table_info('v_claim')").rows.empty());
  CHECK(cell("SELECT value FROM json_each('[5]')") == "5");
  CHECK_FALSE(table("SELECT item FROM search_text WHERE id IN (SELECT rowid FROM search_index('fracture'))").rows.empty());
}

TEST_CASE("every example of the documentation runs and gives rows") {
  std::string const text = support::read(std::filesystem::path(TEST_SOURCE_DIR) / "docs/sql.md");
  std::size_t examples = 0;
  for (auto at = text.find("```sql\n"); at != std::string::npos; at = text.find("```sql\n", at + 1)) {
    auto const begin = at + 7;
    std::string const sql = text.substr(begin, text.find("```", begin) - begin);
    CAPTURE(sql);
    CHECK_FALSE(table(sql).rows.empty());
    ++examples;
  }
  CHECK(examples >= 8);
}
