// tests/cli/show_source_test.cpp - show ITEM --source FILE: the passage from the user's copy with its numbers marked. Documents are made up here and
// imported with their locators; one test reads the real guideline and is skipped, loudly, where it is missing.
#include <catch2/catch.hpp>

#include "core/text/locator.hpp"
#include "tests/cli/workplace.hpp"
#include "tests/support/needs.hpp"

namespace {

std::string const before = "Of this trial nothing else is told. ";
std::string const passage = "瑞波西利联合来曲唑的 PFS 为 25.3 和\n16.0 个月（HR=0.56，95% CI：0.43～0.72，P＜0.000 1）［3，25］。";
std::string const after = "Later words speak of 25.3 apples.";

std::string document_csv(core::text::NormalText const& document) {
  return "id,title,kind,language,published,status,series,edition,evidence_until,supersedes,publisher,title_en,sha256,length\nmine,Mine,review,zh-"
         "Hans,"
         "2024,current,,,,,,," +
         document.sha256() + "," + std::to_string(document.size()) + "\n";
}

// A span that carries `text` in the document.
std::string locator(core::text::NormalText const& document, std::string const& text) {
  auto const at = core::text::occurrences(document, text);
  REQUIRE(at.size() == 1);
  return core::text::format_locator({core::text::make_span(document, at.front(), core::text::NormalText(text).size())});
}

std::string one_result(std::string const& place, std::string const& effect = "0.56") {
  return support::results_csv({{{"id", "pfs"},
                                {"section", "1"},
                                {"trial", "monaleesa-2"},
                                {"comparison_kind", "randomised"},
                                {"population", "advanced-breast-cancer ; line first"},
                                {"experimental", "ribociclib + letrozole"},
                                {"control", "placebo + letrozole"},
                                {"endpoint", "PFS"},
                                {"measure", "median"},
                                {"measure_basis", "implied"},
                                {"unit", "months"},
                                {"experimental_raw", "25.3"},
                                {"control_raw", "16.0"},
                                {"effect_measure", "HR"},
                                {"effect_raw", effect},
                                {"orientation", "exp/ctl"},
                                {"orientation_basis", "wording"},
                                {"ci_level", "95"},
                                {"ci_level_basis", "quoted"},
                                {"ci_low_raw", "0.43"},
                                {"ci_high_raw", "0.72"},
                                {"p_raw", "<0.000 1"},
                                {"locator", place}}});
}

// A book with one document and one finding in it, and the document as "copy.txt".
class OneFinding : public Workplace {
 public:
  explicit OneFinding(std::string const& text = before + passage + after, std::string const& effect = "0.56") {
    core::text::NormalText const document(text);
    std::filesystem::create_directory("mine");
    write("mine/document.csv", document_csv(document));
    write("mine/results.csv", one_result(locator(document, passage), effect));
    auto const ran = support::run({"import", "mine", "--db", "book.db"});
    INFO(ran.err);
    REQUIRE(ran.exit_code == 0);
    write("copy.txt", text);
  }
  support::Ran show(std::vector<std::string> const& more = {}, std::string const& id = "mine:pfs") const {
    std::vector<std::string> words{"show", id, "--source", "copy.txt", "--db", "book.db"};
    words.insert(words.end(), more.begin(), more.end());
    return support::run(words);
  }
};

std::string const marked =
    "瑞波西利联合来曲唑的 PFS 为 [[25.3]] 和[[16.0]] 个月（HR=[[0.56]]，95% CI：[[0.43]]～[[0.72]]，P＜[[0.000 1]]）［3，25］。";

}  // namespace

TEST_CASE("the passage stands there as in the copy, line breaks tidied, each number marked") {
  OneFinding const mine;
  auto const ran = mine.show();
  CAPTURE(ran.out, ran.err);
  CHECK(ran.exit_code == 0);
  CHECK(contains(ran.out, "the very text"));
  CHECK(contains(ran.out, marked));
}

TEST_CASE("the whole sentence is shown and none of its neighbours") {
  OneFinding const mine;
  auto const ran = mine.show();
  CHECK_FALSE(contains(ran.out, "nothing else is told"));
  CHECK_FALSE(contains(ran.out, "apples"));
}

TEST_CASE("a long sentence is cut, and the cut is shown") {
  std::string far;
  for (int i = 0; i < 100; ++i) far += "甲乙丙丁";
  OneFinding const mine(far + passage + after);
  auto const ran = mine.show();
  CHECK(contains(ran.out, "…"));
  CHECK_FALSE(contains(ran.out, far));
  CHECK(contains(ran.out, "丁" + marked));
}

TEST_CASE("double brackets of the text itself are not taken for marks") {
  OneFinding const mine("表[[1]]：" + passage + after);
  auto const ran = mine.show();
  CAPTURE(ran.out);
  CHECK(contains(ran.out, "[[1]]"));
  CHECK(contains(ran.out, "HR={{0.56}}"));
}

TEST_CASE("a number that the copy has otherwise is said to be missing and exits 3") {
  OneFinding const mine;
  auto text = before + passage + after;
  text.replace(text.find("0.56"), 4, "0.65");
  mine.write("copy.txt", "MONALEESA-2：" + text);
  auto const ran = mine.show();
  CAPTURE(ran.out);
  CHECK(ran.exit_code == 3);
  CHECK(contains(ran.out, "another copy"));
  CHECK(contains(ran.out, "missing: 0.56 (effect_raw)"));
  CHECK(contains(ran.out, "[[0.43]]"));
  CHECK_FALSE(contains(ran.out, "missing: 0.43"));
}

TEST_CASE("a number that never stood at its place is said to be missing, the others are marked") {
  OneFinding const mine(before + passage + after, "0.57");
  auto const ran = mine.show();
  CHECK(ran.exit_code == 3);
  CHECK(contains(ran.out, "missing: 0.57 (effect_raw)"));
  CHECK(contains(ran.out, "HR=0.56"));
  CHECK(contains(ran.out, "[[25.3]]"));
}

TEST_CASE("a copy with other words around the passage is said to be another one, and the passage is found") {
  OneFinding const mine;
  mine.write("copy.txt", "A new first page.\n" + before + passage + after);
  auto const ran = mine.show();
  CHECK(ran.exit_code == 0);
  CHECK(contains(ran.out, "another copy"));
  CHECK(contains(ran.out, "relocated"));
  CHECK(contains(ran.out, marked));
}

TEST_CASE("a copy without the passage shows none and exits 3") {
  OneFinding const mine;
  mine.write("copy.txt", "Not this document at all.");
  auto const ran = mine.show();
  CHECK(ran.exit_code == 3);
  CHECK(contains(ran.out, "span 1 of 1 is missing in this copy"));
}

TEST_CASE("control characters of a copy do not reach the terminal") {
  OneFinding const mine("\x1b[31m" + passage + after);
  auto const ran = mine.show();
  CHECK(ran.exit_code == 0);
  CHECK_FALSE(contains(ran.out, "\x1b"));
}

TEST_CASE("the passage as CSV and Markdown") {
  OneFinding const mine;
  auto const csv = mine.show({"--format", "csv"});
  CHECK(contains(csv.out, "part,line,place,passage,field,number,marked,query,book,program\n"));
  CHECK(contains(csv.out, "passage,1,exact,"));
  CHECK(contains(csv.out, "numbers,,,,effect_raw,0.56,marked,show mine:pfs --source "));
  auto const markdown = mine.show({"--format", "markdown"});
  CHECK(contains(markdown.out, "HR=\\[\\[0.56\\]\\]"));
}

TEST_CASE("what has no place in a document gets told what to give instead") {
  OneFinding const mine;
  for (std::string const id : {"MONALEESA-2", "mine", "ribociclib"}) {
    auto const ran = mine.show({}, id);
    CAPTURE(id, ran.err);
    CHECK(ran.exit_code == 2);
    CHECK(contains(ran.err, "give the id of a finding, claim or recommendation"));
    CHECK(contains(ran.err, ":"));
  }
  CHECK(contains(mine.show({}, "mine").err, "such as mine:pfs"));
}

TEST_CASE("an unknown id with a source gets the nearest known ones") {
  OneFinding const mine;
  auto const ran = mine.show({}, "mine:pfz");
  CHECK(ran.exit_code == 2);
  CHECK(contains(ran.err, "'mine:pfs'"));
}

TEST_CASE("a copy that is no plain text is named with what to do") {
  OneFinding const mine;
  for (std::string const& bytes : {std::string("%PDF-1.7 and so on"), std::string("a\0b", 3)}) {
    mine.write("copy.txt", bytes);
    auto const ran = mine.show();
    CHECK(ran.exit_code == 1);
    CHECK(contains(ran.err, "copy.txt: this is not plain text"));
    CHECK(contains(ran.err, "pdftotext"));
  }
  mine.write("copy.txt", "\xC4\xE3\xBA\xC3");
  CHECK(contains(mine.show().err, "copy.txt: the document is not UTF-8"));
}

TEST_CASE("a source that is missing or a folder is an error with its name") {
  OneFinding const mine;
  for (std::string const file : {"nowhere.txt", "mine"}) {
    auto const ran = support::run({"show", "mine:pfs", "--source", file, "--db", "book.db"});
    CHECK(ran.exit_code == 1);
    CHECK(contains(ran.err, file));
  }
}

TEST_CASE("source and coverage are not asked together") {
  OneFinding const mine;
  CHECK(mine.show({"--coverage"}).exit_code == 2);
}

TEST_CASE("findings, claims and recommendations are shown from the real guideline") {
  auto const documents = support::needs_shared("documents");
  if (documents.empty()) return;
  std::string const guideline = (documents / "002_7fb8ffc3d1e81d41.txt").string();
  auto const finding = support::run({"show", "abc-china-2024:paloma-2-pfs", "--source", guideline});
  CAPTURE(finding.out, finding.err);
  CHECK(finding.exit_code == 0);
  CHECK(contains(finding.out, "HR=[[0.563]]"));
  CHECK(contains(finding.out, "[[0.000 1]]"));
  auto book = core::database::Connection(support::shipped_book().string());
  for (std::string const table : {"claim", "recommendation"}) {
    auto const id = support::value(book, "SELECT slug FROM " + table + " WHERE slug LIKE 'abc-china-2024:%' ORDER BY id LIMIT 1");
    auto const ran = support::run({"show", id, "--source", guideline});
    CAPTURE(id, ran.out, ran.err);
    CHECK(ran.exit_code == 0);
    CHECK(contains(ran.out, "[[the place]]"));
  }
}
