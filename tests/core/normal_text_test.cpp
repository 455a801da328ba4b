// tests/core/normal_text_test.cpp - N(text): NFKC, deletions, offsets back into the source, passages; expected texts by hand from design §2.2.
#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/text/hash.hpp"
#include "core/text/normal_text.hpp"

namespace {

using core::text::NormalText;

std::string all(NormalText const& text) { return std::string(text.utf8(0, text.size())); }

std::string normalised(std::string source) { return all(NormalText(std::move(source))); }

}  // namespace

TEST_CASE("compatibility forms become their plain characters") {
  CHECK(normalised("Ｐ＜０．０５") == "P<0.05");
  CHECK(normalised("ⅡＡ") == "IIA");
  CHECK(normalised("HR＋／HER－2") == "HR+/HER-2");
  CHECK(normalised("e\u0301") == "\u00E9");
  CHECK(normalised("ﬁ") == "fi");
}

TEST_CASE("white space of every kind, soft hyphens and zero-width characters are deleted") {
  CHECK(normalised("a b\tc\r\nd\fe\vf") == "abcdef");
  CHECK(normalised("a\u00A0b\u3000c\u2009d\u2028e\u0085f") == "abcdef");
  CHECK(normalised("MONA\u00ADLEESA") == "MONALEESA");
  CHECK(normalised("\uFEFFa\u200Bb\u200Cc\u200Dd\u2060e") == "abcde");
  CHECK(normalised(" \n ").empty());
  CHECK(normalised("").empty());
}

TEST_CASE("the hash is that of N, so other line breaks of the same text give the same hash") {
  NormalText const one("中位 PFS 为\n25.3 个月"), other("中位PFS为25.3\r\n个月");
  CHECK(one.sha256() == other.sha256());
  CHECK(one.sha256() == core::text::sha256("中位PFS为25.3个月"));
  CHECK(one.size() == 12);
}

TEST_CASE("each character of N knows the byte where it begins in the source") {
  std::string const source = "中 ＜\n0.5";
  NormalText const text(source);
  REQUIRE(all(text) == "中<0.5");
  CHECK(text.source_offset(0) == 0);
  CHECK(text.source_offset(1) == source.find("＜"));
  CHECK(text.source_offset(2) == source.find('0'));
  CHECK(text.source_offset(4) == source.find('5'));
  CHECK(text.source_offset(text.size()) == source.size());
}

TEST_CASE("all characters that one source character becomes point to it") {
  std::string const source = "xⅢy";
  NormalText const text(source);
  REQUIRE(all(text) == "xIIIy");
  for (std::size_t i : {1, 2, 3}) CHECK(text.source_offset(i) == 1);
  CHECK(text.source_offset(4) == 1 + std::string("Ⅲ").size());
}

TEST_CASE("it is remembered where the source had a separator") {
  NormalText const text("25.3 16.0\n个月");
  CHECK(text.separated_before(0));
  CHECK_FALSE(text.separated_before(3));
  CHECK(text.separated_before(4));
  CHECK(text.separated_before(8));
  CHECK_FALSE(text.separated_before(9));
  CHECK(text.separated_before(text.size()));
}

TEST_CASE("a passage shows single blanks between words and none between Han characters") {
  NormalText const text("the median \n PFS was\t25.3\nmonths；中位\n无进展 生存");
  CHECK(text.passage(0, text.size()) == "the median PFS was 25.3 months;中位无进展生存");
  CHECK(text.passage(3, 9) == "median PFS");
}

TEST_CASE("a passage that runs over the end stops there") {
  NormalText const text("abc");
  CHECK(text.passage(1, 99) == "bc");
  CHECK(text.passage(3, 1).empty());
}

TEST_CASE("bytes that are not UTF-8 are refused with their place and the way to convert") {
  for (std::string const bad : {"ab\xFF", "ab\xC3", "ab\xED\xA0\x80", "ab\xC0\xAF", "ab\xF5\x80\x80\x80", "ab\xE4\xB8"}) {
    try {
      NormalText const text(bad);
      FAIL("accepted");
    } catch (core::Error const& e) {
      CHECK_THAT(e.what(), Catch::Contains("byte 3"));
      CHECK_THAT(e.advice(), Catch::Contains("iconv"));
    }
  }
}
