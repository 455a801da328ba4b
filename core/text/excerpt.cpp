// core/text/excerpt.cpp - cells are summed a code point at a time, so that cuts fall between characters.
#include "core/text/excerpt.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"
#include "core/text/width.hpp"

namespace core::text {
namespace {

std::u32string printable(std::string_view utf8) {
  std::u32string out = to_code_points(utf8);
  for (char32_t& c : out) {
    if (c == U'\n' || c == U'\r') c = U'⏎';
    if (c == U'\t') c = U' ';
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) c = 0xFFFD;
  }
  return out;
}

std::size_t cells_of(std::u32string_view text) { return width(to_utf8(text)); }

// The longest beginning of at most `cells` cells.
std::u32string_view beginning(std::u32string_view text, std::size_t cells) {
  std::size_t n = 0;
  for (std::size_t used = 0; n < text.size(); ++n) {
    used += cells_of(text.substr(n, 1));
    if (used > cells) break;
  }
  return text.substr(0, n);
}

}  // namespace

std::string excerpt(std::string_view utf8, std::size_t cells) {
  auto const text = printable(utf8.substr(0, 16 * cells));
  auto const kept = beginning(text, cells);
  bool const whole = kept.size() == text.size() && utf8.size() <= 16 * cells;
  return whole ? to_utf8(kept) : to_utf8(beginning(kept, cells - 1)) + "…";
}

Pointed point_at(std::string_view utf8, std::size_t at, std::size_t cells) {
  std::u32string text = printable(utf8);
  at = std::min(at, text.size());
  std::size_t start = 0, before = cells_of(std::u32string_view(text).substr(0, at));
  while (before > cells * 2 / 3) before -= cells_of(std::u32string_view(text).substr(start++, 1));
  std::string const mark = start > 0 ? "…" : "";
  auto const rest = std::u32string_view(text).substr(start);
  std::size_t const room = cells - width(mark);
  auto const shown = beginning(rest, room);
  std::string const line = mark + (shown.size() == rest.size() ? to_utf8(shown) : to_utf8(beginning(rest, room - 1)) + "…");
  return {line, std::string(width(mark) + before, ' ') + "^"};
}

}  // namespace core::text
