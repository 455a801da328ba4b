// tests/importer/records_test.cpp - JSON lines become the records that CSV gives, with places; and the apostrophe of spreadsheets goes on and off
// without loss.
#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "importer/records.hpp"
#include "importer/typed_file.hpp"

namespace {

using importer::Record;

std::vector<Record> records(std::string const& file, std::string const& bytes) {
  std::vector<Record> out;
  importer::read_records(file, bytes, [&](Record& record) { out.push_back(record); });
  return out;
}

core::Problem problem_of(std::string const& bytes) {
  try {
    records("a.jsonl", bytes);
  } catch (core::InputError const& e) {
    REQUIRE(e.problems().size() == 1);
    return e.problems()[0];
  }
  FAIL("no problem found");
  return {};
}

std::vector<std::string> texts(Record const& record) {
  std::vector<std::string> out;
  for (auto const& field : record.fields) out.push_back(field.text);
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("the keys of all lines are the columns, in order of appearance; what a line lacks is empty") {
  auto const all = records("a.jsonl", "{\"id\": \"a\", \"note\": null}\n\n{\"n\": 0.60, \"id\": \"乳\"}\r\n");
  REQUIRE(all.size() == 3);
  CHECK(texts(all[0]) == Strings{"id", "note", "n"});
  CHECK(texts(all[1]) == Strings{"a", "", ""});
  CHECK(texts(all[2]) == Strings{"乳", "", "0.60"});
}

TEST_CASE("a number in a line keeps its digits, a text its escapes' meaning") {
  auto const all = records("a.jsonl", R"({"a": 0.60, "b": 1e-5, "c": "line\n\"two\"", "d": "＜0.001", "e": -1.0})");
  CHECK(texts(all[1]) == Strings{"0.60", "1e-5", "line\n\"two\"", "＜0.001", "-1.0"});
}

TEST_CASE("a value's place is its line and its column in characters") {
  auto const all = records("a.jsonl", "{\"id\": \"a\"}\n{\"乳\": \"x\", \"id\": \"b\"}");
  CHECK(all[2].fields[0].line == 2);
  CHECK(all[2].fields[0].column == 18);
  CHECK(all[0].fields[1].line == 2);
  CHECK(all[0].fields[1].column == 2);
}

TEST_CASE("a line that is no object of texts is a problem at its place") {
  CHECK(problem_of("{\"id\": \"a\"}\n{\"id\": }").line == 2);
  CHECK(problem_of("[1, 2]").kind == "bad-json");
  CHECK(problem_of("{\"id\": \"a\"} {\"id\": \"b\"}").message == "something stands behind the object");
  CHECK(problem_of("{\"id\": true}").message == "neither text, number nor null");
  CHECK(problem_of("{\"id\": [\"a\"]}").column == 8);
  CHECK(problem_of("{\"id\": \"a\", \"id\": \"b\"}").message == "this key stands twice in the line");
  CHECK(problem_of("{\"id\": \"a").line == 1);
  CHECK(problem_of("{\"id\": \"\xFF\"}").message == "this byte is not UTF-8");
  CHECK(problem_of("{\"id\": \"a\\u0001b\"}").message == "a control character in this text");
  CHECK(problem_of("{\"id\": 12x}").kind == "bad-json");
}

TEST_CASE("an empty file of lines has no record") { CHECK(records("a.jsonl", "\n \n").empty()); }

TEST_CASE("an apostrophe in front of a sign that begins a formula is taken off, any other stays") {
  auto const all = records("a.csv", "a,b,c,d,e\n'=1,''-2,'tis,',\"'@x\"\n");
  CHECK(texts(all[1]) == Strings{"=1", "'-2", "'tis", "'", "@x"});
}

TEST_CASE("what is typed comes back from safe and plain CSV and from lines, whatever it begins with") {
  Strings const values{"=1+1", "'=1+1", "''=1", "+3", "-0.5", "@a", "'", "''", "'a", "", " a ", "a,\"b\"\nc", "乳", "\ttab", "−1", "1"};
  importer::TypedRows typed{importer::find_spec("claims"), {}, {values}};
  for (std::size_t i = 0; i < values.size(); ++i) typed.columns.push_back("c" + std::to_string(i));
  for (auto const& csv : {importer::typed_csv(typed), importer::typed_csv(typed, {true, true})}) CHECK(texts(records("a.csv", csv)[1]) == values);
  CHECK(texts(records("a.jsonl", importer::typed_jsonl(typed))[1]) == values);
  auto const safe = importer::typed_csv(typed, {false, true});
  CHECK(safe.find("\n'=1+1,''=1+1,'''=1,+3,-0.5,'@a,") != std::string::npos);
}
