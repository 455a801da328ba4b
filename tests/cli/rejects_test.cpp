// tests/cli/rejects_test.cpp - import --rejects takes the good rows and loses none of the others: each is listed with file, line and column.
#include <catch2/catch.hpp>

#include "importer/csv_reader.hpp"
#include "schema/book.hpp"
#include "tests/cli/workplace.hpp"

namespace {

using Words = std::vector<std::string>;

// Three denosumab rows: an endpoint misspelt, a number with a letter, one right.
std::string two_wrong_rows() {
  auto text = support::read(hard_quotes("denosumab-review") / "results.csv");
  for (auto const& [right, wrong] : {std::pair(",DFS,,", ",DSF,,"), std::pair(",89.2,", ",8O.2,")}) {
    auto const at = text.find(right);
    REQUIRE(at != std::string::npos);
    text.replace(at, std::string(right).size(), wrong);
  }
  return text;
}

std::vector<Words> records(std::string const& file) {
  std::vector<Words> out;
  importer::read_csv(file, support::read(file), [&](importer::Record& record) {
    out.emplace_back();
    for (auto const& field : record.fields) out.back().push_back(field.text);
  });
  return out;
}

std::string findings(std::string const& book) {
  auto opened = schema::open(book);
  return support::value(opened, "SELECT group_concat(finding_id) FROM v_result WHERE document_id = 'mine'");
}

}  // namespace

TEST_CASE("import --rejects leaves out wrong rows and lists every one with its place") {
  Workplace const place;
  place.write("rows.csv", two_wrong_rows());
  auto const ran = support::run({"import", "rows.csv", "--document", "mine", "--db", "book.db", "--rejects", "bad.csv"});
  CHECK(ran.exit_code == 1);
  CHECK(contains(ran.err, "bad.csv"));
  CHECK(findings("book.db") == "mine:denosumab-adjuvant-ai-dfs-8-years");
  auto const bad = records("bad.csv");
  REQUIRE(bad.size() == 3);
  CHECK(bad[0] == Words{"file", "line", "column", "kind", "text", "message", "advice"});
  CHECK(bad[1][0] == "rows.csv");
  CHECK(bad[1][1] == "2");
  CHECK(bad[1][4] == "DSF");
  CHECK(contains(bad[1][6], "'dfs'"));
  CHECK(bad[2][1] == "3");
  CHECK(bad[2][4] == "8O.2");
}

TEST_CASE("the column of a reject is where its text stands in the line") {
  Workplace const place;
  place.write("rows.csv", two_wrong_rows());
  support::run({"import", "rows.csv", "--document", "mine", "--db", "book.db", "--rejects", "bad.csv"});
  auto const text = two_wrong_rows();
  auto const line = text.substr(text.find('\n') + 1);
  auto const bad = records("bad.csv");
  REQUIRE(bad.size() == 3);
  CHECK(std::stoul(bad[1][2]) == line.find("DSF") + 1);  // ASCII up to there: bytes are characters
}

TEST_CASE("more than a hundred wrong rows: a hundred on the screen, all in the file") {
  Workplace const place;
  auto const text = two_wrong_rows();
  auto const header = text.substr(0, text.find('\n') + 1), wrong = text.substr(header.size(), text.find('\n', header.size()) + 1 - header.size());
  std::string many = header;
  for (int i = 0; i < 150; ++i) many += "row-" + std::to_string(i) + wrong.substr(wrong.find(','));
  place.write("many.csv", many);
  auto const ran = support::run({"import", "many.csv", "--document", "mine", "--db", "book.db", "--rejects", "bad.csv"});
  CHECK(ran.exit_code == 1);
  CHECK(contains(ran.err, "and 50 more"));
  CHECK(contains(ran.err, "150 problems"));
  CHECK(records("bad.csv").size() == 151);
}

TEST_CASE("rejects that cannot be written stop the import before the book changes") {
  Workplace const place;
  place.write("rows.csv", two_wrong_rows());
  REQUIRE(support::run({"import", hard_quotes("myeloma-targeted-review").string(), "--db", "book.db"}).exit_code == 0);
  auto const before = support::read("book.db");
  auto const ran = support::run({"import", "rows.csv", "--document", "mine", "--db", "book.db", "--rejects", "/dev/full"});
  CHECK(ran.exit_code == 1);
  CHECK((support::read("book.db") == before));
}

TEST_CASE("rejects never replace a file that the user had") {
  Workplace const place;
  place.write("rows.csv", two_wrong_rows());
  auto const ran = support::run({"import", "rows.csv", "--document", "mine", "--db", "book.db", "--rejects", "rows.csv"});
  CHECK(ran.exit_code != 0);
  CHECK((support::read("rows.csv") == two_wrong_rows()));
}
