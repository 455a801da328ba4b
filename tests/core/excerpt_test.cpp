// tests/core/excerpt_test.cpp - texts cut for a message, and the caret under a place; widths counted by hand, a Han character is two cells.
#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/text/excerpt.hpp"
#include "core/text/width.hpp"

using core::text::excerpt;
using core::text::point_at;

TEST_CASE("a short text is shown whole, a long one cut with a mark, never wider than asked for") {
  CHECK(excerpt("abc", 3) == "abc");
  CHECK(excerpt("abcd", 3) == "ab…");
  CHECK(excerpt("来曲唑", 6) == "来曲唑");
  CHECK(excerpt("来曲唑", 5) == "来曲…");
  CHECK(core::text::width(excerpt(std::string(100'000, 'x'), 72)) == 72);
}

TEST_CASE("line breaks and control characters are shown, not sent to the terminal") {
  CHECK(excerpt("a\nb\tc", 10) == "a⏎b c");
  CHECK(excerpt("\x1b[31m", 10) == "\xEF\xBF\xBD[31m");
}

TEST_CASE("the caret stands under its character, wide ones in front counted double") {
  auto const pointed = point_at("来曲唑 + x", 4, 72);
  CHECK(pointed.text == "来曲唑 + x");
  CHECK(pointed.caret == "       ^");
  CHECK(point_at("ab", 99, 72).caret == "  ^");
}

TEST_CASE("of a long text the part around the place is shown") {
  auto const pointed = point_at(std::string(200, 'a') + "来" + std::string(200, 'b'), 200, 40);
  CHECK(core::text::width(pointed.text) <= 40);
  auto const before = pointed.text.substr(0, pointed.text.find("来"));
  CHECK(core::text::width(before) == pointed.caret.size() - 1);
}

TEST_CASE("problems are sorted by place, and files stay in the order in which they came") {
  core::Problems problems{{"b", 3, 1, {}, {}, {}, {}}, {"b", 2, 9, {}, {}, {}, {}}, {"a", 1, 1, {}, {}, {}, {}}, {"b", 2, 1, {}, {}, {}, {}}};
  core::sort_by_place(problems);
  std::string order;
  for (auto const& p : problems) order += p.file + std::to_string(p.line) + "." + std::to_string(p.column) + " ";
  CHECK(order == "b2.1 b2.9 b3.1 a1.1 ");
}
