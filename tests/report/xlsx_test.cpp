// tests/report/xlsx_test.cpp - the workbook's sheets, read as XML: what is a number and how it looks, what stays text, what is frozen and filtered.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "tests/report/hard_document.hpp"
#include "tests/report/office_files.hpp"

namespace {

using Strings = std::vector<std::string>;
using core::table::Document;

Strings sheet_names(std::string const& file) {
  Strings out;
  auto const workbook = part(file, "xl/workbook.xml");
  for (auto const& sheet : nodes(workbook, "//sheet")) out.push_back(sheet.attribute("name").value());
  return out;
}

pugi::xml_document sheet(std::string const& file, int number) { return part(file, fmt::format("xl/worksheets/sheet{}.xml", number)); }

// What a cell holds: "text: …" or "number: … as <format>"; nothing for an empty one.
std::string cell(std::string const& file, pugi::xml_node in, std::string const& place) {
  auto const found = nodes(in, "//c[@r='" + place + "']");
  if (found.empty() || !found[0].first_child()) return {};
  auto const node = found[0];
  CHECK(nodes(node, "f").empty());
  if (std::string(node.attribute("t").value()) == "inlineStr") return "text: " + text_of(node);
  auto const styles = part(file, "xl/styles.xml");
  auto const format = nodes(styles, "//cellXfs/xf").at(node.attribute("s").as_uint());
  std::string const id = format.attribute("numFmtId").value();
  auto const named = nodes(styles, "//numFmt[@numFmtId='" + id + "']");
  std::string const code = !named.empty() ? named[0].attribute("formatCode").value() : id == "1" ? "0" : id == "2" ? "0.00" : "General";
  return "number: " + text_of(node) + " as " + code;
}

// The cells under a heading when these are the values of a column.
Strings column_of(Strings const& values, bool typed = false) {
  Document document;
  auto column = typed ? core::table::typed_column("k", "K") : core::table::Column{"k", "K"};
  document.sections.push_back({"a", "", {}, {{column, {"n", "N"}}, {}}, {}});
  for (auto const& value : values) document.sections[0].table.rows.push_back({value, "x"});
  auto const file = rendered("xlsx", document);
  auto const first = sheet(file, 1);
  Strings out;
  for (std::size_t i = 0; i < values.size(); ++i) out.push_back(cell(file, first, fmt::format("A{}", i + 2)));
  return out;
}

}  // namespace

TEST_CASE("a plain decimal is a number that shows its printed decimals") {
  CHECK(column_of({"0.60", "12", "-1.5", "0.0", "1240", "0.000123"}) == Strings{"number: 0.6 as 0.00", "number: 12 as 0", "number: -1.5 as 0.0",
                                                                                "number: 0 as 0.0", "number: 1240 as 0",
                                                                                "number: 0.000123 as 0.000000"});
}

TEST_CASE("whatever is not a plain decimal stays text as printed") {
  for (std::string const text : {"<0.001",
                                 "＜0.001",
                                 "not reached",
                                 "NR",
                                 "0.46–0.77",
                                 "1.10 (0.9–1.3)",
                                 "P=0.03",
                                 "1,240",
                                 "1e5",
                                 "+5",
                                 "−0.5",
                                 "007",
                                 "0.000 1",
                                 "12%",
                                 "5.",
                                 ".5",
                                 "-",
                                 ".",
                                 "-0.0",
                                 "1234567890123456789",
                                 "0.1234567890123456",
                                 "2024-12-01",
                                 "TRUE"}) {
    CAPTURE(text);
    CHECK(column_of({text}) == Strings{"text: " + text});
  }
}

TEST_CASE("text that begins as a formula, a link or a blank is text") {
  for (std::string const text : {"=1+1", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"http://x.invalid\")", "{=A1}", "http://x.invalid", " x "}) {
    CAPTURE(text);
    CHECK(column_of({text}) == Strings{"text: " + text});
  }
}

TEST_CASE("ids and numbers of chapters are text, though some look like numbers") {
  CHECK(column_of({"12", "0.60"}, true) == Strings{"text: 12", "text: 0.60"});
  CHECK(column_of({"5.2", "5.2.1", "5.10"}) == Strings{"text: 5.2", "text: 5.2.1", "text: 5.10"});
}

TEST_CASE("what XML has no place for becomes a replacement character in the workbook, line breaks stay") {
  CHECK(column_of({"a\x01\xff"
                   "b"}) == Strings{"text: a\uFFFD\uFFFDb"});
  CHECK(column_of({"a\nb & <c> \"d\""}) == Strings{"text: a\nb & <c> \"d\""});
}

TEST_CASE("a workbook has a sheet for each table, one for the query, one for abbreviations if there are any") {
  auto document = hard_document();
  CHECK(sheet_names(rendered("xlsx", document)) == Strings{"Findings <b>&amp; more< b>", "标题 < script> \"A\" & <B>", "Query"});
  document.scales = {{"IA", "several trials"}};
  document.abbreviations = {{"HR", "hazard ratio"}};
  auto const file = rendered("xlsx", document);
  CHECK(sheet_names(file) == Strings{"Findings <b>&amp; more< b>", "标题 < script> \"A\" & <B>", "Query", "Abbreviations"});
  auto const last = sheet(file, 4);
  CHECK(texts(last, "//c") == Strings{"Abbreviations", "HR", "hazard ratio", "Levels and grades", "IA", "several trials"});
}

TEST_CASE("names of sheets are ones that Excel allows, and no two are the same") {
  Document document;
  for (std::string const heading :
       {"a/b?c", "A B C", "History", "'quoted'", "Broader, overlapping or not stated: not all of these patients", "", "乳腺癌"})
    document.sections.push_back({"part", heading, {}, {{{"k", "K"}}, {{"x"}}}, {}});
  CHECK(sheet_names(rendered("xlsx", document)) ==
        Strings{"a b c", "A B C 2", "History 2", "quoted", "Broader, overlapping or not", "1", "乳腺癌", "Query"});
}

TEST_CASE("the header of a table is frozen, filters its rows, and is repeated on paper") {
  auto const file = rendered("xlsx");
  auto const first = sheet(file, 1);
  auto const pane = nodes(first, "//pane").at(0);
  CHECK(std::string(pane.attribute("state").value()) == "frozen");
  CHECK(pane.attribute("ySplit").as_int() == 1);
  CHECK(std::string(nodes(first, "//autoFilter").at(0).attribute("ref").value()) == "A1:H6");
  auto const names = part(file, "xl/workbook.xml");
  CHECK(nodes(names, "//definedName[@name='_xlnm.Print_Titles']").size() == 2);
}

TEST_CASE("a row of the workbook has all that heads it, people's columns first; pictures are left out") {
  auto const file = rendered("xlsx");
  auto const first = sheet(file, 1);
  CHECK(texts(first, "//row[1]/c") == Strings{"Group", "Trial", "Only if", "Experimental vs control", "Effect", "P", "Remark | 备注", "Id"});
  CHECK(texts(first, "//row[2]/c") ==
        Strings{"甲", "=1+1", "25.3 vs 16.0 months", "HR 0.60 (0.46–0.77)", "P<0.001", "a \"quoted\" & <i>'marked'</i>", "x:1"});
  CHECK(nodes(first, "//row").size() == 6);
}

TEST_CASE("the sheet of the query holds title, facts, banners and notes, also of a section without rows") {
  auto const file = rendered("xlsx");
  auto const said = texts(sheet(file, 3), "//c");
  for (std::string const text : {"标题 </script> \"A\" & <B>", "trialbook compare PFS --line first", "--line first --site \"脑\"",
                                 "content 0123456789ab · trialbook 9.8.7", "! Cross-trial: \"rows\" of <4> trials & more", "No finding fits.",
                                 "--line emptied it", "note on x:1: 5 < 6 & \"so\"", "Not medical advice & <no> more."}) {
    CAPTURE(text);
    CHECK(std::find(said.begin(), said.end(), text) != said.end());
  }
}

TEST_CASE("computed columns of a workbook are italic, quoted ones are not") {
  auto document = hard_document();
  document.sections[2].table.columns[1].computed = true;
  auto const file = rendered("xlsx", document);
  auto const styles = part(file, "xl/styles.xml");
  auto const is_italic = [&](std::string const& place) {
    auto const style = nodes(sheet(file, 2), "//c[@r='" + place + "']").at(0).attribute("s").as_uint();
    auto const font = nodes(styles, "//cellXfs/xf").at(style).attribute("fontId").as_uint();
    return !nodes(nodes(styles, "//fonts/font").at(font), "i").empty();
  };
  CHECK(is_italic("B1"));
  CHECK(is_italic("B2"));
  CHECK_FALSE(is_italic("A2"));
}

TEST_CASE("columns of a workbook are as wide as their text, Chinese counted double, and long text folds") {
  Document document;
  document.sections.push_back({"a", "", {}, {{{"s", "S"}, {"c", "C"}, {"l", "L"}}, {{"x", "乳腺癌乳腺癌乳腺癌", std::string(300, 'x')}}}, {}});
  auto const first = sheet(rendered("xlsx", document), 1);
  auto const columns = nodes(first, "//cols/col");
  REQUIRE(columns.size() == 3);
  CHECK(columns[0].attribute("width").as_double() < 8);
  CHECK(columns[1].attribute("width").as_double() > 18);
  CHECK(columns[2].attribute("width").as_double() < 60);
  CHECK(nodes(first, "//row[2]").at(0).attribute("ht").as_double() > 100);
}

TEST_CASE("the same answer gives the same workbook, with no date of writing") {
  auto const file = rendered("xlsx");
  CHECK(file == rendered("xlsx"));
  CHECK(texts(part(file, "docProps/core.xml"), "//dcterms:created") == Strings{"1980-01-01T00:00:00Z"});
  CHECK(text_of(part(file, "docProps/core.xml")).find(hard_hash) != std::string::npos);
  for (auto const& date : dates_in(file)) CHECK(date == "1980-01-01");
}

TEST_CASE("a cell that Excel cannot hold is an error that says what to do") {
  Document document;
  document.sections.push_back({"a", "", {}, {{{"k", "K"}}, {{std::string(40000, 'x')}}}, {}});
  CHECK_THROWS_WITH(rendered("xlsx", document), Catch::Contains("row 2"));
}

TEST_CASE("an answer without anything is still a workbook") { CHECK(sheet_names(rendered("xlsx", {})) == Strings{"Query"}); }
