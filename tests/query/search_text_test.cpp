// tests/query/search_text_test.cpp - what is typed becomes phrases for the index and nothing of FTS5's own syntax; the piece around a hit.
#include <catch2/catch.hpp>

#include "query/search_text.hpp"

namespace {

std::string expression(std::string const& typed) {
  return query::search_terms(typed, [](std::string const&) { return std::vector<std::string>(); }).expression;
}

}  // namespace

TEST_CASE("words must all occur, a group of words is a phrase, the last letter may go on") {
  CHECK(expression("fracture") == "(\"fracture\" *)");
  CHECK(expression("HER2-low") == "(\"her2 low\" *)");
  CHECK(expression("Her2 low") == "(\"her2\") AND (\"low\" *)");
  CHECK(expression("骨轉移") == "(\"骨 转 移\")");
  CHECK(expression("0.60 or") == "(\"0 60\") AND (\"or\")");
  CHECK(expression("\"bone marrow\" x") == "(\"bone marrow\") AND (\"x\")");
  CHECK(expression("“bone marrow") == "(\"bone marrow\")");
}

TEST_CASE("another name of the same thing is as good as the typed one, if it is long enough to mean it") {
  auto const terms = query::search_terms("骨转移", [](std::string const&) { return std::vector<std::string>{"bone metastases", "BM"}; });
  CHECK(terms.expression == "(\"骨 转 移\" OR \"bone metastases\")");
  auto const names = [](std::string const& name) {
    return name == "bone metastases" ? std::vector<std::string>{"骨转移"} : std::vector<std::string>();
  };
  CHECK(query::search_terms("bone metastases", names).expression == "((\"bone\" *) AND (\"metastases\" *)) OR \"bone metastases\" OR \"骨 转 移\"");
}

TEST_CASE("no syntax of the index gets through") {
  CHECK(expression("NEAR(a b, 3)") == "(\"near a\") AND (\"b\") AND (\"3\")");
  CHECK(expression("words:x* -y ^z AND {a}") == "(\"words x\") AND (\"y\") AND (\"z\") AND (\"and\" *) AND (\"a\")");
  CHECK(expression("a\"\"b\" OR (c") == "(\"a\") AND (\"b\") AND (\"or c\")");
  CHECK(expression("+ - * : ( ) \" '") == "");
}

TEST_CASE("a snippet marks every hit of the text, and cuts at words") {
  CHECK(query::snippet("HER2-low, not HER2+.", "\x01her2 low\x02 not \x01her2\x02") == "[[HER2-low]], not [[HER2]]+.");
  CHECK(query::snippet("骨轉移，骨", "\x01骨 转 移\x02 \x01骨\x02") == "[[骨轉移]]，[[骨]]");
  CHECK(query::snippet("one two three four five six",
                       "one two three \x01"
                       "four\x02 five six",
                       15) == "… [[four]] five six");
  CHECK(query::snippet("one two three four five six", "one two \x01three\x02 four five six", 12) == "… two [[three]] …");
  CHECK(query::snippet("nothing marked", "nothing marked") == "nothing marked");
}
