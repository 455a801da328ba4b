// tests/core/locator_test.cpp - spans: writing, reading, finding again in another copy, and numbers as whole tokens; rules of design §2.2.
#include <catch2/catch.hpp>

#include "core/text/locator.hpp"

namespace {

using core::text::Found;
using core::text::has_number;
using core::text::NormalText;
using core::text::occurrences;
using core::text::Span;
using core::text::SpanFinder;

bool has(std::string const& text, std::string_view number) {
  NormalText const document(text);
  return has_number(document, 0, document.size(), number);
}

Span span_of(NormalText const& document, std::string const& passage) {
  auto const places = occurrences(document, passage);
  REQUIRE(places.size() == 1);
  return core::text::make_span(document, places[0], NormalText(passage).size());
}

}  // namespace

TEST_CASE("a locator that is written is read back the same") {
  NormalText const document("中位PFS分别为25.3和16.0个月");
  std::string const written = core::text::format_locator({core::text::make_span(document, 0, 5), core::text::make_span(document, 8, 4)});
  auto const spans = core::text::parse_locator(written);
  REQUIRE(spans);
  REQUIRE(spans->size() == 2);
  CHECK((*spans)[0].start == 0);
  CHECK((*spans)[1].start == 8);
  CHECK((*spans)[1].length == 4);
  CHECK((*spans)[1].hash8.size() == 8);
  CHECK(core::text::format_locator(*spans) == written);
  CHECK(core::text::parse_locator("")->empty());
}

TEST_CASE("what is not a list of spans is refused") {
  for (std::string_view const text : {"x", "12+3", "12@abcdef01", "12+0@abcdef01", "12+3@abcdef0", "12+3@abcdef012", "12+3@ABCDEF01", "12+3@abcdefg1",
                                      "-1+3@abcdef01", "1.5+3@abcdef01", "12+3@abcdef01,13+4@abcdef01", "12+3@abcdef01;13+4@abcdef01",
                                      "; 12+3@abcdef01", "99999999999999999999+3@abcdef01", " 12+3@abcdef01"}) {
    CAPTURE(text);
    CHECK_FALSE(core::text::parse_locator(text));
  }
}

TEST_CASE("a span at its place is exact, also when line breaks differ") {
  NormalText const document("alpha beta gamma"), copy("alpha\nbeta\r\ngam\u00ADma");
  auto const span = span_of(document, "beta");
  CHECK(SpanFinder(document).find(span).found == Found::exact);
  CHECK(SpanFinder(copy).find(span).found == Found::exact);
}

TEST_CASE("a span behind an inserted page head is relocated, a repeated one ambiguous, a changed one missing") {
  NormalText const document("alpha beta gamma");
  auto const span = span_of(document, "beta");
  NormalText const moved("PAGE HEAD alpha beta gamma"), twice("PAGE alpha beta beta"), changed("PAGE alpha bota gamma");
  auto const found = SpanFinder(moved).find(span);
  CHECK(found.found == Found::relocated);
  CHECK(moved.utf8(found.start, found.length) == "beta");
  CHECK(SpanFinder(twice).find(span).found == Found::ambiguous);
  CHECK(SpanFinder(changed).find(span).found == Found::missing);
  CHECK(SpanFinder(NormalText("b")).find(span).found == Found::missing);
  CHECK(core::text::name_of(Found::ambiguous) == "ambiguous");
}

TEST_CASE("a span far behind the end of the document is missing, even at the largest number") {
  NormalText const document("alpha");
  auto const spans = core::text::parse_locator("1000+2@abcdef01; 18446744073709551615+1@abcdef01");
  REQUIRE(spans);
  SpanFinder finder(document);
  for (auto const& span : *spans) CHECK(finder.find(span).found == Found::missing);
}

TEST_CASE("a passage is found in any spacing and width, overlapping places too") {
  NormalText const document("P ＜ 0.05; abab ab");
  CHECK(occurrences(document, "P<0.05") == std::vector<std::size_t>{0});
  CHECK(occurrences(document, "Ｐ＜０．０５").size() == 1);
  CHECK(occurrences(document, "abab").size() == 2);
  CHECK(occurrences(document, "  ").empty());
}

TEST_CASE("a number counts only as a whole token of the source") {
  CHECK(has("median 3.9 months", "3.9"));
  CHECK_FALSE(has("median 23.9 months", "3.9"));
  CHECK_FALSE(has("median 3.95 months", "3.9"));
  CHECK_FALSE(has("HR 0.5", "5"));
  CHECK_FALSE(has("HR 0.5", "0"));
  CHECK_FALSE(has("3.9.1", "3.9"));
  CHECK(has("见3.9。", "3.9"));
  CHECK(has("HR=0.57, ends with 12.", "12"));
}

TEST_CASE("digits that belong to a name are no numbers") {
  CHECK_FALSE(has("MONALEESA-2研究", "2"));
  CHECK_FALSE(has("HER2", "2"));
  CHECK_FALSE(has("HER-2", "2"));
  CHECK_FALSE(has("PIK3CA", "3"));
  CHECK(has("MONALEESA-2 and 2 others", "2"));
}

TEST_CASE("white space parts decimals in groups of three, elsewhere it parts numbers") {
  CHECK_FALSE(has("P=0.001 6", "0.001"));
  CHECK(has("P=0.001 6", "0.001 6"));
  CHECK(has("P=0.001 6", "0.0016"));
  CHECK(has("P=0.000 002", "0.000 002"));
  CHECK_FALSE(has("P=0.000 002", "2"));
  CHECK(has("12 3.9", "3.9"));
  CHECK(has("12 3.9", "12"));
  CHECK_FALSE(has("12 3.9", "123.9"));
}

TEST_CASE("a number over a line break is still one token, and the neighbours of a span count") {
  CHECK(has("HR=0.\n57", "0.57"));
  CHECK_FALSE(has("HR=0.0\n01", "0.001"));  // digits on two lines are two tokens, as a table's neighbours would be
  NormalText const document("23.9");
  CHECK_FALSE(has_number(document, 1, 3, "3.9"));
  CHECK(has_number(document, 0, 4, "23.9"));
  CHECK_FALSE(has_number(document, 0, 4, ""));
}

TEST_CASE("thousands in groups of three are one number") {
  CHECK(has("在一项研究中，3\n425 例患者", "3425"));
  CHECK(has("1 234 567 people", "1234567"));
  CHECK_FALSE(has("arms of 34 25 patients", "3425"));
  CHECK_FALSE(has("12 34567", "1234567"));
}

TEST_CASE("full-width digits of the source are the same number") { CHECK(has("ＨＲ＝０．５７", "0.57")); }
