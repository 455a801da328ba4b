// tests/programs/docx_test.cpp - the Word file in LibreOffice and pandoc: both open it and show every text, and the header row stands on each page.
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/programs/program.hpp"
#include "tests/report/hard_document.hpp"
#include "tests/support/needs.hpp"

namespace {

using core::table::Document;
using programs::squeezed;

bool needs_libreoffice() {
  return support::needs_programs({{"soffice", "libreoffice-writer-nogui libreoffice-calc-nogui"}, {"pdftotext", "poppler-utils"}});
}

Document with_explanations() {
  auto document = hard_document();
  document.abbreviations = {{"CI", "confidence interval"}, {"HR", "hazard ratio & more"}};
  document.scales = {{"IA", "evidence of several trials"}, {"推荐", "grade of the guideline"}};
  return document;
}

// The text of each page as LibreOffice lays it out, without white space.
std::vector<std::string> pages_of(programs::Scratch const& scratch, std::string const& name) {
  auto const converted = scratch.run({"soffice", "--headless", "--convert-to", "pdf", name + ".docx"});
  CAPTURE(converted.out);
  REQUIRE(scratch.has(name + ".pdf"));
  REQUIRE(scratch.run({"pdftotext", "-layout", name + ".pdf", name + ".txt"}).exit_code == 0);
  std::vector<std::string> out;
  std::istringstream text(scratch.read(name + ".txt"));
  for (std::string page; std::getline(text, page, '\f');) out.push_back(squeezed(page));
  return out;
}

std::string said(std::vector<std::string> const& pages) {
  std::string out;
  for (auto const& page : pages) out += page;
  return out;
}

bool contains(std::string const& text, std::string const& part) { return text.find(squeezed(part)) != std::string::npos; }

}  // namespace

TEST_CASE("LibreOffice shows hard text, facts, banners, notes and footnotes of a Word file") {
  if (!needs_libreoffice()) return;
  programs::Scratch const scratch;
  scratch.write("hard.docx", rendered("docx", with_explanations()));
  auto const text = said(pages_of(scratch, "hard"));
  CAPTURE(text);
  for (std::string const part : {"标题 </script> \"A\" & <B>", "=1+1", "德曲妥珠单抗", "HR 0.60 (0.46–0.77)", "P<0.000 1", "only if: first line",
                                 "! Cross-trial: \"rows\" of <4> trials & more", "Not medical advice & <no> more.", "HR, hazard ratio & more",
                                 "推荐: grade of the guideline", "content 0123456789ab · trialbook 9.8.7"}) {
    CAPTURE(part);
    CHECK(contains(text, part));
  }
}

TEST_CASE("the header row of a long table stands on every page of a Word file, and each row stands once") {
  if (!needs_libreoffice()) return;
  Document document;
  document.sections.push_back({"a", "", {}, {{{"trial", "Name of trial"}, {"effect", "Effect size", core::table::Place::cell, true}}, {}}, {}});
  for (int i = 0; i < 150; ++i) document.sections[0].table.rows.push_back({"row-" + std::to_string(1000 + i), "0.60\n(0.46–0.77)"});
  programs::Scratch const scratch;
  scratch.write("long.docx", rendered("docx", document));
  auto const pages = pages_of(scratch, "long");
  CHECK(pages.size() > 3);
  for (auto const& page : pages) CHECK(contains(page, "Name of trial Effect size"));
  auto const text = said(pages);
  for (int i = 0; i < 150; ++i) CHECK(contains(text, "row-" + std::to_string(1000 + i)));
}

TEST_CASE("an answer of the shipped book is a document of several pages in LibreOffice, in Chinese too") {
  if (!needs_libreoffice()) return;
  programs::Scratch const scratch;
  for (std::string const language : {"en", "zh"}) {
    scratch.trialbook({"compare", "PFS", "OS", "--subtype", "HR+/HER2-", "--line", "first", "--lang", language, "--output", language + ".docx"});
    auto const pages = pages_of(scratch, language);
    CHECK(pages.size() > 2);
    CHECK(contains(said(pages), language == "en" ? "Experimental vs control" : "试验组 vs 对照组"));
    CHECK(contains(said(pages), "28.18 vs 14.76"));
  }
}

TEST_CASE("pandoc finds title, tables with headers and footnotes in a Word file") {
  if (!support::needs_program("pandoc", "pandoc")) return;
  programs::Scratch const scratch;
  scratch.write("hard.docx", rendered("docx", with_explanations()));
  auto const read = scratch.run({"pandoc", "--from", "docx", "--to", "json", "hard.docx"});
  CAPTURE(read.out);
  REQUIRE(read.exit_code == 0);
  auto const tree = nlohmann::json::parse(read.out);
  CHECK(tree["meta"].contains("title"));
  std::size_t tables = 0, headers = 0;
  for (auto const& block : tree["blocks"])
    if (block["t"] == "Table") ++tables, headers += block["c"][3][1].size();
  CHECK(tables == 2);
  CHECK(headers == 2);
  auto const plain = scratch.run({"pandoc", "--from", "docx", "--to", "plain", "--wrap=none", "--columns=400", "hard.docx"}).out;
  for (std::string const part : {"a \"quoted\" & <i>'marked'</i>", "乙", "line break", "Levels and grades: "}) {
    CAPTURE(plain, part);
    CHECK(contains(squeezed(plain), part));
  }
}
