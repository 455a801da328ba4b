// tests/core/width_test.cpp - terminal cells (Unicode East Asian Width: W and F take two) and line folding; properties over random texts, seed fixed.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "core/text/unicode.hpp"
#include "core/text/width.hpp"

namespace {

using core::text::width;
using core::text::wrap;

std::string random_text(std::mt19937& random, std::vector<std::string> const& alphabet) {
  std::string out;
  std::uniform_int_distribution<std::size_t> length(0, 60), letter(0, alphabet.size() - 1);
  for (std::size_t n = length(random); n > 0; --n) out += alphabet[letter(random)];
  return out;
}

std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

std::vector<std::string> const alphabet{"a",  "Z",  "9",  ".",       "-", " ",  " ",  "\n", "中", "药",
                                        "，", "Ａ", "％", "e\u0301", "é", "한", "ア", "😀",  "|",  "longword"};

}  // namespace

TEST_CASE("East-Asian wide and full-width characters take two cells, marks and zero-width characters none") {
  CHECK(width("abc") == 3);
  CHECK(width("中国") == 4);
  CHECK(width("Ａ，％") == 6);
  CHECK(width("한글") == 4);
  CHECK(width("ｱｲ") == 2);
  CHECK(width("e\u0301") == 1);
  CHECK(width("a\u200Bb\u00ADc") == 3);
  CHECK(width("é–≥") == 3);
  CHECK(width("😀") == 2);
  CHECK(width("") == 0);
}

TEST_CASE("padding fills to the width and never cuts") {
  CHECK(core::text::pad_right("中", 4) == "中  ");
  CHECK(core::text::pad_left("中", 4) == "  中");
  CHECK(core::text::pad_right("中国药", 4) == "中国药");
  CHECK(core::text::pad_left("", 2) == "  ");
}

TEST_CASE("lines break at spaces and beside Han characters") {
  CHECK(wrap("the quick brown fox", 9) == std::vector<std::string>{"the quick", "brown fox"});
  CHECK(wrap("中国晚期乳腺癌", 6) == std::vector<std::string>{"中国晚", "期乳腺", "癌"});
  CHECK(wrap("用PFS表示", 5) == std::vector<std::string>{"用PFS", "表示"});
  CHECK(wrap("a\n\nb", 5) == std::vector<std::string>{"a", "", "b"});
  CHECK(wrap("", 5) == std::vector<std::string>{""});
}

TEST_CASE("a word longer than the line is split") {
  CHECK(wrap("abcdefgh", 3) == std::vector<std::string>{"abc", "def", "gh"});
  CHECK(wrap("ab cdefgh", 3) == std::vector<std::string>{"ab", "cde", "fgh"});
}

TEST_CASE("a word longer than the line is split behind a joint if there is one, and not inside a number") {
  CHECK(wrap("denosumab-phase-2-sre-week-25", 28) == std::vector<std::string>{"denosumab-phase-2-sre-", "week-25"});
  CHECK(wrap("abc-china-2024:paloma", 17) == std::vector<std::string>{"abc-china-2024:", "paloma"});
  CHECK(wrap("HR=0.567abc", 6) == std::vector<std::string>{"HR=", "0.567a", "bc"});
  CHECK(wrap("0.12345678", 4) == std::vector<std::string>{"0.12", "3456", "78"});
}

TEST_CASE("wrapping loses no character and keeps their order") {
  std::mt19937 random(20240817);
  for (int i = 0; i < 3000; ++i) {
    auto const text = random_text(random, alphabet);
    std::size_t const cells = 1 + random() % 20;
    CAPTURE(text, cells);
    std::string together;
    for (auto const& line : wrap(text, cells)) together += line;
    REQUIRE(without_blanks(together) == without_blanks(text));
  }
}

TEST_CASE("no line is wider than asked for, but for one wide character in one cell") {
  std::mt19937 random(4711);
  for (int i = 0; i < 3000; ++i) {
    auto const text = random_text(random, alphabet);
    std::size_t const cells = 1 + random() % 20;
    CAPTURE(text, cells);
    for (auto const& line : wrap(text, cells)) REQUIRE((width(line) <= cells || (cells == 1 && width(line) == 2)));
  }
}

TEST_CASE("blanks between words stay, except where a line breaks") {
  std::mt19937 random(99);
  for (int i = 0; i < 500; ++i) {
    auto const text = random_text(random, {"a", "bc", " ", "def"});
    CAPTURE(text);
    auto const lines = wrap(text, 200);
    REQUIRE(lines.size() == 1);
    REQUIRE(lines[0] == core::text::trim(text));
  }
}

TEST_CASE("a combining mark is never parted from its letter") {
  for (std::size_t cells = 1; cells <= 4; ++cells)
    for (auto const& line : wrap("ae\u0301xe\u0301\u0301y 中\u0301e\u0301", cells)) CHECK_FALSE(line.starts_with("\u0301"));
}

TEST_CASE("decimals in groups of three stay on one line") {
  CHECK(core::text::wrap("P is 0.000 1 here", 9) == std::vector<std::string>{"P is", "0.000 1", "here"});
  CHECK(core::text::wrap("P is 0.000 1 here", 12) == std::vector<std::string>{"P is 0.000 1", "here"});
}
