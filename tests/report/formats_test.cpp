// tests/report/formats_test.cpp - what each format does to hard text, and that narrow terminals fold without cutting a number.
#include <catch2/catch.hpp>

#include "core/text/width.hpp"
#include "report/formats.hpp"

namespace {

using core::table::Document;
using core::table::Place;

Document sample() {
  Document document;
  document.title = "标题 A";
  document.facts = {{"filters", "Filters", "--line first"}};
  core::table::Section section;
  section.part = "inside";
  section.table.columns = {{"trial", "Trial", Place::item}, {"endpoint", "Endpoint"}, {"p", "P", Place::cell, false, true},
                           {"bar", "", Place::picture},     {"remark", "Remark"},     {"id", "Id", Place::machine}};
  section.table.rows = {{"=1+1", "PFS", "P<0.000 1", "├─■┤", "a \"quoted\", long remark with 中文字符 and more words than fit", "x:1"},
                        {"B|C", "OS", "P=0.004 55", "", "line\nbreak", "x:2"}};
  document.sections.push_back(section);
  return document;
}

std::string render(std::string const& format, std::size_t width = 0) {
  report::Options options;
  options.width = width;
  return report::find_format(format)->render(sample(), options);
}

}  // namespace

TEST_CASE("csv has one header, every value, quotes where needed and no pictures") {
  CHECK(render("csv") ==
        "trial,endpoint,p,remark,id,query,book,program\n"
        "=1+1,PFS,P<0.000 1,\"a \"\"quoted\"\", long remark with 中文字符 and more words than fit\",x:1,,,\n"
        "B|C,OS,P=0.004 55,\"line\nbreak\",x:2,,,\n");
}

TEST_CASE("markdown escapes what would break a table") {
  auto const out = render("markdown");
  CHECK(out.find("| B\\|C |") != std::string::npos);
  CHECK(out.find("line<br>break") != std::string::npos);
  CHECK(out.find("P&lt;0.000 1") != std::string::npos);
}

TEST_CASE("text at any width keeps numbers whole and lines within the terminal") {
  for (std::size_t const width : {40, 60, 80, 120, 160}) {
    CAPTURE(width);
    auto const out = render("text", width);
    CHECK(out.find("P<0.000 1") != std::string::npos);
    CHECK(out.find("P=0.004 55") != std::string::npos);
    for (std::size_t start = 0; start < out.size();) {
      auto const end = out.find('\n', start);
      CHECK(core::text::width(out.substr(start, end - start)) <= width);
      start = end + 1;
    }
  }
}

TEST_CASE("text without a terminal is not folded and has no escape sequences") {
  auto const out = render("text");
  CHECK(out.find("long remark with 中文字符 and more words than fit") != std::string::npos);
  CHECK(out.find('\x1b') == std::string::npos);
}

TEST_CASE("every format is found by name and by suffix, and gives the same bytes twice") {
  for (auto const& format : report::formats()) {
    CHECK(report::find_format(format.name) == &format);
    CHECK(report::format_of_suffix(format.suffix) == &format);
    CHECK(format.render(sample(), {}) == format.render(sample(), {}));
  }
  CHECK(report::find_format("pdf") == nullptr);
}
