// tests/core/spreadsheet_test.cpp - no text becomes a formula, no number becomes text, and the way back is exact.
#include <catch2/catch.hpp>

#include <vector>

#include "core/text/spreadsheet.hpp"

using core::text::from_spreadsheet_safe;
using core::text::spreadsheet_safe;

TEST_CASE("text that a spreadsheet would compute gets an apostrophe in front") {
  for (std::string const text :
       {"=1+1", "+HYPERLINK(1)",       "-2+3", "@SUM(A1)", "\t=1", "\rx", "\n=1",   " =1+1", "\u3000=1", "＝1+1", "＋1", "－1", "＠x",
        "-",    "-5.5 (-7.1 to -3.9)", "+3+4", "--5",      "-1-2", "-%",  "-1.2.3", "-1e5",  "=",        "-5,5"}) {
    CAPTURE(text);
    CHECK(spreadsheet_safe(text) == "'" + text);
  }
}

TEST_CASE("plain numbers and other text stay as they are") {
  for (std::string const text :
       {"-5.5", "+3", "-0.001", "+12%", "-.5", "5=6", "HR+/HER2-", "P<0.001", "", " ", "'tis so", "''", "−5.5", "0.60", "a\n=1"}) {
    CAPTURE(text);
    CHECK(spreadsheet_safe(text) == text);
  }
}

TEST_CASE("taking the apostrophe off gives back every text, also one that had apostrophes") {
  for (std::string const text : {"=1+1", "'=1+1", "''=1+1", "-5.5", "'-5.5", "''-5.5", "'tis so", "'", "''", "", "\t=1", "'\t", " =1", "' =1", "＝1",
                                 "'＝1", "-", "'-", "ＨＲ"}) {
    CAPTURE(text);
    CHECK(from_spreadsheet_safe(spreadsheet_safe(text)) == text);
  }
  CHECK(from_spreadsheet_safe("'tis so") == "'tis so");
  CHECK(from_spreadsheet_safe("=1+1") == "=1+1");
}
