// tests/cli/bad_input_test.cpp - wrong files as curators make them: every problem with file, line and column, the text at fault and a next step; exit
// 1; the database as it was and nothing beside it. Each wrong file is the right one with one thing changed; places are counted from the right one.
#include <sys/resource.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "core/text/unicode.hpp"
#include "core/text/width.hpp"
#include "importer/csv_reader.hpp"
#include "schema/book.hpp"
#include "tests/cli/workplace.hpp"

namespace {

using Words = std::vector<std::string>;
using Rows = std::vector<Words>;

Rows right_rows() {
  Rows out;
  importer::read_csv("right.csv", support::read(hard_quotes("denosumab-review") / "results.csv"), [&](importer::Record& record) {
    out.emplace_back();
    for (auto const& field : record.fields) out.back().push_back(field.text);
  });
  return out;
}

std::size_t column_of(Rows const& rows, std::string const& name) {
  auto const at = std::find(rows[0].begin(), rows[0].end(), name);
  REQUIRE(at != rows[0].end());
  return static_cast<std::size_t>(at - rows[0].begin());
}

struct Cell {
  std::size_t row;  // 1 is the first row of data
  std::string column, text;
};

Rows with(std::vector<Cell> const& cells) {
  auto rows = right_rows();
  for (auto const& cell : cells) rows[cell.row][column_of(rows, cell.column)] = cell.text;
  return rows;
}

std::string csv_of(Rows const& rows, std::string const& end = "\n") {
  std::string out;
  for (auto const& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) out += importer::csv_field(row[i]) + (i + 1 < row.size() ? "," : end);
  return out;
}

// "wrong.csv:3:332" of a cell in a file whose cells hold no line breaks.
std::string place_of(Rows const& rows, std::size_t row, std::string const& column) {
  std::string before;
  for (std::size_t i = 0; i < column_of(rows, column); ++i) before += importer::csv_field(rows[row][i]) + ",";
  return "wrong.csv:" + std::to_string(row + 1) + ":" + std::to_string(core::text::count_code_points(before) + 1);
}

struct Expected {
  std::string what, csv;
  Words in_message;  // each of them, places included
  std::size_t problems = 1;
};

// Imports into a book that exists; the error text of a refusal that left everything as it was.
std::string refused(std::string const& csv, std::string const& name = "wrong.csv") {
  Workplace const place;
  std::filesystem::copy_file(support::shipped_book(), "book.db");
  auto const before = support::read("book.db");
  place.write(name, csv);
  auto const ran = support::run({"import", name, "--document", "mine", "--db", "book.db"});
  CHECK(ran.exit_code == 1);
  CHECK(ran.out == "");
  CHECK((support::read("book.db") == before));
  CHECK(place.names() == Words{"book.db", name});
  auto const checked = support::run({"import", name, "--document", "mine", "--db", "book.db", "--check"});
  CHECK(checked.exit_code == 1);
  CHECK(checked.err == ran.err);
  return ran.err;
}

void check(Expected const& expected) {
  auto const err = refused(expected.csv);
  CAPTURE(expected.what, err);
  for (auto const& part : expected.in_message) {
    CAPTURE(part);
    CHECK(contains(err, part));
  }
  CHECK(contains(err, std::to_string(expected.problems) + " problem"));
  CHECK((contains(err, "\n    ") || contains(err, "(see: ")));  // a next step
}

std::string without_column(std::string const& column) {
  auto rows = right_rows();
  auto const at = static_cast<std::ptrdiff_t>(column_of(rows, column));
  for (auto& row : rows) row.erase(row.begin() + at);
  return csv_of(rows);
}

Rows renamed(std::string const& column, std::string const& name) {
  auto rows = right_rows();
  rows[0][column_of(rows, column)] = name;
  return rows;
}

std::string with_last_column(std::string const& name) {
  auto rows = right_rows();
  for (auto& row : rows) row.push_back("x");
  rows[0].back() = name;
  return csv_of(rows);
}

std::string replaced(std::string text, std::string const& from, std::string const& to) {
  auto const at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string all_replaced(std::string text, char from, char to) {
  std::replace(text.begin(), text.end(), from, to);
  return text;
}

std::string as_utf16(std::string const& ascii) {
  std::string out = "\xFF\xFE";
  for (char const c : ascii) out += {c, '\0'};
  return out;
}

// The column of the caret in the line below the expression, and that of the text it should point at, both in terminal cells.
std::pair<std::size_t, std::size_t> caret_and_text(std::string const& err, std::string const& text) {
  auto const caret = err.find("^\n");
  REQUIRE(caret != std::string::npos);
  auto const caret_line = err.rfind('\n', caret), text_line = err.rfind('\n', caret_line - 1);
  auto const line = err.substr(text_line + 1, caret_line - text_line - 1);
  REQUIRE(line.find(text) != std::string::npos);
  return {caret - caret_line - 1, core::text::width(line.substr(0, line.find(text)))};
}

}  // namespace

TEST_CASE("the right file is taken with a byte-order mark, CRLF, quoted commas and line breaks, and its values are read") {
  for (std::string const& csv : {csv_of(right_rows()), "\xEF\xBB\xBF" + csv_of(right_rows()), csv_of(right_rows(), "\r\n"),
                                 csv_of(with({{1, "note", "a, \"b\"\nand\r\nmore"}})), csv_of(right_rows(), "\r")}) {
    Workplace const place;
    place.write("right.csv", csv);
    auto const ran = support::run({"import", "right.csv", "--document", "mine", "--db", "book.db"});
    CAPTURE(csv.substr(0, 20), ran.err);
    REQUIRE(ran.exit_code == 0);
    auto book = schema::open("book.db");
    CHECK(support::value(book,
                         "SELECT group_concat(raw) FROM (SELECT raw FROM arm_value JOIN finding ON finding.id = finding_id "
                         "WHERE finding.slug LIKE 'mine:%' AND arm = 'experimental' ORDER BY finding_id)") == "14.0,89.2,80.6");
  }
}

TEST_CASE("behind a byte-order mark, CRLF and line breaks in a cell, lines and columns are those of an editor") {
  auto const rows = with({{1, "note", "a, b\nsecond line"}, {2, "endpoint", "DSF"}});
  auto const on_its_line = place_of(rows, 2, "endpoint");
  auto const column = on_its_line.substr(on_its_line.rfind(':'));
  check({"CRLF", "\xEF\xBB\xBF" + csv_of(rows, "\r\n"), {"wrong.csv:4" + column + ": ", "'DSF'", "'dfs'"}});
}

TEST_CASE("each wrong file is refused with its place, the text at fault and a next step") {
  auto const right = csv_of(right_rows());
  std::string const last = std::to_string(core::text::count_code_points(right.substr(0, right.find('\n'))) + 2);
  for (auto const& expected : {
           Expected{"a missing column", without_column("endpoint"), {"wrong.csv:1:1: ", "'endpoint'", "trialbook template results"}},
           Expected{"an extra column", with_last_column("quote"), {"wrong.csv:1:" + last, "'quote'", "trialbook template results"}},
           Expected{"a repeated column", with_last_column("note"), {"wrong.csv:1:" + last, "'note'", "twice", "remove"}},
           Expected{"a misspelt column", csv_of(renamed("endpoint", "endpont")), {place_of(right_rows(), 0, "endpoint"), "'endpont'", "'endpoint'"}},
           Expected{"a row too short", right + "x,y\n", {"wrong.csv:5:1: 2 fields where the header has 46", "'x'", "comma"}},
           Expected{"a quote never closed", right + "x,\"y\nz\n", {"wrong.csv:5:3: ", "never closed", "close it"}, 2},
           Expected{"a quote closed in the next line", right + "x,\"y\nz,\"q\"\n", {"wrong.csv:6:4: ", "began at 5:3", "missing in line 5"}, 2},
           Expected{"semicolons", all_replaced(right, ',', ';'), {"wrong.csv:1:1: ", "semicolons", "CSV UTF-8"}},
           Expected{"UTF-16", as_utf16("id,endpoint\n"), {"wrong.csv:1:1: ", "UTF-16", "iconv -f UTF-16 -t UTF-8"}},
           Expected{
               "GB18030", replaced(right, "73 个月", "73 \xB8\xF6\xD4\xC2"), {"wrong.csv:2:", "GB18030", "'73 个月'", "iconv -f GB18030 -t UTF-8"}},
           Expected{"Windows-1252", replaced(csv_of(with({{1, "note", "Keler"}})), "Keler", "K\xF6hler"), {"1252", "'Köhler'", "iconv"}},
           Expected{"an Excel workbook", "PK\x03\x04\xFF\xFE", {"Excel", "save the table as: CSV UTF-8"}},
           Expected{"a zero byte", replaced(right, "73 个月", std::string("73\0", 3)), {"wrong.csv:2:", "U+0000", "delete"}},
           Expected{"an empty file", "", {"wrong.csv:1:1: ", "no header row", "trialbook template"}},
           Expected{"a decimal comma",
                    csv_of(with({{1, "experimental_raw", "14,0"}})),
                    {place_of(right_rows(), 1, "experimental_raw"), "'14,0'", "decimal point", "14.0"}},
           Expected{"the letter O",
                    csv_of(with({{2, "experimental_raw", "O.57"}})),
                    {place_of(right_rows(), 2, "experimental_raw"), "'O.57'", "letter O", "0.57"}},
           Expected{"an unknown name",
                    csv_of(with({{1, "experimental", "qqqqqq + letrozole"}})),
                    {place_of(right_rows(), 1, "experimental"), "'qqqqqq'", "trialbook template terms"}},
           Expected{"a misspelt trial",
                    csv_of(with({{3, "trial", "denosumab-adjuvnt-ai"}})),
                    {place_of(right_rows(), 3, "trial"), "'denosumab-adjuvnt-ai'", "'denosumab-adjuvant-ai'"}},
           Expected{"a value not permitted",
                    csv_of(with({{1, "comparison_kind", "randomized"}})),
                    {place_of(right_rows(), 1, "comparison_kind"), "'randomized'", "randomised, nonrandomised"}},
           Expected{"an id twice", csv_of(with({{3, "id", right_rows()[1][0]}})), {"wrong.csv:4:1: ", "first in line 2", "another id"}},
       })
    check(expected);
}

TEST_CASE("an interval upside down is refused with both limits, and taken when the note says that the document prints it so") {
  std::vector<Cell> cells{{2, "effect_measure", "HR"},         {2, "effect_raw", "0.57"}, {2, "orientation", "exp/ctl"},
                          {2, "orientation_basis", "wording"}, {2, "ci_level", "95"},     {2, "ci_level_basis", "quoted"},
                          {2, "ci_low_raw", "0.74"},           {2, "ci_high_raw", "0.43"}};
  auto const rows = with(cells);
  check({"upside down", csv_of(rows), {place_of(rows, 2, "ci_low_raw"), "'0.74'", "0.43", "exchange", "'as printed'"}});
  cells.push_back({2, "note", "limits as printed"});
  Workplace const place;
  place.write("right.csv", csv_of(with(cells)));
  CHECK(support::run({"import", "right.csv", "--document", "mine", "--db", "book.db"}).exit_code == 0);
}

TEST_CASE("a broken expression has a caret under its place, behind wide characters too, within 80 columns") {
  for (auto const& [column, expression, at] :
       {std::tuple("experimental", "地诺单抗 + (来曲唑 | 阿那曲唑", "(来曲唑"), std::tuple("experimental", "letrozole | anastrozole", "|"),
        std::tuple("population", "breast-cancer ; 绝经后 ; prior 来曲唑 progressed seting adjuvant", "seting"),
        std::tuple("population", "breast-cancer ; hr+ ; postmenopausal ; her2- ; prior (letrozole | tamoxifen) progressed lines 2-1 ; chinese",
                   "2-1")}) {
    auto const rows = with({{1, column, expression}});
    auto const err = refused(csv_of(rows));
    CAPTURE(expression, err);
    auto const [caret, text] = caret_and_text(err, at);
    CHECK(caret == text);
    CHECK(caret < 80);
    CHECK(contains(err, "write it like"));
    auto const before = std::string(expression).substr(0, std::string(expression).find(at));
    auto const cell = place_of(rows, 1, column);
    auto const number = std::stoul(cell.substr(cell.rfind(':') + 1)) + core::text::count_code_points(before);
    CHECK(contains(err, "wrong.csv:2:" + std::to_string(number) + ": "));
  }
}

TEST_CASE("all problems of a file are said at once, in the order of their places") {
  auto rows = with({{1, "experimental_raw", "0,57"},
                    {1, "comparison_kind", "randomized"},
                    {2, "endpoint", "DSF"},
                    {2, "control_raw", "O.57"},
                    {3, "id", "Bad Id"},
                    {3, "population", "breast-cancer ; ; hr+"}});
  rows[0][column_of(rows, "wording")] = "wordin";
  auto const err = refused(csv_of(rows) + "short,row\nx,\"never closed\n");
  CAPTURE(err);
  CHECK(contains(err, "9 problems"));
  std::size_t before = 0;
  for (std::string const text : {"'wordin'", "'randomized'", "'0,57'", "'DSF'", "'O.57'", "'Bad Id'", "; ; hr+", "2 fields", "never closed"}) {
    CAPTURE(text);
    auto const at = err.find(text);
    CHECK(at != std::string::npos);
    CHECK(at > before);
    before = at;
  }
}

TEST_CASE("all problems of all files of a folder are said at once, those of unreadable files too") {
  Workplace const place;
  std::filesystem::copy(hard_quotes("denosumab-review"), "mine");
  place.write("mine/results.csv", csv_of(with({{1, "endpoint", "DSF"}})));
  place.write("mine/document.csv", "id,title,kind\nx,y,own\n");
  place.write("mine/claims.csv", "id,topic\n\xFF\xFE\n");
  auto const ran = support::run({"import", "mine", "no-such.csv", "--db", "book.db"});
  CAPTURE(ran.err);
  CHECK(ran.exit_code == 1);
  for (std::string const part : {"no-such.csv: ", "mine/claims.csv:2:1", "mine/document.csv:1:1", "'DSF'", "'status'"})
    CHECK(contains(ran.err, part));
  CHECK(place.names() == Words{"mine"});
}

TEST_CASE("a file with a broken quote is refused even where bad rows may be left out") {
  Workplace const place;
  place.write("wrong.csv", csv_of(right_rows()) + "x,\"y\n");
  auto const ran = support::run({"import", "wrong.csv", "--document", "mine", "--db", "book.db", "--rejects", "bad.csv"});
  CHECK(ran.exit_code == 1);
  CHECK_FALSE(std::filesystem::exists("book.db"));
  CHECK(contains(support::read("bad.csv"), "unclosed-quote"));
}

TEST_CASE("a file beyond the limit is refused by its size, without being read into memory") {
  Workplace const place;
  place.write("wrong.csv", "id,endpoint\n");
  std::filesystem::resize_file("wrong.csv", 300'000'000);  // sparse
  auto const ran = support::run({"import", "wrong.csv", "--document", "mine", "--db", "book.db"});
  CHECK(ran.exit_code == 1);
  CHECK(contains(ran.err, "too large"));
  CHECK(contains(ran.err, "256 MB"));
  CHECK(contains(ran.err, "split"));
}

TEST_CASE("texts of any length and with control characters are shown cut and harmless") {
  auto const err = refused(csv_of(with({{1, "endpoint", std::string(100'000, 'y')}, {1, "experimental", "a\tb\nc + letrozole"}})));
  CHECK(err.size() < 2000);
  CHECK(contains(err, "yyy…"));
  CHECK(contains(err, "⏎"));
}

TEST_CASE("a disk without room stops build and import, which say so and leave what was there") {
  std::string const data = (std::filesystem::path(TEST_SOURCE_DIR) / "data").string();
  for (rlim_t const limit : {rlim_t{100'000}, rlim_t{1'000'000}})
    for (auto const& words : {Words{"import", hard_quotes("myeloma-targeted-review").string(), "--db", "book.db"},
                              Words{"build", "--data", data, "--output", "book.db", "--quiet"}}) {
      Workplace const place;
      std::filesystem::copy_file(support::shipped_book(), "book.db");
      auto const before = support::read("book.db");
      rlimit old{};
      REQUIRE(::getrlimit(RLIMIT_FSIZE, &old) == 0);
      rlimit const small{limit, old.rlim_max};
      ::setrlimit(RLIMIT_FSIZE, &small);
      auto const ran = support::run(words);
      ::setrlimit(RLIMIT_FSIZE, &old);
      CAPTURE(words, ran.err);
      CHECK(ran.exit_code == 1);
      CHECK(contains(ran.err, "book.db"));
      CHECK(contains(ran.err, "room on that disk"));
      CHECK((support::read("book.db") == before));
      CHECK(place.names() == Words{"book.db"});
    }
}

TEST_CASE("import --check makes no file, not among the temporary ones either") {
  Workplace const place;
  auto const ran =
      support::run({"import", hard_quotes("myeloma-targeted-review").string(), "--db", "book.db", "--check"}, {"TMPDIR=" + place.path().string()});
  CAPTURE(ran.err);
  CHECK(ran.exit_code == 0);
  CHECK(place.names() == Words{});
}
