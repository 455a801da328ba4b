// tests/programs/csv_test.cpp - csv read by Python's reader: the same cells, with and without the options for spreadsheet programs.
#include <catch2/catch.hpp>

#include "core/text/spreadsheet.hpp"
#include "tests/programs/program.hpp"
#include "tests/report/hard_document.hpp"
#include "tests/support/needs.hpp"

namespace {

constexpr char const* reader = R"(import csv, sys
for row in csv.reader(open('answer.csv', encoding=sys.argv[1], newline=''), strict=True):
    print('\x1e' + '\x1f'.join(row), end='')
)";

using Cells = std::vector<std::vector<std::string>>;

std::vector<std::string> parted(std::string const& text, char by) {
  std::vector<std::string> out(1);
  for (char const c : text)
    if (c == by)
      out.emplace_back();
    else
      out.back() += c;
  return out;
}

Cells read_by_python(std::string const& csv, std::string const& encoding) {
  programs::Scratch const scratch;
  scratch.write("answer.csv", csv);
  scratch.write("read.py", reader);
  auto const ran = scratch.run({"python3", "-X", "utf8", "read.py", encoding});
  CAPTURE(ran.out);
  REQUIRE(ran.exit_code == 0);
  Cells out;
  for (auto const& row : parted(ran.out, '\x1e'))
    if (!row.empty()) out.push_back(parted(row, '\x1f'));
  return out;
}

core::table::Document document() {
  auto out = hard_document();
  auto& table = out.sections[0].table;
  for (std::string const text : {"=HYPERLINK(\"http://x\")", "+1 or -1", "-5.5", "@a", "＝1", "'quoted'", " =1", "\t=1", "a\r\nb", ",", "''"}) {
    table.rows.push_back(table.rows[0]);
    table.rows.back()[7] = text;
  }
  return out;
}

Cells expected(bool safe) {
  auto const table = core::table::flattened(document());
  auto const source = document().source;
  Cells out(1);
  for (auto const& column : table.columns) out[0].push_back(column.key);
  out[0].insert(out[0].end(), {"query", "book", "program"});
  for (auto row : table.rows) {
    for (auto& cell : row)
      if (safe) cell = core::text::spreadsheet_safe(cell);
    row.insert(row.end(), {source.query, source.book, source.program});
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace

TEST_CASE("Python reads every cell of a csv answer as it was") {
  if (!support::needs_program("python3", "python3")) return;
  CHECK(read_by_python(report::find_format("csv")->render(document(), {}), "utf-8") == expected(false));
}

TEST_CASE("with a byte order mark and safe for spreadsheets, Python reads the same cells, formulas with an apostrophe in front") {
  if (!support::needs_program("python3", "python3")) return;
  report::Options options;
  options.byte_order_mark = true;
  options.spreadsheet_safe = true;
  auto const csv = report::find_format("csv")->render(document(), options);
  CHECK(csv.starts_with("\xEF\xBB\xBF"));
  CHECK(read_by_python(csv, "utf-8-sig") == expected(true));
  CHECK(csv.find("\"'=HYPERLINK") != std::string::npos);
  CHECK(csv.find(",-5.5,") != std::string::npos);
}
