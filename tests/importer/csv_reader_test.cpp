// tests/importer/csv_reader_test.cpp - RFC 4180 and what people's files add to it; each failure with file, line and column (code points, from 1),
// counted by hand.
#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "importer/csv_reader.hpp"

namespace {

using importer::Record;

std::vector<Record> read(std::string_view bytes) {
  std::vector<Record> out;
  importer::read_csv("f.csv", bytes, [&](Record& record) { out.push_back(record); });
  return out;
}

std::vector<std::string> texts(Record const& record) {
  std::vector<std::string> out;
  for (auto const& field : record.fields) out.push_back(field.text);
  return out;
}

using Texts = std::vector<std::string>;

// "kind at file:line:column"
std::string problem_of(std::string_view bytes) {
  try {
    read(bytes);
    return "none";
  } catch (core::InputError const& e) {
    REQUIRE(e.problems().size() == 1);
    auto const& p = e.problems()[0];
    CHECK_FALSE(p.message.empty());
    CHECK_FALSE(p.advice.empty());
    return p.kind + " at " + p.file + ":" + std::to_string(p.line) + ":" + std::to_string(p.column);
  }
}

std::string place(Record const& record, std::size_t i) {
  return std::to_string(record.fields[i].line) + ":" + std::to_string(record.fields[i].column);
}

}  // namespace

TEST_CASE("fields of a plain file are given with their places") {
  auto const records = read("a,b\n中文,2\n");
  REQUIRE(records.size() == 2);
  CHECK(texts(records[1]) == Texts{"中文", "2"});
  CHECK(place(records[0], 1) == "1:3");
  CHECK(place(records[1], 0) == "2:1");
  CHECK(place(records[1], 1) == "2:4");
  CHECK(records[1].line == 2);
}

TEST_CASE("a byte-order mark is skipped and takes no column") {
  auto const records = read("\xEF\xBB\xBFid,b\n1,2\n");
  CHECK(texts(records[0]) == Texts{"id", "b"});
  CHECK(place(records[0], 0) == "1:1");
  CHECK(place(records[0], 1) == "1:4");
}

TEST_CASE("CRLF and LF end a line, the last line may lack its end, empty fields stay") {
  CHECK(texts(read("a,b\r\n1,2\r\n")[1]) == Texts{"1", "2"});
  CHECK(place(read("a,b\r\n1,2\r\n3,4\r\n")[2], 1) == "3:3");
  CHECK(texts(read("a,b\n1,2")[1]) == Texts{"1", "2"});
  CHECK(texts(read("a,b\n1,")[1]) == Texts{"1", ""});
  CHECK(texts(read("a,b,c\n,,\n")[1]) == Texts{"", "", ""});
  CHECK(read("").empty());
}

TEST_CASE("quoted commas, doubled quotes and line breaks belong to the field") {
  auto const records = read("a,b\n\"x,y\",\"he said \"\"no\"\"\"\n\"two\nlines\",z\n");
  CHECK(texts(records[1]) == Texts{"x,y", "he said \"no\""});
  CHECK(texts(records[2]) == Texts{"two\nlines", "z"});
  CHECK(texts(read("a\n\"\"\n")[1]) == Texts{""});
  CHECK(texts(read("a\n\" x \"\n")[1]) == Texts{" x "});
}

TEST_CASE("lines are counted through line breaks inside fields and through empty lines") {
  auto const records = read("a,b\n\"x\ny\r\nz\",2\n\n\n3,4\n");
  REQUIRE(records.size() == 3);
  CHECK(records[1].line == 2);
  CHECK(place(records[1], 1) == "4:4");
  CHECK(records[2].line == 7);
  CHECK(place(records[2], 0) == "7:1");
}

TEST_CASE("lines that begin with # are skipped before the header only") {
  auto const records = read("# one, \"two\n# three\nid,b\n#4,5\n");
  REQUIRE(records.size() == 2);
  CHECK(texts(records[0]) == Texts{"id", "b"});
  CHECK(records[0].line == 3);
  CHECK(texts(records[1]) == Texts{"#4", "5"});
  CHECK(read("\xEF\xBB\xBF# one\r\nid\r\n")[0].line == 2);
}

TEST_CASE("a quote that is never closed is reported where it opens") {
  CHECK(problem_of("a,b\n1,\"open\n2,3\n") == "unclosed-quote at f.csv:2:3");
  CHECK(problem_of("\"open") == "unclosed-quote at f.csv:1:1");
  CHECK(problem_of("a,b\n\"open\n2,3\n") == "unclosed-quote at f.csv:2:1");
  CHECK(problem_of("# head\na,b\n中,\"open") == "unclosed-quote at f.csv:3:3");
}

TEST_CASE("a quote inside a field, or text behind a closing quote, is reported at its character") {
  CHECK(problem_of("a,b\nx\"y,2\n") == "bad-quote at f.csv:2:2");
  CHECK(problem_of("a,b\n1,\"y\"z\n") == "bad-quote at f.csv:2:6");
  CHECK(problem_of("a,b\n\"p\nq\",中文\"\n") == "bad-quote at f.csv:3:6");
}

TEST_CASE("bytes that are not UTF-8 are reported at their place before anything is read") {
  CHECK(problem_of("a,b\n中,\xD6\xD0\n") == "encoding at f.csv:2:3");
  CHECK(problem_of("\xFF\xFE"
                   "a") == "encoding at f.csv:1:1");
  CHECK(problem_of("\xEF\xBB\xBF"
                   "ab\xFF") == "encoding at f.csv:1:3");
  std::size_t taken = 0;
  CHECK_THROWS_AS(importer::read_csv("f.csv", "a\n1\n\xFF\n", [&](Record&) { ++taken; }), core::InputError);
  CHECK(taken == 0);
}

TEST_CASE("a field that is written is read back the same") {
  for (std::string const text : {"plain", "a,b", "say \"x\"", "two\nlines", " blank ", "", "\r", "中文，", "\"", "'"}) {
    CAPTURE(text);
    auto const records = read(importer::csv_field(text) + ",end\n");
    REQUIRE(records.size() == 1);
    CHECK(texts(records[0]) == Texts{text, "end"});
  }
}

TEST_CASE("behind a broken quote reading goes on with the next line, and every broken quote is reported") {
  std::vector<std::string> first;
  try {
    importer::read_csv("f.csv", "a,b\nx\"y,1\nc,2\n\"p\"q,3\nd,\"open\ne,5\n", [&](Record& record) { first.push_back(record.fields[0].text); });
    FAIL("broken quotes are refused");
  } catch (core::InputError const& e) {
    REQUIRE(e.problems().size() == 3);
    CHECK(e.problems()[0].line == 2);
    CHECK(e.problems()[1].line == 4);
    CHECK(e.problems()[2].line == 5);
  }
  CHECK(first == Texts{"a", "c", "e"});
}

TEST_CASE("a lone CR ends a line, and blanks in front of a field are no part of its place") {
  auto const records = read("a,b\r1,  2\r3, \"4\"\r");
  REQUIRE(records.size() == 3);
  CHECK(place(records[1], 1) == "2:5");
  CHECK(place(records[2], 1) == "3:4");
  CHECK(texts(records[2]) == Texts{"3", "4"});
}

TEST_CASE("control characters are reported at their place before anything is read") {
  CHECK(problem_of(std::string_view("a,b\n1,x\0\n", 9)) == "encoding at f.csv:2:4");
  CHECK(problem_of("a\x1B[31m,b\n") == "encoding at f.csv:1:2");
}

TEST_CASE("after many broken quotes reading stops, and says so") {
  std::string bytes = "a,b\n";
  for (int i = 0; i < 1000; ++i) bytes += "x\"y,1\n";
  try {
    read(bytes);
    FAIL("broken quotes are refused");
  } catch (core::InputError const& e) {
    CHECK(e.problems().size() < 100);
    CHECK_THAT(e.problems().back().message, Catch::Contains("not read"));
  }
}
