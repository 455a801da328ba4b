// tests/report/latex_test.cpp - the source that is written: which engine it asks for, how a table is laid out, and that text cannot end a row or
// become a command. That it compiles is tested with an engine in tests/programs.
#include <catch2/catch.hpp>

#include <numeric>

#include "report/column_shares.hpp"
#include "report/latex_text.hpp"
#include "tests/report/hard_document.hpp"

namespace {

using core::table::Document;
using core::table::Place;
using core::table::Section;

bool contains(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

Section section_of(std::vector<core::table::Column> columns, std::vector<core::table::Row> rows) {
  return {"a", "", {}, {std::move(columns), std::move(rows)}, {}};
}

std::vector<double> shares(Section const& section, double room) { return report::column_shares(section, report::lay_out(section), room); }

}  // namespace

TEST_CASE("text becomes source that prints it") {
  CHECK(report::latex_text("a_b & 5% {x} #1 $ \\ ~ ^") == "a\\_b \\& 5\\% \\{x\\} \\#1 \\$ \\textbackslash{} \\textasciitilde{} \\textasciicircum{}");
  CHECK(report::latex_text("--line << ,,") == "-{}-line <{}< ,{},");
  CHECK(report::latex_text("[36]") == "{}[36]");
  CHECK(report::latex_text("* x") == "{}* x");
  CHECK(report::latex_text("≤5 ≥6") == "$\\leq$5 $\\geq$6");
  CHECK(report::latex_text("a\r\nb\nc") == "a\\newline{}b\\newline{}c");
  CHECK(report::latex_text("\nb") == "\\leavevmode\\newline{}b");
  CHECK(report::latex_text("e\u0301 \u200B中Ⅱ") == "é 中\\othersymbol{Ⅱ}");
  CHECK(report::latex_text("\U0001F600\x02") == "\\missingcharacter{1F600}\\missingcharacter{0002}");
}

TEST_CASE("an answer in Latin letters asks for no special engine, Chinese asks for XeLaTeX and a font") {
  Document document;
  document.title = "Résumé – 5 ≥ 4";
  auto const latin = rendered("latex", document);
  CHECK(contains(latin, "Compile twice with xelatex, lualatex or pdflatex."));
  CHECK_FALSE(contains(latin, "xeCJK"));
  document.title = "τ";
  CHECK(contains(rendered("latex", document), "Compile twice with xelatex."));
  CHECK_FALSE(contains(rendered("latex", document), "xeCJK"));
  document.title = "中";
  CHECK(contains(rendered("latex", document), "\\usepackage{xeCJK}"));
}

TEST_CASE("a table repeats its head, keeps headings with their rows, and prints wide tables across") {
  auto const source = rendered("latex");
  CHECK(contains(source, "\\endfirsthead"));
  CHECK(contains(source, "\\endhead"));
  CHECK(contains(source, "\\groupheading{甲}{}}\\\\*"));
  CHECK(contains(source, "\\itemheading{B|C}{ · only if: first line}"));
  CHECK(contains(source, "\\documentclass[a4paper]{article}"));
  CHECK_FALSE(contains(source, "x:1 &"));  // columns for programs are left out
  Document wide;
  wide.sections.push_back(
      section_of({{"a", "A"}, {"b", "B"}, {"c", "C"}, {"d", "D"}, {"e", "E"}, {"f", "F"}, {"g", "G"}}, {{"1", "2", "3", "4", "5", "6", "7"}}));
  CHECK(contains(rendered("latex", wide), "\\documentclass[a4paper,landscape]{article}"));
}

TEST_CASE("computed values are set off by a macro, abbreviations and scales stand under the tables") {
  Document document;
  document.sections.push_back(section_of({{"a", "A"}, {"b", "B"}}, {{"quoted", "0.61"}, {"other", ""}}));
  document.sections[0].table.columns[1].computed = true;
  document.abbreviations = {{"CI", "confidence interval"}, {"HR", "hazard ratio"}};
  document.scales = {{"IA", "our paraphrase"}};
  auto const source = rendered("latex", document);
  CHECK(contains(source, "\\computed{B}"));
  CHECK(contains(source, "quoted & \\computed{0.61} \\\\"));
  CHECK(contains(source, "other &  \\\\"));
  CHECK(contains(source, "\\explanations{Abbreviations}{%\n  \\explanation{CI}{confidence interval}; %\n  \\explanation{HR}{hazard ratio}}"));
  CHECK(contains(source, "\\explanations{Levels and grades}"));
}

TEST_CASE("bars of intervals are drawn step by step") {
  CHECK(report::latex_picture("  ├■─┤ │") == "\\barskip{2}\\barlow{}\\barpoint{}\\barline{}\\barhigh{}\\barskip{1}\\barone{}");
  CHECK(report::latex_picture_note("│ is 1") == "\\barone{}\\ is 1");
}

TEST_CASE("columns of numbers are never folded, the rest of the line goes to long texts") {
  std::string const words = "many words that are folded again and again until the line is full of them";
  auto const section = section_of({{"p", "P", Place::cell, false, true}, {"text", "Text"}, {"short", "Short"}},
                                  {{"P=0.000 002 (exact)", words, "a b"}, {"", words, ""}});
  auto const narrow = shares(section, 60);
  CHECK(narrow[0] * 60 >= 19);
  CHECK(narrow[1] > narrow[2]);
  CHECK(std::accumulate(narrow.begin(), narrow.end(), 0.0) <= 1.0001);
  auto const wide = shares(section, 200);
  CHECK(wide[1] * 200 >= 55);
  CHECK(std::accumulate(wide.begin(), wide.end(), 0.0) < 0.6);
  auto const crowded = shares(section, 10);
  CHECK(std::accumulate(crowded.begin(), crowded.end(), 0.0) <= 1.0001);
}

TEST_CASE("a table of 20,000 rows is written whole") {
  Document document;
  document.sections.push_back(section_of({{"n", "No."}, {"text", "Text"}}, {}));
  for (int i = 1; i <= 20000; ++i) document.sections[0].table.rows.push_back({std::to_string(i), "中文 & text " + std::to_string(i)});
  auto const source = rendered("latex", document);
  CHECK(contains(source, "\n1 & 中文 \\& text 1 \\\\\n"));
  CHECK(contains(source, "\n20000 & 中文 \\& text 20000 \\\\\n"));
  CHECK(source == rendered("latex", document));
}
