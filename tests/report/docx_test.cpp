// tests/report/docx_test.cpp - the Word file is well formed, looks as its styles say and in no other way, and holds what people read of an answer.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "tests/report/hard_document.hpp"
#include "tests/report/office_files.hpp"

namespace {

using Strings = std::vector<std::string>;
using core::table::Document;

pugi::xml_document body_of(Document const& document = hard_document()) { return part(rendered("docx", document), "word/document.xml"); }

bool has(Strings const& all, std::string const& one) { return std::find(all.begin(), all.end(), one) != all.end(); }

Document with_explanations() {
  auto document = hard_document();
  document.abbreviations = {{"CI", "confidence interval"}, {"HR", "hazard ratio & more"}};
  document.scales = {{"IA", "evidence of several trials\nof good quality"}, {"推荐", "grade of the guideline"}};
  return document;
}

}  // namespace

TEST_CASE("every part of a Word file is well formed, has its type, and no date but the first of zip") {
  auto const file = rendered("docx", with_explanations());
  std::set<std::string> typed;
  auto const types = part(file, "[Content_Types].xml");
  for (auto const& node : nodes(types, "//Override")) typed.insert(std::string(node.attribute("PartName").value()).substr(1));
  for (auto const& name : names_in(file)) {
    CAPTURE(name);
    part(file, name);
    CHECK((typed.contains(name) || name.ends_with(".rels") || name == "[Content_Types].xml"));
  }
  for (auto const& name : typed) CHECK_FALSE(unzipped(file, name).empty());
  for (auto const& date : dates_in(file)) CHECK(date == "1980-01-01");
  CHECK(unzipped(file, "docProps/core.xml").find("dcterms") == std::string::npos);
  CHECK(file == rendered("docx", with_explanations()));
}

TEST_CASE("relationships of a Word file lead to parts that are there") {
  auto const file = rendered("docx");
  auto const relationships = part(file, "word/_rels/document.xml.rels");
  for (auto const& node : nodes(relationships, "//Relationship"))
    CHECK_FALSE(unzipped(file, std::string("word/") + node.attribute("Target").value()).empty());
}

TEST_CASE("each section with rows is a real table whose header row repeats and whose rows stay on one page") {
  auto const body = body_of();
  auto const tables = nodes(body, "//w:tbl");
  REQUIRE(tables.size() == 2);
  for (auto const& table : tables) {
    CHECK(nodes(table, "w:tr[w:trPr/w:tblHeader]").size() == 1);
    CHECK(nodes(table, "w:tr[1][w:trPr/w:tblHeader]").size() == 1);
    CHECK(nodes(table, "w:tr[not(w:trPr/w:cantSplit)]").empty());
    auto const columns = nodes(table, "w:tblGrid/w:gridCol").size();
    for (auto const& row : nodes(table, "w:tr[not(w:tc/w:tcPr/w:gridSpan)]")) CHECK(nodes(row, "w:tc").size() == columns);
    for (auto const& span : nodes(table, ".//w:gridSpan")) CHECK(span.attribute("w:val").as_uint() == columns);
  }
  CHECK(texts(tables[0], "w:tr[1]/w:tc") == Strings{"Experimental vs control", "Effect", "P", "Remark | 备注"});
  CHECK(texts(tables[1], "w:tr[2]/w:tc") == Strings{"=1+1", "12"});
}

TEST_CASE("a table of headings alone has one column, and one without any text is left out") {
  using core::table::Place;
  Document document;
  document.sections.push_back({"a", "", {}, {{{"g", "G", Place::group}, {"bar", "", Place::picture}}, {{"x", "■"}, {"y", ""}}}, {}});
  document.sections.push_back({"b", "", {}, {{{"c", "C"}}, {{""}}}, {}});
  auto const body = body_of(document);
  CHECK(texts(body, "//w:tr") == Strings{"x", "y"});
  CHECK(nodes(body, "//w:gridCol").size() == 1);
}

TEST_CASE("between two tables of a Word file stands a paragraph, so that they do not become one") {
  auto document = hard_document();
  document.sections = {document.sections[2], document.sections[2]};
  auto const body = body_of(document);
  CHECK(nodes(body, "//w:tbl").size() == 2);
  CHECK(nodes(body, "//w:tbl/following-sibling::*[1][self::w:tbl]").empty());
}

TEST_CASE("groups and items are rows over the whole width in styles of their own, and their asides are set off") {
  auto const body = body_of();
  CHECK(texts(body, "//w:p[w:pPr/w:pStyle/@w:val='TableGroup']") == Strings{"甲", "乙"});
  CHECK(texts(body, "//w:p[w:pPr/w:pStyle/@w:val='TableItem']") == Strings{"=1+1", "B|C · only if: first line", "德曲妥珠单抗", "D", "E"});
  CHECK(texts(body, "//w:r[w:rPr/w:rStyle/@w:val='HeadingAside']") == Strings{" · only if: first line"});
}

TEST_CASE("hard text of an answer arrives in the Word file as text") {
  auto const cells = texts(body_of(), "//w:tc");
  for (std::string const text : {"=1+1", "a \"quoted\" & <i>'marked'</i>", "</script><script>alert(1)</script>", "last\\one", "德曲妥珠单抗",
                                 "HR 0.60 (0.46–0.77)", "P<0.000 1"}) {
    CAPTURE(text);
    CHECK(has(cells, text));
  }
  CHECK(nodes(body_of(), "//w:tc//w:br[preceding-sibling::w:t='line' and following-sibling::w:t='break']").size() == 1);
}

TEST_CASE("what XML has no place for becomes a replacement character in the Word file") {
  Document document;
  document.title =
      "a\x01\xff"
      "b";
  document.sections.push_back({"a",
                               "",
                               {"\xef\xbf\xbe"
                                "c\r\n\td"},
                               {{{"k", "K"}}, {{"\x1b[1m"}}},
                               {}});
  auto const body = body_of(document);
  CHECK(texts(body, "//w:p[w:pPr/w:pStyle/@w:val='Title']") == Strings{"a\uFFFD\uFFFDb"});
  CHECK(texts(body, "//w:tbl//w:tr[2]/w:tc") == Strings{"\uFFFD[1m"});
  CHECK(texts(body, "//w:p[w:pPr/w:pStyle/@w:val='Banner']") == Strings{"\uFFFDcd"});
  CHECK(nodes(body, "//w:p[w:pPr/w:pStyle/@w:val='Banner']//w:tab").size() == 1);
  CHECK(part(rendered("docx", document), "docProps/core.xml"));
}

TEST_CASE("title, facts, banners and notes of an answer stand in the Word file, pictures and columns for programs do not") {
  auto const file = rendered("docx");
  auto const body = part(file, "word/document.xml");
  auto const paragraphs = texts(body, "//w:p");
  for (std::string const text : {"标题 </script> \"A\" & <B>", "Query: trialbook compare PFS --line first", "Filters: --line first --site \"脑\"",
                                 "Book: content 0123456789ab · trialbook 9.8.7", "Findings <b>&amp; more</b>", "note on x:1: 5 < 6 & \"so\"",
                                 "! Cross-trial: \"rows\" of <4> trials & more", "No finding fits.", "Not medical advice & <no> more."}) {
    CAPTURE(text);
    CHECK(has(paragraphs, text));
  }
  CHECK(text_of(body).find("■") == std::string::npos);
  CHECK(text_of(body).find("x:2") == std::string::npos);
  CHECK(text_of(part(file, "docProps/core.xml")).find(hard_hash) != std::string::npos);
}

TEST_CASE("nothing in a Word file is formatted but by styles, and every style that it uses is there to be changed") {
  auto document = with_explanations();
  document.mark = {"(", ")"};
  document.sections[2].table.columns[1].computed = true;
  auto const file = rendered("docx", document);
  std::set<std::string> defined;
  auto const styles = part(file, "word/styles.xml");
  for (auto const& style : nodes(styles, "//w:style")) defined.insert(style.attribute("w:styleId").value());
  for (std::string const name : {"word/document.xml", "word/footnotes.xml", "word/footer.xml"}) {
    auto const tree = part(file, name);
    CHECK(nodes(tree, "//w:rPr/*[not(self::w:rStyle)]").empty());
    CHECK(nodes(tree, "//w:pPr/*[not(self::w:pStyle)]").empty());
    for (auto const& use : nodes(tree, "//w:rStyle | //w:pStyle | //w:tblStyle")) {
      CAPTURE(name, use.attribute("w:val").value());
      CHECK(defined.contains(use.attribute("w:val").value()));
    }
  }
  CHECK(texts(part(file, "word/document.xml"), "//w:r[w:rPr/w:rStyle/@w:val='Marked']").at(0) == "(0.46–0.77)");
}

TEST_CASE("computed values are set off in the Word file, quoted ones are not") {
  auto document = hard_document();
  document.sections[2].table.columns[1].computed = true;
  CHECK(texts(body_of(document), "//w:r[w:rPr/w:rStyle/@w:val='Computed']") == Strings{"Rows", "12"});
  CHECK(nodes(body_of(), "//w:rStyle[@w:val='Computed']").empty());
}

TEST_CASE("abbreviations and scales are footnotes of the title") {
  auto const file = rendered("docx", with_explanations());
  auto const body = part(file, "word/document.xml");
  auto const notes = part(file, "word/footnotes.xml");
  auto const references = nodes(body, "//w:p[w:pPr/w:pStyle/@w:val='Title']//w:footnoteReference");
  REQUIRE(references.size() == 2);
  Strings said;
  for (auto const& reference : references)
    said.push_back(texts(notes, fmt::format("//w:footnote[@w:id='{}']", reference.attribute("w:id").value())).at(0));
  CHECK(said[0] == " Abbreviations: CI, confidence interval; HR, hazard ratio & more");
  CHECK(said[1] == " Levels and grades: IA: evidence of several trialsof good quality推荐: grade of the guideline");
  CHECK(nodes(notes, "//w:footnote").size() == 2 + 2);  // and the two lines that Word draws
  CHECK(nodes(body_of(), "//w:footnoteReference").empty());
}

TEST_CASE("a Word file is upright, and across where a table is wide; the columns fill the page") {
  auto document = hard_document();
  auto const width = [](Document const& of) {
    auto const body = body_of(of);
    auto const size = nodes(body, "//w:pgSz").at(0);
    CHECK((size.attribute("w:w").as_int() > size.attribute("w:h").as_int()) == (std::string(size.attribute("w:orient").value()) == "landscape"));
    for (auto const& table : nodes(body, "//w:tbl")) {
      int columns = 0;
      for (auto const& column : nodes(table, "w:tblGrid/w:gridCol")) columns += column.attribute("w:w").as_int();
      int const room = size.attribute("w:w").as_int() - 2 * nodes(body, "//w:pgMar").at(0).attribute("w:left").as_int();
      CHECK(columns <= room);
      CHECK(columns > room - 20);
    }
    return size.attribute("w:w").as_int();
  };
  CHECK(width(document) == 11906);
  auto& section = document.sections[2];
  for (std::string const key : {"a", "b", "c", "d", "e"}) {
    section.table.columns.push_back({key, key});
    for (auto& row : section.table.rows) row.push_back("x");
  }
  CHECK(width(document) == 16838);
}

TEST_CASE("a Word file names a font and a language for Chinese") {
  auto const file = rendered("docx");
  auto const styles = part(file, "word/styles.xml");
  std::string const font = nodes(styles, "//w:docDefaults//w:rFonts").at(0).attribute("w:eastAsia").value();
  CHECK_FALSE(font.empty());
  CHECK(nodes(part(file, "word/fontTable.xml"), "//w:font[@w:name='" + font + "']/w:altName").size() == 1);
  CHECK(std::string(nodes(styles, "//w:docDefaults//w:lang").at(0).attribute("w:eastAsia").value()) == "zh-CN");
}

TEST_CASE("an answer without anything is still a Word file") {
  auto const file = rendered("docx", {});
  CHECK(nodes(part(file, "word/document.xml"), "//w:tbl").empty());
  CHECK(nodes(part(file, "word/document.xml"), "//w:sectPr").size() == 1);
}
