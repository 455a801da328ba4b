// tests/programs/latex_test.cpp - LaTeX compiled by real engines without an error, and what was written found again in the text of the PDF.
#include <catch2/catch.hpp>

#include <sstream>

#include "tests/programs/program.hpp"
#include "tests/report/hard_document.hpp"
#include "tests/support/needs.hpp"
#include "tests/support/program.hpp"

namespace {

using core::table::Document;

bool has_latex() { return support::needs_programs({{"xelatex", "texlive-xetex"}, {"pdftotext", "poppler-utils"}}); }

// The lines of TeX's log that a writer would have to act on.
std::vector<std::string> complaints_in(std::string const& log) {
  std::vector<std::string> out;
  for (auto const& line : support::lines_of(log))
    for (std::string const sign : {"!", "Missing character", "Overfull", "LaTeX Warning", "Package fontspec Warning"})
      if (line.starts_with(sign)) out.push_back(line);
  return out;
}

// Compiles answer.tex twice, as its first lines say; the text of the PDF without white space.
std::string text_of_pdf(programs::Scratch const& scratch, std::string const& engine = "xelatex") {
  for (int times = 0; times < 2; ++times) {
    auto const ran = scratch.run({engine, "-interaction=nonstopmode", "-halt-on-error", "answer.tex"}, 300);
    CAPTURE(ran.out);
    REQUIRE(ran.exit_code == 0);
  }
  CHECK(complaints_in(scratch.read("answer.log")) == std::vector<std::string>{});
  REQUIRE(scratch.run({"pdftotext", "answer.pdf"}).exit_code == 0);
  return programs::squeezed(scratch.read("answer.txt"));
}

std::string compiled(Document const& document, std::string const& engine = "xelatex") {
  programs::Scratch const scratch;
  scratch.write("answer.tex", rendered("latex", document));
  return text_of_pdf(scratch, engine);
}

std::vector<std::string> missing_of(std::vector<std::string> const& texts, std::string const& page) {
  std::vector<std::string> out;
  for (auto const& text : texts)
    if (page.find(programs::squeezed(text)) == std::string::npos) out.push_back(text);
  return out;
}

// One row a text, short enough for one line, with a word behind it that shows where it ends.
Document listing(std::vector<std::string> const& texts) {
  core::table::Section section{"a", "", {}, {{{"text", "Text"}}, {}}, {}};
  for (auto const& text : texts) section.table.rows.push_back({text + " end"});
  Document document;
  document.title = "List";
  document.sections.push_back(section);
  return document;
}

std::vector<std::string> with_end(std::vector<std::string> texts) {
  for (auto& text : texts) text += "end";
  return texts;
}

}  // namespace

TEST_CASE("characters that mean something to TeX are printed as themselves by every engine") {
  if (!has_latex()) return;
  std::vector<std::string> const texts{
      "\\",   "{a}", "}{",  "a&b", "50%",       "$1",    "#2",        "a_b",       "~",     "^",     "=1+1",
      "[36]", "*",   "--",  "---", "<<",        ">>",    ",,",        "it's",      "``a''", "\"b\"", "\\end{longtable}",
      "a|b",  "x<1", "?`",  "!`",  "fi fl ffi", "20–30", "±2",        "µg",        "é",     "ü",     "≤5",
      "≥6",   "−7",  "a→b", "“c”", "§",         "·",     "5\u00A0mg", "-- \\today"};
  auto const source = rendered("latex", listing(texts));
  CHECK(source.find("xelatex, lualatex or pdflatex") != std::string::npos);
  for (std::string const engine : {"xelatex", "pdflatex"}) {
    CAPTURE(engine);
    auto page = compiled(listing(texts), engine);
    for (auto at = page.find("\u00A0"); at != std::string::npos; at = page.find("\u00A0")) page.erase(at, 2);
    CHECK(missing_of(with_end({"5mg"}), page) == std::vector<std::string>{});
    auto printed = texts;
    std::erase(printed, "5\u00A0mg");
    CHECK(missing_of(with_end(printed), page) == std::vector<std::string>{});
  }
}

TEST_CASE("Chinese, full-width signs, Roman numerals, Greek and accents come out of the PDF as they went in") {
  if (!has_latex()) return;
  std::vector<std::string> const texts{
      "德曲妥珠单抗",  "地諾單抗", "P＜0.000 1", "0.777～1.777", "ⅠA", "Ⅱ期",  "Ⅲ",       "Ⅳ",     "τ²", "μg", "α", "10⁻³", "x²", "│",      "■",
      "一、二",        "（甲）",   "：；",       "“引”",         "…",  "ｍｇ", "Đà Nẵng", "Žižek", "Ω",  "≠",  "≈", "√2",   "↑",  "日本の", "①",
      "中文mixed文字", "㎎"};
  auto const page = compiled(listing(texts));
  CHECK(missing_of(with_end(texts), page) == std::vector<std::string>{});
}

TEST_CASE("accents apart from their letters are composed, and what no font has is printed as its number") {
  if (!has_latex()) return;
  auto const page = compiled(listing({"e\u0301", "n\u0303o", "\U0001F600", "\u0628", "a\x01z", "zero\u200Bwidth", "soft\u00ADhyphen", "bad\xff",
                                      "long enough to give the column its width", "中"}));
  CHECK(missing_of(with_end({"é", "ño", "[U+1F600]", "[U+0628]", "a[U+0001]z", "zerowidth", "softhyphen", "bad[U+FFFD]"}), page) ==
        std::vector<std::string>{});
}

TEST_CASE("an answer with everything that breaks tables compiles, and its headings, cells, banners, notes and explanations are there") {
  if (!has_latex()) return;
  auto document = hard_document();
  document.sections[0].table.columns[4].computed = true;
  document.abbreviations = {{"HR", "hazard ratio"}, {"总", "总生存期 & 50%"}};
  document.scales = {{"ⅠA_1", "at least one trial\nof #1 quality"}};
  document.mark = {"<i>", "</i>"};
  auto const source = rendered("latex", document);
  CHECK(source.find("\\computed{HR 0.723}") != std::string::npos);
  auto const page = compiled(document);
  CHECK(missing_of({"标题 </script> \"A\" & <B>",
                    "Findings <b>&amp; more</b>",
                    "! Cross-trial: \"rows\" of <4> trials & more",
                    "Table 1",
                    "=1+1",
                    "B|C",
                    "德曲妥珠单抗",
                    "only if: first line",
                    "25.3 vs 16.0 months",
                    "HR 0.60 (0.46–0.77)",
                    "P<0.000 1",
                    "note on x:1: 5 < 6 & \"so\"",
                    "No finding fits.",
                    "Not medical advice & <no> more.",
                    "hazard ratio",
                    "总生存期 & 50%",
                    "ⅠA_1",
                    "--line first --site \"脑\"",
                    "trialbook compare PFS --line first",
                    "content 0123456789ab"},
                   page) == std::vector<std::string>{});
}

TEST_CASE("answers of the shipped book compile, and every value of their tables is in the PDF") {
  if (!has_latex()) return;
  struct Case {
    std::string line, engine;
    std::vector<std::string> words;
  };
  std::vector<Case> const cases{
      {"show monaleesa-2", "pdflatex", {"MONALEESA-2", "25.3 vs 16.0 months", "HR 0.57", "P<0.001", "quality of life"}},
      {"compare PFS OS --subtype HR+/HER2-", "xelatex", {"! Cross-trial", "SERENA-2", "HR 0.44 (0.28–0.68)", "12.94 vs 7.29 months", "P=0.000 002"}},
      {"compare PFS --subtype HR+/HER2- --lang zh", "xelatex", {"跨试验", "无进展生存时间", "阿那曲唑", "HR 0.44 (0.28–0.68)", "表1:"}},
      {"grades --line first --lang zh",
       "xelatex",
       {"优先推荐", "紫杉类药物 + 帕妥珠单抗 + 曲妥珠单抗", "级别ⅠＡ", "18.7 vs 12.4 个月", "P=0.000 002"}}};
  for (auto const& [line, engine, words] : cases) {
    CAPTURE(line, engine);
    programs::Scratch const scratch;
    std::vector<std::string> arguments;
    std::istringstream stream(line);
    for (std::string word; stream >> word;) arguments.push_back(word);
    arguments.insert(arguments.end(), {"--output", "answer.tex"});
    scratch.trialbook(arguments);
    CHECK(missing_of(words, text_of_pdf(scratch, engine)) == std::vector<std::string>{});
  }
}
