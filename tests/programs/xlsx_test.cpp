// tests/programs/xlsx_test.cpp - the workbook in LibreOffice: every sheet opens, decimals are shown as printed, and no text has become a formula.
#include <catch2/catch.hpp>

#include "importer/csv_reader.hpp"
#include "tests/programs/program.hpp"
#include "tests/report/hard_document.hpp"
#include "tests/support/needs.hpp"

namespace {

using Strings = std::vector<std::string>;
using core::table::Document;

bool needs_libreoffice() { return support::needs_program("soffice", "libreoffice-calc-nogui"); }

// Writes the workbook's sheets as CSV files "book-<sheet>.csv", the cells as they are shown.
void take_apart(programs::Scratch const& scratch) {
  auto const ran = scratch.run(
      {"soffice", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1", "book.xlsx"});
  CAPTURE(ran.out);
  REQUIRE(ran.exit_code == 0);
}

std::vector<Strings> rows_of(programs::Scratch const& scratch, std::string const& sheet) {
  auto const file = "book-" + sheet + ".csv";
  CAPTURE(file);
  REQUIRE(scratch.has(file));
  std::vector<Strings> out;
  importer::read_csv(file, scratch.read(file), [&](importer::Record& record) {
    out.emplace_back();
    for (auto const& field : record.fields) out.back().push_back(field.text);
  });
  return out;
}

}  // namespace

TEST_CASE("LibreOffice shows numbers of a workbook with their printed decimals, and all other text as it is") {
  if (!needs_libreoffice()) return;
  Document document;
  Strings const values{"0.60",       "12",          "-1.50", "0.0000",       "<0.001",
                       "＜0.001",    "not reached", "=1+1",  "+1",           "@x",
                       "1,240",      "0.000 1",     "007",   "德曲妥珠单抗", "a \"quoted\" & <i>b</i>",
                       "line\nbreak"};
  document.sections.push_back({"a", "values", {}, {{{"k", "K"}}, {}}, {}});
  for (auto const& value : values) document.sections[0].table.rows.push_back({value});
  programs::Scratch const scratch;
  scratch.write("book.xlsx", rendered("xlsx", document));
  take_apart(scratch);
  auto const rows = rows_of(scratch, "values");
  REQUIRE(rows.size() == values.size() + 1);
  for (std::size_t i = 0; i < values.size(); ++i) CHECK(rows[i + 1] == Strings{values[i]});
}

TEST_CASE("LibreOffice opens every sheet of an answer in Chinese, with the query in one of them") {
  if (!needs_libreoffice()) return;
  programs::Scratch const scratch;
  scratch.trialbook({"compare", "PFS", "--subtype", "HR+/HER2-", "--line", "first", "--lang", "zh", "--output", "book.xlsx"});
  take_apart(scratch);
  auto const query = rows_of(scratch, "查询");
  REQUIRE(query.size() > 3);
  CHECK(query[1] == Strings{"查询", "trialbook compare PFS --subtype HR+/HER2- --line first --lang zh"});
  CHECK(rows_of(scratch, "无数字的陈述").size() > 2);
}
