// core/text/excerpt.hpp - text of an input as a message can show it: on one line, without control characters, not longer than a terminal line.
// Knows no terminal; invalid UTF-8 comes out as U+FFFD.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace core::text {

// At most `cells` cells; what is cut is shown as "…". Line breaks become ⏎, other control characters U+FFFD.
std::string excerpt(std::string_view utf8, std::size_t cells);

// The part of `utf8` around code point `at`, and a line with '^' under that code point, wide characters counted double.
struct Pointed {
  std::string text, caret;
};
Pointed point_at(std::string_view utf8, std::size_t at, std::size_t cells);

}  // namespace core::text
